"""What is derived, said in words: certainty, where a value comes from, how people know each other."""

from __future__ import annotations

import re

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext, pgettext_lazy

from rapport.kernel.directory.types import Certainty, Count, Freshness, Level, Value, WhyClaim
from rapport.ui.templatetags.ui import number
from rapport.ui.templatetags.when import age, day, span

register = template.Library()

ATTRIBUTES = {
    "name": pgettext_lazy("attribute", "Name"),
    "title": pgettext_lazy("attribute", "Title"),
    "organization": pgettext_lazy("attribute", "Organization"),
    "phone": pgettext_lazy("attribute", "Phone"),
    "mobile": pgettext_lazy("attribute", "Mobile"),
    "fax": pgettext_lazy("attribute", "Fax"),
    "email": pgettext_lazy("attribute", "E-mail"),
    "address": pgettext_lazy("attribute", "Address"),
    "url": pgettext_lazy("attribute", "Web"),
    "domain": pgettext_lazy("attribute", "Domain"),
}

LEVELS = {
    Level.WELL: pgettext_lazy("how well somebody knows somebody", "well"),
    Level.SOME: pgettext_lazy("how well somebody knows somebody", "somewhat"),
    Level.SLIGHT: pgettext_lazy("how well somebody knows somebody", "slightly"),
}

MARKS = {
    "bulk": pgettext_lazy("mark of a message", "bulk"),
    "list": pgettext_lazy("mark of a message", "mailing list"),
    "robot": pgettext_lazy("mark of a message", "automatic"),
    "calendar": pgettext_lazy("mark of a message", "invitation"),
    "bounce": pgettext_lazy("mark of a message", "returned"),
    "auto_reply": pgettext_lazy("mark of a message", "auto-reply"),
    "encrypted": pgettext_lazy("mark of a message", "encrypted"),
}

WEB_ADDRESS = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
PHONE_NUMBER = re.compile(r"\+?[0-9]{3,20}")
MAIL_ADDRESS = re.compile(r"[^\s@<>\"'?&%]+@[^\s@<>\"'?&%]+")


@register.filter
def attribute(name: str) -> str:
    """What an attribute is called on a page."""
    return str(ATTRIBUTES.get(name, name))


@register.filter
def level(value: Level) -> str:
    """How well, in a word."""
    return str(LEVELS[value])


@register.filter
def mark(name: str) -> str:
    """A message's mark in a word; empty for marks that say nothing to a reader."""
    return str(MARKS.get(name, ""))


@register.filter
def look(certainty: Certainty) -> str:
    """The class a value wears: nothing while fresh."""
    return "" if certainty.state is Freshness.FRESH else certainty.state.value


@register.filter
def sure(certainty: Certainty) -> str:
    """How sure, in a word for a list: fresh, or the age of the last confirmation."""
    if certainty.state is Freshness.FRESH:
        return pgettext("certainty", "fresh")
    return span(certainty.observed_at) or pgettext("certainty", "unsure")


@register.filter
def belief(certainty: Certainty) -> str:
    """How sure, as somebody would say it."""
    if certainty.value >= 0.9:
        return _("almost certainly right")
    if certainty.value >= 0.6:
        return _("probably right")
    if certainty.value >= 0.35:
        return _("may be right")
    return _("probably no longer right")


def origin_words(origin: str, count: int, source_name: str) -> str:
    """Where something was read, and how often: 412 messages, signature, 11 signatures."""
    values = {"n": number(count)}
    if origin == "header":
        return ngettext("%(n)s message", "%(n)s messages", count) % values
    if origin == "signature":
        return ngettext("signature", "%(n)s signatures", count) % values
    if origin == "closing":
        return ngettext("closing of a mail", "closings of %(n)s mails", count) % values
    if origin == "body":
        return ngettext("text of a mail", "texts of %(n)s mails", count) % values
    if origin == "address":
        return _("guessed from the address")
    if origin == "hand":
        return _("said by %(name)s") % {"name": source_name} if source_name else _("said by hand")
    if origin == "denied":
        return (
            _("%(name)s says this is wrong") % {"name": source_name} if source_name else _("said to be wrong")
        )
    return source_name


@register.filter
def how(value: Value) -> str:
    """Where a value comes from and when, for the line it stands on."""
    words = origin_words(value.origin, value.count, value.source_name)
    state = value.certainty.state
    if value.last_at is None or value.origin == "address":
        return words
    if state is Freshness.STALE:
        return _("last confirmed %(age)s, %(source)s") % {"age": age(value.last_at), "source": words}
    moment = day(value.last_at, "l") if state is Freshness.FRESH else age(value.last_at)
    return _("%(source)s, %(moment)s") % {"source": words, "moment": moment}


@register.filter
def witness(claim: WhyClaim) -> str:
    """Where and when something was claimed: 11 signatures, May 2023 to Sep 2025."""
    words = origin_words(claim.origin, claim.count, claim.source_name)
    first, last = day(claim.first_at), day(claim.last_at)
    if not last:
        return words
    if not first or first == last:
        return _("%(source)s, %(moment)s") % {"source": words, "moment": last}
    return _("%(source)s, %(first)s to %(last)s") % {"source": words, "first": first, "last": last}


@register.filter
def action(value: Value) -> str:
    """The address that acts on a value (write, call, visit); empty where it would not be safe or make no sense."""
    text = value.normalized or value.text
    if value.attribute == "email" and MAIL_ADDRESS.fullmatch(text):
        return f"mailto:{text}"
    if value.attribute in ("phone", "mobile") and PHONE_NUMBER.fullmatch(text):
        return f"tel:{text}"
    if value.attribute == "url" and WEB_ADDRESS.fullmatch(value.text):
        return value.text
    return ""


@register.filter
def about(count: Count) -> str:
    """A number of rows; an estimate says so."""
    if count.is_estimate:
        step = 10 ** max(0, len(str(count.number)) - 2)
        return _("about %(n)s") % {"n": number(round(count.number / step) * step)}
    return number(count.number)
