"""What was deleted leaves the files of the database, the statistics and the log; what cannot be done is said."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import pytest

from rapport.base import scrub as scrubbing
from rapport.base.database import Database, database_of
from rapport.base.embedded.state import processes_in
from rapport.base.home import Home, home_from
from rapport.base.refusal import Refusal
from rapport.base.roles import prepare
from rapport.base.scrub import is_due, note_due, scrub

WORD = b"quillfeather"


@pytest.fixture
def home() -> Iterator[Home]:
    yield home_from()
    (home_from().path / scrubbing.MARK).unlink(missing_ok=True)


def superuser(database: Database) -> psycopg.Connection:
    assert database.superuser is not None
    return database.superuser.on(database.owner.name).connect(autocommit=True)


def fill(database: Database, rows: int = 2000) -> None:
    """Names with a rare word in them in a table with indexes and statistics."""
    with superuser(database) as connection:
        connection.execute(
            "INSERT INTO evidence_name SELECT n, 'Quillfeather ' || n %% 50, repeat('Quillfeather', 300), '', true"
            " FROM generate_series(1, %s) n",
            [rows],
        )
        connection.execute("ANALYZE evidence_name")


def empty(database: Database) -> None:
    with superuser(database) as connection:
        connection.execute("DELETE FROM evidence_name")


def places(database: Database) -> list[str]:
    """Files of the cluster that hold the word, of this test's database and of the whole server (the log)."""
    assert database.cluster is not None
    data = database.cluster.data
    with superuser(database) as connection:
        connection.execute("CHECKPOINT")
        number = connection.execute(
            "SELECT oid FROM pg_database WHERE datname = current_database()"
        ).fetchone()
    assert number is not None
    found = []
    for folder in (
        data / "base" / str(number[0]),
        data / "pg_wal",
        data / "global",
        data / "base" / "pgsql_tmp",
    ):
        for path in folder.glob("*"):
            if path.is_file() and WORD in path.read_bytes().lower():
                found.append(str(path.relative_to(data)))
    return found


def test_deleted_rows_leave_tables_statistics_and_log(database: Database, home: Home) -> None:
    fill(database)
    empty(database)
    before = places(database)
    assert any(path.startswith("base/") for path in before) and any(
        path.startswith("pg_wal/") for path in before
    )
    done = scrub(home, database)
    assert places(database) == []
    assert done.left == () and done.tables > 20


def test_what_was_not_deleted_stays(database: Database, home: Home) -> None:
    fill(database, 100)
    scrub(home, database)
    with superuser(database) as connection:
        assert connection.execute("SELECT count(*) FROM evidence_name").fetchone() == (100,)
        assert connection.execute(
            "SELECT reltuples FROM pg_class WHERE relname = 'evidence_name'"
        ).fetchone() == (100,)


def test_all_tables_under_row_security_are_written_anew(database: Database, home: Home) -> None:
    query = "SELECT relname, relfilenode FROM pg_class WHERE relkind = 'r' AND relrowsecurity"
    with superuser(database) as connection:
        before = dict(connection.execute(query).fetchall())
        scrub(home, database)
        after = dict(connection.execute(query).fetchall())
    assert len(before) > 20
    assert [name for name in before if after[name] == before[name]] == []


def test_it_waits_for_whoever_may_still_see_what_was_deleted(database: Database, home: Home) -> None:
    fill(database, 50)
    with superuser(database) as looking:
        looking.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        looking.execute("SELECT count(*) FROM pg_class")
        empty(database)
        worker = threading.Thread(target=scrub, args=(home, database))
        worker.start()
        time.sleep(0.5)
        assert worker.is_alive()
        looking.execute("COMMIT")
        worker.join(60)
    assert not worker.is_alive()
    assert places(database) == []


def test_it_gives_up_in_words_when_somebody_never_ends(
    database: Database, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scrubbing, "PATIENCE", 0.3)
    note_due(home)
    with superuser(database) as looking:
        looking.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        looking.execute("SELECT count(*) FROM evidence_name")
        with pytest.raises(Refusal, match="rapport scrub"):
            scrub(home, database)
    assert is_due(home)


def test_two_at_once_take_turns(database: Database, home: Home) -> None:
    fill(database, 50)
    empty(database)
    done: list[Any] = []
    workers = [threading.Thread(target=lambda: done.append(scrub(home, database))) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(120)
    assert len(done) == 2
    assert places(database) == []


def test_it_remembers_to_be_due_until_it_is_done(database: Database, home: Home) -> None:
    assert not is_due(home)
    note_due(home)
    assert is_due(home)
    scrub(home, database)
    assert not is_due(home)


def test_what_is_deleted_meanwhile_stays_due(
    database: Database, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = scrubbing._let_the_log_go
    note_due(home)

    def and_somebody_deletes(database: Database, left: list[str]) -> None:
        whole(database, left)
        time.sleep(0.02)
        note_due(home)

    monkeypatch.setattr(scrubbing, "_let_the_log_go", and_somebody_deletes)
    scrub(home, database)
    assert is_due(home)


def test_files_of_nobody_are_deleted_and_no_others(database: Database, home: Home) -> None:
    """A server killed while it rewrites a table leaves the half-written copy behind for ever."""
    fill(database, 50)
    with superuser(database) as connection:
        number = connection.execute(
            "SELECT oid FROM pg_database WHERE datname = current_database()"
        ).fetchone()
        assert number is not None and database.cluster is not None
        folder = database.cluster.data / "base" / str(number[0])
        orphans = [folder / name for name in ("999999", "999999.1", "999999_fsm", "999998_init")]
        for path in orphans:
            path.write_bytes(WORD)
        others = [folder / name for name in ("t999_999999", "PG_VERSION.note", "pg_internal.note")]
        for path in others:
            path.write_bytes(b"")
        # A table that is being made just now is unknown to everybody else, but not an orphan.
        making = superuser(database)
        making.execute("BEGIN")
        making.execute("CREATE TABLE made_just_now AS SELECT 'kept' AS word")
        row = making.execute("SELECT pg_relation_filenode('made_just_now')").fetchone()
        assert row is not None and (folder / str(row[0])).exists()
        threading.Timer(0.5, lambda: (making.execute("COMMIT"), making.close())).start()
        scrubbing._drop_orphans(database)
        assert [path.name for path in orphans if path.exists()] == []
        assert all(path.exists() for path in others)
        assert connection.execute("SELECT word FROM made_just_now").fetchone() == ("kept",)
        assert connection.execute("SELECT count(*) FROM evidence_name").fetchone() == (50,)
        for path in others:
            path.unlink()


def test_without_a_superuser_it_does_what_it_may_and_says_the_rest(database: Database, home: Home) -> None:
    foreign = replace(database, superuser=None, cluster=None)
    fill(database)
    empty(database)
    done = scrub(home, foreign)
    assert len(done.left) == 1 and "pg_switch_wal" in done.left[0]
    # Tables and, as the owner of the database, statistics are clean; the log is not ours to change.
    assert [path for path in places(database) if not path.startswith("pg_wal/")] == []


def test_an_owner_of_tables_alone_is_told_about_statistics(database: Database, home: Home) -> None:
    with superuser(database) as connection:
        connection.execute(f"ALTER DATABASE {database.owner.name} OWNER TO CURRENT_USER")
        connection.execute(f"GRANT CONNECT ON DATABASE {database.owner.name} TO {database.owner.user}")
    done = scrub(home, replace(database, superuser=None, cluster=None))
    assert len(done.left) == 2 and "pg_statistic" in done.left[0]


def kill_while_it_rewrites(database: Database) -> None:
    """kill -9 of every process of the server while a table is being written anew."""
    assert database.cluster is not None
    data = database.cluster.data
    ended = threading.Event()

    def rewrite() -> None:
        with suppress(psycopg.OperationalError), database.owner.connect(autocommit=True) as connection:
            while not ended.is_set():
                connection.execute("VACUUM (FULL) names")

    worker = threading.Thread(target=rewrite)
    worker.start()
    time.sleep(0.5)
    for pid in processes_in(data):
        os.kill(pid, signal.SIGKILL)
    ended.set()
    worker.join(30)


def test_a_server_killed_in_the_middle_of_a_rewrite_leaves_nothing_behind(tmp_path: Path) -> None:
    home = Home(tmp_path / "home").create()
    made = database_of(home, {})
    with made.running():
        prepare(made)
        with made.owner.connect(autocommit=True) as connection:
            connection.execute("CREATE TABLE names (audience_id bigint, name text)")
            connection.execute("ALTER TABLE names ENABLE ROW LEVEL SECURITY")
            connection.execute(
                "INSERT INTO names SELECT n, 'Quillfeather' || n FROM generate_series(1, 400000) n"
            )
        kill_while_it_rewrites(made)
    with made.running():
        with superuser(made) as connection:
            connection.execute("TRUNCATE names")
            connection.execute("CHECKPOINT")
        assert places(made) != []  # the half-written copy is there, else this test shows nothing
        scrub(home, made)
        assert places(made) == []
