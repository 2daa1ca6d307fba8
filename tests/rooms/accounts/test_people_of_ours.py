"""People of ours: roles and what they may do, invitations, ending somebody's access, and nobody locked out."""

from __future__ import annotations

import threading

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from rapport.accounts import queries, services
from rapport.accounts.models import Invitation, SignIn, User
from rapport.accounts.types import RIGHTS, Right, Role
from rapport.base.database import Database
from rapport.base.refusal import Refusal

PASSWORD = "quiet-harbour-42"


def somebody(name: str, role: Role = Role.MEMBER) -> User:
    """A user with a password."""
    user = services.create_user(email=f"{name}@example.org", name=name.title(), role=role)
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def client(database: Database) -> Client:
    cache.clear()
    return Client()


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("right", Right)
def test_a_role_may_do_what_stands_in_the_one_table(role: Role, right: Right) -> None:
    user = User(email="x@example.org", role=role)
    assert user.has_perm(right) == (right in RIGHTS[role])
    user.is_active = False
    assert not user.has_perm(right)


def test_rights_grow_with_the_role() -> None:
    assert RIGHTS[Role.MEMBER] < RIGHTS[Role.STEWARD] < RIGHTS[Role.ADMINISTRATOR] == set(Right)


def test_a_right_that_is_not_in_the_table_is_nobodys() -> None:
    assert not User(role=Role.ADMINISTRATOR).has_perm("accounts.everything")
    assert not User(role="king").has_perm(Right.USERS)


def test_the_database_knows_the_roles_too(database: Database) -> None:
    user = somebody("ana")
    with pytest.raises(Exception, match="accounts_user_role_is_one"):
        User.objects.filter(pk=user.pk).update(role="king")


def test_the_only_administrator_who_can_sign_in_stays_one(database: Database) -> None:
    operator = queries.operator()
    operator.set_password(PASSWORD)
    operator.save()
    waiting = services.create_user(email="new@example.org", role=Role.ADMINISTRATOR)  # has no password yet
    for refused in (
        lambda: services.deactivate(user_id=operator.pk),
        lambda: services.change_role(user_id=operator.pk, role=Role.MEMBER),
    ):
        with pytest.raises(Refusal, match="only administrator") as raised:
            refused()
        assert raised.value.code == "last_administrator"
    services.change_role(user_id=operator.pk, role=Role.ADMINISTRATOR)
    waiting.set_password(PASSWORD)
    waiting.save()
    services.change_role(user_id=operator.pk, role=Role.STEWARD)
    assert queries.operator() == waiting
    with pytest.raises(Refusal):
        services.deactivate(user_id=waiting.pk)


def test_two_administrators_who_remove_each_other_at_once_do_not_both_succeed(database: Database) -> None:
    operator = queries.operator()
    operator.set_password(PASSWORD)
    operator.save()
    other = somebody("ana", Role.ADMINISTRATOR)
    begin = threading.Barrier(2)
    outcomes: list[str] = []

    def remove(user_id: int) -> None:
        begin.wait()
        try:
            services.deactivate(user_id=user_id)
            outcomes.append("done")
        except Refusal:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=remove, args=(pk,)) for pk in (operator.pk, other.pk)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["done", "refused"]
    assert User.objects.filter(role=Role.ADMINISTRATOR, is_active=True).count() == 1


def test_an_ended_access_ends_sessions_and_links_at_once_and_can_be_restored(client: Client) -> None:
    ana = somebody("ana")
    client.force_login(ana)
    elsewhere = Client()
    elsewhere.force_login(ana)
    token = services.invite(user=ana)
    assert client.get("/people").status_code == 200
    services.deactivate(user_id=ana.pk)
    assert SignIn.objects.filter(user=ana).count() == 0
    for one in (client, elsewhere):
        assert one.get("/people").headers["Location"].startswith("/sign-in/")
    assert Client().get(f"/welcome/{token}/").status_code == 410
    assert User.objects.filter(pk=ana.pk).exists() and queries.owner_audience(ana.pk)
    with pytest.raises(Refusal, match="was ended"):
        services.invite(user=User.objects.get(pk=ana.pk))
    services.reactivate(user_id=ana.pk)
    assert client.get("/people").status_code == 302, "an ended session does not come back"
    client.post("/sign-in/", {"login": ana.email, "password": PASSWORD})
    assert client.get("/people").status_code == 200


def test_somebody_invited_has_role_unit_and_teams_at_once(database: Database) -> None:
    unit, team = services.create_unit(name="Sales"), services.create_team(name="Fair")
    user, token = services.invite_colleague(
        email="Ben@Example.org", role=Role.STEWARD, unit_id=unit.pk, team_ids=[team.pk]
    )
    user.refresh_from_db()
    assert (user.email, user.role, user.unit) == ("ben@example.org", Role.STEWARD, unit)
    assert list(user.teams.all()) == [team]
    invitation = queries.open_invitation(token)
    assert invitation is not None and invitation.user == user


@pytest.mark.parametrize("address", ["ANA@example.org", "not an address", ""])
def test_an_address_that_is_taken_or_is_none_is_refused(database: Database, address: str) -> None:
    somebody("ana")
    before = User.objects.count()
    with pytest.raises(Refusal):
        services.invite_colleague(email=address)
    assert User.objects.count() == before and not Invitation.objects.exists()


def test_a_revoked_link_is_like_one_that_never_was(client: Client) -> None:
    user, token = services.invite_colleague(email="ben@example.org")
    services.revoke(user_id=user.pk)
    pages = [client.get(f"/welcome/{one}/") for one in (token, "x" * len(token))]
    assert [page.status_code for page in pages] == [410, 410]
    assert pages[0].content == pages[1].content
    user.refresh_from_db()
    assert not user.is_active, "nobody signs in who never chose a password"


def test_revoking_a_link_for_a_new_password_leaves_the_old_one(database: Database) -> None:
    ana = somebody("ana")
    services.invite(user=ana)
    services.revoke(user_id=ana.pk)
    ana.refresh_from_db()
    assert ana.is_active and ana.check_password(PASSWORD) and not ana.invitations.exists()


def test_who_is_invited_cannot_find_out_who_else_is_here(client: Client) -> None:
    somebody("ana")
    _ben, token = services.invite_colleague(email="ben@example.org")
    chosen = {"name": "Ben", "email": "ana@example.org", "password": PASSWORD, "again": PASSWORD}
    page = client.post(f"/welcome/{token}/", {**chosen, "again": ""})
    assert page.status_code == 200 and "ana@example.org" not in page.text
    assert client.post(f"/welcome/{token}/", chosen).status_code == 302
    assert client.session["_auth_user_id"] == str(_ben.pk)
    assert User.objects.get(pk=_ben.pk).email == "ben@example.org"


def test_keys_of_sessions_are_not_stored(client: Client) -> None:
    client.force_login(somebody("ana"))
    key = client.session.session_key
    assert key is not None
    row = SignIn.objects.get()
    assert key not in str(list(SignIn.objects.values()))
    assert len(row.session_key) == 64 and row.session_key != key
    thief = Client()
    thief.cookies[next(iter(client.cookies))] = row.session_key
    assert thief.get("/people").status_code == 302


def test_expired_sessions_are_forgotten(client: Client) -> None:
    from django.utils import timezone

    from rapport.accounts.services.sessions import forget_ended

    client.force_login(somebody("ana"))
    assert forget_ended() == 0
    SignIn.objects.update(expire_date=timezone.now())
    assert client.get("/people").status_code == 302
    assert forget_ended() == 1
