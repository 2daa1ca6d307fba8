"""Deciding who is a relationship: the first rule whose conditions all hold."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from datetime import datetime, timedelta

from rapport.engines.ties.types import Condition, Decision, Figures, Rule, Verdict

OPERATORS: dict[str, Callable[[int, int], bool]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "<=": operator.le,
    "<": operator.lt,
    "==": operator.eq,
    "!=": operator.ne,
}
_SHARES = (
    "plain",
    "hidden",
    "overheard",
    "crowd",
    "bulk",
    "unsubscribe",
    "list",
    "list_to_us",
    "robot",
    "auto_reply",
    "bounce",
)
COUNTS = tuple(f.name for f in fields(Figures) if f.name not in ("address", "first_seen", "last_seen"))
PERCENTAGES = tuple(f"{name}_percent" for name in _SHARES)
DERIVED = ("automatic", "automatic_percent", "two_way", "quiet_days", *PERCENTAGES)
KNOWN_FIGURES = frozenset((*COUNTS, *DERIVED))
NEVER = 36_500  # quiet days of an address without any dated message, or one dated in the far future
FUTURE_DAYS = 30  # a message this far ahead of as_of has a wrong clock and says nothing about quiet


def values_of(figures: Figures, as_of: datetime) -> dict[str, int]:
    """Every figure a condition or a reason can name, as whole numbers.

    ``x_percent`` is 100·x/received rounded down (0 without any); ``automatic`` sums robot, bounce and auto_reply, at most
    ``received``; ``two_way`` is the fewer of direct messages in and out; ``quiet_days`` are whole days from the last message
    to ``as_of``.
    """
    values = {name: int(getattr(figures, name)) for name in COUNTS}
    received = figures.received
    values["automatic"] = min(received, figures.robot + figures.bounce + figures.auto_reply)
    values["two_way"] = min(figures.received_direct, figures.sent_direct)
    for name in (*_SHARES, "automatic"):
        values[f"{name}_percent"] = 100 * values[name] // received if received else 0
    values["quiet_days"] = _quiet_days(figures.last_seen, as_of)
    return values


def _quiet_days(last_seen: datetime | None, as_of: datetime) -> int:
    if last_seen is None:
        return NEVER
    days = (as_of - last_seen) // timedelta(days=1)
    return NEVER if days < -FUTURE_DAYS else max(days, 0)


def decide(figures: Figures, rules: Sequence[Rule], as_of: datetime) -> Decision:
    """What the address is: the verdict of the first rule that applies, else ``waiting``.

    ``as_of`` is the mailbox's present (see :func:`mailbox_time`), aware.
    """
    values = values_of(figures, as_of)
    for rule in rules:
        if all(_holds(condition, values) for condition in rule.conditions):
            return Decision(rule.verdict, _worded(rule.reason, values), rule.id)
    return Decision(Verdict.WAITING, "waiting: no rule says anything about it", "")


def _holds(condition: Condition, values: dict[str, int]) -> bool:
    compare = OPERATORS.get(condition.operator)
    return compare is not None and compare(values.get(condition.figure, 0), condition.threshold)


def _worded(reason: str, values: dict[str, int]) -> str:
    for name, value in values.items():
        reason = reason.replace("{" + name + "}", str(value))
    return reason


def mailbox_time(moments: Iterable[datetime], not_after: datetime) -> datetime:
    """The present of a mailbox: its last believable moment, at most ``not_after``.

    Wrong clocks date messages years ahead, so a moment counts only if it is within 30 days of the 99th percentile (nearest
    rank) of all moments up to ``not_after``. Without any moment it is ``not_after``.
    """
    known = sorted(moment for moment in moments if moment <= not_after)
    if not known:
        return not_after
    rank = -(-99 * len(known) // 100) - 1
    limit = known[rank] + timedelta(days=FUTURE_DAYS)
    return max(moment for moment in known if moment <= limit)
