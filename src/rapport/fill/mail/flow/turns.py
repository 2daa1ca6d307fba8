"""One at a time: two takings-in at once would derive from each other's half-told stories."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from rapport.base.connections import direct_connection

LOCK = "SELECT pg_advisory_lock(hashtext('rapport.fill'))"


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Waits until nobody else takes in, takes back or derives; the next one waits for this block.

    The lock belongs to a database connection of its own, so it is free again as soon as its process is gone.
    """
    with direct_connection(connection) as lock:
        lock.execute(LOCK)
        yield
