"""Who stands beside whom in messages."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from rapport.base.sql import sql


def seen_together(pairs: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """Those pairs of identities that stand side by side in at least one message."""
    pairs = list(pairs)
    if not pairs:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(sql("kernel/timeline", "together"), [[a for a, _ in pairs], [b for _, b in pairs]])
        return {(left, right) for left, right in cursor.fetchall()}
