"""Who has gone quiet, measured by each pair's own rhythm."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import connection

from rapport.base.sql import sql
from rapport.kernel.timeline.types import Quiet

NEWS_DAYS = 180  # whoever was quiet longer than that was told of long ago
LOOKED_AT = 300  # of the silent ties, the strongest: so many are enough to tell of


def gone_quiet(own_ids: Iterable[int], *, present: date, most: int) -> list[Quiet]:
    """The people whose silence stands out at ``present`` among those one of us talked with, best known first."""
    own = sorted(set(own_ids))
    if not own:
        return []
    since = present - timedelta(days=NEWS_DAYS)
    asked: dict[str, Any] = {
        "own": own,
        "present": present,
        "since": since,
        "looked_at": LOOKED_AT,
        "most": most,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql("kernel/timeline", "gone_quiet"), asked)
        return [
            Quiet(other_id, usual_gap, last_at, _days_since(last_at, present), bool(is_ours))
            for other_id, usual_gap, last_at, is_ours in cursor.fetchall()
        ]


def _days_since(moment: datetime, present: date) -> int:
    """Whole days in UTC, as the rhythm counts them."""
    return (present - moment.astimezone(UTC).date()).days
