"""Every read of identities and decisions on them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.db import connection

from rapport.base.paging import Page, cursor_of, keys_of
from rapport.base.sql import sql
from rapport.engines.linkage.types import Decision, Standing

from .models import Identity, Judgement, OwnSide, Ruling
from .types import Ruled


def party_of(any_id: int) -> int | None:
    """The party that an identity's id leads to, whichever member of the cluster it is; None if nobody visible."""
    found = Identity.objects.filter(pk=any_id).values_list("party_id", flat=True).first()
    return None if found is None else int(found)


def identity_of_address(address: str) -> int | None:
    """The identity of a normalized e-mail address; None if it is not visible."""
    found = Identity.objects.filter(namespace="mail", key=address).values_list("id", flat=True).first()
    return None if found is None else int(found)


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


def inferred_own(*, kind: str, value: str) -> str:
    """Why the mail itself says that an address or a domain is us, "" when it does not."""
    found = OwnSide.objects.filter(kind=kind, value=value, is_declared=False).values_list("reason", flat=True)
    return next((reason or "inferred from the mail" for reason in found), "")


def members_of(party_id: int) -> list[tuple[int, str]]:
    """The visible identities of a party with their keys, in the order of their ids."""
    return list(Identity.objects.filter(party_id=party_id).order_by("id").values_list("id", "key"))


def namespaces_of(ids: Iterable[int]) -> set[str]:
    """Of which kinds visible identities are: mail, domain."""
    return set(Identity.objects.filter(pk__in=list(ids)).values_list("namespace", flat=True))


def ledger(*, verdict: str = "", after: str | None = None, limit: int = 50) -> Page[Ruled]:
    """The ledger of verdicts, newest correspondence first; only those of one verdict when given."""
    keys = keys_of(after, 2)
    at, last_id = (_moment(keys[0]), keys[1]) if keys else ("infinity", 0)
    values = {"verdict": verdict, "at": at, "id": last_id, "most": limit + 1}
    with connection.cursor() as cursor:
        cursor.execute(sql("kernel/identity", "ledger"), values)
        rows = [Ruled(*row) for row in cursor.fetchall()]
    more = (
        cursor_of(_microseconds(rows[limit - 1]), rows[limit - 1].identity_id) if len(rows) > limit else None
    )
    return Page(tuple(rows[:limit]), more)


def ruled(identity_id: int) -> Ruled | None:
    """The verdict on one address that the viewer may see."""
    with connection.cursor() as cursor:
        cursor.execute(sql("kernel/identity", "ruled"), [identity_id])
        row = cursor.fetchone()
    return Ruled(*row) if row else None


EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NEVER = -(2**62)  # microseconds before any moment there can be


def _moment(microseconds: int) -> datetime | str:
    """What a cursor says: a moment, or that there was none; what no moment can be lies before or after all."""
    try:
        return EPOCH + timedelta(microseconds=microseconds)
    except OverflowError:
        return "-infinity" if microseconds < 0 else "infinity"


def _microseconds(row: Ruled) -> int:
    """The moment by which the ledger is ordered, as a cursor holds it."""
    return NEVER if row.last_at is None else (row.last_at - EPOCH) // timedelta(microseconds=1)


def newest_ruling(identity_id: int) -> str:
    """The verdict a human gave last on an address, "" when it is left to the rules."""
    newest = (
        Ruling.objects.filter(identity_id=identity_id)
        .order_by("-pk")
        .values_list("verdict", flat=True)
        .first()
    )
    return newest or ""


def own_side_with_reasons() -> list[OwnSide]:
    """Domains and addresses that are us with the reason, declared ones first; addresses of an own domain are left out."""
    rows = list(
        OwnSide.objects.filter(kind__in=("domain", "address")).order_by("-is_declared", "-kind", "value")
    )
    domains = tuple(f"{mark}{row.value}" for row in rows if row.kind == "domain" for mark in "@.")
    return [row for row in rows if row.kind == "domain" or not row.value.endswith(domains)]


def own_side() -> list[str]:
    """Domains and addresses that are us, declared ones first; addresses within an own domain are left out."""
    rows = OwnSide.objects.filter(kind__in=("domain", "address")).order_by("-is_declared", "-kind", "value")
    found = list(dict.fromkeys(rows.values_list("kind", "value")))
    domains = [value for kind, value in found if kind == "domain"]
    return domains + [
        v
        for kind, v in found
        if kind == "address" and not any(v.endswith((f"@{d}", f".{d}")) for d in domains)
    ]
