"""What records say about a party, and where each of them can be found again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from rapport.base.sql import sql


@dataclass(frozen=True, slots=True)
class Witness:
    """One claim as one source makes it, in however many records; ``locator`` finds the newest again.

    ``source_name``, ``owner`` and ``locator`` are "" where the reader may not see them.
    """

    text: str
    normalized: str
    confidence: float
    origin: str
    first_at: datetime | None
    last_at: datetime | None
    count: int
    source_name: str
    owner: str
    locator: str


def claimed_of(party_id: int, attribute: str, *, of_organization: bool = False) -> list[Witness]:
    """The claims about a person for one attribute, or those its people make about an organization."""
    rows = _rows("why_folds", party=party_id, attribute=attribute, of_organization=of_organization)
    return [Witness(*row) for row in rows]


def seen_of(party_id: int, *, confidence: float, of_organization: bool = False) -> list[Witness]:
    """That the addresses of a person, or the domains of an organization, were seen in messages."""
    return [
        Witness(text, text, confidence, "header", first_at, last_at, count, source_name, owner, locator)
        for text, first_at, last_at, count, source_name, owner, locator in _rows(
            "why_seen", party=party_id, of_organization=of_organization
        )
    ]


def _rows(name: str, **parameters: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql("kernel/timeline", name), parameters)
        return list(cursor.fetchall())
