"""Everybody and everything the reader may see, in the order of ids: for exports, a batch at a time."""

from __future__ import annotations

from django.db import connection

from rapport.base.sql import sql
from rapport.kernel.directory.models import Person
from rapport.kernel.identity.types import Ruled

NEXT = (
    "SELECT p.party_id FROM {table} p WHERE p.party_id > %(after)s GROUP BY p.party_id"
    " HAVING %(with_own)s OR NOT bool_or(p.is_own) ORDER BY p.party_id LIMIT %(most)s"
)


def people_after(after: int, *, most: int, with_own: bool = False) -> list[int]:
    """The next people by id; our own side only where it is asked for."""
    return _next("directory_person", after, most, with_own)


def organizations_after(after: int, *, most: int, with_own: bool = False) -> list[int]:
    """The next organizations by id; our own only where it is asked for."""
    return _next("directory_organization", after, most, with_own)


def _next(table: str, after: int, most: int, with_own: bool) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(NEXT.format(table=table), {"after": after, "most": most, "with_own": with_own})
        return [row[0] for row in cursor.fetchall()]


def addresses_after(after: int, *, most: int) -> list[Ruled]:
    """The next addresses in the ledger by identity, kept or not, each with the best visible verdict."""
    with connection.cursor() as cursor:
        cursor.execute(sql("kernel/directory", "ledger_after"), {"after": after, "most": most})
        return [Ruled(*row) for row in cursor.fetchall()]


def known_people() -> list[tuple[int, str]]:
    """Everybody outside the viewer may see, as (party, name)."""
    people = Person.objects.filter(is_own=False).order_by("party_id", "audience_id")
    return list(people.values_list("party_id", "name"))
