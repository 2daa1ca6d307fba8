"""Moments in words: short for lists, longer for sentences, always in the reader's time zone and language."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import Enum

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

register = template.Library()

DAYS_PER_MONTH = 30.44
DAYS_PER_YEAR = 365.25
NEAR_DAYS = 300


def local_day(moment: datetime | date) -> date:
    """The day of a moment in the reader's time zone."""
    if isinstance(moment, datetime):
        return timezone.localtime(moment).date()
    return moment


def _days_ago(day: date) -> int:
    return (timezone.localdate() - day).days


def _formatted(day: date, pattern: str) -> str:
    return date_format(datetime(day.year, day.month, day.day), pattern)  # noqa: DTZ001  a day has no zone


def _recent(then: date, weekday: str) -> str:
    """Today, yesterday or a day of the last week; empty for any other."""
    ago = _days_ago(then)
    if ago == 0:
        return _("today")
    if ago == 1:
        return _("yesterday")
    return _formatted(then, weekday) if 1 < ago < 7 else ""


def _is_near(then: date) -> bool:
    """A date whose year goes without saying."""
    return 0 < _days_ago(then) < NEAR_DAYS


@register.filter
def day(moment: datetime | date | None, weekday: str = "D") -> str:
    """A day as short as it can be said: today, yesterday, Tue, 3 Oct, Oct 2023."""
    if moment is None:
        return ""
    then = local_day(moment)
    if _is_near(then):
        short = pgettext("date format: day and short month", "j M")
        return _recent(then, weekday) or _formatted(then, short)
    far = pgettext("date format: short month and year", "M Y")
    return _recent(then, weekday) or _formatted(then, far)


@register.filter
def day_of_year(moment: datetime | date) -> str:
    """A day where its year is told already: today, yesterday, Tue, 3 Oct."""
    then = local_day(moment)
    return _recent(then, "D") or _formatted(then, pgettext("date format: day and short month", "j M"))


@register.filter
def on_day(moment: datetime | date | None) -> str:
    """A day within a sentence: today, yesterday, on Tuesday, on 3 October, in October 2023."""
    if moment is None:
        return ""
    then = local_day(moment)
    ago = _days_ago(then)
    if ago in (0, 1):
        return _recent(then, "l")
    if 1 < ago < 7:
        return _("on %(weekday)s") % {"weekday": _formatted(then, "l")}
    if _is_near(then):
        shown = _formatted(then, pgettext("date format: day and month", "j F"))
        return _("on %(date)s") % {"date": shown}
    shown = _formatted(then, pgettext("date format: month and year", "F Y"))
    return pgettext("in a month of a year", "in %(month)s") % {"month": shown}


class _Length(Enum):
    DAYS = 1
    WEEKS = 2
    MONTHS = 3
    YEARS = 4


def _length(days: int) -> tuple[_Length, int]:
    """A length of time, coarse enough to be true: its unit, and how many of it."""
    if days < 14:
        return _Length.DAYS, days
    if days < 60:
        return _Length.WEEKS, round(days / 7)
    months = round(days / DAYS_PER_MONTH)
    return (_Length.MONTHS, months) if months < 23 else (_Length.YEARS, round(days / DAYS_PER_YEAR))


def span_words(days: int) -> str:
    """A length of time in words: 5 days, 3 weeks, 8 months, 2 years."""
    unit, n = _length(days)
    words = {
        _Length.DAYS: ngettext("%(n)s day", "%(n)s days", n),
        _Length.WEEKS: ngettext("%(n)s week", "%(n)s weeks", n),
        _Length.MONTHS: ngettext("%(n)s month", "%(n)s months", n),
        _Length.YEARS: ngettext("%(n)s year", "%(n)s years", n),
    }
    return words[unit] % {"n": n}


def _ago_words(days: int) -> str:
    """The same looking back. Whole phrases: in many languages "ago" changes the form of the word beside it."""
    unit, n = _length(days)
    words = {
        _Length.DAYS: ngettext("%(n)s day ago", "%(n)s days ago", n),
        _Length.WEEKS: ngettext("%(n)s week ago", "%(n)s weeks ago", n),
        _Length.MONTHS: ngettext("%(n)s month ago", "%(n)s months ago", n),
        _Length.YEARS: ngettext("%(n)s year ago", "%(n)s years ago", n),
    }
    return words[unit] % {"n": n}


@register.filter
def span(moment: datetime | date | None) -> str:
    """How long ago, without "ago": 8 months, 2 years; empty for today and for moments to come."""
    if moment is None:
        return ""
    ago = _days_ago(local_day(moment))
    return span_words(ago) if ago > 0 else ""


@register.filter
def age(moment: datetime | date | None) -> str:
    """How long ago: today, yesterday, 14 months ago; a date where it lies in the future."""
    if moment is None:
        return ""
    ago = _days_ago(local_day(moment))
    if ago == 0:
        return _("today")
    if ago == 1:
        return _("yesterday")
    if ago < 0:
        return day(moment)
    return _ago_words(ago)


@register.filter
def clock(moment: datetime | None) -> str:
    """The time of day."""
    return "" if moment is None else date_format(timezone.localtime(moment), pgettext("time format", "H:i"))


@register.filter
def full(moment: datetime | date | None) -> str:
    """Everything there is to say about a moment, for a tooltip."""
    if moment is None:
        return ""
    if isinstance(moment, datetime):
        return date_format(timezone.localtime(moment), "DATETIME_FORMAT")
    return date_format(moment, "DATE_FORMAT")


@register.simple_tag
def when(moment: datetime | None, words: str) -> SafeString | str:
    """The words as a ``<time>`` that a machine can read and that tells all on hover."""
    if moment is None:
        return words
    stamp = timezone.localtime(moment).isoformat(timespec="minutes")
    return format_html('<time datetime="{}" title="{}">{}</time>', stamp, full(moment), words)


def days_between(first: datetime, last: datetime) -> int:
    """Whole days from one moment to another, never negative."""
    return max(0, (last - first) // timedelta(days=1))
