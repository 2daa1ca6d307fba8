"""Mail: what is decided about addresses, and the pages that show it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from rapport.fill.mail.templatetags.verdicts import KEYS, VERDICTS
from rapport.ui.keymap import Key, KeyGroup
from rapport.ui.menu import Command


class MailConfig(AppConfig):
    name = "rapport.fill.mail"
    label = "mail"
    default_auto_field = "django.db.models.BigAutoField"
    commands = (
        Command(
            _("Addresses and verdicts"),
            "at-sign",
            url_name="mail:ledger",
            words=_("ledger overrule newsletters"),
        ),
    )
    keys = (
        KeyGroup(
            _("On the card of an address"), tuple(Key(key, VERDICTS[name]) for name, key in KEYS.items())
        ),
    )
