"""On what something was measured: the program's state and the machine."""

from __future__ import annotations

import os
import platform
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Machine:
    """``cores`` are those this process may use; ``memory`` is in bytes, 0 where it is not known."""

    system: str
    processor: str
    cores: int
    memory: int
    python: str
    postgresql: str


def usable_cores() -> list[int]:
    """The numbers of the cores this process may use; [] where that cannot be asked."""
    return sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []


def this_machine() -> Machine:
    return Machine(
        f"{platform.system()} {platform.release()}",
        _line_of("/proc/cpuinfo", "model name") or platform.processor(),
        len(usable_cores()) or os.cpu_count() or 1,
        int((_line_of("/proc/meminfo", "MemTotal") or "0 kB").split()[0]) << 10,
        f"{platform.python_implementation()} {platform.python_version()}",
        _postgresql(),
    )


def commit() -> str:
    """The commit of a checkout, with "+" behind it when files differ from it; else the version."""
    here = Path(__file__).resolve().parent
    head = _said(["git", "-C", str(here), "rev-parse", "HEAD"])
    if not head:
        return version("rapport-crm")
    changed = _said(["git", "-C", str(here), "status", "--porcelain", "--untracked-files=no"])
    return f"{head}+" if changed else head


def _line_of(path: str, key: str) -> str:
    try:
        text = Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in text.splitlines() if line.startswith(key)), "")


def _postgresql() -> str:
    from rapport.base.embedded.programs import find_programs

    return _said([find_programs().path("postgres"), "--version"]).rpartition(" ")[2]


def _said(command: list[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=20)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
