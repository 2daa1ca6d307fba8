"""What Today answers. Plain values; sentences are made where they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What a question is about."""

    RELATIONSHIP = "relationship"
    SAME = "same"
    VALUE = "value"


class Reply(StrEnum):
    """What can be answered: YES and NO, FIRST and SECOND of two values, or LATER."""

    YES = "yes"
    NO = "no"
    FIRST = "first"
    SECOND = "second"
    LATER = "later"


REPLIES = {
    Kind.RELATIONSHIP: (Reply.YES, Reply.NO, Reply.LATER),
    Kind.SAME: (Reply.YES, Reply.NO, Reply.LATER),
    Kind.VALUE: (Reply.FIRST, Reply.SECOND, Reply.LATER),
}


@dataclass(frozen=True, slots=True)
class Changed:
    """A value that took the place of another: of whom, what is so now and since when, what was so before."""

    party_id: int
    attribute: str
    candidate_id: int
    value: str
    since: datetime
    before: str
    before_id: int


@dataclass(frozen=True, slots=True)
class Claimed:
    """A value as a question shows it: how often it was claimed, and when last."""

    candidate_id: int
    value: str
    count: int
    last_at: datetime | None


@dataclass(frozen=True, slots=True)
class CloseCall:
    """Two values of one person of which one can be true, believed nearly alike; the more believable first."""

    party_id: int
    attribute: str
    first: Claimed
    second: Claimed


@dataclass(frozen=True, slots=True)
class Undecided:
    """An address of which it is not clear whether it is a relationship; ``organization`` is "" where nobody there is known."""

    identity_id: int
    address: str
    name: str
    reason: str
    received: int
    last_at: datetime
    organization: str


@dataclass(frozen=True, slots=True)
class UnsurePair:
    """Two addresses that may be one person's, with what speaks for it."""

    left_id: int
    right_id: int
    left: str
    right: str
    left_party: int
    right_party: int
    reason: str


@dataclass(frozen=True, slots=True)
class Face:
    """Somebody on Today: ``name`` is an address where there is no name."""

    id: int
    name: str
    initials: str
    organization: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One decision: what it is about, and whom (``who``; for two, ``other`` as well)."""

    kind: Kind
    subject_id: int
    other_id: int
    who: Face
    other: Face | None
    about: Undecided | UnsurePair | CloseCall

    @property
    def replies(self) -> tuple[Reply, ...]:
        return REPLIES[self.kind]


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody met for the first time."""

    who: Face
    met_at: datetime


@dataclass(frozen=True, slots=True)
class QuietPerson:
    """Somebody whose silence stands out: usual gap and silence in days, and whether the last word was ours."""

    who: Face
    usual_gap: int
    silent_days: int
    is_ours: bool


@dataclass(frozen=True, slots=True)
class ChangedValue:
    """A value that took the place of another, and whose it is."""

    who: Face
    change: Changed
