"""Verdicts in bulk: the rules applied to every row of ``to_decide``, a batch at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from rapport.base.bulk import copy_rows, raw_cursor
from rapport.engines.ties.addresses import address_facts
from rapport.engines.ties.types import Figures, Rule
from rapport.engines.ties.verdict import decide
from rapport.fill.mail.types import FIGURES

BATCH = 20_000
DECIDED = ("identity_id", "audience_id", "verdict", "rule", "reason")


def decide_all(cursor: Any, rules: Sequence[Rule], present: datetime) -> None:
    """Leaves ``decided`` with the verdict, rule and reason for every row of ``to_decide``."""
    cursor.execute("DROP TABLE IF EXISTS decided")
    cursor.execute(
        "CREATE TEMPORARY TABLE decided (identity_id bigint, audience_id bigint, verdict text, rule text, reason text,"
        " PRIMARY KEY (identity_id, audience_id)) ON COMMIT DROP"
    )
    cursor.execute(
        "DECLARE to_decide_rows NO SCROLL CURSOR FOR"
        " SELECT identity_id, audience_id, address, is_own, first_at, last_at, counts FROM to_decide"
    )
    while True:
        cursor.execute(f"FETCH {BATCH} FROM to_decide_rows")
        rows = cursor.fetchall()
        if not rows:
            break
        copy_rows(raw_cursor(cursor), "decided", DECIDED, _decided(rows, rules, present))
    cursor.execute("CLOSE to_decide_rows")
    cursor.execute("ANALYZE decided")


def _decided(
    rows: list[tuple[Any, ...]], rules: Sequence[Rule], present: datetime
) -> Iterator[tuple[Any, ...]]:
    for identity_id, audience_id, address, is_own, first_at, last_at, counts in rows:
        made = decide(figures_from(address, is_own, first_at, last_at, counts), rules, present)
        yield identity_id, audience_id, made.verdict.value, made.rule_id, made.reason


def figures_from(
    address: str, is_own: bool, first_at: datetime | None, last_at: datetime | None, counts: Sequence[int]
) -> Figures:
    """The figures of an address as stored, in the form the rules read."""
    facts = address_facts(address)
    return Figures(
        address=address,
        own=is_own,
        role_address=facts.is_role,
        robot_address=facts.is_robot,
        no_reply_address=facts.is_no_reply,
        campaign_address=facts.is_campaign,
        first_seen=first_at,
        last_seen=last_at,
        **dict(zip(FIGURES, counts, strict=True)),  # all of them are counts
    )


def longest_wait(rules: Sequence[Rule]) -> timedelta:
    """How long after an address was last seen the passing of time alone can still change its verdict."""
    days = [c.threshold for rule in rules for c in rule.conditions if c.figure == "quiet_days"]
    return timedelta(days=max(days, default=0) + 2)
