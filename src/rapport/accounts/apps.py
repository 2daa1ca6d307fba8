"""People of ours: signing in, settings."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from rapport.accounts.types import Right, SettingsPage
from rapport.ui.menu import Command, MenuEntry


class AccountsConfig(AppConfig):
    name = "rapport.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
    menu = (
        MenuEntry(
            _("Settings"),
            "settings",
            "settings-2",
            key=",",
            place=100,
            words=_("preferences language time zone sessions password passkeys"),
        ),
    )
    commands = (
        Command(_("Invite a colleague"), "user-plus", url_name="settings_people", permission=Right.USERS),
        Command(_("Teams and units"), "users", url_name="settings_groups", permission=Right.USERS),
    )
    settings_pages = (
        SettingsPage(_("Your profile"), "settings_profile", 10),
        SettingsPage(_("Sessions"), "settings_sessions", 20),
        SettingsPage(_("Security"), "mfa_index", 30),
        SettingsPage(_("Users and invitations"), "settings_people", 50, Right.USERS),
        SettingsPage(_("Teams and units"), "settings_groups", 60, Right.USERS),
    )
