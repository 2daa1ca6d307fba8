"""How people know each other, in sentences with their parts; never a bare score."""

from __future__ import annotations

from collections.abc import Sequence

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rapport.kernel.directory.types import Acquaintance
from rapport.kernel.timeline.types import Participant, ThreadEntry, TieRow, TimelineDay
from rapport.ui.templatetags.ui import number
from rapport.ui.templatetags.when import DAYS_PER_MONTH, days_between, on_day, span_words

register = template.Library()

LIVELY_DAYS = 60  # below this a rhythm would be read into too little


def _who(known: Acquaintance) -> str:
    others = known.known_by - 1
    best = _("You") if known.is_best_you else known.best_name
    if others < 1:
        return best
    values = {"who": best, "n": number(others)}
    return ngettext("%(who)s and a colleague", "%(who)s and %(n)s colleagues", others) % values


def rhythm(threads: int, days: int) -> str:
    """How often there was something to write about; empty for too short a time."""
    if days < LIVELY_DAYS:
        return ""
    per_month = threads / (days / DAYS_PER_MONTH)
    steps = (
        (8.0, _("several times a week")),
        (3.5, _("about every week")),
        (1.5, _("two or three times a month")),
        (0.6, _("about once a month")),
        (0.2, _("every few months")),
    )
    return next((words for least, words in steps if per_month >= least), _("now and then"))


def _messages(count: int) -> str:
    return ngettext("%(n)s message", "%(n)s messages", count) % {"n": number(count)}


def _in_threads(count: int) -> str:
    return ngettext("in one thread", "in %(n)s threads", count) % {"n": number(count)}


@register.simple_tag
def acquaintance(known: Acquaintance, name: str) -> str:
    """How we know somebody: who writes, over how long, how often, how much each way, and when last."""
    values = {
        "who": _who(known),
        "name": name,
        "sent": _messages(known.sent),
        "received": number(known.received),
        "threads": _in_threads(known.threads),
        "last": on_day(known.last_at),
    }
    if known.sent and known.received:
        return _both_ways(known, values)
    if known.received:
        values["received"] = _messages(known.received)
        return (
            _("%(name)s wrote %(received)s %(threads)s, the last %(last)s; nobody here has answered.")
            % values
        )
    return _unanswered(known) % values


def _both_ways(known: Acquaintance, values: dict[str, str]) -> str:
    days = days_between(known.first_at, known.last_at) if known.first_at and known.last_at else 0
    parts = _("%(sent)s out, %(received)s back, %(threads)s, the last %(last)s") % values
    values = {**values, "parts": parts, "span": span_words(days), "rhythm": rhythm(known.threads, days)}
    if values["rhythm"]:
        return _in_a_rhythm(known) % values
    return (_over_time(known) if days else _on_one_day(known)) % values


# A verb follows its subject: the reader alone, one other person, several. So each has its whole sentence to translate.


def _is_you_alone(known: Acquaintance) -> bool:
    return known.is_best_you and known.known_by < 2


def _unanswered(known: Acquaintance) -> str:
    if _is_you_alone(known):
        return _("You wrote %(sent)s to %(name)s %(threads)s, the last %(last)s; there was no answer.")
    return ngettext(
        "%(who)s wrote %(sent)s to %(name)s %(threads)s, the last %(last)s; there was no answer.",
        "%(who)s wrote %(sent)s to %(name)s %(threads)s, the last %(last)s; there was no answer.",
        known.known_by,
    )


def _in_a_rhythm(known: Acquaintance) -> str:
    if _is_you_alone(known):
        return _("You corresponded with %(name)s over %(span)s, %(rhythm)s: %(parts)s.")
    return ngettext(
        "%(who)s corresponded with %(name)s over %(span)s, %(rhythm)s: %(parts)s.",
        "%(who)s corresponded with %(name)s over %(span)s, %(rhythm)s: %(parts)s.",
        known.known_by,
    )


def _over_time(known: Acquaintance) -> str:
    if _is_you_alone(known):
        return _("You corresponded with %(name)s over %(span)s: %(parts)s.")
    return ngettext(
        "%(who)s corresponded with %(name)s over %(span)s: %(parts)s.",
        "%(who)s corresponded with %(name)s over %(span)s: %(parts)s.",
        known.known_by,
    )


def _on_one_day(known: Acquaintance) -> str:
    if _is_you_alone(known):
        return _("You corresponded with %(name)s: %(parts)s.")
    return ngettext(
        "%(who)s corresponded with %(name)s: %(parts)s.",
        "%(who)s corresponded with %(name)s: %(parts)s.",
        known.known_by,
    )


@register.simple_tag
def tie(row: TieRow) -> str:
    """One tie's parts: wrote 22, received 18, in 9 threads; last on Tuesday."""
    values = {
        "sent": number(row.sent),
        "received": number(row.received),
        "threads": _in_threads(row.threads),
        "last": on_day(row.last_at),
    }
    if row.sent and row.received:
        return _("wrote %(sent)s, received %(received)s, %(threads)s; last %(last)s") % values
    if row.sent:
        return _("wrote %(sent)s, no answer yet, %(threads)s; last %(last)s") % values
    return _("received %(received)s, not answered, %(threads)s; last %(last)s") % values


@register.filter
def flow(entry: ThreadEntry) -> str:
    """Which way a thread's messages went that day."""
    if entry.sent and entry.received:
        return _("%(messages)s, both ways") % {"messages": _messages(entry.count)}
    if entry.sent:
        return _("%(messages)s from us") % {"messages": _messages(entry.count)}
    if entry.received:
        return _("%(messages)s from them") % {"messages": _messages(entry.count)}
    return _messages(entry.count)


@register.filter
def direction(entry: ThreadEntry) -> str:
    """The icon for the way a thread's messages went."""
    if entry.sent and entry.received:
        return "arrow-left-right"
    return "arrow-up-right" if entry.sent else "arrow-down-left"


@register.filter
def called(participant: Participant) -> str:
    """A participant's name; the reader is "you"."""
    return _("you") if participant.is_you else participant.name


@register.simple_tag
def years_of(days: Sequence[TimelineDay], year: str | int = 0) -> list[tuple[str, TimelineDay]]:
    """The days, each with its year where a new one begins; ``year`` is that of the day before, by default now."""
    before = int(year) if str(year).isdecimal() and int(year) else timezone.localdate().year
    shown = []
    for item in days:
        shown.append((str(item.day.year) if item.day.year != before else "", item))
        before = item.day.year
    return shown
