"""What parties look like from afar: their names, and who the reader is among them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from rapport.base.sql import sql
from rapport.kernel.directory.types import OrganizationFace, PersonFace

from .rows import rows_for


def person_faces(parties: Iterable[int]) -> dict[int, PersonFace]:
    """The people among these parties; who is not visible, or no person, is left out."""
    return {row[0]: PersonFace(*row) for row in rows_for("person_faces", parties)}


def organization_faces(parties: Iterable[int]) -> dict[int, OrganizationFace]:
    """The organizations among these parties; what is not visible, or no organization, is left out."""
    return {row[0]: OrganizationFace(*row) for row in rows_for("organization_faces", parties)}


def people_counted(organizations: Iterable[int]) -> dict[int, int]:
    """How many people each of these organizations has now; those without any are left out."""
    return dict(rows_for("people_counted", organizations))


def reader_parties() -> frozenset[int]:
    """The parties the reader is: those with the address they sign in with."""
    with connection.cursor() as cursor:
        cursor.execute(sql("kernel/directory", "reader"))
        return frozenset(row[0] for row in cursor.fetchall())


def mail_identities_of(party_id: int, *, only_kept: bool = False) -> list[int]:
    """The addresses of a person, or those at the domains of an organization, by identity."""
    with connection.cursor() as cursor:
        cursor.execute(
            sql("kernel/directory", "mail_identities"), {"party": party_id, "only_kept": only_kept}
        )
        return [row[0] for row in cursor.fetchall()]
