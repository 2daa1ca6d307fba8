"""Verdicts on addresses, in words."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext_noop, npgettext, pgettext_lazy

from rapport.engines.ties.rules import default_rules
from rapport.ui.retelling import Retelling
from rapport.ui.templatetags.ui import number

register = template.Library()

VERDICTS = {
    "kept": pgettext_lazy("verdict", "kept"),
    "waiting": pgettext_lazy("verdict", "waiting"),
    "one_way": pgettext_lazy("verdict", "one-way"),
    "bulk": pgettext_lazy("verdict", "bulk"),
    "list": pgettext_lazy("verdict", "mailing list"),
    "robot": pgettext_lazy("verdict", "robot"),
    "internal": pgettext_lazy("verdict", "our own side"),
    "personal": pgettext_lazy("verdict", "private"),
}
MEANINGS = {
    "kept": pgettext_lazy("meaning of a verdict", "a relationship: they have a page"),
    "waiting": pgettext_lazy("meaning of a verdict", "no exchange yet, and too early to say"),
    "one_way": pgettext_lazy("meaning of a verdict", "one side wrote, and the other never answered"),
    "bulk": pgettext_lazy("meaning of a verdict", "newsletters and announcements"),
    "list": pgettext_lazy("meaning of a verdict", "seen through a mailing list only, or the list itself"),
    "robot": pgettext_lazy("meaning of a verdict", "a program writes"),
    "internal": pgettext_lazy("meaning of a verdict", "one of us"),
    "personal": pgettext_lazy("meaning of a verdict", "private, by their owner's wish"),
}
KEYS = {
    "kept": "y",
    "bulk": "b",
    "robot": "r",
    "list": "l",
    "one_way": "o",
    "internal": "i",
    "personal": "p",
}
REASONS = Retelling(
    [
        *(rule.reason for rule in default_rules()),
        gettext_noop("waiting: no rule says anything about it"),
        gettext_noop(
            "waiting: {received} in, {sent} out, last 1 days ago"
        ),  # languages have a form for one day
    ]
)
OWN_REASONS = Retelling(
    (
        gettext_noop("declared"),
        gettext_noop("wrote {some} of {all} messages in sent folders"),
        gettext_noop("{some} of {all} messages were delivered to it"),
        gettext_noop("named by {some} of {all} who wrote"),
        gettext_noop("people from {n} domains wrote to it alone, and the mail arrived here"),
        gettext_noop("{n} of our people's names lead here under it too"),
        gettext_noop("the domain of the mailbox, and no mail provider's"),
        gettext_noop("the domain of {n} mailboxes, and no mail provider's"),
    )
)
KINDS = {"kept": "good", "waiting": "due", "personal": "accent"}


@register.filter
def verdict(name: str) -> str:
    """A verdict in a word."""
    return str(VERDICTS.get(name, name))


@register.filter
def meaning(name: str) -> str:
    """What a verdict means."""
    return str(MEANINGS.get(name, ""))


@register.simple_tag
def counted(name: str, n: int) -> str:
    """So many of a verdict: 3 kept. A phrase of its own, for in many languages the word changes with the number."""
    words = {
        "kept": npgettext("counted verdict", "%(n)s kept", "%(n)s kept", n),
        "waiting": npgettext("counted verdict", "%(n)s waiting", "%(n)s waiting", n),
        "one_way": npgettext("counted verdict", "%(n)s one-way", "%(n)s one-way", n),
        "bulk": npgettext("counted verdict", "%(n)s bulk", "%(n)s bulk", n),
        "list": npgettext("counted verdict", "%(n)s mailing list", "%(n)s mailing lists", n),
        "robot": npgettext("counted verdict", "%(n)s robot", "%(n)s robots", n),
        "internal": npgettext("counted verdict", "%(n)s of our own side", "%(n)s of our own side", n),
        "personal": npgettext("counted verdict", "%(n)s private", "%(n)s private", n),
    }
    return words[name] % {"n": number(n)}


@register.filter
def because(reason: str) -> str:
    """Why an address was taken for what it was, in the reader's language where one of our own rules decided."""
    return REASONS(reason)


@register.filter
def because_ours(reason: str) -> str:
    """Why an address or a domain is ours, in the reader's language."""
    return OWN_REASONS(reason)


@register.filter
def verdict_kind(name: str) -> str:
    """The look of a verdict's chip."""
    return KINDS.get(name, "")


@register.simple_tag
def in_order(counts: dict[str, int]) -> list[tuple[str, int]]:
    """Counts by verdict, in the order in which verdicts are named everywhere."""
    return [(name, counts[name]) for name in VERDICTS if counts.get(name)]


@register.filter
def verdict_key(name: str) -> str:
    """The key that gives a verdict."""
    return KEYS.get(name, "")
