"""The whole job, from bytes on disk to profiles in PostgreSQL, against what the standard library needs merely to understand.

Ours is `rapport add`, the real command in a process of its own, start of Python included, on a home that is installed and
empty. The standard library does nothing with what it understood; two processes read their share of the messages and understand
them as in :mod:`peers`. In the first way it gets the places of the messages in the file for nothing, so that understanding
alone is measured; in the second it starts from the file as we do, with its own `mailbox` module. All may use the same two cores.
"""

from __future__ import annotations

import json
import mailbox as mailboxes
import multiprocessing
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapport.base.database import database_of
from rapport.base.embedded.state import postmaster_of
from rapport.base.home import Home
from rapport.connect.types import SetAside
from rapport.fill.files.containers import items_in

from . import peers
from .machine import usable_cores
from .usage import MemoryWatch, processor_seconds

PROCESSES = 2
_SHARE = 100  # messages that a process of the standard library takes at a time

Spans = list[tuple[int, int]]  # (offset, length)


@dataclass(frozen=True, slots=True)
class OurJob:
    """``processor`` is the time of all processes, PostgreSQL's among them; ``memory`` the highest sum of their PSS in bytes,
    0 where it cannot be known. ``answer`` is what `rapport add --json` said."""

    seconds: float
    processor: float
    memory: int
    answer: dict[str, Any]


@dataclass(frozen=True, slots=True)
class TheirJob:
    """The standard library over the same mailbox."""

    messages: int
    seconds: float
    processor: float


@contextmanager
def pinned(cores: int = PROCESSES) -> Iterator[list[int]]:
    """Everything begun in this block may use so many cores; yields which, [] where that cannot be asked for."""
    mine = usable_cores()
    chosen = mine[:cores]
    if chosen:
        os.sched_setaffinity(0, chosen)
    try:
        yield chosen
    finally:
        if chosen:
            os.sched_setaffinity(0, mine)


def spans_of(mailbox: Path) -> Spans:
    """Where each message lies in an mbox."""
    return [
        (item.span.offset, item.span.length)
        for item in items_in(mailbox)
        if not isinstance(item, SetAside) and item.span is not None
    ]


def standard_library(mailbox: Path, spans: Spans) -> TheirJob:
    """Understand a mailbox with the standard library on two processes, told where each message lies."""
    return _theirs(
        _understand, [(str(mailbox), spans[at : at + _SHARE]) for at in range(0, len(spans), _SHARE)]
    )


def standard_library_from_file(mailbox: Path) -> TheirJob:
    """The same from the file alone: each process opens it and understands every second message."""
    return _theirs(_open_and_understand, [(str(mailbox), number) for number in range(PROCESSES)])


def _theirs(work: Callable[[Any], int], shares: list[Any]) -> TheirJob:
    used = _children_seconds()
    began = time.perf_counter()
    way = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    with multiprocessing.get_context(way).Pool(PROCESSES) as pool:
        messages = sum(pool.imap_unordered(work, shares))
        pool.close()
        pool.join()
    return TheirJob(messages, time.perf_counter() - began, _children_seconds() - used)


def _understand(share: tuple[str, Spans]) -> int:
    mailbox, spans = share
    with Path(mailbox).open("rb") as file:
        for offset, length in spans:
            file.seek(offset)
            peers.standard_library(file.read(length))
    return len(spans)


def _open_and_understand(share: tuple[str, int]) -> int:
    mailbox, number = share
    box = mailboxes.mbox(mailbox, create=False)
    keys = box.keys()[number::PROCESSES]
    for key in keys:
        peers.standard_library(box.get_bytes(key))
    return len(keys)


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@contextmanager
def installed(home: Path) -> Iterator[Home]:
    """A fresh home with an empty record, its database running until the block ends."""
    made = Home(home)
    with database_of(made.create(), {}).running():
        _rapport(made, ["export", "addresses", "--format", "jsonl"])
        yield made


def rapport(home: Home, paths: Sequence[Path]) -> OurJob:
    """`rapport add` of paths into a home whose database runs."""
    server = postmaster_of(home.cluster)
    root = server.pid if server is not None else 0
    before, used = processor_seconds(root), _children_seconds()
    began = time.perf_counter()
    process = subprocess.Popen(
        _command(["add", *map(str, paths), "--json"]), env=environment(home), stdout=subprocess.PIPE
    )
    with MemoryWatch(lambda: [process.pid, root]) as watch:
        said, _ = process.communicate()
    seconds = time.perf_counter() - began
    if process.returncode:
        raise RuntimeError(
            f"rapport add ended with {process.returncode}: {said.decode(errors='replace')[:500]}"
        )
    processor = processor_seconds(root) - before + _children_seconds() - used
    return OurJob(seconds, processor, watch.peak, json.loads(said))


def _rapport(home: Home, arguments: list[str]) -> None:
    subprocess.run(_command(arguments), env=environment(home), stdout=subprocess.DEVNULL, check=True)


def _command(arguments: list[str]) -> list[str]:
    return [sys.executable, "-m", "rapport.site.cli", *arguments]


def environment(home: Home) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("RAPPORT_", "DJANGO_"))}
    kept.pop("DATABASE_URL", None)
    named = {name: os.environ[name] for name in ("RAPPORT_PG_BIN",) if name in os.environ}
    return kept | named | {"RAPPORT_HOME": str(home.path)}
