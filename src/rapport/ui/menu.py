"""The entries of the sidebar: each room names its own on its AppConfig, so that only what exists is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A place in the sidebar. ``key`` is pressed after ``g``; ``place`` orders; ``permission`` hides, when given.

    ``search`` is what the search field says where this place can be searched; ``search_url_name`` is the page that
    takes ``?q=`` then, by default the place's own.
    """

    label: str | Promise
    url_name: str
    icon: str
    key: str
    place: int
    permission: str = ""
    search: str | Promise = ""
    search_url_name: str = ""


@dataclass(frozen=True, slots=True)
class MenuLink:
    """A menu entry as it is drawn for one request."""

    entry: MenuEntry
    url: str
    is_current: bool


def entries() -> list[MenuEntry]:
    """All entries of the installed rooms, in order."""
    found = (entry for config in apps.get_app_configs() for entry in getattr(config, "menu", ()))
    return sorted(found, key=lambda entry: entry.place)


def links(request: HttpRequest) -> Iterator[MenuLink]:
    """The entries this viewer may use; the one whose address begins the current path is marked."""
    user = getattr(request, "user", None)
    for entry in entries():
        if entry.permission and not (user is not None and user.has_perm(entry.permission)):
            continue
        url = reverse(entry.url_name)
        yield MenuLink(entry, url, request.path == url or request.path.startswith(url.rstrip("/") + "/"))


@dataclass(frozen=True, slots=True)
class SearchAction:
    """Where the search field of the top bar leads (``?q=``), and what it is called."""

    url: str
    label: str | Promise


def search_action(request: HttpRequest) -> SearchAction | None:
    """The search of the place the viewer is in, or of the first place that can be searched."""
    searchable = [link for link in links(request) if link.entry.search]
    here = next((link for link in searchable if link.is_current), None) or next(iter(searchable), None)
    if here is None:
        return None
    return SearchAction(reverse(here.entry.search_url_name or here.entry.url_name), here.entry.search)
