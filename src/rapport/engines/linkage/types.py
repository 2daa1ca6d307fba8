"""What identity decisions are made from, and what they look like."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Decision(StrEnum):
    """Two identities are one party, are not, or nobody can tell."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one address that belongs to a person.

    ``names`` are display names it used itself, most frequent first; ``organization_id`` stands for its domain and all
    known aliases of it, None for free mail. ``mobiles`` and ``phones`` are normalized numbers; ``new_addresses`` are
    addresses that news from or about it called its new one.
    """

    identity_id: int
    address: str
    organization_id: int | None
    names: tuple[str, ...] = ()
    mobiles: frozenset[str] = field(default_factory=frozenset)
    phones: frozenset[str] = field(default_factory=frozenset)
    new_addresses: frozenset[str] = field(default_factory=frozenset)


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
