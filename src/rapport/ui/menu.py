"""What Rapport offers: places, other pages, and things to do. One registry feeds sidebar, palette, keys and search page.

Each room names its own on its AppConfig, so that only what exists is offered, and only to those who may use it:
``menu`` holds the places of the sidebar, ``commands`` what only the palette offers, ``keys`` what keys do on its pages
(see :mod:`rapport.ui.keymap`), and ``recent`` is a function that tells what the viewer opened last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.apps import apps
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A place in the sidebar. ``key`` is pressed after ``g``; ``place`` orders; ``permission`` hides, when given.

    ``words`` are others by which the palette finds it.
    """

    label: str | Promise
    url_name: str
    icon: str
    key: str
    place: int
    permission: str = ""
    words: str | Promise = ""


@dataclass(frozen=True, slots=True)
class Command:
    """What the palette offers beside the places: a page (``url_name``), or something to do on the page one is on.

    ``presses`` names the control that does it: the element with ``data-command`` of that name. It is left out on pages
    without such an element.
    """

    label: str | Promise
    icon: str
    url_name: str = ""
    presses: str = ""
    words: str | Promise = ""
    permission: str = ""
    is_for_staff: bool = False


@dataclass(frozen=True, slots=True)
class Recent:
    """Something the viewer opened lately: what it is called, what tells it apart, where it is."""

    label: str
    detail: str
    url: str
    initials: str
    kind: str


@dataclass(frozen=True, slots=True)
class MenuLink:
    """A menu entry as it is drawn for one request."""

    entry: MenuEntry
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """A command as it is drawn for one request; ``url`` is "" for something to do on the page."""

    command: Command
    url: str


def _may(request: HttpRequest, permission: str) -> bool:
    user = getattr(request, "user", None)
    return not permission or bool(user is not None and user.has_perm(permission))


def entries() -> list[MenuEntry]:
    """All entries of the installed rooms, in order."""
    found = (entry for config in apps.get_app_configs() for entry in getattr(config, "menu", ()))
    return sorted(found, key=lambda entry: entry.place)


def links(request: HttpRequest) -> Iterator[MenuLink]:
    """The entries this viewer may use; the one whose address begins the current path is marked."""
    for entry in entries():
        if _may(request, entry.permission):
            url = reverse(entry.url_name)
            yield MenuLink(entry, url, request.path == url or request.path.startswith(url.rstrip("/") + "/"))


def commands() -> list[Command]:
    """All commands of the installed rooms, in the order of installation."""
    return [command for config in apps.get_app_configs() for command in getattr(config, "commands", ())]


def offers(request: HttpRequest) -> Iterator[Offer]:
    """The commands this viewer may use."""
    is_staff = bool(getattr(getattr(request, "user", None), "is_staff", False))
    for command in commands():
        if not _may(request, command.permission) or (command.is_for_staff and not is_staff):
            continue
        try:
            yield Offer(command, reverse(command.url_name) if command.url_name else "")
        except NoReverseMatch:  # a page that this installation does not have
            continue


def recents(request: HttpRequest) -> Sequence[Recent]:
    """What the viewer opened last, newest first, as far as they may still see it."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return ()
    asked: list[Callable[[HttpRequest], Sequence[Recent]]] = [
        config.recent for config in apps.get_app_configs() if hasattr(config, "recent")
    ]
    return tuple(one for ask in asked for one in ask(request))
