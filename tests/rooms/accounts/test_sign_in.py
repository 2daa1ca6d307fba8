"""Signing in: the one-time link, the password, the throttle, the session."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth.hashers import BasePasswordHasher, make_password
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from django.utils.module_loading import import_string

from rapport.accounts import queries, services
from rapport.accounts.models import Invitation, User
from rapport.base.database import Database

PASSWORD = "quiet-harbour-42"


@pytest.fixture
def client(database: Database) -> Client:
    cache.clear()
    return Client()


@pytest.fixture
def ana(database: Database) -> User:
    user = services.create_user(email="Ana@Example.org", name="Ana Lund")
    user.set_password(PASSWORD)
    user.save()
    return user


def welcome(client: Client, token: str, **changes: str) -> int:
    chosen = {"name": "Ana", "email": "ana@example.org", "password": PASSWORD, "again": PASSWORD, **changes}
    return client.post(f"/welcome/{token}/", chosen).status_code


def sign_in(client: Client, email: str = "ana@example.org", password: str = PASSWORD) -> int:
    return client.post("/sign-in/", {"login": email, "password": password}).status_code


def test_the_first_link_makes_the_operator_an_administrator_with_a_password(client: Client) -> None:
    assert queries.awaits_first_sign_in()
    token = services.invite(user=queries.operator())
    page = client.get(f"/welcome/{token}/")
    assert page.status_code == 200
    assert services.OPERATOR_ADDRESS not in page.text
    assert welcome(client, token) == 302
    operator = queries.operator()
    assert (operator.email, operator.name, operator.is_administrator) == ("ana@example.org", "Ana", True)
    assert client.session["_auth_user_id"] == str(operator.pk)
    assert not queries.awaits_first_sign_in()
    assert sign_in(Client()) == 302


def test_a_link_works_once(client: Client) -> None:
    token = services.invite(user=queries.operator())
    assert welcome(client, token) == 302
    assert welcome(Client(), token) == 410
    assert Client().get(f"/welcome/{token}/").status_code == 410


def test_a_new_link_ends_the_old_one(client: Client) -> None:
    old = services.invite(user=queries.operator())
    services.invite(user=queries.operator())
    assert client.get(f"/welcome/{old}/").status_code == 410


def test_a_link_expires(client: Client) -> None:
    token = services.invite(user=queries.operator())
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.get(f"/welcome/{token}/").status_code == 410
    assert welcome(client, token) == 410


def test_only_the_hash_of_a_link_is_stored(client: Client) -> None:
    token = services.invite(user=queries.operator())
    assert token not in str(Invitation.objects.values_list())


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"password": "short", "again": "short"}, "password"),
        ({"password": "password123", "again": "password123"}, "password"),
        ({"again": "something-else-1"}, "again"),
        ({"email": "not an address"}, "email"),
        ({"email": "BEN@example.org"}, "email"),
    ],
)
def test_a_bad_choice_uses_no_link_up(client: Client, changes: dict[str, str], wrong: str) -> None:
    services.create_user(email="ben@example.org")
    token = services.invite(user=queries.operator())
    assert welcome(client, token, **changes) == 200
    assert "_auth_user_id" not in client.session
    assert welcome(client, token) == 302


def test_an_address_signs_in_whatever_its_case(client: Client, ana: User) -> None:
    assert sign_in(client, "ANA@example.org") == 302
    assert client.session["_auth_user_id"] == str(ana.pk)


def test_a_wrong_password_and_an_unknown_address_look_the_same(client: Client, ana: User) -> None:
    wrong = client.post("/sign-in/", {"login": "ana@example.org", "password": "wrong-wrong"})
    unknown = client.post("/sign-in/", {"login": "who@example.org", "password": "wrong-wrong"})
    assert wrong.status_code == unknown.status_code == 200
    assert "_auth_user_id" not in client.session
    strip = ("ana@example.org", "who@example.org")
    texts = [page.context["form"].errors.as_text() for page in (wrong, unknown)]
    assert texts[0] == texts[1] and not any(word in texts[0] for word in strip)


def test_guessing_is_throttled_for_the_right_password_too(client: Client, ana: User) -> None:
    for _ in range(5):
        assert sign_in(client, password="wrong-wrong") == 200
    assert sign_in(Client(), password=PASSWORD) == 200, "the account rests, from wherever one comes"
    assert "_auth_user_id" not in client.session


def test_guessing_many_accounts_from_one_place_is_throttled(client: Client, ana: User) -> None:
    answers = [sign_in(client, f"user{number}@example.org", "wrong-wrong") for number in range(40)]
    assert 429 in answers
    assert answers[-1] == 429


def test_a_session_is_bound_to_the_password(client: Client, ana: User) -> None:
    sign_in(client)
    ana.set_password("another-harbour-43")
    ana.save()
    assert client.get("/account/password/").status_code == 302


def test_signing_in_changes_the_session(client: Client, ana: User) -> None:
    client.get("/sign-in/")
    session = client.session
    session["before"] = 1
    session.save()
    before = session.session_key
    sign_in(client)
    assert client.session.session_key not in (None, before)


def test_a_deactivated_user_stays_out(client: Client, ana: User) -> None:
    sign_in(client)
    User.objects.filter(pk=ana.pk).update(is_active=False)
    assert client.get("/account/password/").headers["Location"].startswith("/sign-in/")
    again = Client()
    sign_in(again)
    assert "_auth_user_id" not in again.session


def test_signing_out_needs_a_post_and_ends_the_session(client: Client, ana: User) -> None:
    sign_in(client)
    assert client.get("/sign-out/").status_code == 200
    assert "_auth_user_id" in client.session
    client.post("/sign-out/")
    assert "_auth_user_id" not in client.session


def test_nobody_signs_up(client: Client) -> None:
    assert client.get("/account/signup/").status_code == 404
    assert not services.AccountAdapter().is_open_for_signup(None)  # type: ignore[arg-type]


def test_forms_want_a_token(database: Database, ana: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.get("/sign-in/")
    assert sign_in(strict) == 403


def test_where_to_go_next_stays_on_this_site(client: Client, ana: User) -> None:
    answer = client.post(
        "/sign-in/?next=https://evil.example/", {"login": "ana@example.org", "password": PASSWORD}
    )
    assert answer.headers["Location"] == "/"


def test_headers_forbid_inline_code_and_framing(client: Client) -> None:
    headers = client.get("/sign-in/").headers
    policy = headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy + ";"
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(client: Client, ana: User) -> None:
    sign_in(client)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"] and cookie["samesite"] == "Lax"
    assert not cookie["secure"], "on http, which is for loopback only"


def test_passwords_are_stored_by_scrypt() -> None:
    from rapport.site.settings import PASSWORD_HASHERS

    assert make_password(PASSWORD, hasher=get_hasher_named(PASSWORD_HASHERS[0])).startswith("scrypt$")


def get_hasher_named(path: str) -> BasePasswordHasher:
    return import_string(path)()
