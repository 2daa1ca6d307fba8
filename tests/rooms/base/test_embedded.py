"""The embedded server: made once, shared, stopped by the last, and none the worse for what happens to it."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from rapport.base.database import Database, database_of
from rapport.base.embedded import Cluster, EmbeddedError
from rapport.base.embedded.errors import explain
from rapport.base.embedded.options import check_disk, server_arguments
from rapport.base.embedded.programs import find_programs, run_as, stepping_down
from rapport.base.embedded.state import postmaster_of, processes_in
from rapport.base.home import Home
from rapport.base.roles import prepare

AS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root steps down")


@pytest.fixture(scope="module")
def made() -> Iterator[Home]:
    """A home whose cluster is made already; each test leaves it stopped and sound."""
    with tempfile.TemporaryDirectory(prefix="rapport-pg-") as folder:
        home = Home(Path(folder, "home"))
        with Cluster(home).running():
            prepare(database_of(home, {}))
        yield home


@pytest.fixture
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with tempfile.TemporaryDirectory(prefix="rapport-pg-") as folder:
        home = Home(Path(folder, "home"))
        yield home
        Cluster(home).stop_leftover()


def database(home: Home) -> Database:
    return database_of(home, {})


def ask(home: Home, statement: str) -> object:
    with database(home).owner.connect() as connection:
        return connection.execute(statement).fetchone()


def test_a_cluster_is_made_at_the_first_start(fresh: Home) -> None:
    began = time.monotonic()
    with Cluster(fresh).running():
        prepare(database(fresh))
        assert ask(fresh, "SELECT 1") == (1,)
        assert time.monotonic() - began < 20
    assert postmaster_of(fresh.cluster) is None
    assert (fresh.cluster / "PG_VERSION").read_text().strip() == str(find_programs().major)


def test_what_is_kept_is_private(made: Home) -> None:
    with Cluster(made).running():
        for path in (made.path, made.run, made.logs, made.cluster, made.secrets_file, Cluster(made).log):
            assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
        socket_file = Cluster(made).socket / ".s.PGSQL.5432"
        assert stat.S_IMODE(socket_file.stat().st_mode) & 0o077 == 0


def test_nothing_listens_on_the_network(made: Home) -> None:
    with Cluster(made).running():
        assert ask(made, "SELECT current_setting('listen_addresses')") == ("",)


def test_a_password_is_needed(made: Home) -> None:
    with Cluster(made).running():
        right = database(made).app
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(host=right.host, dbname=right.name, user=right.user, password="guess")
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(host=right.host, dbname="postgres", user="rapport_superuser")


def test_no_password_reaches_the_log(made: Home) -> None:
    secrets = made.secrets()
    log = Cluster(made).log.read_text()
    for password in (secrets.app_password, secrets.owner_password, secrets.superuser_password):
        assert password not in log


def test_settings_keep_memory_and_traces_small(made: Home) -> None:
    with Cluster(made).running():
        shown = {
            name: ask(made, f"SELECT current_setting('{name}')")[0]  # type: ignore[index]
            for name in (
                "shared_buffers",
                "wal_recycle",
                "wal_init_zero",
                "min_wal_size",
                "fsync",
                "TimeZone",
            )
        }
        collation = ask(made, "SELECT lower('ÄÖÉ' COLLATE \"default\"), 'Z' < 'a'")
    assert shown == {
        "shared_buffers": "192MB",
        "wal_recycle": "off",
        "wal_init_zero": "on",
        "min_wal_size": "32MB",
        "fsync": "on",
        "TimeZone": "UTC",
    }
    assert collation == ("äöé", True)


def test_a_value_that_fails_does_not_reach_the_log(made: Home) -> None:
    with Cluster(made).running(), database(made).owner.connect() as connection:
        connection.execute("CREATE TEMP TABLE one (mail text UNIQUE)")
        connection.execute("INSERT INTO one VALUES ('secret@example.org')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("INSERT INTO one VALUES ('secret@example.org')")
    log = Cluster(made).log.read_text()
    assert "duplicate key" in log
    assert "secret@example.org" not in log


def test_the_last_to_leave_stops_it(made: Home) -> None:
    first, second = Cluster(made), Cluster(made)
    with first.running():
        with second.running():
            assert ask(made, "SELECT 1") == (1,)
        assert ask(made, "SELECT 1") == (1,), "the first one still needs it"
    assert not first.is_running()


def test_an_error_inside_stops_it_too(made: Home) -> None:
    with pytest.raises(RuntimeError), Cluster(made).running():
        raise RuntimeError
    assert not Cluster(made).is_running()


def test_a_restart_is_quick(made: Home) -> None:
    began = time.monotonic()
    with Cluster(made).running():
        assert time.monotonic() - began < 3


JOIN = """
import sys, time
from pathlib import Path
from rapport.base.embedded import Cluster
from rapport.base.home import Home
with Cluster(Home(Path(sys.argv[1]))).running() as cluster:
    print(cluster.is_running(), flush=True)
    time.sleep(float(sys.argv[2]))
"""


def join(home: Home, seconds: float) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", JOIN, str(home.path), str(seconds)], stdout=subprocess.PIPE, text=True
    )


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_many_at_once_make_one_server(fresh: Home) -> None:
    processes = [join(fresh, 0.5) for _ in range(5)]
    assert [process.communicate(timeout=60)[0].strip() for process in processes] == ["True"] * 5
    assert not Cluster(fresh).is_running()
    assert Cluster(fresh).log.read_text().count("ready to accept connections") == 1


def test_it_survives_the_death_of_its_starter_and_is_stopped_later(made: Home) -> None:
    starter = join(made, 60)
    assert said(starter) == "True"
    starter.kill()
    starter.wait()
    assert Cluster(made).is_running()
    with Cluster(made).running():
        assert ask(made, "SELECT 1") == (1,)
    assert not Cluster(made).is_running(), "the dead one does not count as a user any more"


def test_down_stops_what_nobody_uses_and_nothing_else(made: Home) -> None:
    assert not Cluster(made).stop_leftover()
    starter = join(made, 60)
    said(starter)
    assert not Cluster(made).stop_leftover(), "it is in use"
    assert Cluster(made).is_running()
    starter.kill()
    starter.wait()
    assert Cluster(made).stop_leftover()
    assert not Cluster(made).is_running()


@pytest.mark.parametrize("round_", range(3))
def test_killing_the_server_loses_nothing_that_was_acknowledged(made: Home, round_: int) -> None:
    with Cluster(made).running():
        with database(made).owner.connect() as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS kept (n int)")
            before = connection.execute("SELECT count(*) FROM kept").fetchone()
            connection.execute("INSERT INTO kept SELECT generate_series(1, 10000)")
        server = postmaster_of(made.cluster)
        assert server is not None
        os.kill(server.pid, signal.SIGKILL)
        while postmaster_of(made.cluster):
            time.sleep(0.01)
    with Cluster(made).running():
        after = ask(made, "SELECT count(*) FROM kept")
    assert before is not None and after == (before[0] + 10000,)


def test_killing_the_server_and_all_its_children_is_mended_too(made: Home) -> None:
    starter = join(made, 60)
    said(starter)
    while found := processes_in(made.cluster):
        for pid in found:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        time.sleep(0.01)
    starter.kill()
    starter.wait()
    with Cluster(made).running():
        assert ask(made, "SELECT 1") == (1,)


def test_a_stale_pid_that_now_belongs_to_a_stranger_is_no_server(made: Home) -> None:
    pid_file = made.cluster / "postmaster.pid"
    stranger = subprocess.Popen(["sleep", "60"])
    try:
        pid_file.write_text(
            f"{stranger.pid}\n{made.cluster}\n1700000000\n5432\n{made.run}\n\n  1 2\nready   \n"
        )
        assert not Cluster(made).is_running()
        with Cluster(made).running():
            assert ask(made, "SELECT 1") == (1,)
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_leftovers_of_a_first_start_that_was_killed_are_cleared(fresh: Home) -> None:
    fresh.create()
    part = fresh.path / "postgres.part-old"
    part.mkdir()
    (part / "PG_VERSION").write_text("18")
    (fresh.path / "postgres.part-old.password").write_text("x")
    with Cluster(fresh).running():
        assert not list(fresh.path.glob("postgres.part-*"))


def test_a_home_with_a_long_path_has_its_socket_elsewhere(tmp_path: Path) -> None:
    home = Home(tmp_path / ("long" * 20) / ("name" * 10))
    with Cluster(home).running() as cluster:
        prepare(database(home))
        assert cluster.socket.parent == Path(tempfile.gettempdir())
        assert stat.S_IMODE(cluster.socket.stat().st_mode) == 0o700
        assert ask(home, "SELECT 1") == (1,)


def test_a_socket_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    home = Home(tmp_path / ("long" * 20) / ("name" * 10))
    folder = Cluster(home).socket
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)
    try:
        with pytest.raises(EmbeddedError, match="not a private folder"), Cluster(home).running():
            pass
    finally:
        folder.rmdir()


def test_a_cluster_of_another_version_is_refused_in_words(made: Home) -> None:
    version = made.cluster / "PG_VERSION"
    right = version.read_text()
    version.write_text("14\n")
    try:
        with pytest.raises(EmbeddedError, match="PostgreSQL 14") as raised, Cluster(made).running():
            pass
        assert "RAPPORT_PG_BIN" in str(raised.value)
    finally:
        version.write_text(right)


def test_a_folder_without_programs_is_refused_in_words(
    made: Home, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("RAPPORT_PG_BIN", str(tmp_path))
    with pytest.raises(EmbeddedError, match="There is no PostgreSQL in"), Cluster(made).running():
        pass


def test_a_full_disk_is_said_before_anything_starts(made: Home) -> None:
    with pytest.raises(EmbeddedError, match=r"is full .* MB free"):
        check_disk(made.path, wanted=1 << 60)


@AS_ROOT
def test_a_disk_that_fills_up_is_survived_and_said(tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    size = "size=200m,mode=755"
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", size, "none", str(small)], capture_output=True)
    if mounted.returncode != 0:
        pytest.skip("no file system may be mounted here")
    try:
        home = Home(small / "home")
        with Cluster(home).running():
            prepare(database(home))
            with database(home).owner.connect() as connection, pytest.raises(psycopg.errors.DiskFull):
                connection.execute(
                    "CREATE TABLE big AS SELECT repeat('x', 900) FROM generate_series(1, 300000)"
                )
            assert ask(home, "SELECT 1") == (1,)
        with (small / "filler").open("wb") as filler, pytest.raises(OSError, match="No space left"):
            while True:
                filler.write(bytes(1 << 20))
                filler.flush()
        with pytest.raises(EmbeddedError, match="is full"), Cluster(home).running():
            pass
        (small / "filler").unlink()
        with Cluster(home).running():
            assert ask(home, "SELECT 1") == (1,)
    finally:
        subprocess.run(["umount", "-l", str(small)], check=True)


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("FATAL:  could not write lock file: No space left on device", "is full"),
        ('FATAL:  could not create any Unix-domain sockets in "x"', "shorter path"),
        ("FATAL:  database files are incompatible with server", "another version"),
        ("FATAL:  could not map anonymous shared memory: Cannot allocate memory", "shared memory"),
        ('FATAL:  data directory "x" has invalid permissions', "must belong to"),
        ("PANIC:  could not locate a valid checkpoint record", "Restore it from a backup"),
        ("FATAL:  something new", "something new"),
        ("", "nothing"),
    ],
)
def test_what_postgresql_says_is_put_in_words(output: str, words: str) -> None:
    error = explain(f"LOG:  starting\n{output}", Path("/home"), Path("/socket"))
    assert words in str(error) or (not output and "LOG:  starting" in str(error))


def test_little_shared_memory_is_stepped_around(tmp_path: Path) -> None:
    assert "dynamic_shared_memory_type=mmap" in server_arguments(tmp_path, tmp_path / "missing")
    assert "dynamic_shared_memory_type=mmap" not in server_arguments(tmp_path, tmp_path)


@AS_ROOT
def test_root_steps_down_by_another_user_where_namespaces_are_forbidden(fresh: Home) -> None:
    programs = find_programs().folder
    reachable = subprocess.run(
        [*stepping_down().prefix, "test", "-x", str(programs / "postgres")], capture_output=True
    )
    if reachable.returncode != 0:
        with pytest.raises(EmbeddedError, match="may not enter"), Cluster(fresh, stepping_down()).running():
            pass
        return
    fresh.path.parent.chmod(0o755)
    with Cluster(fresh, stepping_down()).running():
        prepare(database(fresh))
        assert ask(fresh, "SELECT 1") == (1,)
    with Cluster(fresh, run_as()).running():
        assert ask(fresh, "SELECT 1") == (1,), "and back, where they are allowed again"


@AS_ROOT
def test_a_home_that_nobody_can_reach_is_refused_in_words(tmp_path: Path) -> None:
    hidden = tmp_path / "hidden"
    hidden.mkdir(mode=0o700)
    with (
        pytest.raises(EmbeddedError, match="RAPPORT_HOME"),
        Cluster(Home(hidden / "home"), stepping_down()).running(),
    ):
        pass


def test_the_server_is_not_ours_to_interrupt(made: Home) -> None:
    with Cluster(made).running():
        server = postmaster_of(made.cluster)
        assert server is not None
        assert os.getpgid(server.pid) != os.getpgid(0), "a Ctrl-C in the terminal must not reach it"


def test_the_socket_fits_the_system(made: Home) -> None:
    with Cluster(made).running() as cluster:
        path = os.fsencode(cluster.socket / ".s.PGSQL.5432")
        assert len(path) <= 107
        with socket.socket(socket.AF_UNIX) as probe:
            probe.connect(path)
