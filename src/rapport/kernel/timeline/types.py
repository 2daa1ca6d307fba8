"""What the timeline answers: threads by day, ties between our people and others. Plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from rapport.kernel.directory.types import Level

#: The names of marks by the bit that stands for them in Interaction.marks: 1 << position.
MARKS = ("bulk", "list", "robot", "calendar", "bounce", "auto_reply", "unsubscribe", "encrypted")


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody in a thread. ``id`` is the party's id, None when the party has no page (a list, a robot)."""

    id: int | None
    name: str
    is_own: bool
    is_you: bool = False


@dataclass(frozen=True, slots=True)
class ThreadEntry:
    """One thread as it stands on one day of a timeline.

    ``sent`` and ``received`` count the day's messages from our side and from theirs, ``count`` all of them;
    ``first_at`` and ``last_at`` are the day's first and last moment. ``participants`` holds at most six, the
    most active first; ``more_participants`` says how many it left out. ``marks`` are the mail engine's.
    """

    thread_id: int
    subject: str
    count: int
    sent: int
    received: int
    first_at: datetime
    last_at: datetime
    participants: tuple[Participant, ...]
    more_participants: int
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimelineDay:
    """The threads of one day, newest first. ``day`` is a date in the reader's time zone."""

    day: date
    entries: tuple[ThreadEntry, ...]


@dataclass(frozen=True, slots=True)
class MonthCount:
    """Messages of one calendar month (``month`` is its first day), from our side and from theirs."""

    month: date
    sent: int
    received: int


@dataclass(frozen=True, slots=True)
class TieRow:
    """The tie between one of our people and an outside party: its parts, for a sentence and a small picture.

    ``strength`` in 0..1 orders, ``level`` is what is said. ``months`` runs oldest first without gaps, at
    most 24 months, up to the month of the record's moment.
    """

    own_id: int
    own_name: str
    is_you: bool
    other_id: int
    other_name: str
    sent: int
    received: int
    threads: int
    first_at: datetime | None
    last_at: datetime | None
    strength: float
    level: Level
    months: tuple[MonthCount, ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """What passed both ways in all: distinct messages from our side and from theirs, in how many threads."""

    sent: int
    received: int
    threads: int
    first_at: datetime | None
    last_at: datetime | None


@dataclass(frozen=True, slots=True)
class Known:
    """Who of us knows a party: the foremost of ``count``, best acquainted first, with the weight left of each tie.

    ``left`` is the weight left of all ties together (see :mod:`rapport.engines.ties.strength`); ``sent`` and ``received``
    add the messages of all ties, so that one to two of us counts twice.
    """

    own_ids: tuple[int, ...]
    lefts: tuple[float, ...]
    count: int
    left: float
    sent: int
    received: int


@dataclass(frozen=True, slots=True)
class OwnTie:
    """One of us and how they are tied to a party: messages of all visible ties, and the weight left of them."""

    own_id: int
    sent: int
    received: int
    first_at: datetime | None
    last_at: datetime | None
    left: float


@dataclass(frozen=True, slots=True)
class Quiet:
    """Somebody who used to be in touch every ``usual_gap`` days and has been silent for ``silent_days``.

    ``is_ours`` says that the last word was ours.
    """

    other_id: int
    usual_gap: int
    last_at: datetime
    silent_days: int
    is_ours: bool
