"""Every write of the timeline: threads and ties, derived set by set."""

from __future__ import annotations

from django.db import connection

from rapport.base.sql import sql

MAX_FOLLOWED = 50  # a chain of threads longer than this is followed on the next occasion


def rethread() -> None:
    """Puts the messages around the temporary table ``touched_message(record_id)`` into their threads."""
    with connection.cursor() as cursor:
        cursor.execute(sql("kernel/timeline", "thread_scope"))
        cursor.execute("CREATE UNIQUE INDEX ON thread_scope (record_id)")
        cursor.execute("ANALYZE thread_scope")
        cursor.execute(sql("kernel/timeline", "thread_start"))
        for _ in range(MAX_FOLLOWED):
            cursor.execute(sql("kernel/timeline", "thread_follow"))
            if not cursor.rowcount:
                break


def derive_ties() -> None:
    """Derives the ties of the parties in the temporary table ``touched_party(party_id)`` anew."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM timeline_tie USING touched_party WHERE other_id = party_id OR own_id = party_id"
        )
        cursor.execute(sql("kernel/timeline", "ties"))
