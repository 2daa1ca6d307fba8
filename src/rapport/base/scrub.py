"""Gone means gone, from disk too: rewrites what deleted rows leave behind.

PostgreSQL keeps the bytes of deleted rows until their space is used again, and copies of them in the planner's statistics
and in the write-ahead log. `scrub` rewrites the tables (VACUUM FULL), samples the statistics anew, and lets the log and
the old files go. It locks one table after the other while it rewrites it and needs as much free disk as the largest
takes; so it runs after somebody excluded or took back, not as a habit.

What it cannot reach: blocks that the file system or the disk itself keeps after a file is deleted, backups and replicas
made before, and on a server that is not ours what only its administrator may do (said in :attr:`Scrubbed.left`).
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import errors, sql

from .database import Account, Database
from .home import Home
from .refusal import Refusal

LOCK = "SELECT pg_try_advisory_lock(hashtext('rapport.scrub'))"
LOCK_PATIENCE = "2s"  # a rewrite that waits for a table keeps everybody else waiting behind it
PATIENCE = 120.0  # seconds for others to finish what they began before
MARK = "scrub.due"

# Everything that row security protects, and what the web keeps for itself. Jobs hold no people, only ids.
TABLES = """
    SELECT oid::regclass::text FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
      AND (relrowsecurity OR relname IN ('django_session', 'rapport_cache'))
    ORDER BY relname
"""
# The transactions under way now in this database, by the lock each holds on its own number. Visible to every role.
UNDER_WAY = """
    SELECT virtualtransaction FROM pg_locks JOIN pg_stat_activity USING (pid)
    WHERE locktype = 'virtualxid' AND pid <> pg_backend_pid()
      AND (datid IS NULL OR datid = (SELECT oid FROM pg_database WHERE datname = current_database()))
"""
# Columns of an empty table that may have held words; which of them were sampled only a superuser may see.
WORDY = """
    SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute JOIN pg_type t ON t.oid = atttypid
    WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND typcategory IN ('S', 'A', 'U')
      AND pg_relation_size(attrelid) = 0
"""
STATISTICS = ("pg_catalog.pg_statistic", "pg_catalog.pg_statistic_ext_data")
_RELATION_FILE = re.compile(r"([0-9]+)(?:_[a-z]+)?(?:\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Scrubbed:
    """What was done: tables rewritten, seconds it took, and in words what had to be left to somebody else."""

    tables: int
    seconds: float
    left: tuple[str, ...] = ()


def note_due(home: Home) -> None:
    """Remembers, before rows are deleted, that the disk is to be scrubbed: a process that is killed does not forget it."""
    (home.path / MARK).touch(mode=0o600)


def is_due(home: Home) -> bool:
    """Whether rows were deleted on purpose that may still be on disk."""
    return (home.path / MARK).exists()


def scrub(home: Home, database: Database) -> Scrubbed:
    """Lets what was deleted vanish from the database's files. The server must run. One at a time; the next one waits.

    Call when nobody takes in or derives. Raises Refusal when others hold a table for too long, or the disk is too full.
    """
    began = time.monotonic()
    left: list[str] = []
    with _alone(database.owner) as connection:
        due = _when_due(home)
        _outlast(connection)
        tables = [name for (name,) in connection.execute(TABLES).fetchall()]
        for name in tables:
            _rewrite(connection, name)
        _rewrite_statistics(database, left)
        _drop_orphans(database)
        _let_the_log_go(database, left)
        if _when_due(home) == due:  # nobody deleted anything meanwhile
            (home.path / MARK).unlink(missing_ok=True)
    return Scrubbed(len(tables), time.monotonic() - began, tuple(left))


def _when_due(home: Home) -> int | None:
    with suppress(FileNotFoundError):
        return (home.path / MARK).stat().st_mtime_ns
    return None


@contextmanager
def _alone(owner: Account) -> Iterator[psycopg.Connection]:
    with owner.connect(autocommit=True) as connection:
        deadline = time.monotonic() + PATIENCE * 10
        while connection.execute(LOCK).fetchone() != (True,):
            # Asked for again and again: whoever waits inside a query would be a transaction under way to the other.
            if time.monotonic() > deadline:
                raise Refusal("Another rapport has been scrubbing the disk for too long.", code="busy")
            time.sleep(0.1)
        yield connection


def _outlast(connection: psycopg.Connection) -> None:
    """Waits until every transaction that may still see deleted rows is over: a rewrite would keep them for it."""
    waiting = {one for (one,) in connection.execute(UNDER_WAY).fetchall()}
    deadline = time.monotonic() + PATIENCE
    while waiting:
        waiting &= {one for (one,) in connection.execute(UNDER_WAY).fetchall()}
        if waiting and time.monotonic() > deadline:
            raise _busy()
        time.sleep(0.02)


def _busy() -> Refusal:
    return Refusal(
        "What was deleted is gone from all pages, but not yet from the disk: somebody else is using the database. "
        "Run `rapport scrub` later.",
        code="busy",
    )


def _rewrite(connection: psycopg.Connection, table: str) -> None:
    """Writes a table, its long values and its indexes anew, and samples it for the planner."""
    deadline = time.monotonic() + PATIENCE
    connection.execute(f"SET lock_timeout = '{LOCK_PATIENCE}'")
    while True:
        try:
            connection.execute(sql.SQL("VACUUM (FULL, ANALYZE) {}").format(sql.SQL(table)))
            _forget_samples_of_nothing(connection, table)
            return
        except errors.LockNotAvailable:
            if time.monotonic() > deadline:
                raise _busy() from None
            time.sleep(0.5)
        except errors.DiskFull:
            raise Refusal(
                f"There is too little room on the disk to write the table {table} anew. What was deleted is gone from "
                "all pages, but not yet from the disk. Make room and run `rapport scrub`.",
                code="disk_full",
            ) from None


def _forget_samples_of_nothing(connection: psycopg.Connection, table: str) -> None:
    """An empty table is not sampled, so the samples of what was in it would stay. Giving a column its type drops them."""
    for column, kind in connection.execute(WORDY, [table]).fetchall():
        connection.execute(
            sql.SQL("ALTER TABLE {} ALTER COLUMN {} TYPE {}").format(
                sql.SQL(table), sql.Identifier(column), sql.SQL(kind)
            )
        )


def _rewrite_statistics(database: Database, left: list[str]) -> None:
    """The planner's samples of old rows lie in catalogs; the owner of the database may rewrite them too."""
    account = (database.superuser or database.owner).on(database.owner.name)
    with account.connect(autocommit=True) as connection:
        refused = []
        connection.add_notice_handler(lambda said: refused.append(said.message_primary))
        for table in STATISTICS:
            with suppress(errors.InsufficientPrivilege):
                connection.execute(f"VACUUM (FULL) {table}")
                continue
            refused.append(table)
    if refused:
        left.append(
            "The planner's statistics may hold single values until they are overwritten: let the server's administrator "
            f"run VACUUM FULL {', '.join(STATISTICS)} in the database {database.owner.name}."
        )


def _let_the_log_go(database: Database, left: list[str]) -> None:
    """Begins a new segment of the log and lets the old ones, and the files that were replaced, be deleted."""
    account = (database.superuser or database.owner).on(database.owner.name)
    with account.connect(autocommit=True) as connection:
        try:
            connection.execute("CHECKPOINT")
            connection.execute("SELECT pg_switch_wal()")
            connection.execute("CHECKPOINT")
        except errors.InsufficientPrivilege:
            left.append(
                "The server's log of changes (WAL) may hold deleted rows until it has gone round: let its administrator "
                "run SELECT pg_switch_wal(); CHECKPOINT; and see to archives and replicas, if there are any."
            )


def _drop_orphans(database: Database) -> None:
    """Deletes files that belong to no table: what a rewrite leaves when the server is killed in the middle of it.

    Whatever is unknown to the catalogs before and after every transaction of the moment has ended is nobody's: one that
    makes a file either commits, and it is known, or deletes it.
    """
    if database.cluster is None or database.superuser is None:
        return
    with database.superuser.on(database.owner.name).connect(autocommit=True) as connection:
        found = connection.execute(
            "SELECT oid FROM pg_database WHERE datname = current_database()"
        ).fetchone()
        assert found is not None
        folder = database.cluster.data / "base" / str(found[0])
        unknown = _unknown_files(connection, folder)
        if not unknown:
            return
        _outlast(connection)
        connection.execute("CHECKPOINT")  # deletes those of dropped tables
        for path in unknown & _unknown_files(connection, folder):
            path.unlink(missing_ok=True)


def _unknown_files(connection: psycopg.Connection, folder: Path) -> set[Path]:
    numbers: dict[int, list[Path]] = {}
    for path in folder.iterdir():
        found = _RELATION_FILE.fullmatch(path.name)
        if found:
            numbers.setdefault(int(found[1]), []).append(path)
    rows = connection.execute(
        "SELECT n FROM unnest(%s::oid[]) AS n WHERE pg_filenode_relation(0, n) IS NULL", [list(numbers)]
    ).fetchall()
    return {path for (number,) in rows for path in numbers[int(number)]}
