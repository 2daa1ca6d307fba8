"""Every read of mail's own tables: the policy, the rules in force, whose mailboxes these are, the moment of derivation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from rapport.base.sql import sql
from rapport.engines.ties.own import AddressEvidence, SourceEvidence
from rapport.engines.ties.rules import default_rules, rules_from_json
from rapport.engines.ties.types import Rule

from .models import OwnEvidence, Policy, Settlement


@dataclass(frozen=True, slots=True)
class PolicyInForce:
    """What holds now: the rules of verdicts, and whether the text of messages is kept."""

    rules: Sequence[Rule]
    stores_text: bool
    is_default: bool
    written: str = ""  # the rules as they were written; "" for those Rapport comes with


def policy_in_force() -> PolicyInForce:
    """The newest policy, or what Rapport comes with."""
    newest = Policy.objects.order_by("-id").first()
    if newest is None or not newest.rules:
        return PolicyInForce(default_rules(), bool(newest and newest.stores_text), True)
    rules, _problems = rules_from_json(newest.rules)  # refused when they were set, if there were any
    return PolicyInForce(rules or default_rules(), newest.stores_text, False, newest.rules)


def own_evidence() -> list[SourceEvidence]:
    """What each source says about whose mailbox it is, in the order of the sources."""
    sources: dict[int, list[OwnEvidence]] = defaultdict(list)
    for row in OwnEvidence.objects.order_by("source_id", "address"):
        sources[row.source_id].append(row)
    found = []
    for source_id, rows in sorted(sources.items()):
        total = next(row for row in rows if not row.address)
        addresses = tuple(
            AddressEvidence(row.address, row.sent_copies, row.enveloped, row.named_by, row.named_alone_by)
            for row in rows
            if row.address
        )
        found.append(
            SourceEvidence(str(source_id), total.sent_copies, total.enveloped, total.named_by, addresses)
        )
    return found


def settlement() -> Settlement | None:
    """When, and for which present of the mailboxes, everything was last derived."""
    return Settlement.objects.filter(pk=1).first()


def mailboxes_present(clock: datetime) -> datetime:
    """The last believable moment of all mail up to ``clock``; ``clock`` itself without any mail."""
    with connection.cursor() as cursor:
        cursor.execute(sql("fill/mail", "as_of"), {"clock": clock})
        (present,) = cursor.fetchone()
    return present or clock


#: Everything that is derived: table → (columns that must come out the same, which rows are derived).
DERIVED: dict[str, tuple[str, str]] = {
    "evidence_fold": ("*", "true"),
    "identity_verdict": ("*", "true"),
    "identity_judgement": ("left_id, right_id, decision, rule, reason, audience_id", "author_id IS NULL"),
    "identity_ownside": ("kind, value, reason, audience_id", "NOT is_declared"),
    "identity_identity": ("*", "true"),
    "timeline_interaction": ("record_id, thread_id", "true"),
    "timeline_tie": ("*", "true"),
    "directory_candidate": ("*", "true"),
    "directory_person": ("*", "true"),
    "directory_organization": ("*", "true"),
    "directory_affiliation": ("*", "true"),
    "directory_searchposting": ("*", "true"),
    "directory_searchword": ("*", "true"),
    "directory_searchneighbor": ("*", "true"),
}


def derived_state() -> dict[str, tuple[int, str]]:
    """For each derived table the number of rows and a sum over their hashes, whatever their order. Viewer: system."""
    found = {}
    with connection.cursor() as cursor:
        for table, (columns, where) in DERIVED.items():
            cursor.execute(
                "SELECT count(*), coalesce(sum(('x' || left(md5(t::text), 15))::bit(60)::bigint), 0)::text"
                f" FROM (SELECT {columns} FROM {table} WHERE {where}) t"
            )
            found[table] = cursor.fetchone()
    return found


def verdicts_of(run_id: int) -> dict[str, int]:
    """How many of the addresses that took part in a run's messages have each verdict; what the viewer may see."""
    with connection.cursor() as cursor:
        cursor.execute(sql("fill/mail", "verdicts_of_run"), [run_id])
        return dict(cursor.fetchall())


def totals() -> dict[str, int]:
    """How many people, organizations and interactions with them the viewer may see in all."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT count(DISTINCT party_id) FROM directory_person WHERE NOT is_own),"
            " (SELECT count(DISTINCT party_id) FROM directory_organization WHERE NOT is_own)"
        )
        people, organizations = cursor.fetchone()
        cursor.execute(sql("fill/mail", "count_interactions"))
        (interactions,) = cursor.fetchone()
    return {"people": people, "organizations": organizations, "interactions": interactions}
