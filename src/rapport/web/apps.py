"""The pages that gather several rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from rapport.ui.menu import MenuEntry, Recent

if TYPE_CHECKING:
    from django.http import HttpRequest


class WebConfig(AppConfig):
    name = "rapport.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"
    menu = (
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

    @staticmethod
    def recent(request: HttpRequest) -> tuple[Recent, ...]:
        """What the viewer opened last, for the palette."""
        from rapport.web.queries.recent import recents  # models cannot be imported before all rooms are known

        return recents()
