"""Lists of parties by key: which parties come next, in the order of their names. What they look like is asked for after."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.db import connection

from rapport.base.paging import Count
from rapport.base.sql import sql

BETWEEN_WORDS = re.compile(r"[\s\-.,'()/&]+")
MAX_WORDS = 8
LEAST_OF_ADDRESS = 3  # shorter beginnings of addresses fit too many to mean any
COUNTED = 10_000
LAST_CHARACTER = "\U0010ffff"

Key = tuple[str, int]
BEGINNING: Key = ("", -1)


@dataclass(frozen=True, slots=True)
class Sought:
    """What is searched for: beginnings of words of a name, or the beginning of an address or domain.

    Without either nothing fits; a list of everybody is asked for with None in the place of this.
    """

    words: tuple[str, ...]
    address: str


def sought(text: str) -> Sought | None:
    """What somebody means who types ``text``; None for nothing at all."""
    text = text.replace("\x00", "").strip()
    if not text:
        return None
    words = tuple(word for word in BETWEEN_WORDS.split(text) if word)[:MAX_WORDS]
    address = text.casefold().removeprefix("@")
    is_address = len(address) >= LEAST_OF_ADDRESS and not any(map(str.isspace, address))
    return Sought(() if "@" in text else words, address if is_address else "")


def people_found(after: Key | None, what: Sought | None, *, most: int, with_own: bool = False) -> list[Key]:
    """Keys (sort key, party) of people after a key, in order; our own side only where it is asked for."""
    return _found("people", after, what, most, with_own)


def people_at(after: Key | None, organization_id: int, *, most: int) -> list[Key]:
    """Keys (sort key, party) of the people an organization has now after a key, in order."""
    key, party_id = after or BEGINNING
    return _asked("people_at", {"key": key, "id": party_id, "organization": organization_id, "most": most})


def organizations_found(
    after: Key | None, what: Sought | None, *, most: int, with_own: bool = False
) -> list[Key]:
    """Keys (sort key, party) of organizations after a key, in order."""
    return _found("organizations", after, what, most, with_own)


def _found(kind: str, after: Key | None, what: Sought | None, most: int, with_own: bool) -> list[Key]:
    """The next ones by name and the next ones by address, put together."""
    key, party_id = after or BEGINNING
    parameters = {"key": key, "id": party_id, "most": most, "with_own": with_own}
    if what is None:
        return _asked(f"{kind}_found", {**parameters, "is_any": True, "words": []})
    found: set[Key] = set()
    if what.words:
        found.update(_asked(f"{kind}_found", {**parameters, "is_any": False, "words": list(what.words)}))
    if what.address:
        span = {"address": what.address, "address_end": what.address + LAST_CHARACTER}
        found.update(_asked(f"{kind}_by_address", parameters | span))
    return sorted(found)[:most]


def by_address(table: str, address: str, most: int, with_own: bool) -> list[int]:
    """Parties of ``people`` or ``organizations`` with an address or domain that begins with this one, by name."""
    address = address.removeprefix("@")
    span = {"address": address, "address_end": address + LAST_CHARACTER}
    key, party_id = BEGINNING
    values = {"key": key, "id": party_id, "most": most, "with_own": with_own}
    return [found for _, found in _asked(f"{table}_by_address", values | span)] if address else []


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
