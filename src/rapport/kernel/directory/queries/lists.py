"""Lists of parties by key: which parties come next, in the order of their names. What they look like is asked for after."""

from __future__ import annotations

from typing import Any

from django.db import connection

from rapport.base.paging import Count
from rapport.base.sql import sql

LEAST_OF_ADDRESS = 3  # shorter beginnings of addresses fit too many to mean any
COUNTED = 10_000
LAST_CHARACTER = "\U0010ffff"

Key = tuple[str, int]
BEGINNING: Key = ("", -1)


def people_by_name(after: Key | None, *, most: int, with_own: bool = False) -> list[Key]:
    """Keys (sort key, party) of people after a key, in order; our own side only where it is asked for."""
    return _by_name("people_by_name", after, most, with_own)


def people_at(after: Key | None, organization_id: int, *, most: int) -> list[Key]:
    """Keys (sort key, party) of the people an organization has now after a key, in order."""
    key, party_id = after or BEGINNING
    return _asked("people_at", {"key": key, "id": party_id, "organization": organization_id, "most": most})


def organizations_by_name(after: Key | None, *, most: int, with_own: bool = False) -> list[Key]:
    """Keys (sort key, party) of organizations after a key, in order."""
    return _by_name("organizations_by_name", after, most, with_own)


def _by_name(name: str, after: Key | None, most: int, with_own: bool) -> list[Key]:
    key, party_id = after or BEGINNING
    return _asked(name, {"key": key, "id": party_id, "most": most, "with_own": with_own})


def by_address(table: str, address: str, most: int, with_own: bool) -> list[int]:
    """Parties of ``people`` or ``organizations`` with an address or domain that begins with this one, by name."""
    address = address.removeprefix("@")
    span = {"address": address, "address_end": address + LAST_CHARACTER}
    key, party_id = BEGINNING
    values = {"key": key, "id": party_id, "most": most, "with_own": with_own}
    if len(address) < LEAST_OF_ADDRESS:
        return []
    return [found for _, found in _asked(f"{table}_by_address", values | span)]


def _asked(name: str, parameters: dict[str, Any]) -> list[Key]:
    with connection.cursor() as cursor:
        cursor.execute(sql("kernel/directory", name), parameters)
        return [(sort_key, found) for sort_key, found in cursor.fetchall()]


def about_how_many(table: str) -> Count:
    """How many outside ``people`` or ``organizations`` the reader sees; past 10,000 what the database estimates."""
    named = {"people": "directory_person", "organizations": "directory_organization"}[table]
    query = f"SELECT DISTINCT party_id FROM {named} WHERE NOT is_own"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({query} LIMIT {COUNTED + 1}) AS counted")
        (number,) = cursor.fetchone()
        if number <= COUNTED:
            return Count(number)
        cursor.execute(f"EXPLAIN (FORMAT JSON) {query}")
        (plan,) = cursor.fetchone()
        return Count(max(COUNTED, int(plan[0]["Plan"]["Plan Rows"])), is_estimate=True)
