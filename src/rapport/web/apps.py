"""The pages that gather several rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from rapport.ui.keymap import Key, KeyGroup
from rapport.ui.menu import MenuEntry, Recent

if TYPE_CHECKING:
    from django.http import HttpRequest


class WebConfig(AppConfig):
    name = "rapport.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"
    menu = (
        MenuEntry(_("Today"), "web:today", "sun", key="t", place=10, words=_("home start news decisions")),
        MenuEntry(_("People"), "web:people", "users", key="p", place=20, words=_("contacts persons")),
        MenuEntry(
            _("Organizations"),
            "web:organizations",
            "building-2",
            key="o",
            place=30,
            words=_("companies firms"),
        ),
    )

    keys = (
        KeyGroup(
            _("On Today"),
            (
                Key("y, n", _("yes, no: answers the question in focus, or the first")),
                Key("1, 2", _("the first, the second of two values")),
                Key("s", _("snooze: it is asked again in two weeks")),
            ),
        ),
        KeyGroup(
            _("On a person, an organization and the card of a value"),
            (
                Key("e", _("correct the value in focus")),
                Key("a", _("add or correct another")),
                Key("y, n, c", _("right, wrong, changed: on the card")),
            ),
        ),
    )

    @staticmethod
    def recent(request: HttpRequest) -> tuple[Recent, ...]:
        """What the viewer opened last, for the palette."""
        from rapport.web.queries.recent import recents  # models cannot be imported before all rooms are known

        return recents()
