"""Every read of identities and decisions on them."""

from __future__ import annotations

from django.db import connection

from rapport.base.sql import sql
from rapport.engines.linkage.types import Decision, Facts, Standing

from .models import Identity, Judgement, OwnSide


def party_of(any_id: int) -> int | None:
    """The party that an identity's id leads to, whichever member of the cluster it is; None if nobody visible."""
    found = Identity.objects.filter(pk=any_id).values_list("party_id", flat=True).first()
    return None if found is None else int(found)


def facts_in_scope() -> list[Facts]:
    """What is known of the addresses in the temporary table ``alias_scope(identity_id)``, as the alias rules need it."""
    with connection.cursor() as cursor:
        cursor.execute(sql("kernel/identity", "facts"))
        return [
            Facts(
                identity_id=identity_id,
                address=address,
                organization_id=organization_id,
                names=tuple(names or ()),
                mobiles=frozenset(mobiles or ()),
                phones=frozenset(phones or ()),
                new_addresses=frozenset(new_addresses or ()),
            )
            for identity_id, address, organization_id, names, mobiles, phones, new_addresses in cursor.fetchall()
        ]


def standing_judgements() -> list[Standing]:
    """All judgements in force, as clustering needs them."""
    rows = Judgement.objects.filter(overruled_at=None).values_list(
        "left_id", "right_id", "decision", "author_id"
    )
    return [
        Standing(left, right, Decision(decision), author is not None)
        for left, right, decision, author in rows
    ]


def declared_own() -> tuple[frozenset[str], frozenset[str]]:
    """Addresses and domains that the operator declared to be us."""
    rows = list(OwnSide.objects.filter(is_declared=True).values_list("kind", "value"))
    return (
        frozenset(value for kind, value in rows if kind == "address"),
        frozenset(value for kind, value in rows if kind == "domain"),
    )
