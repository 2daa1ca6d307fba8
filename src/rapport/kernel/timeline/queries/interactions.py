"""Interactions in bulk, in the order of their ids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from rapport.base.sql import sql
from rapport.kernel.timeline.types import MARKS


@dataclass(frozen=True, slots=True)
class TakenPart:
    """Somebody's part in an interaction: ``role`` is 1 from, 2 to, 3 cc, 4 bcc; ``is_kept``: a relationship."""

    role: int
    address: str
    party_id: int
    is_kept: bool


@dataclass(frozen=True, slots=True)
class Happened:
    """One interaction with everybody in it. ``witnesses`` counts the visible sources that have it."""

    id: int
    at: datetime | None
    kind: str
    subject: str
    thread_id: int
    marks: tuple[str, ...]
    witnesses: int
    parts: tuple[TakenPart, ...]


def interactions_after(after: int, *, most: int, with_all: bool = False) -> tuple[list[Happened], int | None]:
    """Of the next ``most`` interactions by id those somebody we have a relationship with took part in, or all of them.

    Also returns the id after which to go on; None at the end.
    """
    with connection.cursor() as cursor:
        cursor.execute(sql("kernel/timeline", "interactions"), {"after": after, "most": most})
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    parts = _parts([record for row in rows for record in row[-1]])
    found = [
        Happened(number, at, kind, subject, thread, _names(marks), witnesses, tuple(parts[number]))
        for number, at, kind, subject, thread, marks, witnesses, _ in rows
        if with_all or any(part.is_kept for part in parts[number])
    ]
    return found, rows[-1][0] if rows else None


def _parts(records: Sequence[int]) -> dict[int, list[TakenPart]]:
    found: dict[int, list[TakenPart]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(sql("kernel/timeline", "parts_taken"), {"records": list(records)})
        for interaction_id, *rest in cursor.fetchall():
            found[interaction_id].append(TakenPart(*rest))
    return found


def _names(marks: int) -> tuple[str, ...]:
    return tuple(name for bit, name in enumerate(MARKS) if marks >> bit & 1)
