"""What decides whether an address is a relationship: messages as traffic, figures about an address, rules, decisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rapport.engines.mail.types import Mark

SMALL_GROUP = 8  # a message to more recipients than this is no longer addressed to anybody in particular


class Verdict(StrEnum):
    """What an address is to us."""

    KEPT = "kept"  # a relationship
    BULK = "bulk"  # newsletters, marketing, announcements
    ROBOT = "robot"  # a program
    LIST = "list"  # seen through a discussion list only, or the list itself
    ONE_WAY = "one_way"  # one side wrote and the other never answered
    INTERNAL = "internal"  # our own side
    PERSONAL = "personal"  # declared private by the owner; only a human's ruling gives it
    WAITING = "waiting"  # no exchange yet, and too early to say


@dataclass(frozen=True, slots=True)
class Traffic:
    """One copy of one message, as far as it says who exchanges words with whom.

    Copies of the same message (in two mailboxes, or direct and through a list) share ``id``. ``parent`` is the id of the
    message it answers, ``message_id`` its own, in the same space ("" when unknown); ``thread`` groups messages.
    ``is_reply``: the subject begins with Re: or its like. Addresses are normalized; repeats within a role do not count.
    ``source``, ``envelope`` (Delivered-To and its like) and ``is_sent_copy`` (it lay in a folder of sent mail) tell whose
    mailbox the copy lay in; they only serve to find our own side.
    """

    id: str
    at: datetime | None
    author: str
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    marks: frozenset[Mark] = frozenset()
    message_id: str = ""
    parent: str = ""
    thread: str = ""
    is_reply: bool = False
    source: str = ""
    envelope: tuple[str, ...] = ()
    is_sent_copy: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """What the mail says about one address; :func:`rapport.engines.ties.figures.figures_of` says how each is counted.

    All counts are of distinct messages unless said otherwise. ``own`` is a declared or inferred fact.
    """

    address: str
    own: bool = False
    role_address: bool = False
    robot_address: bool = False
    no_reply_address: bool = False
    campaign_address: bool = False
    received: int = 0
    received_direct: int = 0
    plain: int = 0
    plain_direct: int = 0
    hidden: int = 0
    overheard: int = 0
    crowd: int = 0
    sent: int = 0
    sent_direct: int = 0
    answered_by_us: int = 0
    answered_by_them: int = 0
    replies_to_us: int = 0
    threads_two_way: int = 0
    in_small_group: int = 0
    named_only: int = 0
    bulk: int = 0
    unsubscribe: int = 0
    list: int = 0
    list_to_us: int = 0
    list_peers: int = 0
    list_repeats: int = 0
    list_authors: int = 0
    robot: int = 0
    auto_reply: int = 0
    bounce: int = 0
    calendar: int = 0
    first_seen: datetime | None = None
    last_seen: datetime | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """One comparison: ``figure`` (a count, a flag as 0 or 1, or a derived figure) ``operator`` ``threshold``."""

    figure: str
    operator: str  # >=, >, <=, <, ==, !=
    threshold: int


@dataclass(frozen=True, slots=True)
class Rule:
    """If all ``conditions`` hold, the address is ``verdict``. ``reason`` is a template: "one-way: {received} in"."""

    id: str
    verdict: Verdict
    conditions: tuple[Condition, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict, why in words and numbers, and by which rule ("" when none applied)."""

    verdict: Verdict
    reason: str
    rule_id: str
