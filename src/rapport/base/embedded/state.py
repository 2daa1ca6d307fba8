"""What the files and processes say about a cluster: is a server running on it, and where is its socket?"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from .errors import EmbeddedError
from .options import PORT, fits_socket


@dataclass(frozen=True, slots=True)
class Postmaster:
    """The server process that a data directory names."""

    pid: int
    socket: Path | None
    ready: bool


def postmaster_of(cluster: Path) -> Postmaster | None:
    """The server running on a data directory, or None. A stale pid file counts as none."""
    try:
        lines = (cluster / "postmaster.pid").read_text(encoding="utf-8", errors="replace").splitlines()
        pid = int(lines[0])
    except (OSError, ValueError, IndexError):
        return None
    if not works_in(pid, cluster):
        return None
    socket = Path(lines[4]) if len(lines) > 4 and lines[4] else None
    return Postmaster(pid, socket, len(lines) > 7 and lines[7].strip() == "ready")


def works_in(pid: int, cluster: Path) -> bool:
    """Whether a process lives and has the data directory as its working directory."""
    if not sys.platform.startswith("linux"):
        return _alive(pid)
    try:
        return (
            Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(") ")[2][:1]
            not in ("Z", "X", "")
            and Path(f"/proc/{pid}/cwd").readlink() == cluster.resolve()
        )
    except OSError:
        return False


def processes_in(cluster: Path) -> list[int]:
    """All processes that work in the data directory: a dead server's children show up here for a moment."""
    if not sys.platform.startswith("linux"):
        return []
    return [
        int(entry.name)
        for entry in Path("/proc").iterdir()
        if entry.name.isdigit() and works_in(int(entry.name), cluster)
    ]


def clear_remains(cluster: Path, socket: Path, patience: float = 10.0) -> None:
    """Clear away what a killed server left: its pid file, its socket, the socket's lock.

    PostgreSQL recognises a dead number by itself, but takes for a server what has the number now: a
    stranger, or a zombie that nobody collects in a container. The pid file also guards against surviving
    children, so first they must be gone. Call only while no other start can happen.
    """
    if not sys.platform.startswith("linux"):
        return
    deadline = time.monotonic() + patience
    while processes_in(cluster):
        if time.monotonic() > deadline:
            return  # PostgreSQL will say what is in the way
        time.sleep(0.02)
    name = f".s.PGSQL.{PORT}"
    for path in (cluster / "postmaster.pid", socket / name, socket / f"{name}.lock"):
        path.unlink(missing_ok=True)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def socket_folder(run: Path) -> Path:
    """The folder of the socket: in the home where the path is short enough, else a private one in /tmp."""
    if fits_socket(run):
        return run
    digest = hashlib.sha256(os.fsencode(run)).hexdigest()[:12]
    for base in (Path(tempfile.gettempdir()), Path("/tmp")):
        folder = base / f"rapport-{os.geteuid()}-{digest}"
        if fits_socket(folder):
            return folder
    raise EmbeddedError(
        f"The path of {run} is too long for a socket, and so is that of {tempfile.gettempdir()}. "
        "Choose a home with a shorter path (RAPPORT_HOME)."
    )


def make_private(folder: Path) -> Path:
    """Create a folder that only we may enter; refuse one that somebody else put there."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = folder.lstat()
    # Run as root, the server may own it as nobody.
    owners = {os.geteuid(), 65534} if os.geteuid() == 0 else {os.geteuid()}
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in owners or found.st_mode & 0o077:
        raise EmbeddedError(f"{folder} is not a private folder of this user. Remove it and start again.")
    return folder
