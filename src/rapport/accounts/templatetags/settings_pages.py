"""The pages of the settings that the viewer may use, and devices in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django import template
from django.apps import apps
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from rapport.accounts.types import SettingsPage

register = template.Library()


@dataclass(frozen=True, slots=True)
class SettingsLink:
    """A page of the settings as it is drawn for one request."""

    page: SettingsPage
    url: str
    is_current: bool


@register.simple_tag(takes_context=True)
def settings_links(context: template.Context) -> list[SettingsLink]:
    """All pages of the settings that the viewer may use, in order."""
    request: HttpRequest | None = context.get("request")
    return [] if request is None else list(_links(request))


def _links(request: HttpRequest) -> Iterator[SettingsLink]:
    pages = [page for config in apps.get_app_configs() for page in getattr(config, "settings_pages", ())]
    for page in sorted(pages, key=lambda page: page.place):
        if page.right is None or request.user.has_perm(page.right):
            url = reverse(page.url_name)
            yield SettingsLink(page, url, request.path.startswith(url))


# Looked for in this order: every browser claims to be several.
BROWSERS = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "Mac"),
    ("CrOS", "ChromeOS"), ("Linux", "Linux"),
)  # fmt: skip


@register.filter
def device_in_words(said: str) -> str:
    """What a browser says of itself, in two words: Firefox on Windows."""
    browser = next((name for mark, name in BROWSERS if mark in said), "")
    system = next((name for mark, name in SYSTEMS if mark in said), "")
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    first = re.match(r"[\w.-]+", said)
    return browser or system or (first[0] if first else _("an unknown device"))
