"""One at a time: two takings-in at once would derive from each other's half-told stories."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from rapport.base.connections import direct_connection

LOCK = "SELECT pg_try_advisory_lock(hashtext('rapport.fill'))"
LOCK_UNTIL_COMMIT = "SELECT pg_try_advisory_xact_lock(hashtext('rapport.fill'))"
PAUSE = 0.1

log = logging.getLogger("rapport.fill")


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Waits until nobody else takes in, takes back or derives; the next one waits for this block.

    The lock belongs to a database connection of its own, so it is free again as soon as its process is gone.
    """
    with direct_connection(connection) as lock:
        began, said = time.monotonic(), False
        # Asked for again and again: who waits inside a query keeps deleted rows from being cleared away meanwhile.
        while lock.execute(LOCK).fetchone() != (True,):
            if not said and time.monotonic() - began > 1:
                log.warning("Another rapport is at work on this record; waiting until it is done.")
                said = True
            time.sleep(PAUSE)
        yield


def is_my_turn() -> bool:
    """Takes the turn for the rest of the open transaction, for work of a moment. False, at once, when somebody else has it."""
    with connection.cursor() as cursor:
        cursor.execute(LOCK_UNTIL_COMMIT)
        (taken,) = cursor.fetchone()
    return bool(taken)
