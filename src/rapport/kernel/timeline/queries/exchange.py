"""What passed between our side and somebody, counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import connection

from rapport.base.sql import sql
from rapport.kernel.timeline.types import Exchange


@dataclass(slots=True)
class OwnExchange:
    """What passed with one of us in all, and by month: first day of the month → (sent, received)."""

    whole: Exchange
    months: dict[date, tuple[int, int]] = field(default_factory=dict)


def exchange_with(identities: Iterable[int]) -> Exchange | None:
    """All that passed between our side and these addresses; None if nothing did that the reader may see."""
    with connection.cursor() as cursor:
        cursor.execute(sql("kernel/timeline", "exchange"), {"identities": list(identities)})
        found = Exchange(*cursor.fetchone())
    return found if found.sent or found.received else None


def exchange_by_own(
    identities: Iterable[int], own_ids: Iterable[int], *, since: datetime
) -> dict[int, OwnExchange]:
    """What passed between each of some of us and these addresses, by month from ``since`` on."""
    found: dict[int, OwnExchange] = {}
    parameters: dict[str, Any] = {"identities": list(identities), "own": list(own_ids), "since": since}
    by_month: list[tuple[int, date, int, int]] = []
    with connection.cursor() as cursor:
        cursor.execute(sql("kernel/timeline", "exchange_by_own"), parameters)
        for own_id, month, is_whole, sent, received, threads, first_at, last_at in cursor.fetchall():
            if is_whole:
                found[own_id] = OwnExchange(Exchange(sent, received, threads, first_at, last_at))
            else:
                by_month.append((own_id, month, sent, received))
    for own_id, month, sent, received in by_month:
        found[own_id].months[month] = (sent, received)
    return found
