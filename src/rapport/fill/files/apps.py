"""Mail and other files handed in: the pages on which a mailbox is added and its reading watched."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from rapport.accounts.types import Right, SettingsPage
from rapport.ui.menu import Command, MenuEntry


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
            words=_("mailboxes runs uploads import"),
        ),
    )
    commands = (
        Command(_("Add a mailbox"), "upload", url_name="files:sources", words=_("import upload file mail")),
    )
    settings_pages = (
        SettingsPage(_("Your sources"), "files:own_sources", 40),
        SettingsPage(_("Privacy policy"), "files:privacy", 70, Right.PRIVACY),
    )
