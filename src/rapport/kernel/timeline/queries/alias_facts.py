"""What is known of addresses, as the rules about aliases need it."""

from __future__ import annotations

from django.db import connection

from rapport.base.sql import sql
from rapport.engines.linkage.types import Facts


def alias_facts() -> list[Facts]:
    """The facts of the addresses in the temporary table ``alias_scope(identity_id)``; reads ``own_identity`` too."""
    with connection.cursor() as cursor:
        cursor.execute(sql("kernel/timeline", "alias_facts"))
        return [
            Facts(
                identity_id=row[0],
                address=row[1],
                organization_id=row[2],
                names=tuple(row[3] or ()),
                called=tuple(row[4] or ()),
                mobiles=frozenset(row[5] or ()),
                phones=frozenset(row[6] or ()),
                organizations=frozenset(row[7] or ()),
                new_addresses=frozenset(row[8] or ()),
                wrote_from=row[9],
                wrote_until=row[10],
                wrote=row[11] or 0,
                named_until=row[12],
                left_at=row[13],
                counterparts=frozenset(row[14] or ()),
            )
            for row in cursor.fetchall()
        ]
