"""What mail is stored as: roles, the bits of marks, and how a run reports."""

from __future__ import annotations

from enum import IntEnum

from rapport.engines.mail.types import Mark

EXTRACTOR = 1  # raise when the mail engine reads more or better: known messages are then read again


class Role(IntEnum):
    """In which header line an identity stood. ``ENVELOPE`` is Delivered-To and its like: whose mailbox this is."""

    FROM = 1
    TO = 2
    CC = 3
    BCC = 4
    ENVELOPE = 9


MARK_BITS: dict[Mark, int] = {
    Mark.BULK: 1,
    Mark.LIST: 2,
    Mark.ROBOT: 4,
    Mark.CALENDAR: 8,
    Mark.BOUNCE: 16,
    Mark.AUTO_REPLY: 32,
    Mark.UNSUBSCRIBE: 64,
    Mark.ENCRYPTED: 128,
}


def mark_bits(marks: frozenset[Mark]) -> int:
    """The marks of a message as one integer."""
    bits = 0
    for mark in marks:
        bits |= MARK_BITS[mark]
    return bits


def marks_of(bits: int) -> list[str]:
    """The names of the marks in a bit set, in a fixed order."""
    return [mark.value for mark, bit in MARK_BITS.items() if bits & bit]


FIGURES = (
    "received", "received_direct", "plain", "plain_direct", "hidden", "overheard", "crowd", "sent", "sent_direct", "answered_by_us",
    "answered_by_them", "replies_to_us", "threads_two_way", "in_small_group", "named_only", "bulk", "unsubscribe", "list",
    "list_to_us", "list_peers", "list_repeats", "list_authors", "robot", "auto_reply", "bounce", "calendar",
)  # fmt: skip
