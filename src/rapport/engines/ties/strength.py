"""How strong a tie is: recency, frequency, reciprocity and intimacy of address, all of it whole numbers until it is read.

Every message between one of us and somebody adds a weight to the month it was written in. The weight is the intimacy: full
for somebody written to alone, shared among all recipients otherwise, half in copy, and a little more for what we wrote than
for what we got. Weights halve every six months. Since every weight fades at the same rate, ties keep their order while
nothing happens, and the sum brought to month 0 (:func:`log_weight`) can be stored and sorted by.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

HALF_LIFE_MONTHS = 6
TO, CC, BCC = 2, 3, 4  # as in rapport.fill.mail.types.Role
SENT_TO, RECEIVED_TO = 72, 60
WELL, SOME = (
    900.0,
    130.0,
)  # decayed weight: about 14 messages each to one alone this half year; one exchange this month


class Level(StrEnum):
    """How well two parties know each other."""

    WELL = "well"
    SOME = "some"
    SLIGHT = "slight"


@dataclass(frozen=True, slots=True)
class TieParts:
    """What a tie is made of: counts of messages, and ``months``: (month index, weight), see :func:`month_of`."""

    sent: int
    received: int
    last_sent_on: date | None
    last_received_on: date | None
    months: tuple[tuple[int, int], ...]


def month_of(day: date) -> int:
    """Months since January 1970."""
    return (day.year - 1970) * 12 + day.month - 1


def weight(role: int, recipients: int, is_sent: bool) -> int:
    """What one message adds: ``base / recipients``, whole division. ``role`` is that of the one who was written to.

    ======  ====  =======
    base    sent  received
    ======  ====  =======
    To        72       60
    Cc, Bcc   36       30
    ======  ====  =======
    """
    base = SENT_TO if is_sent else RECEIVED_TO
    if role != TO:
        base //= 2
    return base // max(1, recipients)


def log_weight(months: Iterable[tuple[int, int]]) -> float:
    """log2 of the decayed weight brought to month 0; ``-inf`` without weight. Independent of order and splitting.

    The decayed weight in month t is ``2 ** (log_weight - t / 6)``.
    """
    total: dict[int, int] = {}
    for month, value in months:
        total[month] = total.get(month, 0) + value
    weighty = sorted((month, value) for month, value in total.items() if value > 0)
    if not weighty:
        return -math.inf
    newest = weighty[-1][0]
    now = math.fsum(value * 2.0 ** ((month - newest) / HALF_LIFE_MONTHS) for month, value in weighty)
    return math.log2(now) + newest / HALF_LIFE_MONTHS


def strength(months: Iterable[tuple[int, int]], as_of_month: int) -> float:
    """The weight that is left in ``as_of_month``; months after it count as this month's. 0 without any."""
    past = [(min(month, as_of_month), value) for month, value in months]
    logarithm = log_weight(past)
    return 0.0 if logarithm == -math.inf else 2.0 ** (logarithm - as_of_month / HALF_LIFE_MONTHS)


def level_of(left: float, sent: int, received: int) -> Level:
    """In words: ``left`` is :func:`strength`. Who never answered, or was never answered, is known slightly at most."""
    if not sent or not received:
        return Level.SLIGHT
    if left >= WELL and min(sent, received) >= 2:
        return Level.WELL
    return Level.SOME if left >= SOME else Level.SLIGHT


def explain(parts: TieParts, as_of: date) -> tuple[str, ...]:
    """The parts of a tie in words, for the command line; pages word them in their reader's language."""
    left = strength(parts.months, month_of(as_of))
    said = [level_of(left, parts.sent, parts.received).value]
    said.append(f"you wrote {_times(parts.sent)}, they wrote {_times(parts.received)}")
    last = max((day for day in (parts.last_sent_on, parts.last_received_on) if day), default=None)
    if last is not None:
        by = "by you" if last == parts.last_sent_on else "by them"
        said.append(f"last on {last.day} {last:%B %Y}, {by}")
    whole = sum(value for _, value in parts.months)
    messages = parts.sent + parts.received
    if messages:
        said.append(f"{_intimacy(whole / messages)}")
    said.append(f"weight {left:.0f} of {whole} left, halving every {HALF_LIFE_MONTHS} months")
    return tuple(said)


def _times(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")


def _intimacy(average: float) -> str:
    if average >= 45:
        return "mostly to each other alone"
    return "mostly among few" if average >= 12 else "mostly among many"
