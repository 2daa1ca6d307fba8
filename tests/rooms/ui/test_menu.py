"""What is offered: the places of the sidebar, and what the palette has beside them."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import RequestFactory
from django.urls import reverse

from rapport.ui import menu
from rapport.ui.menu import Command, MenuEntry

FIRST = MenuEntry("First", "account_login", "users", key="f", place=1)
SECOND = MenuEntry("Second", "account_logout", "users", key="s", place=2)
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


def test_commands_are_offered_to_those_who_may_and_where_there_is_such_a_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    commands = (
        Command("Page", "lock", url_name="account_login"),
        Command("Deed", "lock", presses="keys"),
        Command("Secret", "lock", url_name="account_login", permission="x.secret"),
        Command("Staff's", "lock", url_name="account_login", is_for_staff=True),
        Command("Gone", "lock", url_name="no-such-page"),
    )
    for config in apps.get_app_configs():
        if hasattr(config, "commands"):
            monkeypatch.setattr(config, "commands", ())
    monkeypatch.setattr(apps.get_app_config("ui"), "commands", commands)
    offered = [(offer.command.label, offer.url) for offer in menu.offers(request_to("/"))]
    assert offered == [("Page", reverse("account_login")), ("Deed", "")]


def test_every_command_of_the_program_leads_somewhere_or_presses_something() -> None:
    for command in menu.commands():
        assert bool(command.url_name) != bool(command.presses), command.label
        if command.url_name:
            assert reverse(command.url_name)


def test_nobody_has_opened_anything_before_signing_in() -> None:
    assert menu.recents(request_to("/")) == ()
