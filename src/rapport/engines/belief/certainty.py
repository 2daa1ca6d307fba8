"""How sure a value is: the belief in it when it was last seen, fading from there.

First version: ``belief = base * 0.97 ** months``, three per cent lost each month until an organization's own history says
otherwise. ``base`` is the confidence of the best single claim, raised by repetition: a value seen again and again is
less likely to be a slip.
"""

from __future__ import annotations

from datetime import datetime
from math import log, log2

MONTHLY_KEEP = 0.97
DAYS_PER_MONTH = 30.4375
CEILING = 0.99
DISBELIEVED = 0.1
FRESH_FROM = 0.72  # about eight months after a claim of 0.92
FADING_FROM = 0.5


def base_belief(confidence: float, count: int) -> float:
    """Belief at the moment of the last claim: the doubt left by the best claim shrinks with each doubling of ``count``.

    What nobody believes (an address its owner left) does not become true by having been said often.
    """
    if confidence <= DISBELIEVED:
        return confidence
    doubt = (1.0 - confidence) / (1.0 + 0.5 * log2(max(1, count)))
    return min(CEILING, 1.0 - doubt)


def months_between(earlier: datetime, later: datetime) -> float:
    """Months from ``earlier`` to ``later``; never negative, as a value cannot be fresher than now."""
    return max(0.0, (later - earlier).total_seconds() / 86_400 / DAYS_PER_MONTH)


def certainty(base: float, last_at: datetime | None, as_of: datetime) -> float:
    """Belief at ``as_of``, 0..1. A value never dated is believed as if it were two years old."""
    months = 24.0 if last_at is None else months_between(last_at, as_of)
    return float(base * MONTHLY_KEEP**months)


def weight(base: float, last_at: datetime | None) -> float:
    """What rivals are ranked by: the log of their belief brought to the epoch.

    All beliefs fade at one rate, so the order of two rivals is the same at every moment and can be stored.
    """
    months = 0.0 if last_at is None else last_at.timestamp() / 86_400 / DAYS_PER_MONTH
    return round(log(max(base, 1e-6)) - log(MONTHLY_KEEP) * months, 9)


def state(belief: float) -> str:
    """``fresh``, ``fading`` or ``stale``."""
    if belief >= FRESH_FROM:
        return "fresh"
    return "fading" if belief >= FADING_FROM else "stale"
