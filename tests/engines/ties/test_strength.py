"""How strong a tie is."""

from __future__ import annotations

import math
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.engines.ties.strength import (
    BCC,
    CC,
    HALF_LIFE_MONTHS,
    TO,
    Level,
    TieParts,
    explain,
    level_of,
    log_weight,
    month_of,
    strength,
    weight,
)

HISTOGRAM = st.lists(st.tuples(st.integers(0, 900), st.integers(0, 10_000)), max_size=30)


@pytest.mark.parametrize(
    ("role", "recipients", "is_sent", "expected"),
    [
        (TO, 1, True, 72),
        (TO, 1, False, 60),
        (TO, 3, False, 20),
        (CC, 1, True, 36),
        (BCC, 2, False, 15),
        (CC, 30, False, 1),
        (CC, 31, False, 0),
        (TO, 0, True, 72),
    ],
)
def test_intimacy_of_address(role: int, recipients: int, is_sent: bool, expected: int) -> None:
    assert weight(role, recipients, is_sent) == expected


def test_weights_halve_every_half_year() -> None:
    months = [(100, 64)]
    assert [round(strength(months, 100 + 6 * n), 9) for n in range(4)] == [64, 32, 16, 8]
    assert strength(months, 90) == 64, "what is dated ahead counts as now"
    assert strength([], 100) == 0.0
    assert log_weight([(3, 0)]) == -math.inf


def test_order_and_splitting_do_not_matter() -> None:
    months = [(100, 60), (103, 72), (103, 5)]
    values = {log_weight(order) for order in permutations(months)}
    assert values == {log_weight([(100, 60), (103, 77)])}


@given(HISTOGRAM, st.integers(0, 600))
def test_moving_everything_in_time_changes_nothing(months: list[tuple[int, int]], by: int) -> None:
    now = strength(months, 900)
    later = strength([(month + by, value) for month, value in months], 900 + by)
    assert later == pytest.approx(now, rel=1e-9)


@given(HISTOGRAM, HISTOGRAM, st.integers(900, 1_500))
def test_ties_keep_their_order_while_nothing_happens(
    one: list[tuple[int, int]], other: list[tuple[int, int]], later: int
) -> None:
    if abs(log_weight(one) - log_weight(other)) > 1e-6 or log_weight(one) == log_weight(other):
        assert (strength(one, later) > strength(other, later)) == (log_weight(one) > log_weight(other))


@given(HISTOGRAM, st.integers(0, 900), st.integers(1, 500))
def test_more_mail_never_weakens(months: list[tuple[int, int]], month: int, more: int) -> None:
    assert strength([*months, (month, more)], 900) >= strength(months, 900)


def test_levels_need_both_sides() -> None:
    assert level_of(5_000, 40, 0) is Level.SLIGHT
    assert level_of(5_000, 40, 1) is Level.SOME
    assert level_of(5_000, 40, 2) is Level.WELL
    assert level_of(140, 1, 1) is Level.SOME
    assert level_of(100, 1, 1) is Level.SLIGHT


def test_the_parts_in_words() -> None:
    as_of = date(2026, 3, 20)
    month = month_of(date(2026, 3, 3))
    assert month == 56 * 12 + 2
    parts = TieParts(14, 12, date(2026, 3, 3), date(2026, 2, 28), ((month, 14 * 72 + 12 * 60),))
    assert explain(parts, as_of) == (
        "well",
        "you wrote 14 times, they wrote 12 times",
        "last on 3 March 2026, by you",
        "mostly to each other alone",
        "weight 1728 of 1728 left, halving every 6 months",
    )
    silent = TieParts(0, 1, None, date(2025, 9, 1), ((month - HALF_LIFE_MONTHS, 7),))
    assert explain(silent, as_of)[:4] == (
        "slight",
        "you wrote never, they wrote once",
        "last on 1 September 2025, by them",
        "mostly among many",
    )
    assert explain(TieParts(0, 0, None, None, ()), as_of)[0] == "slight"
