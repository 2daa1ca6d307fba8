"""How often a pair is in touch, and from when on their silence stands out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.engines.ties.rhythm import (
    GAPS_LOOKED_AT,
    LEAST_CONTACTS,
    LEAST_SILENCE,
    SLOWEST,
    rhythm_of,
    silence,
)

START = date(2024, 1, 1)


def days_with(*gaps: int) -> list[date]:
    """Days of contact with these gaps between them."""
    days = [START]
    for gap in gaps:
        days.append(days[-1] + timedelta(days=gap))
    return days


@pytest.mark.parametrize(
    ("gaps", "usual", "quiet_after"),
    [
        ((9, 9, 9, 9, 9), 9, 18),  # steady: twice the usual
        ((1, 1, 1, 1, 1, 1), 1, 14),  # daily: still two weeks, anybody may be away
        ((1, 3, 1, 1, 3, 1, 1, 3), 1, 14),  # daily but for weekends
        ((7, 7, 8, 6, 7, 7), 7, 14),
        ((5, 9, 14, 8, 9), 9, 18),  # quartiles 8 and 9: fence at 12
        ((2, 4, 9, 15, 20), 9, 48),  # quartiles 4 and 15: 15 + 3 x 11
        ((9, 9, 300, 9, 9, 9, 9), 9, 18),  # one long holiday moves nothing
        ((30, 31, 30, 31, 30), 30, 60),
        ((90, 90, 90, 90, 90), 90, 180),
    ],
)
def test_what_is_usual_and_how_long_a_silence_is(gaps: tuple[int, ...], usual: int, quiet_after: int) -> None:
    found = rhythm_of(days_with(*gaps))
    assert found is not None
    assert found.usual_gap == usual
    assert (found.quiet_on - found.last_on).days == quiet_after + 1
    assert silence(found, found.last_on + timedelta(days=quiet_after)) is None
    assert silence(found, found.last_on + timedelta(days=quiet_after + 1)) == quiet_after + 1


@pytest.mark.parametrize(
    "days",
    [
        [],
        [START],
        days_with(*[9] * (LEAST_CONTACTS - 2)),
        [START] * 50,  # a lively day is one contact
        days_with(*[SLOWEST + 1] * 8),
    ],
)
def test_too_little_says_nothing(days: list[date]) -> None:
    assert rhythm_of(days) is None


def test_a_new_habit_takes_the_place_of_an_old_one() -> None:
    found = rhythm_of(days_with(*[60] * 40, *[5] * GAPS_LOOKED_AT))
    assert found is not None and found.usual_gap == 5


def test_the_end_of_all_days_is_no_mistake() -> None:
    days = [date.max - timedelta(days=9 * number) for number in range(8)]
    found = rhythm_of(days)
    assert found is not None and found.quiet_on == date.max


contacts = st.lists(st.dates(date(1990, 1, 1), date(2040, 1, 1)), max_size=80)
gaps = st.lists(st.integers(1, 400), min_size=LEAST_CONTACTS - 1, max_size=60)


@given(contacts, st.randoms())
def test_neither_order_nor_repetition_matters(days: list[date], random: object) -> None:
    again = days * 2
    random.shuffle(again)  # type: ignore[attr-defined]
    assert rhythm_of(again) == rhythm_of(days)


@given(contacts)
def test_silence_stands_out_after_two_weeks_and_twice_the_usual_at_the_earliest(days: list[date]) -> None:
    found = rhythm_of(days)
    if found is None:
        return
    quiet_after = (found.quiet_on - found.last_on).days
    assert found.last_on == max(days)
    assert 1 <= found.usual_gap <= SLOWEST
    assert quiet_after > LEAST_SILENCE and quiet_after > 2 * found.usual_gap


@given(gaps, st.integers(0, 3000))
def test_when_it_began_does_not_matter(gaps: list[int], later: int) -> None:
    days = days_with(*gaps)
    one, other = rhythm_of(days), rhythm_of([day + timedelta(days=later) for day in days])
    assert (one is None) == (other is None)
    if one is not None and other is not None:
        assert one.usual_gap == other.usual_gap
        assert other.quiet_on - one.quiet_on == timedelta(days=later)


@given(gaps)
def test_what_was_usual_so_far_never_stands_out(gaps: list[int]) -> None:
    """Every gap but the longest few of a rhythm is shorter than the silence that would be told."""
    found = rhythm_of(days_with(*gaps))
    if found is None:
        return
    latest = sorted(gaps[-GAPS_LOOKED_AT:])
    quiet_after = (found.quiet_on - found.last_on).days
    assert sum(gap >= quiet_after for gap in latest) <= len(latest) / 4
