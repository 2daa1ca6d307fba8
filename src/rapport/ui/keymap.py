"""Every key there is, declared once: the page of keys (``?``) is drawn from it, and the reference is tested against it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rapport.ui import menu


@dataclass(frozen=True, slots=True)
class Key:
    """``keys`` are pressed one after the other, "Ctrl" with the next; alternatives are separated by a comma."""

    keys: str
    does: str | Promise


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """The keys that work in one place. Rooms name theirs on their AppConfig: ``keys = (KeyGroup(...),)``."""

    heading: str | Promise
    keys: tuple[Key, ...]


ANYWHERE = KeyGroup(
    _("Anywhere"),
    (
        Key("/, Ctrl K, ⌘ K", _("search or do anything")),
        Key("j, k", _("next, previous")),
        Key("Enter", _("open")),
        Key("w", _("why is this believed?")),
        Key("f", _("filter the list")),
        Key("u", _("undo what was done last")),
        Key("[", _("slim menu")),
        Key("?", _("these keys")),
        Key("Esc", _("close, leave a field")),
        Key("Tab", _("first of all past the menu")),
    ),
)


def going(entries: Iterable[menu.MenuEntry]) -> KeyGroup:
    """The keys that lead to these places."""
    return KeyGroup(_("Go to"), tuple(Key(f"g {entry.key}", entry.label) for entry in entries))


def own_groups() -> list[KeyGroup]:
    """What the rooms declare for pages of theirs."""
    return [group for config in apps.get_app_configs() for group in getattr(config, "keys", ())]


def groups(entries: Iterable[menu.MenuEntry], *, without: str = "") -> list[KeyGroup]:
    """All keys by where they work. ``entries`` are the places that may be gone to; ways that need the key ``without``,
    which a machine does not have, are left out."""
    found = [going(entries), ANYWHERE, *own_groups()]
    return [KeyGroup(group.heading, tuple(_had(key, without) for key in group.keys)) for group in found]


def _had(key: Key, without: str) -> Key:
    ways = [way for way in key.keys.split(", ") if not without or without not in way.split()]
    return Key(", ".join(ways), key.does)
