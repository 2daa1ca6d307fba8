"""Every write of the timeline: threads and ties, derived set by set."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any

from django.db import connection

from rapport.base.sql import sql

MAX_FOLLOWED = 50  # a chain of threads longer than this is followed on the next occasion


def rethread(*, everything: bool) -> None:
    """Puts the messages around the temporary table ``touched_message(record_id)`` into their threads.

    ``everything`` says that it holds all messages, so that nothing needs to be looked for around them. Leaves the threads that
    won or lost a message in ``moved_thread(thread_id)``.
    """
    with connection.cursor() as cursor:
        if everything:
            cursor.execute("DROP TABLE IF EXISTS thread_scope")
            cursor.execute(
                "CREATE TEMPORARY TABLE thread_scope ON COMMIT DROP AS SELECT i.record_id, i.thread_id"
                " FROM touched_message JOIN timeline_interaction i USING (record_id)"
            )
        else:
            cursor.execute(sql("kernel/timeline", "thread_scope"))
        cursor.execute("CREATE UNIQUE INDEX ON thread_scope (record_id)")
        cursor.execute("ANALYZE thread_scope")
        cursor.execute(sql("kernel/timeline", "thread_start"))
        for _ in range(MAX_FOLLOWED):
            cursor.execute(sql("kernel/timeline", "thread_follow"))
            if not cursor.rowcount:
                break
        cursor.execute(sql("kernel/timeline", "moved_threads"))


def touch_tied() -> None:
    """Adds to ``touched_party(party_id)`` everybody who has a tie to one of ours in it: call while it holds only parties that
    won or lost a member."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO touched_party SELECT t.other_id FROM timeline_tie t JOIN touched_party p ON p.party_id = t.own_id"
            " ON CONFLICT DO NOTHING"
        )


def derive_ties(cursor: Any = None) -> None:
    """Derives the ties of the parties in the temporary table ``touched_party(party_id)`` anew.

    ``cursor`` is that of another connection, as a migration has.
    """
    with nullcontext(cursor) if cursor is not None else connection.cursor() as here:
        here.execute("DELETE FROM timeline_tie USING touched_party WHERE other_id = party_id")
        here.execute(sql("kernel/timeline", "ties"))
