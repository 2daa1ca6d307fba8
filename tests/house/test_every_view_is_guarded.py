"""Nobody who has not signed in gets anything, but for the addresses listed here."""

from __future__ import annotations

from collections.abc import Iterator

import django
import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

django.setup()

# Address → the answers it may give to somebody unknown who asks for it.
OPEN = {
    "sign-in/": {200},
    "sign-in/passkey/": {302},  # to where one signs in, but for scripts
    "sign-out/": {302},  # to where one signs in
    "account/inactive/": {200},
    "account/password/": {302},
    "account/confirm/": {302},
    "welcome/<str:token>/": {410},
    "-/rapport.<str:digest>.<str:suffix>": {302, 404},  # the stylesheet and the script
}
SAMPLES = {"int": "1", "str": "x", "slug": "x", "uuid": "0" * 32, "path": "x", "id63": "1"}


def addresses(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Every route there is: (as written, with samples for its parameters)."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, route)
        elif isinstance(pattern, URLPattern):
            yield route, filled(route)


def filled(route: str) -> str:
    parts = route.split("<")
    return parts[0] + "".join(
        SAMPLES[part.split(":")[0] if ":" in part.split(">")[0] else "str"] + part.split(">", 1)[1]
        for part in parts[1:]
    )


ALL = sorted(set(addresses()))


def test_there_are_addresses() -> None:
    assert len(ALL) > 5
    assert set(OPEN) <= {route for route, _ in ALL}, "an open address that does not exist"


@pytest.mark.parametrize(("route", "path"), ALL, ids=[route or "(root)" for route, _ in ALL])
@pytest.mark.parametrize("method", ["get", "post", "put", "delete", "head", "options"])
def test_an_address_is_guarded(db: None, route: str, path: str, method: str) -> None:
    answer = getattr(Client(), method)("/" + path)
    sent_to_sign_in = answer.status_code == 302 and answer.headers["Location"].startswith("/sign-in/")
    if route in OPEN:
        if method == "get":
            assert answer.status_code in OPEN[route]
        return
    assert sent_to_sign_in, f"{method} /{path} answered {answer.status_code} to somebody unknown"
