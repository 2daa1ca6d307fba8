"""A pair's own rhythm: how often two people are in touch, and from when on their silence stands out.

Only days count, not messages: a lively afternoon is one contact. What is usual is the median of the gaps between the latest
days of contact, and how far gaps spread is the distance of their quartiles, so that one long holiday moves neither. A
silence stands out when it is longer than Tukey's outer fence for gaps (Exploratory Data Analysis, 1977: the upper quartile
and three times the quartiles' distance), which less than one gap in a hundred passes even where contact comes wholly at random
(0.9 % of exponential gaps); and than twice the usual gap; and than two weeks, which anybody may be away.

Too few days of contact, or a rhythm so slow that a silence would take a year to notice, say nothing.
``kernel/timeline/sql/ties.sql`` counts the same in the database; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import ceil

LEAST_CONTACTS = 6  # days of contact, so five gaps
GAPS_LOOKED_AT = 24  # the latest: people's habits change
SLOWEST = 90  # days; a rhythm slower than a quarter of a year
LEAST_SILENCE = 14  # days
FENCE, MULTIPLE = 3, 2


@dataclass(frozen=True, slots=True)
class Rhythm:
    """``usual_gap`` in days between contacts; ``quiet_on`` is the first day on which silence since ``last_on`` stands out."""

    usual_gap: int
    last_on: date
    quiet_on: date


def rhythm_of(days: Iterable[date]) -> Rhythm | None:
    """The rhythm of a pair by its days of contact, in any order; None where they do not say."""
    known = sorted(set(days))
    if len(known) < LEAST_CONTACTS:
        return None
    gaps = [(later - earlier).days for earlier, later in pairwise(known)]
    latest = sorted(gaps[-GAPS_LOOKED_AT:])
    lower, usual, upper = (_quantile(latest, share) for share in (0.25, 0.5, 0.75))
    if usual > SLOWEST:
        return None
    longest = max(LEAST_SILENCE, MULTIPLE * usual, upper + FENCE * (upper - lower))
    quiet_after = min(timedelta(days=longest + 1), date.max - known[-1])
    return Rhythm(usual, known[-1], known[-1] + quiet_after)


def silence(rhythm: Rhythm, present: date) -> int | None:
    """Days of silence at ``present``, once they stand out; None before."""
    return (present - rhythm.last_on).days if present >= rhythm.quiet_on else None


def _quantile(ordered: list[int], share: float) -> int:
    """The smallest value that at least this share of all do not exceed (SQL's percentile_disc)."""
    return ordered[max(0, ceil(share * len(ordered)) - 1)]
