"""One cluster in a home: made once, started when needed, stopped by the last one who needed it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from rapport.base.home import Home
from rapport.base.locks import FileLock, LockTimeoutError, exclusive

from .errors import EmbeddedError, explain
from .options import PORT, check_disk, server_arguments
from .programs import Programs, RunAs, check_reach, find_programs, run_as
from .state import clear_remains, make_private, postmaster_of, processes_in, socket_folder

SUPERUSER = "rapport_superuser"
START_SECONDS = 120.0  # recovery after a crash replays up to max_wal_size
STOP_SECONDS = 60.0
LONGEST_LOG = 5 << 20


class Cluster:
    """The embedded PostgreSQL of one home. Cheap to make; touches nothing until used."""

    def __init__(self, home: Home, as_whom: RunAs | None = None) -> None:
        self.home = home
        self.data = home.cluster
        self._as = as_whom

    @property
    def socket(self) -> Path:
        """Folder of the socket: the running server's own word for it, else where it will be."""
        server = postmaster_of(self.data)
        return server.socket if server and server.socket else socket_folder(self.home.run)

    @property
    def port(self) -> int:
        return PORT

    @property
    def log(self) -> Path:
        return self.home.logs / "postgres.log"

    @contextmanager
    def running(self) -> Iterator[Cluster]:
        """Hold a running server for a block. The last holder on this machine stops it."""
        users = self.join()
        try:
            yield self
        finally:
            self.leave(users)

    def join(self) -> FileLock:
        """Start the server unless it runs, and count as a user of it until `leave`."""
        self.home.create()
        users = FileLock(self.home.run / "database.users")
        try:
            with self._alone():
                self._start()
                users.share()
        except BaseException:
            users.close()
            raise
        return users

    def revive(self) -> bool:
        """Start the server again if it ended although it is in use; True if so. Cheap when it did not."""
        if postmaster_of(self.data) is not None:
            return False
        with self._alone():
            self._start()
        return True

    def leave(self, users: FileLock) -> None:
        """Stop counting as a user; stop the server when nobody else is one."""
        try:
            with self._alone():
                if users.try_exclusive():
                    self._stop()
        finally:
            users.close()

    def stop_leftover(self) -> bool:
        """Stop a server that nobody uses any more. False when somebody still does or none runs."""
        if not self.data.exists():
            return False
        users = FileLock(self.home.run / "database.users")
        try:
            with self._alone():
                ran = postmaster_of(self.data) is not None
                if not users.try_exclusive():
                    return False
                self._stop()
                return ran
        finally:
            users.close()

    def is_running(self) -> bool:
        return postmaster_of(self.data) is not None

    @contextmanager
    def _alone(self) -> Iterator[None]:
        try:
            with exclusive(self.home.run / "database.start", timeout=START_SECONDS + STOP_SECONDS):
                yield
        except LockTimeoutError as error:
            raise EmbeddedError(
                f"Another rapport is busy starting or stopping the database: {error}."
            ) from error

    def _start(self) -> None:
        server = postmaster_of(self.data)
        if server and server.ready:
            return
        programs = find_programs()
        as_whom = self._as or run_as()
        check_disk(self.home.path)
        if as_whom.hand_over:
            # Nobody may pass through the home, and still neither list it nor read its secrets.
            self.home.path.chmod(0o711)
        check_reach(as_whom, self.home.path, programs.folder)
        if not (self.data / "PG_VERSION").exists():
            self._create(programs, as_whom)
        self._check_version(programs)
        as_whom.give(self.data)
        socket = make_private(self.socket)
        as_whom.give(socket)
        if not server:
            clear_remains(self.data, socket)
        self._launch(programs, as_whom, socket)

    def _create(self, programs: Programs, as_whom: RunAs) -> None:
        """Make the cluster beside its place and move it there whole."""
        self._drop_unfinished()
        part = Path(tempfile.mkdtemp(prefix="postgres.part-", dir=self.home.path))
        as_whom.give(part)
        password = part.with_name(part.name + ".password")
        password.touch(mode=0o600)
        as_whom.give(password)
        password.write_text(self.home.secrets().superuser_password)
        try:
            made = subprocess.run(
                as_whom.command(_initdb_command(programs, part, password)),
                capture_output=True,
                text=True,
                check=False,
                cwd="/",
                env=_environment(),
            )
            if made.returncode != 0:
                shutil.rmtree(part, ignore_errors=True)
                raise explain(made.stdout + made.stderr, self.home.path, self.socket)
        finally:
            password.unlink()
        part.rename(self.data)

    def _drop_unfinished(self) -> None:
        # Left by a start that was killed while it made the cluster; never a directory that ran.
        for part in self.home.path.glob("postgres.part-*"):
            if part.is_dir() and not processes_in(part):
                shutil.rmtree(part, ignore_errors=True)
            elif part.is_file():
                part.unlink(missing_ok=True)

    def _check_version(self, programs: Programs) -> None:
        major = (self.data / "PG_VERSION").read_text(encoding="ascii").strip()
        if major != str(programs.major):
            raise EmbeddedError(
                f"The database in {self.data} is one of PostgreSQL {major}, and the programs in "
                f"{programs.folder} are PostgreSQL {programs.major}. Name programs of version {major} "
                "by RAPPORT_PG_BIN, or upgrade the cluster with pg_upgrade."
            )

    def _launch(self, programs: Programs, as_whom: RunAs, socket: Path) -> None:
        self._roll_log()
        command = [programs.path("postgres"), "-D", str(self.data), *server_arguments(socket)]
        deadline = time.monotonic() + START_SECONDS
        while True:
            began = self.log.stat().st_size if self.log.exists() else 0
            with self.log.open("ab") as log:
                process = subprocess.Popen(
                    as_whom.command(command),
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    cwd="/",
                    env=_environment(),
                    start_new_session=True,  # a Ctrl-C is for us, not for the server
                )
            if self._came_up(process, deadline):
                return
            said = self._said_since(began)
            # After a kill -9 of the server alone its children need a moment to notice.
            if "is still in use" not in said or time.monotonic() > deadline:
                raise explain(said, self.home.path, socket)
            time.sleep(0.1)

    def _came_up(self, process: subprocess.Popen[bytes], deadline: float) -> bool:
        """Wait until the server takes connections. False when it ended instead."""
        while True:
            server = postmaster_of(self.data)
            if server and server.ready:
                return True
            if process.poll() is not None:
                return False
            if time.monotonic() > deadline:
                process.send_signal(signal.SIGQUIT)
                process.wait()
                raise EmbeddedError(
                    f"PostgreSQL was not ready after {START_SECONDS:.0f} s. Its log is {self.log}."
                )
            time.sleep(0.005)

    def _said_since(self, began: int) -> str:
        with self.log.open("rb") as log:
            log.seek(began)
            return log.read(64 << 10).decode("utf-8", "replace")

    def _roll_log(self) -> None:
        if self.log.exists() and self.log.stat().st_size > LONGEST_LOG:
            self.log.replace(self.log.with_suffix(".log.1"))
        if not self.log.exists():
            self.log.touch(mode=0o600)

    def _stop(self) -> None:
        """Stop the server in good order (it ends sessions first); by force after a minute."""
        for how, patience in ((signal.SIGINT, STOP_SECONDS), (signal.SIGQUIT, 10.0)):
            server = postmaster_of(self.data)
            if server is None:
                return
            with suppress(ProcessLookupError):
                os.kill(server.pid, how)
            deadline = time.monotonic() + patience
            while time.monotonic() < deadline:
                _reap(server.pid)
                if postmaster_of(self.data) is None:
                    return
                time.sleep(0.005)
        raise EmbeddedError(f"PostgreSQL on {self.data} does not stop. Its log is {self.log}.")


def _initdb_command(programs: Programs, data: Path, password: Path) -> list[str]:
    locale = ["--locale=C.UTF-8"]
    if programs.major >= 17:  # from here on built in, the same on every system
        locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    return [
        programs.path("initdb"),
        f"--pgdata={data}",
        f"--username={SUPERUSER}",
        f"--pwfile={password}",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        *locale,
        "--text-search-config=simple",
        "--no-instructions",
    ]


def _environment() -> dict[str, str]:
    """The caller's environment less what would steer PostgreSQL elsewhere."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    return {**kept, "LC_ALL": "C"}


def _reap(pid: int) -> None:
    """Collect a server that is our own child, so that it does not linger as a zombie."""
    with suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)
