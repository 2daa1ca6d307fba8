"""The sidebar and the search field."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import RequestFactory
from django.urls import reverse

from rapport.ui import menu
from rapport.ui.menu import MenuEntry

FIRST = MenuEntry("First", "account_login", "users", key="f", place=1)
SECOND = MenuEntry("Second", "account_logout", "users", key="s", place=2, search="Search second")
HIDDEN = MenuEntry("Hidden", "account_inactive", "users", key="h", place=0, permission="x.see_hidden")


@pytest.fixture(autouse=True)
def three_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    for config in apps.get_app_configs():
        if hasattr(config, "menu"):
            monkeypatch.setattr(config, "menu", ())
    monkeypatch.setattr(apps.get_app_config("ui"), "menu", (SECOND, HIDDEN, FIRST), raising=False)


def request_to(path: str) -> HttpRequest:
    request = RequestFactory().get(path)
    request.user = AnonymousUser()
    return request


def test_entries_stand_in_their_order_and_those_not_allowed_are_hidden() -> None:
    assert [link.entry.label for link in menu.links(request_to("/"))] == ["First", "Second"]


@pytest.mark.parametrize(
    ("path", "current"),
    [("/", []), ("/sign-in/", ["First"]), ("/sign-out/now", ["Second"]), ("/sign-outside/", [])],
)
def test_the_place_one_is_in_is_marked(path: str, current: list[str]) -> None:
    assert [link.entry.label for link in menu.links(request_to(path)) if link.is_current] == current


@pytest.mark.parametrize("path", ["/", "/sign-in/", "/sign-out/"])
def test_search_leads_to_a_place_that_can_be_searched(path: str) -> None:
    action = menu.search_action(request_to(path))
    assert action is not None
    assert (action.url, action.label) == (reverse("account_logout"), "Search second")


def test_without_such_a_place_there_is_no_search(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apps.get_app_config("ui"), "menu", (FIRST,))
    assert menu.search_action(request_to("/")) is None
