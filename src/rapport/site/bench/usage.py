"""What a tree of processes uses: processor time and memory, from /proc (Linux alone; elsewhere nothing is known)."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

IS_KNOWN = sys.platform.startswith("linux")
_PROC = Path("/proc")


def tree_of(roots: Iterable[int]) -> set[int]:
    """These processes and all that descend from them."""
    children: dict[int, list[int]] = {}
    for entry in _PROC.iterdir():
        if entry.name.isdigit():
            parent = _fields(int(entry.name))
            if parent:
                children.setdefault(int(parent[1]), []).append(int(entry.name))
    found: set[int] = set()
    waiting = list(roots)
    while waiting:
        pid = waiting.pop()
        if pid not in found:
            found.add(pid)
            waiting.extend(children.get(pid, ()))
    return found


def processor_seconds(root: int) -> float:
    """What a process, its living descendants and those it has collected have used so far, user and system."""
    if not IS_KNOWN:
        return 0.0
    ticks = 0
    for pid in tree_of([root]):
        fields = _fields(pid)
        ticks += sum(map(int, fields[11:15])) if fields else 0
    return ticks / os.sysconf("SC_CLK_TCK")


def _fields(pid: int) -> list[str]:
    """The fields of /proc/PID/stat from the third on: state, parent …; [] when it is gone."""
    try:
        return (
            Path(_PROC, str(pid), "stat")
            .read_text(encoding="ascii", errors="replace")
            .rpartition(")")[2]
            .split()
        )
    except OSError:
        return []


def proportional_set(pids: Iterable[int]) -> int:
    """Bytes of memory in use, shared pages divided among their users (PSS); processes that are gone count nothing."""
    total = 0
    for pid in pids:
        try:
            lines = Path(_PROC, str(pid), "smaps_rollup").read_text(encoding="ascii").splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total << 10


class MemoryWatch:
    """Samples the memory of trees of processes for as long as a `with` block runs; ``peak`` is in bytes.

    ``roots`` is asked before every sample, since processes come and go.
    """

    def __init__(self, roots: Callable[[], list[int]], seconds: float = 0.25) -> None:
        self.peak = 0
        self._roots = roots
        self._seconds = seconds
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> MemoryWatch:
        if IS_KNOWN:
            self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(self._seconds):
            self.peak = max(self.peak, proportional_set(tree_of(self._roots())))
