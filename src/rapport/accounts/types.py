"""The roles of people of ours and what each may do: the one place that says so. Everything that asks, asks here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Right(StrEnum):
    """Something that not everybody may do. Its text is the permission's name for Django's decorators and the menu."""

    USERS = "accounts.users"  # invite, give roles, end somebody's access; make teams and units and put people into them
    PRIVACY = "accounts.privacy"  # decide what is kept of messages
    RULES = "accounts.rules"  # change the rules that verdicts are made by


class Role(TextChoices):
    """What somebody is here. Every role takes in, shares what is theirs and corrects what they see; see RIGHTS for more."""

    ADMINISTRATOR = "administrator", _("administrator")
    STEWARD = "steward", _("steward")
    MEMBER = "member", _("member")


#: What a role may do beyond what everybody may. No role sees more than another: that is a matter of audiences alone.
RIGHTS: dict[Role, frozenset[Right]] = {
    Role.ADMINISTRATOR: frozenset(Right),
    Role.STEWARD: frozenset({Right.RULES}),
    Role.MEMBER: frozenset(),
}

#: The same for people to read.
ROLES_IN_WORDS = {
    Role.ADMINISTRATOR: _("Invites people, makes teams and units, decides what is kept of messages."),
    Role.STEWARD: _("Looks after the record: changes the rules that verdicts are made by."),
    Role.MEMBER: _("Takes in, shares what is theirs, and corrects what they see."),
}


def may(role: str, right: str) -> bool:
    """Whether a role includes a right."""
    return role in RIGHTS and right in RIGHTS[Role(role)]


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """A page of the settings. Rooms name theirs on their AppConfig as ``settings_pages``; ``place`` orders them, ``right``
    hides it from those who lack it (the page itself asks again)."""

    label: str | Promise
    url_name: str
    place: int
    right: Right | None = None
