"""Short ways to write mailboxes down in tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from rapport.engines.mail.types import Mark
from rapport.engines.ties.figures import figures_of
from rapport.engines.ties.own import OwnSide
from rapport.engines.ties.rules import default_rules
from rapport.engines.ties.types import Decision, Figures, Traffic
from rapport.engines.ties.verdict import decide

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
JOE, KIM, ANA, BEN = "joe@anvils.example", "kim@anvils.example", "ana@acme.example", "ben@bolt.example"
OUR_SIDE = OwnSide(frozenset({JOE}), frozenset({"anvils.example"}), has_sent_mail=True)
LISTED = frozenset({Mark.LIST})
_ids = count(1)


def letter(author: str, *to: str, **more: Any) -> Traffic:
    """A message with an id of its own; ``days``: how long before NOON; ``answers``: the letter it answers."""
    days = more.pop("days", 100)
    answered = more.pop("answers", None)
    name = more.pop("id", f"m{next(_ids)}")
    if answered is not None:
        more.setdefault("parent", answered.message_id)
        more.setdefault("thread", answered.thread)
        more.setdefault("is_reply", True)
    return Traffic(
        id=name,
        at=NOON - timedelta(days=days),
        author=author,
        to=to,
        message_id=more.pop("message_id", name),
        thread=more.pop("thread", name),
        **more,
    )


def figures(address: str, *messages: Traffic, own: OwnSide = OUR_SIDE) -> Figures:
    """The figures of one address."""
    return figures_of(messages, own)[address]


def verdict(address: str, *messages: Traffic, own: OwnSide = OUR_SIDE) -> Decision:
    """What the rules Rapport comes with make of one address."""
    return decide(figures(address, *messages, own=own), default_rules(), NOON)
