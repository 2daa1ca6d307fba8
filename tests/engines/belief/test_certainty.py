"""Belief rises with repetition, fades with time, and keeps the order of rivals whatever the moment."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.engines.belief.certainty import CEILING, base_belief, certainty, state, weight

NOW = datetime(2026, 11, 1, tzinfo=UTC)
CONFIDENCES = st.floats(0.0, 1.0)
COUNTS = st.integers(1, 100_000)
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2026, 11, 1), timezones=st.just(UTC))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("confidence", "count", "base"),
    [(0.9, 1, 0.9), (0.9, 4, 0.95), (0.5, 2, 2 / 3), (1.0, 1, CEILING), (0.1, 1000, 0.1), (0.0, 1000, 0.0)],
)
def test_of_claims(confidence: float, count: int, base: float) -> None:
    assert base_belief(confidence, count) == pytest.approx(base)


@given(CONFIDENCES, COUNTS)
def test_saying_it_again_never_makes_it_less_believed(confidence: float, count: int) -> None:
    once, often = base_belief(confidence, count), base_belief(confidence, count + 1)
    assert 0.0 <= once <= often <= CEILING or often == once == confidence


def test_three_per_cent_are_lost_each_month() -> None:
    assert certainty(0.9, NOW - timedelta(days=30.4375), NOW) == pytest.approx(0.9 * 0.97)
    assert certainty(0.9, NOW + timedelta(days=400), NOW) == 0.9, (
        "a clock that goes wrong makes nothing fresher"
    )
    assert certainty(0.9, None, NOW) == pytest.approx(0.9 * 0.97**24)
    assert [state(one) for one in (0.72, 0.71, 0.5, 0.49)] == ["fresh", "fading", "fading", "stale"]


@given(st.floats(0.01, 0.99), MOMENTS, st.floats(0.01, 0.99), MOMENTS)
def test_the_stored_order_is_that_of_every_moment(
    one: float, one_at: datetime, other: float, other_at: datetime
) -> None:
    beliefs = certainty(one, one_at, NOW), certainty(other, other_at, NOW)
    weights = weight(one, one_at), weight(other, other_at)
    if abs(weights[0] - weights[1]) > 1e-6:
        assert (beliefs[0] > beliefs[1]) == (weights[0] > weights[1])
