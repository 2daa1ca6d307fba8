"""The look: page shell, components, icons."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from rapport.ui.menu import Command


class UiConfig(AppConfig):
    name = "rapport.ui"
    label = "ui"
    commands = (
        Command(_("Show the keys"), "keyboard", presses="keys", words=_("keyboard shortcuts help")),
        Command(
            _("Slim or full menu"), "panel-left", presses="slim-menu", words=_("sidebar collapse expand")
        ),
        Command(_("Change password"), "lock", url_name="account_change_password"),
        Command(_("Style guide"), "swatch-book", url_name="ui:style_guide", is_for_staff=True),
        Command(_("Sign out"), "log-out", presses="sign-out", words=_("leave log out")),
    )
