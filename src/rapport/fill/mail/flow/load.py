"""Rows to tables: passes blocks of parsed lines into the database, each block in one transaction of its own.

Two processes parse while this one loads. Row security does not allow COPY into a protected table, so lines are copied into
temporary tables first and folded in from there; that step also drops what is already known. These tables are made once a
source and emptied with every block: making them anew would cost more than all they hold. A run that is killed leaves whole
blocks behind, and the next run of the same source goes on with the rest.
"""

from __future__ import annotations

import os
from array import array
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from django.db import connection
from django.utils import timezone

from rapport.base.bulk import copy_text
from rapport.base.home import home_from
from rapport.base.viewer import viewing_as
from rapport.connect.types import RawItem, SetAside
from rapport.engines.ids import KeyedIds
from rapport.fill.mail.flow.excluded import Excluded
from rapport.fill.mail.flow.lines import COLUMNS
from rapport.fill.mail.flow.parse import Parser, parse, start
from rapport.fill.mail.flow.rows import Block, Order
from rapport.fill.mail.types import EXTRACTOR
from rapport.kernel.evidence import services as evidence
from rapport.kernel.evidence.queries import Run

BATCH_ITEMS = 500
BATCH_BYTES = 32_000_000  # of messages that lie on disk
BATCH_CARRIED = 8_000_000  # bytes of messages that came out of archives
KNOWN = "known.ids"
SMALL_INPUT = 3_000_000  # below this, starting processes costs more than it saves
CHILDREN = ("timeline_interaction", "timeline_participation", "evidence_claim", "timeline_messagetext")

Report = Callable[[Run], None]


@dataclass(slots=True)
class Batch:
    """Raw items that go to a parsing process together, and what was set aside on the way to them."""

    items: list[RawItem]
    set_aside: list[SetAside]
    size: int = 0
    carried: int = 0

    @property
    def is_full(self) -> bool:
        return (
            len(self.items) + len(self.set_aside) >= BATCH_ITEMS
            or self.size >= BATCH_BYTES
            or self.carried >= BATCH_CARRIED
        )


def take_in(
    run: Run, order: Order, found: Iterator[RawItem | SetAside], *, expected: int, report: Report
) -> None:
    """Reads everything found in one source into the tables, with at most a few batches in memory at a time."""
    known = home_from().run / KNOWN  # taking in is done one at a time; what a killed run left is written over
    try:
        order = replace(order, known_ids=_known_ids(run, order, known))
        excluded = Excluded(order.excluded, KeyedIds(order.key))
        batches = _batches(found)
        blocks = _parse_here(order, batches) if expected < SMALL_INPUT else _parse_beside(order, batches)
        with viewing_as(run.operator_id), connection.cursor() as cursor:
            _make_stages(cursor)
        for batch, block in blocks:
            with viewing_as(run.operator_id):
                _store(run, order, excluded, batch, block)
            report(run)
        with connection.cursor() as cursor:
            _drop_stages(cursor)
    finally:
        known.unlink(missing_ok=True)


def _known_ids(run: Run, order: Order, path: Path) -> str:
    """Writes the sorted ids this source's records have; answers "" when there are none."""
    with viewing_as(run.operator_id), connection.cursor() as cursor, path.open("wb") as file:
        cursor.execute("SET LOCAL cursor_tuple_fraction = 1")
        cursor.execute(
            "DECLARE known NO SCROLL CURSOR FOR SELECT id FROM evidence_record"
            " WHERE source_id = %s AND extractor >= %s ORDER BY id",
            [order.source_id, EXTRACTOR],
        )
        while True:
            cursor.execute("FETCH 50000 FROM known")
            rows = cursor.fetchall()
            if not rows:
                break
            array("q", [row[0] for row in rows]).tofile(file)
        cursor.execute("CLOSE known")
    return str(path) if path.stat().st_size else ""


def _batches(found: Iterator[RawItem | SetAside]) -> Iterator[Batch]:
    batch = Batch([], [])
    for item in found:
        if isinstance(item, SetAside):
            batch.set_aside.append(item)
        else:
            batch.items.append(item)
            batch.carried += len(item.data or b"")
        batch.size += item.size
        if batch.is_full:
            yield batch
            batch = Batch([], [])
    if batch.items or batch.set_aside:
        yield batch


def _parse_here(order: Order, batches: Iterator[Batch]) -> Iterator[tuple[Batch, Block]]:
    parser = Parser(order)
    for batch in batches:
        yield batch, parser.batch(batch.items)


def _parse_beside(order: Order, batches: Iterator[Batch]) -> Iterator[tuple[Batch, Block]]:
    """Parsing in processes of their own, blocks coming back in the order of the batches."""
    workers = max(1, min(4, os.cpu_count() or 1))
    waiting: deque[tuple[Batch, Future[Block]]] = deque()
    with ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=start, initargs=(order,)
    ) as pool:
        for batch in batches:
            waiting.append((batch, pool.submit(parse, batch.items)))
            batch.items = []  # the bytes of archived items are not needed here any more
            if len(waiting) > workers + 1:
                done, future = waiting.popleft()
                yield done, future.result()
        while waiting:
            done, future = waiting.popleft()
            yield done, future.result()


def _store(run: Run, order: Order, excluded: Excluded, batch: Batch, block: Block) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off")
        for table in ("evidence_name", "identity_identity"):
            if table in block.texts:
                _stage(cursor, table, block)
                _insert(cursor, table, conflict="ON CONFLICT DO NOTHING")
        new = _store_records(cursor, run, block) if block.records else 0
        if len(connection.savepoint_ids) > 0:
            _empty_stages(cursor)  # in a transaction that goes on, the end of this block empties nothing
    met = [(one.locator, one.reason, one.size) for one in batch.set_aside] + block.set_aside
    aside = [one for one in met if not (excluded and excluded.has_place(one[0]))]
    left_out = block.excluded + len(met) - len(aside)
    evidence.set_aside(aside, source_id=order.source_id, run_id=run.pk, audience_id=order.ties_audience_id)
    run.items += block.items
    run.new_items += new
    run.set_aside += len(aside) + left_out
    run.excluded += left_out
    run.bytes_done += batch.size
    run.heartbeat_at = timezone.now()
    run.save()


def _store_records(cursor: Any, run: Run, block: Block) -> int:
    """Records first; only the children of records that are new, or read by an older extractor, follow."""
    _stage(cursor, "evidence_record", block)
    columns = ", ".join(COLUMNS["evidence_record"])
    cursor.execute(
        f"WITH put AS (INSERT INTO evidence_record ({columns}) SELECT {columns} FROM stage_evidence_record"
        " ON CONFLICT (id) DO UPDATE SET extractor = excluded.extractor, observed_at = excluded.observed_at"
        " WHERE evidence_record.extractor < excluded.extractor RETURNING id, xmax <> 0 AS is_reread),"
        " met AS (INSERT INTO fresh SELECT id, is_reread FROM put RETURNING is_reread)"
        " SELECT count(*), count(*) FILTER (WHERE is_reread) FROM met"
    )
    new, reread = cursor.fetchone()
    run.has_reread = run.has_reread or reread > 0
    for table in CHILDREN:
        if table not in block.texts:
            continue
        if reread:
            cursor.execute(
                f"DELETE FROM {table} USING fresh WHERE is_reread AND {table}.record_id = fresh.record_id"
            )
        _stage(cursor, table, block)
        _insert(cursor, table, join="" if new == block.records else "JOIN fresh USING (record_id)")
    return int(new)


STAGES = {table: f"stage_{table}" for table in COLUMNS}


def _make_stages(cursor: Any) -> None:
    _drop_stages(cursor)
    for table, stage in STAGES.items():
        columns = ", ".join(COLUMNS[table])
        cursor.execute(
            f"CREATE TEMPORARY TABLE {stage} ON COMMIT DELETE ROWS AS SELECT {columns} FROM {table} WITH NO DATA"
        )
    cursor.execute(
        "CREATE TEMPORARY TABLE fresh (record_id bigint PRIMARY KEY, is_reread boolean) ON COMMIT DELETE ROWS"
    )


def _empty_stages(cursor: Any) -> None:
    cursor.execute(f"TRUNCATE {', '.join(STAGES.values())}, fresh")


def _drop_stages(cursor: Any) -> None:
    cursor.execute(f"DROP TABLE IF EXISTS {', '.join(STAGES.values())}, fresh")


def _stage(cursor: Any, table: str, block: Block) -> None:
    copy_text(cursor, STAGES[table], COLUMNS[table], [block.texts[table]])


def _insert(cursor: Any, table: str, *, join: str = "", conflict: str = "") -> None:
    columns = ", ".join(COLUMNS[table])
    cursor.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {STAGES[table]} {join} {conflict}")
