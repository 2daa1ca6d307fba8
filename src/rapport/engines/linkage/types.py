"""What identity decisions are made from, and what they look like."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Decision(StrEnum):
    """Two identities are one party, are not, or nobody can tell."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one address that belongs to a person.

    ``names`` are display names it used itself, most frequent first; ``called`` what others called it in their To lines.
    ``organization_id`` stands for its domain and all known aliases of it, None for free mail. ``mobiles`` and ``phones`` are
    normalized numbers and ``organizations`` folded names from its own signatures; ``new_addresses`` are addresses that news
    from or about it called its new one. ``wrote_from`` and ``wrote_until`` are the first and last of its ``wrote`` own
    messages, ``named_until`` the last message it took part in at all, ``left_at`` when news said it was left;
    ``counterparts`` are ids of our own people it exchanged messages with.
    """

    identity_id: int
    address: str
    organization_id: int | None
    names: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    mobiles: frozenset[str] = field(default_factory=frozenset)
    phones: frozenset[str] = field(default_factory=frozenset)
    organizations: frozenset[str] = field(default_factory=frozenset)
    new_addresses: frozenset[str] = field(default_factory=frozenset)
    wrote_from: datetime | None = None
    wrote_until: datetime | None = None
    wrote: int = 0
    named_until: datetime | None = None
    left_at: datetime | None = None
    counterparts: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement on two identities (``left`` < ``right``) with the rule it follows and its reason in words."""

    left: int
    right: int
    decision: Decision
    rule: str
    reason: str
    is_strong: bool = False  # holds even if both stand in one message


@dataclass(frozen=True, slots=True)
class Standing:
    """A judgement as clustering needs it."""

    left: int
    right: int
    decision: Decision
    is_human: bool
