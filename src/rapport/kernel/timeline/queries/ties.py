"""Who of us knows whom, and how well."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from django.db import connection

from rapport.base.sql import sql
from rapport.engines.ties.strength import WELL, level_of, month_of
from rapport.kernel.directory.queries import (
    mail_identities_of,
    organization_faces,
    person_faces,
    reader_parties,
)
from rapport.kernel.directory.types import Level
from rapport.kernel.timeline.types import Known, MonthCount, OwnTie, TieRow

from .exchange import OwnExchange, exchange_by_own

MOST_TIES = 12
MOST_NAMED = 3
MONTHS_SHOWN = 24


def known_by(
    parties: Iterable[int], *, as_of: datetime, of_organizations: bool = False, most: int = MOST_NAMED
) -> dict[int, Known]:
    """Who of us knows each of these people, or organizations by their people, as strong as it is at ``as_of``."""
    found: dict[int, Known] = {}
    for party_id, own_id, left, count, whole, sent, received in _known_rows(
        parties, as_of, of_organizations, most
    ):
        before = found.get(party_id)
        own, lefts = (before.own_ids, before.lefts) if before else ((), ())
        found[party_id] = Known((*own, own_id), (*lefts, left), count, whole, sent, received)
    return found


def _known_rows(
    parties: Iterable[int], as_of: datetime, of_organizations: bool, most: int
) -> list[tuple[int, int, float, int, float, int, int]]:
    wanted = sorted(set(parties))
    if not wanted:
        return []
    parameters: dict[str, Any] = {
        "parties": wanted,
        "of_organizations": of_organizations,
        "month": month_of(as_of.astimezone(UTC).date()),
        "most": most,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql("kernel/timeline", "known_by"), parameters)
        return list(cursor.fetchall())


def all_ties_of(
    parties: Iterable[int], *, as_of: datetime, of_organizations: bool = False
) -> dict[int, list[OwnTie]]:
    """All ties of each of these people, or of organizations by their people, strongest at ``as_of`` first."""
    found: dict[int, list[OwnTie]] = defaultdict(list)
    parameters: dict[str, Any] = {
        "parties": sorted(set(parties)),
        "of_organizations": of_organizations,
        "month": month_of(as_of.astimezone(UTC).date()),
    }
    with connection.cursor() as cursor:
        cursor.execute(sql("kernel/timeline", "ties_in_all"), parameters)
        for party_id, *rest in cursor.fetchall():
            found[party_id].append(OwnTie(*rest))
    return found


def best_known_at(organization_id: int, *, without: int, most: int) -> list[int]:
    """The people of an organization whom we know best, leaving one of them out."""
    parameters = {"organization": organization_id, "without": without, "most": most}
    with connection.cursor() as cursor:
        cursor.execute(sql("kernel/timeline", "best_known_at"), parameters)
        return [row[0] for row in cursor.fetchall()]


def share_of_strength(left: float) -> float:
    """The weight that is left as 0..1, for ordering: one half where somebody begins to be known well."""
    return left / (left + WELL)


def ties_of(
    party_id: int, *, as_of: datetime, months_until: datetime | None = None, most: int = MOST_TIES
) -> tuple[TieRow, ...]:
    """The ties between our people and a person or an organization, strongest at ``as_of`` first.

    ``months_until`` is the moment whose month is the last one shown, by default ``as_of``.
    """
    person = person_faces([party_id]).get(party_id)
    other = person or organization_faces([party_id]).get(party_id)
    if other is None:
        return ()
    of_organizations = person is None
    known = known_by([party_id], as_of=as_of, of_organizations=of_organizations, most=most).get(party_id)
    if known is None:
        return ()
    months = _months_up_to(min(as_of, months_until or as_of).astimezone(UTC).date())
    since = datetime(months[0].year, months[0].month, 1, tzinfo=UTC)
    identities = mail_identities_of(party_id, only_kept=of_organizations)
    passed = exchange_by_own(identities, known.own_ids, since=since)
    own_faces, reader = person_faces(known.own_ids), reader_parties()
    rows = []
    for own_id, left in zip(known.own_ids, known.lefts, strict=True):
        own, exchange = own_faces.get(own_id), passed.get(own_id)
        if own is not None and exchange is not None:
            rows.append(
                _tie_row(own_id, own.name, own_id in reader, party_id, other.name, left, exchange, months)
            )
    return tuple(rows)


def _tie_row(
    own_id: int,
    own_name: str,
    is_you: bool,
    other_id: int,
    other_name: str,
    left: float,
    exchange: OwnExchange,
    months: list[date],
) -> TieRow:
    whole = exchange.whole
    return TieRow(
        own_id=own_id,
        own_name=own_name,
        is_you=is_you,
        other_id=other_id,
        other_name=other_name,
        sent=whole.sent,
        received=whole.received,
        threads=whole.threads,
        first_at=whole.first_at,
        last_at=whole.last_at,
        strength=share_of_strength(left),
        level=Level(level_of(left, whole.sent, whole.received)),
        months=tuple(MonthCount(month, *exchange.months.get(month, (0, 0))) for month in months),
    )


def _months_up_to(day: date) -> list[date]:
    """The first days of the last months up to that of ``day``, oldest first."""
    last = month_of(day)
    return [date(1970 + month // 12, month % 12 + 1, 1) for month in range(last - MONTHS_SHOWN + 1, last + 1)]
