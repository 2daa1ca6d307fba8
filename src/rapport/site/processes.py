"""The processes of a running installation, known by files they keep locked for as long as they live."""

from __future__ import annotations

import ctypes
import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapport.base.home import Home
from rapport.base.locks import FileLock

SUPERVISOR, WEB, WORKER = "up", "web", "worker"
NAMES = (SUPERVISOR, WEB, WORKER)  # in the order in which they are to be stopped


class ProcessFile:
    """`run/<name>.process`: locked by the process, its number and more inside. Children share the lock."""

    def __init__(self, home: Home, name: str) -> None:
        self.path: Path = home.run / f"{name}.process"
        self._lock: FileLock | None = None

    def hold(self, **more: Any) -> bool:
        """Claim the file for this process until it ends. False when another one has it."""
        lock = FileLock(self.path)
        if not lock.try_exclusive():
            lock.close()
            return False
        self._lock = lock
        self.path.write_text(json.dumps({"pid": os.getpid(), **more}), encoding="utf-8")
        return True

    def note(self, **more: Any) -> None:
        """Say more about this process; it must hold the file."""
        self.path.write_text(json.dumps({"pid": os.getpid(), **more}), encoding="utf-8")

    def holder(self) -> dict[str, Any] | None:
        """What the living holder wrote, or None."""
        if not self.path.exists():
            return None
        lock = FileLock(self.path)
        try:
            if lock.try_exclusive():
                return None
        finally:
            lock.close()
        try:
            return dict(json.loads(self.path.read_text(encoding="utf-8")))
        except ValueError:  # being written just now
            return {}


@dataclass(frozen=True, slots=True)
class Stopped:
    """A process that was stopped; `by_force` when it did not end by itself."""

    name: str
    by_force: bool


def stop_all(home: Home, names: tuple[str, ...] = NAMES, patience: float = 30.0) -> Iterator[Stopped]:
    """Stop the processes of a home that still run, politely first."""
    for name in names:
        file = ProcessFile(home, name)
        if file.holder() is None:
            continue
        if not _end(file, signal.SIGTERM, patience):
            _end(file, signal.SIGKILL, 10.0)
            yield Stopped(name, by_force=True)
        else:
            yield Stopped(name, by_force=False)


def _end(file: ProcessFile, how: signal.Signals, patience: float) -> bool:
    deadline = time.monotonic() + patience
    sent_to = None
    while True:
        holder = file.holder()
        if holder is None:
            return True
        pid = holder.get("pid")
        if pid and pid != sent_to:
            with suppress(ProcessLookupError):
                os.kill(pid, how)
            sent_to = pid
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)


def die_with(parent: int) -> None:
    """Let this process be told to end when its parent dies, however that dies (Linux only)."""
    if not sys.platform.startswith("linux"):
        return
    pr_set_pdeathsig = 1
    ctypes.CDLL(None, use_errno=True).prctl(pr_set_pdeathsig, signal.SIGTERM)
    if os.getppid() != parent:  # it died before we asked
        raise SystemExit(0)
