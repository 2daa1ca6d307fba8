"""Verdicts on addresses, in words."""

from __future__ import annotations

from django import template
from django.utils.translation import pgettext_lazy

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
KINDS = {"kept": "good", "waiting": "due", "personal": "accent"}


@register.filter
def verdict(name: str) -> str:
    """A verdict in a word."""
    return str(VERDICTS.get(name, name))


@register.filter
def meaning(name: str) -> str:
    """What a verdict means."""
    return str(MEANINGS.get(name, ""))


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
