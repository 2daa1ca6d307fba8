"""From rows to answers: derives everything that follows from messages, for whatever was touched.

One transaction, in this order: threads → who is touched → whose side is ours → folds → figures → verdicts → who is one party →
profiles → ties. A rebuild is the same with everything touched, so that what is derived bit by bit and what is derived at once
cannot differ. Runs as the system viewer, as it must see all rows to derive anybody's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from rapport.accounts.queries import everyone
from rapport.base.sql import sql
from rapport.engines.linkage.rules import alias_judgements
from rapport.engines.ties.own import OwnSide, infer_own
from rapport.fill.mail.flow.decide import decide_all, longest_wait
from rapport.fill.mail.models import Settlement
from rapport.fill.mail.queries import mailboxes_present, own_evidence, policy_in_force, settlement
from rapport.kernel.directory.services import derive_profiles
from rapport.kernel.identity import services as identity
from rapport.kernel.identity.queries import declared_own
from rapport.kernel.timeline.queries import alias_facts, seen_together
from rapport.kernel.timeline.services import derive_ties, rethread, touch_tied

MANY = 500
NOTED = 0.05  # more new messages than this share of those the planner knew of change its view
STORED = [
    "evidence_record",
    "evidence_claim",
    "evidence_name",
    "identity_identity",
    "timeline_interaction",
    "timeline_participation",
]
HAS_SENT_MAIL = "has sent mail"
Step = Callable[[str], None]


def settle(*, clock: datetime, everything: bool = False, step: Step = lambda _name: None) -> None:
    """Derives anew what follows from the messages in ``touched_message(record_id)``.

    Call inside a transaction as the system viewer, after :func:`touch_messages` or :func:`touch_staying`. ``clock`` is now;
    a rebuild passes the stored clock. With ``everything`` all identities are touched.
    """
    step("threads")
    whole = _refresh_statistics()
    rethread(everything=whole)
    _touch(everything or whole)
    step("whose side")
    own = _renew_own_side()
    step("claims")
    _fold()
    step("verdicts")
    present = _decide(own, clock, everything)
    step("who is who")
    _judge(whole)
    step("profiles")
    _touch_parties()
    derive_profiles()
    with _sweeping(whole):
        derive_ties()
    _remember(clock, present)


def _refresh_statistics() -> bool:
    """After much was loaded at once, the planner must know before it plans how to derive from it.

    True when all messages there are were touched.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM touched_message")
        (touched,) = cursor.fetchone()
        if touched < MANY:
            return False
        cursor.execute("SELECT reltuples FROM pg_class WHERE oid = 'timeline_interaction'::regclass")
        if touched > NOTED * cursor.fetchone()[0]:
            cursor.execute("SELECT rapport_analyze(%s)", [STORED])
        cursor.execute("SELECT count(*) FROM timeline_interaction")
        return bool(touched == cursor.fetchone()[0])


@contextmanager
def _sweeping(whole: bool) -> Iterator[None]:
    """For statements that join everything with our own few people: the planner takes these for average ones, whose messages are
    best looked up one by one, while nearly every message is theirs."""
    with connection.cursor() as cursor:
        if whole:
            cursor.execute("SET LOCAL enable_nestloop = off")
        yield
        if whole:
            cursor.execute("SET LOCAL enable_nestloop = on")


def touch_messages(where: str, parameters: Sequence[Any]) -> None:
    """Makes ``touched_message`` from the interactions (``i``) a condition names."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS touched_message, kept_touched, kept_source, moved_thread")
        cursor.execute("CREATE TEMPORARY TABLE moved_thread (thread_id bigint) ON COMMIT DROP")
        cursor.execute(
            "CREATE TEMPORARY TABLE touched_message ON COMMIT DROP AS"
            f" SELECT i.record_id FROM timeline_interaction i JOIN evidence_record r ON r.id = i.record_id WHERE {where}",
            parameters,
        )
        cursor.execute("CREATE UNIQUE INDEX ON touched_message (record_id)")
        cursor.execute("ANALYZE touched_message")


def touch_identity(identity_id: int) -> None:
    """Makes ``touched_message`` from all messages an identity took part in."""
    touch_messages(
        "r.id IN (SELECT p.record_id FROM timeline_participation p WHERE p.identity_id = %s)", [identity_id]
    )


def touch_identities(identities: Sequence[int]) -> None:
    """Makes an empty ``touched_message``, and ``kept_touched`` of identities about whom something was said beside all mail."""
    touch_messages("false", [])
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE kept_touched ON COMMIT DROP AS"
            " SELECT id AS identity_id FROM identity_identity WHERE id = ANY (%s)",
            [list(identities)],
        )


def keep_touched() -> None:
    """Before the messages in ``touched_message`` are taken away: remembers who is affected, and which messages stay behind."""
    with connection.cursor() as cursor:
        cursor.execute(sql("fill/mail", "touched"))
        cursor.execute("DROP TABLE IF EXISTS kept_touched, kept_source, staying")
        cursor.execute(
            "CREATE TEMPORARY TABLE kept_touched ON COMMIT DROP AS SELECT identity_id FROM touched"
        )
        cursor.execute(
            "CREATE TEMPORARY TABLE kept_source ON COMMIT DROP AS"
            " SELECT DISTINCT source_id FROM timeline_interaction JOIN touched_message USING (record_id)"
        )
        cursor.execute(
            "CREATE TEMPORARY TABLE staying ON COMMIT DROP AS SELECT i.record_id FROM timeline_interaction i"
            " WHERE i.thread_id IN (SELECT x.thread_id FROM timeline_interaction x JOIN touched_message USING (record_id))"
            " AND NOT EXISTS (SELECT FROM touched_message t WHERE t.record_id = i.record_id)"
        )


def touch_staying() -> None:
    """After they were taken away: the messages that stayed behind in their threads are the touched ones."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE touched_message")
        cursor.execute("ALTER TABLE staying RENAME TO touched_message")


def _touch(everything: bool) -> None:
    with connection.cursor() as cursor:
        if everything:
            cursor.execute("DROP TABLE IF EXISTS touched")
            cursor.execute(
                "CREATE TEMPORARY TABLE touched ON COMMIT DROP AS SELECT id AS identity_id FROM identity_identity"
            )
        else:
            cursor.execute(sql("fill/mail", "touched"))
            cursor.execute("SELECT to_regclass('pg_temp.kept_touched')")
            if cursor.fetchone()[0]:
                cursor.execute(
                    "INSERT INTO touched SELECT identity_id FROM kept_touched EXCEPT SELECT identity_id FROM touched"
                )
        cursor.execute("CREATE UNIQUE INDEX ON touched (identity_id)")
        cursor.execute("ANALYZE touched")


def _is_there(cursor: Any, table: str) -> bool:
    cursor.execute("SELECT to_regclass(%s)", [f"pg_temp.{table}"])
    return cursor.fetchone()[0] is not None


def _renew_own_side() -> OwnSide:
    """Infers anew whose mailboxes these are; if that changed, everybody is touched, since every direction may have."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS touched_source")
        cursor.execute(
            "CREATE TEMPORARY TABLE touched_source ON COMMIT DROP AS"
            " SELECT DISTINCT source_id FROM timeline_interaction JOIN touched_message USING (record_id)"
        )
        if _is_there(cursor, "kept_source"):
            cursor.execute(
                "INSERT INTO touched_source SELECT source_id FROM kept_source"
                " EXCEPT SELECT source_id FROM touched_source"
            )
        cursor.execute(sql("fill/mail", "own_evidence"))
        addresses, domains = declared_own()
        own = infer_own(own_evidence(), declared=sorted(addresses | domains))
        reasons = dict(own.reasons)
        rows = [("address", a, reasons.get(a, "")) for a in sorted(own.addresses - addresses)]
        if own.has_sent_mail:
            rows.append(("fact", HAS_SENT_MAIL, "folders of sent mail are among the sources"))
        rows += [("domain", d, reasons.get(d, "")) for d in sorted(own.domains - domains)]
        changed = identity.replace_inferred_own(rows=rows, audience_id=everyone().pk)
        own_lists = {"addresses": sorted(own.addresses), "domains": sorted(own.domains)}
        cursor.execute(sql("fill/mail", "own_identity"), own_lists)
        cursor.execute("CREATE UNIQUE INDEX ON own_identity (identity_id)")
        cursor.execute("ANALYZE own_identity")
        if changed or _differs_from_verdicts(cursor):
            cursor.execute(
                "INSERT INTO touched SELECT id FROM identity_identity EXCEPT SELECT identity_id FROM touched"
            )
            cursor.execute("ANALYZE touched")
    return own


def _differs_from_verdicts(cursor: Any) -> bool:
    """Whether somebody who was outside is ours now, or the other way round, though nobody's messages say so."""
    cursor.execute(
        "SELECT EXISTS (SELECT FROM identity_verdict v LEFT JOIN own_identity o USING (identity_id)"
        " WHERE v.is_own <> (o.identity_id IS NOT NULL)"
        " AND NOT EXISTS (SELECT FROM touched t WHERE t.identity_id = v.identity_id))"
    )
    return bool(cursor.fetchone()[0])


def _fold() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM evidence_fold f USING touched t WHERE f.identity_id = t.identity_id")
        cursor.execute(sql("fill/mail", "fold"))


def _decide(own: OwnSide, clock: datetime, everything: bool) -> datetime:
    """Figures and verdicts of everybody touched, and of those for whom only time has passed. Returns the present."""
    rules = policy_in_force().rules
    present = mailboxes_present(clock)
    before = settlement()
    since = clock + timedelta(days=1)  # nobody
    if before is not None and before.as_of != present and not everything:
        since = min(before.as_of, present) - longest_wait(rules)
    with connection.cursor() as cursor:
        cursor.execute(sql("fill/mail", "figures"), {"has_sent_mail": own.has_sent_mail})
        cursor.execute(sql("fill/mail", "to_decide"), {"since": since})
        decide_all(cursor, rules, present)
        cursor.execute(sql("fill/mail", "store_verdicts"))
        # whose verdict changed only because time passed is touched as well
        cursor.execute(
            "INSERT INTO touched SELECT DISTINCT identity_id FROM decided EXCEPT SELECT identity_id FROM touched"
        )
        cursor.execute("ANALYZE touched")
        cursor.execute("SELECT rapport_analyze(%s)", [["identity_verdict", "evidence_fold"]])
    return present


def _judge(whole: bool) -> None:
    """Machine judgements around everybody touched, and the clusters they and the humans' imply."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS touched_party")
        cursor.execute("CREATE TEMPORARY TABLE touched_party (party_id bigint PRIMARY KEY) ON COMMIT DROP")
    identity.judge_domains()
    identity.recluster()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO touched SELECT m.id FROM touched_party t JOIN identity_identity d ON d.party_id = t.party_id"
            " JOIN identity_identity m ON m.domain_id = d.id AND m.namespace = 'mail' WHERE d.namespace = 'domain'"
            " EXCEPT SELECT identity_id FROM touched"
        )
    identity.scope_aliases()
    with _sweeping(whole):
        facts = alias_facts()
    judged = alias_judgements(facts)
    beside = seen_together([(one.left, one.right) for one in judged if not one.is_strong])
    identity.replace_alias_judgements(one for one in judged if (one.left, one.right) not in beside)
    identity.recluster()
    touch_tied()


def _touch_parties() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO touched_party SELECT i.party_id FROM touched t JOIN identity_identity i ON i.id = t.identity_id"
            " UNION SELECT d.party_id FROM touched t JOIN identity_identity i ON i.id = t.identity_id"
            " JOIN identity_identity d ON d.id = i.domain_id ON CONFLICT DO NOTHING"
        )
        cursor.execute("ANALYZE touched_party")


def _remember(clock: datetime, present: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql("fill/mail", "count_interactions"))
        (interactions,) = cursor.fetchone()
    Settlement.objects.update_or_create(
        pk=1,
        defaults={
            "clock": clock,
            "as_of": present,
            "interactions": interactions,
            "audience_id": everyone().pk,
        },
    )
