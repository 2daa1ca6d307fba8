"""Moments in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template
from django.utils import timezone

from rapport.ui.templatetags import when

NOW = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)  # a Saturday


@pytest.fixture(autouse=True)
def at_a_fixed_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def ago(**parts: float) -> datetime:
    return NOW - timedelta(**parts)


@pytest.mark.parametrize(
    ("moment", "short", "within", "old"),
    [
        (ago(hours=1), "today", "today", "today"),
        (ago(days=1), "yesterday", "yesterday", "yesterday"),
        (ago(days=4), "Tue", "on Tuesday", "4 days ago"),
        (ago(days=7), "14 Nov", "on 14 November", "7 days ago"),
        (ago(days=49), "3 Oct", "on 3 October", "7 weeks ago"),
        (ago(days=426), "Sep 2025", "in September 2025", "14 months ago"),
        (ago(days=1461), "Nov 2022", "in November 2022", "4 years ago"),
        (ago(days=-400), "Dec 2027", "in December 2027", "Dec 2027"),
        (None, "", "", ""),
    ],
)
def test_a_day_is_said(moment: datetime | None, short: str, within: str, old: str) -> None:
    assert (when.day(moment), when.on_day(moment), when.age(moment)) == (short, within, old)


def test_a_date_of_last_winter_needs_no_year() -> None:
    assert when.day(date(2026, 2, 1)) == "1 Feb"


def test_a_day_whose_year_is_told_has_none() -> None:
    assert when.day_of_year(date(2019, 12, 26)) == "26 Dec"


@pytest.fixture
def auckland() -> Iterator[None]:
    with timezone.override(ZoneInfo("Pacific/Auckland")):
        yield


def test_the_readers_zone_decides_which_day_it_was(auckland: None) -> None:
    assert when.day(ago(hours=5)) == "today"  # 15:00 UTC on Saturday is Sunday there, as is now
    assert when.day(ago(hours=10)) == "yesterday"
    assert when.clock(NOW) == "09:00"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "1 day"),
        (13, "13 days"),
        (14, "2 weeks"),
        (59, "8 weeks"),
        (60, "2 months"),
        (690, "2 years"),
        (3653, "10 years"),
    ],
)
def test_a_length_of_time_is_said_coarsely(days: int, words: str) -> None:
    assert when.span_words(days) == words


def test_a_machine_can_read_it_too() -> None:
    shown = Template("{% when moment words %}").render(Context({"moment": NOW, "words": "<today>"}))
    assert shown.startswith('<time datetime="2026-11-21T20:00+00:00"')
    assert shown.endswith(">&lt;today&gt;</time>")
