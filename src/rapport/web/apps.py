"""The pages that gather several rooms."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from rapport.ui.menu import MenuEntry


class WebConfig(AppConfig):
    name = "rapport.web"
    label = "web"
    menu = (
        MenuEntry(_("People"), "web:people", "users", key="p", place=20, search=_("Search people")),
        MenuEntry(
            _("Organizations"),
            "web:organizations",
            "building-2",
            key="o",
            place=30,
            search=_("Search organizations"),
        ),
    )
