"""Bulk loading by COPY: tuples in, rows in a table, hundreds of thousands a second.

PostgreSQL does not COPY into a table under row security, so bulk data goes into a staging table
(`stage`) and from there by INSERT … SELECT, where the policies check it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

import psycopg
from psycopg import sql


class Cursor(Protocol):
    """A psycopg cursor, or Django's wrapper around one."""

    def execute(self, query: Any, params: Any = None) -> Any: ...


def copy_rows(
    cursor: Cursor,
    table: str,
    columns: Mapping[str, str] | Sequence[str],
    rows: Iterable[Sequence[Any]],
) -> int:
    """COPY tuples into a table; returns how many. None is NULL.

    With types (column → type, as in `stage`) in the binary format, at a quarter of the cost: then every
    value must be of Python's type for its column's (int, str, datetime, bytes, list…). With names alone
    as text, which PostgreSQL converts.
    """
    statement = sql.SQL("COPY {} ({}) FROM STDIN{}").format(
        sql.Identifier(table),
        sql.SQL(", ").join(map(sql.Identifier, columns)),
        sql.SQL(" (FORMAT binary)" if isinstance(columns, Mapping) else ""),
    )
    count = 0
    with raw_cursor(cursor).copy(statement) as copy:
        if isinstance(columns, Mapping):
            copy.set_types(list(columns.values()))
        write = copy.write_row
        for row in rows:
            write(row)
            count += 1
    return count


def copy_text(cursor: Cursor, table: str, columns: Sequence[str], blocks: Iterable[bytes | str]) -> None:
    """COPY blocks that are in PostgreSQL's text format already (made beside the database, by parsers)."""
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with raw_cursor(cursor).copy(statement) as copy:
        for block in blocks:
            copy.write(block)


def stage(cursor: Cursor, table: str, columns: Mapping[str, str]) -> None:
    """Make an empty staging table (column → type) that lives until the transaction ends.

    Temporary tables write no log and are the session's own: the application's role may make them.
    """
    definition = sql.SQL(", ").join(
        sql.SQL("{} {}").format(sql.Identifier(name), sql.SQL(kind)) for name, kind in columns.items()
    )
    cursor.execute(
        sql.SQL("CREATE TEMPORARY TABLE {} ({}) ON COMMIT DROP").format(sql.Identifier(table), definition)
    )


def raw_cursor(cursor: Cursor) -> psycopg.Cursor[Any]:
    """The psycopg cursor under Django's wrappers."""
    inner: Any = cursor
    while not isinstance(inner, psycopg.Cursor):
        inner = inner.cursor
    return inner
