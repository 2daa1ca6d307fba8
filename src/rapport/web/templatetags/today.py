"""Today in sentences: the greeting, what was done since yesterday, questions, rhythms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext, pgettext

from rapport.ui.retelling import Retelling
from rapport.ui.templatetags.ui import number
from rapport.ui.templatetags.when import day, on_day, span_words
from rapport.web.queries.today import COUNTED, Today
from rapport.web.types import Changed, Claimed, CloseCall, Question, QuietPerson, Reply

register = template.Library()

NOON, EVENING, NIGHT = 12, 18, 5

WHICH = {
    "title": gettext_lazy("{}: which title is right?"),
    "mobile": gettext_lazy("{}: which mobile number is right?"),
}
ALIKE = Retelling(
    (
        gettext_noop("both are {name} at one organization, but with different mobile numbers"),
        gettext_noop("both are {name} at one organization; nothing else speaks for it"),
    )
)
KEYS = {Reply.YES: "y", Reply.NO: "n", Reply.FIRST: "1", Reply.SECOND: "2", Reply.LATER: "s"}


@register.simple_tag
def greeting(today: Today) -> str:
    """The first line: the time of day, and how much is waiting."""
    asked, quiet = len(today.questions), len(today.quiet)
    waiting = ngettext("one thing worth a key-press", "%(n)s things worth a key-press", asked) % {
        "n": _in_words(asked)
    }
    silent = ngettext("somebody has gone quiet", "%(n)s people have gone quiet", quiet) % {
        "n": _in_words(quiet)
    }
    if asked and quiet:
        said = _("%(waiting)s, and %(silent)s") % {"waiting": waiting, "silent": silent}
    elif asked or quiet:
        said = waiting if asked else silent
    else:
        said = _("nothing is waiting for you")
    return f"{_hello()} {said[:1].upper()}{said[1:]}."


@register.simple_tag
def this_day() -> str:
    """The day it is: Sunday, 22 November."""
    return date_format(timezone.localtime(), pgettext("date format: weekday, day and month", "l, j F"))


def _hello() -> str:
    hour = timezone.localtime().hour
    if NIGHT <= hour < NOON:
        return _("Good morning.")
    return _("Good afternoon.") if NOON <= hour < EVENING else _("Good evening.")


def _in_words(count: int) -> str:
    words = {
        2: pgettext("number", "two"),
        3: pgettext("number", "three"),
        4: pgettext("number", "four"),
        5: pgettext("number", "five"),
        6: pgettext("number", "six"),
        7: pgettext("number", "seven"),
        8: pgettext("number", "eight"),
        9: pgettext("number", "nine"),
        10: pgettext("number", "ten"),
    }
    return words.get(count, number(count))


@dataclass(frozen=True, slots=True)
class Part:
    """One figure of the second line, and the page with its rows."""

    text: str
    url_name: str


@register.simple_tag
def parts_done(today: Today) -> list[Part]:
    """What was done since yesterday, each figure with where its rows are; empty for a quiet day."""
    said = [
        (
            today.read,
            ngettext("%(n)s message read", "%(n)s messages read", today.read) % {"n": number(today.read)},
            "files:sources",
        ),
        (
            today.met,
            ngettext("%(n)s person new", "%(n)s people new", today.met) % {"n": _at_most(today.met)},
            "web:today_new",
        ),
        (
            today.altered,
            ngettext("%(n)s value changed", "%(n)s values changed", today.altered)
            % {"n": number(today.altered)},
            "web:today_changes",
        ),
    ]
    return [Part(text, url_name) for count, text, url_name in said if count]


def _at_most(count: int) -> str:
    return _("more than %(n)s") % {"n": number(COUNTED)} if count > COUNTED else number(count)


@register.simple_tag
def rhythm(person: QuietPerson) -> str:
    """You used to talk about every 9 days; it is 41 days now."""
    values = {"usual": span_words(person.usual_gap), "now": span_words(person.silent_days)}
    if person.usual_gap == 1:
        return _("You used to talk nearly every day; it is %(now)s now.") % values
    return _("You used to talk about every %(usual)s; it is %(now)s now.") % values


@register.simple_tag
def asked(question: Question) -> SafeString:
    """The question itself, with the names in it set apart."""
    who = format_html("<b dir='auto'>{}</b>", question.who.name)
    if isinstance(question.about, CloseCall):
        return format_html(str(WHICH[question.about.attribute]), who)
    if question.other is None:
        return format_html(_("Is {} a relationship?"), who)
    other = format_html("<b dir='auto'>{}</b>", question.other.name)
    return format_html(_("{} and {}: the same person?"), who, other)


@register.filter
def alike(reason: str) -> str:
    """Why two may be one person, in the reader's language."""
    return ALIKE(reason)


@register.filter
def whole_day(moment: datetime) -> str:
    """A day with its year: 30 October 2026."""
    return date_format(timezone.localtime(moment), pgettext("date format: day, month and year", "j F Y"))


@register.filter
def claimed(value: Claimed) -> str:
    """How often a value was claimed, and when last: 3 times, last on Tuesday."""
    times = ngettext("once", "%(n)s times", value.count) % {"n": number(value.count)}
    if value.last_at is None:
        return times
    return _("%(times)s, last %(moment)s") % {"times": times, "moment": on_day(value.last_at)}


@register.filter
def altered(change: Changed) -> str:
    """What a value was before it was what it is, and since when."""
    return _("was %(before)s until %(moment)s") % {"before": change.before, "moment": day(change.since)}


@register.filter
def reply_key(reply: Reply) -> str:
    """The key that gives a reply."""
    return KEYS[reply]


@register.simple_tag
def reply_words(question: Question, reply: Reply) -> str:
    """What a reply is called on its button."""
    if isinstance(question.about, CloseCall) and reply is not Reply.LATER:
        return (question.about.first if reply is Reply.FIRST else question.about.second).value
    words = {
        Reply.YES: pgettext("reply", "Yes"),
        Reply.NO: pgettext("reply", "No"),
        Reply.LATER: pgettext("reply", "Snooze"),
    }
    return words[reply]
