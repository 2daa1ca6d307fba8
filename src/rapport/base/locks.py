"""Advisory locks on files: they end with the process that holds them, however it ends."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class LockTimeoutError(Exception):
    """Another process kept the lock for longer than the caller would wait."""


class FileLock:
    """One open lock file. Shared holders exclude an exclusive one; forked children keep what they inherit."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.path = path
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        _open.add(self)

    def share(self) -> None:
        """Hold the lock together with others. Waits for an exclusive holder."""
        fcntl.flock(self._handle, fcntl.LOCK_SH)

    def try_exclusive(self) -> bool:
        """Hold the lock alone, if nobody else holds it now. A shared hold is given up either way."""
        fcntl.flock(self._handle, fcntl.LOCK_UN)
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def close(self) -> None:
        """Give the lock up, unless a forked child shares it."""
        _open.discard(self)
        os.close(self._handle)


_open: set[FileLock] = set()


def let_go_of_inherited() -> None:
    """In a forked child: leave the parent's locks to the parent alone, so that they end with it."""
    for lock in tuple(_open):
        lock.close()


@contextmanager
def exclusive(path: Path, timeout: float = 120.0) -> Iterator[None]:
    """Hold a lock file alone for a block. Waits up to `timeout` seconds."""
    lock = FileLock(path)
    try:
        deadline = time.monotonic() + timeout
        while not lock.try_exclusive():
            if time.monotonic() > deadline:
                raise LockTimeoutError(f"{path} has been held by another process for {timeout:.0f} s")
            time.sleep(0.02)
        yield
    finally:
        lock.close()
