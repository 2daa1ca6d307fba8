"""Every write of identity: judgements and the clusters they imply."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection
from django.utils import timezone

from rapport.accounts.queries import operator_audience
from rapport.base.bulk import copy_rows
from rapport.base.sql import sql
from rapport.engines.linkage.clusters import cluster_map
from rapport.engines.linkage.types import Decision, Judged

from .models import Judgement, OwnSide, Ruling
from .queries import standing_judgements

DOMAIN_RULE = "domain_alias"
VERDICTS_A_HUMAN_GIVES = ("kept", "bulk", "robot", "list", "one_way", "internal", "personal")


def judge_domains() -> list[Judged]:
    """Judges which domains are two names of one organization, in place of what was judged before."""
    with connection.cursor() as cursor:
        cursor.execute(sql("kernel/identity", "domain_aliases"))
        judged = [
            Judged(
                left, right, Decision.SAME, DOMAIN_RULE, _why_one_organization(people, names, organization)
            )
            for left, right, people, names, organization in cursor.fetchall()
        ]
        cursor.execute(
            "DELETE FROM identity_judgement j USING identity_identity d"
            " WHERE j.author_id IS NULL AND j.rule = %s AND d.id = j.left_id AND d.namespace = 'domain'",
            [DOMAIN_RULE],
        )
    add_machine_judgements(judged)
    return judged


def _why_one_organization(people: int, names: list[str], organization: str) -> str:
    who = f"{people} people have one name and local part under both: {', '.join(names)}"
    return f"people under both sign with {organization}, and {who}" if organization else who


def scope_aliases() -> None:
    """From ``touched(identity_id)`` makes ``alias_seed``, the addresses to judge anew, and ``alias_scope``, those to
    compare them with: twice the neighbourhood, so that every block of a judged address is whole."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS alias_seed")
        cursor.execute("CREATE TEMPORARY TABLE alias_seed ON COMMIT DROP AS SELECT identity_id FROM touched")
        cursor.execute(sql("kernel/identity", "alias_scope"))
        cursor.execute(
            "INSERT INTO alias_seed SELECT identity_id FROM alias_scope EXCEPT SELECT identity_id FROM alias_seed"
        )
        cursor.execute(sql("kernel/identity", "alias_scope"))
        cursor.execute("CREATE UNIQUE INDEX ON alias_seed (identity_id)")
        cursor.execute("ANALYZE alias_seed")


def replace_alias_judgements(judged: Iterable[Judged]) -> None:
    """Puts the machine's judgements on addresses in ``alias_seed`` in the place of its earlier ones."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM identity_judgement j USING alias_seed s JOIN identity_identity i ON i.id = s.identity_id"
            " WHERE j.author_id IS NULL AND i.namespace = 'mail' AND i.id IN (j.left_id, j.right_id)"
        )
        cursor.execute("SELECT identity_id FROM alias_seed")
        seed = {row[0] for row in cursor.fetchall()}
    add_machine_judgements(one for one in judged if one.left in seed or one.right in seed)


def add_machine_judgements(judged: Iterable[Judged]) -> None:
    audience = operator_audience().pk  # reasons quote names and numbers of whatever source they stand on
    Judgement.objects.bulk_create(
        Judgement(
            left_id=one.left, right_id=one.right, decision=one.decision.value, rule=one.rule, reason=one.reason,
            audience_id=audience,
        )
        for one in judged
    )  # fmt: skip


def recluster() -> None:
    """Brings every identity's party up to date with the judgements in force.

    Adds the parties that lost or won a member to the temporary table ``touched_party(party_id)``, both before and after.
    """
    clusters = cluster_map(standing_judgements())
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS cluster")
        cursor.execute(
            "CREATE TEMPORARY TABLE cluster (identity_id bigint PRIMARY KEY, party_id bigint) ON COMMIT DROP"
        )
        copy_rows(cursor, "cluster", ("identity_id", "party_id"), sorted(clusters.items()))
        cursor.execute(
            "INSERT INTO cluster SELECT i.id, i.id FROM identity_identity i WHERE i.party_id <> i.id"
            " AND NOT EXISTS (SELECT FROM cluster c WHERE c.identity_id = i.id)"
        )
        cursor.execute(
            "WITH changed AS (SELECT i.id, i.party_id AS before, c.party_id AS after FROM identity_identity i"
            " JOIN cluster c ON c.identity_id = i.id WHERE i.party_id <> c.party_id),"
            " moved AS (UPDATE identity_identity i SET party_id = changed.after FROM changed WHERE i.id = changed.id)"
            " INSERT INTO touched_party SELECT before FROM changed UNION SELECT after FROM changed ON CONFLICT DO NOTHING"
        )


def judge(
    *, left_id: int, right_id: int, decision: Decision, author_id: int, audience_id: int, reason: str = ""
) -> None:
    """A human's judgement on two identities; an earlier one of a human's on the same pair is overruled by it."""
    left_id, right_id = sorted((left_id, right_id))
    now = timezone.now()
    Judgement.objects.filter(left_id=left_id, right_id=right_id, overruled_at=None).exclude(
        author=None
    ).update(overruled_at=now)
    Judgement.objects.create(
        left_id=left_id, right_id=right_id, decision=decision.value, reason=reason, author_id=author_id, made_at=now,
        audience_id=audience_id,
    )  # fmt: skip


def withdraw_judgement(*, left_id: int, right_id: int, undoing: Decision | None = None) -> bool:
    """Leaves two identities to the machine again. With ``undoing`` only where a human decided so, and what that overruled
    counts again. False when no such judgement of a human's stands.
    """
    left_id, right_id = sorted((left_id, right_id))
    by_humans = Judgement.objects.filter(left_id=left_id, right_id=right_id).exclude(author=None)
    standing = by_humans.filter(overruled_at=None).first()
    if standing is None or (undoing and standing.decision != undoing.value):
        return False
    if undoing:
        by_humans.filter(overruled_at=standing.made_at).update(overruled_at=None)
    standing.overruled_at = timezone.now()
    standing.save(update_fields=["overruled_at"])
    return True


def forget_reasons(judgement_ids: Iterable[int]) -> None:
    """Takes away the words of humans' judgements; what they decided stays."""
    Judgement.objects.filter(pk__in=list(judgement_ids)).exclude(author=None).update(reason="")


def rule_on(*, identity_id: int, verdict: str, author_id: int, audience_id: int) -> None:
    """A human's verdict on an address; "" leaves it to the rules again.

    Raises ValueError for a verdict nobody can give by hand.
    """
    if verdict and verdict not in VERDICTS_A_HUMAN_GIVES:
        raise ValueError(f"{verdict!r} is not a verdict; choose one of {', '.join(VERDICTS_A_HUMAN_GIVES)}")
    Ruling.objects.create(
        identity_id=identity_id,
        verdict=verdict,
        author_id=author_id,
        made_at=timezone.now(),
        audience_id=audience_id,
    )


def declare_own(*, kind: str, values: Iterable[str], audience_id: int) -> bool:
    """Remembers addresses or domains the operator said are us; True when any of them is new."""
    is_new = False
    for value in values:
        _own, made = OwnSide.objects.get_or_create(
            kind=kind,
            value=value,
            is_declared=True,
            defaults={"reason": "declared", "audience_id": audience_id},
        )
        is_new = is_new or made
    return is_new


def take_back_own(*, kind: str, value: str) -> bool:
    """Forgets that somebody declared an address or a domain to be us. False when nobody did."""
    return bool(OwnSide.objects.filter(kind=kind, value=value, is_declared=True).delete()[0])


def replace_inferred_own(*, rows: Iterable[tuple[str, str, str]], audience_id: int) -> bool:
    """Stores what was inferred to be us, as (kind, value, reason); True when anything but reasons changed."""
    before = set(OwnSide.objects.filter(is_declared=False).values_list("kind", "value"))
    new = {(kind, value): reason for kind, value, reason in rows}
    OwnSide.objects.filter(is_declared=False).delete()
    OwnSide.objects.bulk_create(
        OwnSide(kind=kind, value=value, is_declared=False, reason=reason, audience_id=audience_id)
        for (kind, value), reason in sorted(new.items())
    )
    return before != set(new)
