"""The settings: everybody has their own, and what needs a right is closed to those without it."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.test import Client

from rapport.accounts import queries, services
from rapport.accounts.models import SignIn, Team, Unit, User
from rapport.accounts.types import Role
from rapport.base.database import Database

PASSWORD = "quiet-harbour-42"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


def somebody(name: str, role: Role = Role.MEMBER) -> User:
    user = services.create_user(email=f"{name}@example.org", name=name.title(), role=role)
    user.set_password(PASSWORD)
    user.save()
    return user


def signed_in(user: User, **headers: str) -> Client:
    client = Client(headers=headers)
    client.force_login(user)
    return client


@pytest.fixture
def admin(database: Database) -> Client:
    cache.clear()
    operator = queries.operator()
    operator.set_password(PASSWORD)
    operator.save()
    return signed_in(operator)


OWN = ("/settings/profile", "/settings/sessions", "/settings/security")
PEOPLES = ("/settings/people", "/settings/groups")
PEOPLES_POSTS = (
    "people/1/link", "people/1/revoke", "people/1/end", "people/1/restore", "people/1/factors",
    "groups/teams", "groups/teams/1/delete", "groups/units", "groups/units/1/delete",
)  # fmt: skip


@pytest.mark.parametrize("role", Role)
def test_everybody_has_their_own_settings_and_sees_only_links_they_may_use(admin: Client, role: Role) -> None:
    client = signed_in(somebody("ana", role))
    for path in OWN:
        assert client.get(path).status_code == 200
    nav = client.get(OWN[0]).text
    expected = 200 if role == Role.ADMINISTRATOR else 403
    for path in PEOPLES:
        assert (f'href="{path}"' in nav) == (role == Role.ADMINISTRATOR)
        assert client.get(path).status_code == expected


@pytest.mark.parametrize("role", [Role.MEMBER, Role.STEWARD])
def test_what_is_for_administrators_is_closed_to_others(admin: Client, role: Role) -> None:
    team, unit = services.create_team(name="Fair"), services.create_unit(name="Sales")
    ana = somebody("ana", role)
    client = signed_in(ana)
    before = User.objects.count()
    for path in PEOPLES_POSTS:
        assert client.post(f"/settings/{path}", {"team-name": "x", "unit-name": "x"}).status_code == 403
    for path in (f"people/{ana.pk}", f"groups/teams/{team.pk}", f"groups/units/{unit.pk}", "people"):
        assert client.get(f"/settings/{path}").status_code == 403
        sent = {"role": "administrator", "name": "x", "email": "x@example.org"}
        assert client.post(f"/settings/{path}", sent).status_code == 403
    ana.refresh_from_db()
    assert ana.role == role and User.objects.count() == before
    assert Team.objects.get().name == "Fair" and Unit.objects.get().name == "Sales"


def test_an_invitation_is_shown_once_and_works(admin: Client) -> None:
    team = services.create_team(name="Fair")
    page = admin.post(
        "/settings/people", {"email": "ben@example.org", "role": "steward", "team_ids": [team.pk]}
    )
    found = re.search(r"http://testserver(/welcome/[^/]+/)", page.text)
    assert found is not None and "no-store" in page.headers["Cache-Control"]
    assert found[1] not in admin.get("/settings/people").text
    ben = User.objects.get(email="ben@example.org")
    assert (ben.role, list(ben.teams.all())) == (Role.STEWARD, [team])
    chosen = {"name": "Ben Ito", "password": PASSWORD, "again": PASSWORD}
    guest = Client()
    assert guest.post(found[1], chosen).status_code == 302
    assert guest.get("/settings/profile").status_code == 200
    assert guest.post(found[1], chosen).status_code == 410


def test_an_address_that_is_here_is_said_to_be(admin: Client) -> None:
    somebody("ana")
    page = admin.post("/settings/people", {"email": "ANA@example.org", "role": "member"})
    assert page.status_code == 422 and "ana@example.org is here already." in page.text


def test_a_link_is_revoked_and_access_ended_and_restored(admin: Client) -> None:
    ben, token = services.invite_colleague(email="ben@example.org")
    admin.post(f"/settings/people/{ben.pk}/revoke")
    assert Client().get(f"/welcome/{token}/").status_code == 410
    ana = somebody("ana")
    client = signed_in(ana)
    page = admin.post(f"/settings/people/{ana.pk}/end", follow=True)
    assert f"/settings/people/{ana.pk}/restore" in page.text
    assert client.get("/settings/profile").status_code == 302
    admin.post(f"/settings/people/{ana.pk}/restore")
    ana.refresh_from_db()
    assert ana.is_active


def test_the_last_administrator_is_told_so(admin: Client) -> None:
    operator = queries.operator()
    page = admin.post(f"/settings/people/{operator.pk}/end", follow=True)
    assert "only administrator" in page.text
    page = admin.post(f"/settings/people/{operator.pk}", {"role": "member"})
    assert page.status_code == 422 and "only administrator" in page.text
    assert admin.get("/settings/people").status_code == 200


def test_teams_and_units_are_made_filled_and_deleted(admin: Client) -> None:
    ana = somebody("ana")
    page = admin.post("/settings/groups/teams", {"team-name": "Castings"})
    team = Team.objects.get()
    assert page.headers["Location"] == f"/settings/groups/teams/{team.pk}"
    admin.post(f"/settings/groups/teams/{team.pk}", {"name": "Castings 2", "user_ids": [ana.pk]})
    assert list(Team.objects.get(name="Castings 2").members.all()) == [ana]
    admin.post("/settings/groups/units", {"unit-name": "Sales"})
    sales = Unit.objects.get()
    admin.post("/settings/groups/units", {"unit-name": "North", "unit-parent_id": sales.pk})
    north = Unit.objects.get(name="North")
    assert north.parent == sales
    page = admin.post(f"/settings/groups/units/{sales.pk}", {"name": "Sales", "parent_id": north.pk})
    assert page.status_code == 422 and "below itself" in page.text
    assert admin.post("/settings/groups/units", {"unit-name": "sales"}).status_code == 422
    admin.post(f"/settings/people/{ana.pk}", {"role": "member", "unit_id": north.pk})
    ana.refresh_from_db()
    assert ana.unit == north and not ana.teams.exists()
    page = admin.post(f"/settings/groups/units/{north.pk}/delete", follow=True)
    assert "not empty" in page.text
    admin.post(f"/settings/groups/teams/{team.pk}/delete")
    assert not Team.objects.exists()


def test_language_and_zone_hold_on_every_page(admin: Client) -> None:
    page = admin.get("/settings/profile")
    assert '<html lang="en"' in page.text
    chosen = {"name": "Priya", "language": "de", "time_zone": "Asia/Tokyo"}
    assert admin.post("/settings/profile", chosen).status_code == 302
    page = admin.get("/settings/sessions")
    assert '<html lang="de"' in page.text and page.headers["Content-Language"] == "de"
    SignIn.objects.update(began_at=datetime(2025, 3, 4, 20, 30, tzinfo=UTC))
    assert "05.03.2025 05:30" in admin.get("/settings/sessions").text
    assert '<html lang="en"' in Client().get("/sign-in/").text, "the language of one is not that of another"


@pytest.mark.parametrize("wrong", [{"language": "xx"}, {"time_zone": "Mars/Base"}, {"language": "../de"}])
def test_what_is_no_language_or_zone_is_refused(admin: Client, wrong: dict[str, str]) -> None:
    assert admin.post("/settings/profile", {"name": "Priya", **wrong}).status_code == 422


def test_sessions_are_listed_and_ended_by_their_owner_alone(admin: Client) -> None:
    ana = somebody("ana")
    here, there = signed_in(ana, user_agent="curl/8"), signed_in(ana, user_agent=FIREFOX)
    there.get("/people")
    page = here.get("/settings/sessions").text
    assert "Firefox on Windows" in page and "curl" in page
    other = SignIn.objects.get(user=ana, device=FIREFOX)
    assert admin.post(f"/settings/sessions/{other.pk}/end").status_code == 404
    assert there.get("/people").status_code == 200
    assert here.post(f"/settings/sessions/{other.pk}/end").status_code == 302
    assert there.get("/people").status_code == 302
    for _ in range(3):
        signed_in(ana)
    assert here.post("/settings/sessions/end-others").status_code == 302
    assert SignIn.objects.filter(user=ana).count() == 1
    assert here.get("/people").status_code == 200 and admin.get("/people").status_code == 200


def test_a_name_is_shown_as_it_is_and_not_as_markup(admin: Client) -> None:
    admin.post("/settings/profile", {"name": "<b>Priya</b>", "language": "", "time_zone": ""})
    page = admin.get("/settings/people").text
    assert "<b>Priya" not in page and "&lt;b&gt;Priya" in page
