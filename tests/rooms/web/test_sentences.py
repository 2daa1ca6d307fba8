"""How people know each other, in sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from rapport.kernel.directory.types import Acquaintance, Level
from rapport.kernel.timeline.types import ThreadEntry, TieRow, TimelineDay
from rapport.web.templatetags import sentences

NOW = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)  # a Saturday
TUESDAY = NOW - timedelta(days=4)
KNOWN = Acquaintance(14, 12, 9, NOW - timedelta(days=400), TUESDAY, 1, "Priya", True, Level.WELL)
TIE = TieRow(1, "Priya", False, 2, "Marta", 14, 12, 9, None, TUESDAY, 0.5, Level.WELL, ())
ENTRY = ThreadEntry(1, "Lot", 3, 2, 1, TUESDAY, TUESDAY, (), 0, ())


@pytest.fixture(autouse=True)
def at_a_fixed_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (
            KNOWN,
            "You corresponded with Marta over 13 months, about once a month: "
            "14 messages out, 12 back, in 9 threads, the last on Tuesday.",
        ),
        (
            replace(
                KNOWN, known_by=3, is_best_you=False, first_at=NOW - timedelta(days=24), threads=1, sent=1
            ),
            "Priya and 2 colleagues corresponded with Marta over 3 weeks: "
            "1 message out, 12 back, in one thread, the last on Tuesday.",
        ),
        (
            replace(KNOWN, known_by=2, first_at=TUESDAY),
            "You and a colleague corresponded with Marta: 14 messages out, 12 back, in 9 threads, the last on Tuesday.",
        ),
        (
            replace(KNOWN, sent=0),
            "Marta wrote 12 messages in 9 threads, the last on Tuesday; nobody here has answered.",
        ),
        (
            replace(KNOWN, received=0),
            "You wrote 14 messages to Marta in 9 threads, the last on Tuesday; there was no answer.",
        ),
    ],
)
def test_an_acquaintance_is_told_with_its_parts(known: Acquaintance, said: str) -> None:
    assert sentences.acquaintance(known, "Marta") == said


def test_a_rhythm_is_told_only_where_there_was_time_for_one() -> None:
    assert sentences.rhythm(30, 20) == ""
    assert sentences.rhythm(30, 3650) == "every few months"
    assert sentences.rhythm(1, 3650) == "now and then"
    assert sentences.rhythm(500, 365) == "several times a week"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (TIE, "wrote 14, received 12, in 9 threads; last on Tuesday"),
        (replace(TIE, received=0), "wrote 14, no answer yet, in 9 threads; last on Tuesday"),
        (replace(TIE, sent=0, threads=1), "received 12, not answered, in one thread; last on Tuesday"),
    ],
)
def test_a_tie_is_told_with_its_parts(row: TieRow, said: str) -> None:
    assert sentences.tie(row) == said


@pytest.mark.parametrize(
    ("entry", "flow", "icon"),
    [
        (ENTRY, "3 messages, both ways", "arrow-left-right"),
        (replace(ENTRY, received=0), "3 messages from us", "arrow-up-right"),
        (replace(ENTRY, sent=0, count=1), "1 message from them", "arrow-down-left"),
    ],
)
def test_a_thread_says_which_way_it_went(entry: ThreadEntry, flow: str, icon: str) -> None:
    assert (sentences.flow(entry), sentences.direction(entry)) == (flow, icon)


def day(year: int) -> TimelineDay:
    return TimelineDay(date(year, 3, 1), (ENTRY,))


def test_a_year_is_named_where_it_begins() -> None:
    days = [day(2026), day(2025), day(2025), day(2023)]
    assert [year for year, _ in sentences.years_of(days)] == ["", "2025", "", "2023"]
    assert [year for year, _ in sentences.years_of(days[1:], "2025")] == ["", "", "2023"]
    assert [year for year, _ in sentences.years_of(days[:1], "<script>")] == [""]
