"""What is new: people met for the first time, and values that took the place of others."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import connection

from rapport.base.sql import sql
from rapport.web.types import Changed

LOOKED_AT = 500  # of the newest claims: a flood of them costs a page no more than a day's mail


def people_since(since: datetime, until: datetime, *, most: int) -> list[tuple[int, datetime]]:
    """People outside who were met for the first time between two moments: (party, when), the latest first."""
    with connection.cursor() as cursor:
        cursor.execute(sql("web", "people_since"), {"since": since, "until": until, "most": most})
        return list(cursor.fetchall())


def values_since(since: datetime, until: datetime, *, most: int) -> list[Changed]:
    """Titles, organizations and mobile numbers that took the place of others between two moments, the latest first."""
    asked: dict[str, Any] = {"since": since, "until": until, "most": most, "looked_at": LOOKED_AT}
    with connection.cursor() as cursor:
        cursor.execute(sql("web", "values_since"), asked)
        return [Changed(*row) for row in cursor.fetchall()]
