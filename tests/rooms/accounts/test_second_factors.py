"""Second factors: an app's codes, recovery codes, what is stored of them, and no way around them."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client

from rapport.accounts import queries, services
from rapport.accounts.models import User
from rapport.base.database import Database

PASSWORD = "quiet-harbour-42"


def code_of(secret: str) -> str:
    """What an app would show now."""
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


@pytest.fixture
def ana(database: Database) -> User:
    cache.clear()
    user = services.create_user(email="ana@example.org", name="Ana Lund")
    user.set_password(PASSWORD)
    user.save()
    return user


def with_password(client: Client) -> str:
    """Signs in with the password; returns where that leads."""
    answer = client.post("/sign-in/", {"login": "ana@example.org", "password": PASSWORD})
    return answer.headers["Location"]


def set_up(client: Client) -> str:
    """Sets an app up; returns its secret."""
    with_password(client)
    client.post("/account/confirm/", {"password": PASSWORD})
    page = client.get("/settings/security/app")
    found = re.search(r"<code>([A-Z2-7]{16,})</code>", page.text)
    assert found is not None and "data:image/svg" in page.text
    answer = client.post("/settings/security/app", {"code": code_of(found[1])})
    assert answer.status_code == 302, answer.text
    return found[1]


@pytest.fixture
def secret(ana: User) -> str:
    return set_up(Client())


def test_with_an_app_the_password_alone_lets_nobody_in(secret: str) -> None:
    client = Client()
    assert with_password(client) == "/sign-in/second-factor/"
    assert client.get("/people").status_code == 302
    assert client.post("/sign-in/second-factor/", {"code": "000000"}).status_code == 200
    assert client.get("/people").status_code == 302
    cache.clear()  # a code counts once; this one was used for setting up
    assert client.post("/sign-in/second-factor/", {"code": code_of(secret)}).headers["Location"] == "/"
    assert client.get("/people").status_code == 200


def test_a_recovery_code_lets_in_once(ana: User, secret: str) -> None:
    codes = Authenticator.objects.get(user=ana, type="recovery_codes").wrap().get_unused_codes()
    assert len(codes) == len(set(codes)) == 10
    for number, path in enumerate(("/", "")):
        client = Client()
        with_password(client)
        answer = client.post("/sign-in/second-factor/", {"code": codes[0]})
        assert (answer.status_code == 302) == (number == 0), path
    assert len(Authenticator.objects.get(user=ana, type="recovery_codes").wrap().get_unused_codes()) == 9


def test_guessing_codes_is_throttled(secret: str) -> None:
    client = Client()
    with_password(client)
    for _ in range(6):
        client.post("/sign-in/second-factor/", {"code": "000000"})
    client.post("/sign-in/second-factor/", {"code": code_of(secret)})
    assert client.get("/people").status_code == 302


def test_secrets_are_stored_encrypted(ana: User, secret: str) -> None:
    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in stored and len(stored) > 200
    for one in Authenticator.objects.all():
        for text in one.data.values():
            if isinstance(text, str) and text.startswith("gAAAA"):
                break
        else:
            raise AssertionError(one.type)


def test_what_one_signs_in_with_is_changed_only_after_the_password_was_asked_again(ana: User) -> None:
    client = Client()
    with_password(client)
    for path in ("app", "passkeys/add", "codes/new"):
        assert client.get(f"/settings/security/{path}").headers["Location"].startswith("/account/confirm/")


def test_a_link_for_a_new_password_is_no_way_around(ana: User, secret: str) -> None:
    token = services.invite(user=ana)
    client = Client()
    chosen = {"name": "Ana", "password": "other-harbour-43", "again": "other-harbour-43"}
    assert client.post(f"/welcome/{token}/", chosen).headers["Location"] == "/sign-in/"
    assert client.get("/people").status_code == 302


def test_an_administrator_removes_the_factors_of_who_has_lost_them(ana: User, secret: str) -> None:
    admin, member = Client(), Client()
    admin.force_login(queries.operator())
    member.force_login(services.create_user(email="ben@example.org"))
    path = f"/settings/people/{ana.pk}/factors"
    assert member.post(path).status_code == 403
    assert queries.has_second_factor(ana.pk)
    assert admin.post(path).status_code == 302
    assert not queries.has_second_factor(ana.pk)
    client = Client()
    assert with_password(client) == "/"


def test_the_factors_of_somebody_else_are_not_found(ana: User, secret: str) -> None:
    mine = Authenticator.objects.create(user=ana, type="webauthn", data={"name": "key", "credential": {}})
    ben = services.create_user(email="ben@example.org")
    ben.set_password(PASSWORD)
    ben.save()
    client = Client()
    client.post("/sign-in/", {"login": ben.email, "password": PASSWORD})
    client.post("/account/confirm/", {"password": PASSWORD})
    assert client.get(f"/settings/security/passkeys/{mine.pk}").status_code == 404
    assert client.post(f"/settings/security/passkeys/{mine.pk}/remove").status_code == 404
    assert Authenticator.objects.filter(pk=mine.pk).exists()
