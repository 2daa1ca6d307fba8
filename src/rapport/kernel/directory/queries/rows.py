"""Rows of the directory's SQL that is asked for several parties at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import connection

from rapport.base.sql import sql


def rows_for(name: str, parties: Iterable[int], **parameters: Any) -> list[tuple[Any, ...]]:
    """What ``sql/<name>.sql`` says about these parties; nothing is asked about nobody."""
    wanted = sorted(set(parties))
    if not wanted:
        return []
    with connection.cursor() as cursor:
        cursor.execute(sql("kernel/directory", name), {"parties": wanted, **parameters})
        return list(cursor.fetchall())
