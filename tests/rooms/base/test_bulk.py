"""Bulk loading: what goes in by COPY comes out as it was."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest
from django.db import connection, transaction

from rapport.base import bulk
from rapport.base.database import Database

COLUMNS = {
    "id": "bigint",
    "small": "smallint",
    "text": "text",
    "at": "timestamptz",
    "on_day": "date",
    "hash": "bytea",
    "yes": "boolean",
    "many": "bigint[]",
    "share": "double precision",
}
ROWS = [
    (
        2**63 - 1, -5, "tab\tnew\nline \\N back\\slash 'quote' ☃ \U0001f600",
        datetime(2026, 2, 28, 23, 59, 59, 999999, tzinfo=UTC), date(1999, 12, 31),
        b"\x00\xff\\x", True, [1, 2, 3], 0.1,
    ),
    (0, 0, "", datetime(1, 1, 1, tzinfo=UTC), date(9999, 12, 31), b"", False, [], -1e300),
    (1, None, None, None, None, None, None, None, None),
]  # fmt: skip


@pytest.mark.parametrize("columns", [COLUMNS, list(COLUMNS)], ids=["binary", "text"])
def test_rows_come_out_as_they_went_in(database: Database, columns: dict[str, str] | list[str]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        bulk.stage(cursor, "staged", COLUMNS)
        assert bulk.copy_rows(cursor, "staged", columns, iter(ROWS)) == len(ROWS)
        cursor.execute("SELECT * FROM staged")
        assert cursor.fetchall() == ROWS


def test_blocks_of_text_go_in_as_they_are(database: Database) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        bulk.stage(cursor, "staged", {"id": "bigint", "text": "text"})
        bulk.copy_text(cursor, "staged", ["id", "text"], [b"1\ta\\tb\n2\t", "\\N\n"])
        cursor.execute("SELECT * FROM staged ORDER BY id")
        assert cursor.fetchall() == [(1, "a\tb"), (2, None)]


def test_a_staging_table_ends_with_its_transaction(database: Database) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        bulk.stage(cursor, "staged", COLUMNS)
    with transaction.atomic(), connection.cursor() as cursor:
        bulk.stage(cursor, "staged", COLUMNS)


def test_names_are_quoted(database: Database) -> None:
    odd = 'a "b" (c); DROP'
    with transaction.atomic(), connection.cursor() as cursor:
        bulk.stage(cursor, odd, {odd: "text"})
        bulk.copy_rows(cursor, odd, {odd: "text"}, [("x",)])


def test_an_error_among_the_rows_loads_none(database: Database) -> None:
    def rows() -> object:
        yield (1,)
        raise RuntimeError("the source broke")

    with transaction.atomic(), connection.cursor() as cursor:
        bulk.stage(cursor, "staged", {"id": "bigint"})
        with pytest.raises(RuntimeError), transaction.atomic():
            bulk.copy_rows(cursor, "staged", {"id": "bigint"}, rows())  # type: ignore[arg-type]
        cursor.execute("SELECT count(*) FROM staged")
        assert cursor.fetchone() == (0,)


def test_it_is_many_times_faster_than_inserting(database: Database) -> None:
    columns = {"id": "bigint", "text": "text"}
    rows = [(number, f"row {number}") for number in range(20_000)]
    with transaction.atomic(), connection.cursor() as cursor:
        bulk.stage(cursor, "staged", columns)
        began = time.perf_counter()
        bulk.copy_rows(cursor, "staged", columns, rows)
        copied = time.perf_counter() - began
        began = time.perf_counter()
        cursor.executemany("INSERT INTO staged VALUES (%s, %s)", rows)
        inserted = time.perf_counter() - began
    assert inserted > 4 * copied, f"{inserted:.3f} s and {copied:.3f} s"
