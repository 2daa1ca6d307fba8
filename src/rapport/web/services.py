"""Every write of the pages' own tables."""

from __future__ import annotations

from django.db import connection

from rapport.base.sql import sql

KEPT_VISITS = 30


def note_visit(*, user_id: int, party_id: int) -> None:
    """Remembers that somebody opened the page of a party; the oldest visits are forgotten."""
    with connection.cursor() as cursor:
        cursor.execute(sql("web", "note_visit"), {"user": user_id, "party": party_id, "kept": KEPT_VISITS})
