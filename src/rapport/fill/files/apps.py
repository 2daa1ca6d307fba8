"""Mail and other files handed in: the pages on which a mailbox is added and its reading watched."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from rapport.ui.menu import MenuEntry


class FilesConfig(AppConfig):
    name = "rapport.fill.files"
    label = "files"
    menu = (
        MenuEntry(
            _("Sources"),
            "files:sources",
            "inbox",
            key="s",
            place=90,
            search=_("Search addresses"),
            search_url_name="mail:ledger",
        ),
    )
