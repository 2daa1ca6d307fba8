"""The benchmark `search`: how fast somebody is found among a million people, and how often, whatever was typed.

Runs in a home of its own that is gone afterwards; see :mod:`crowd` for who is in it, :mod:`typed` for what is asked and
:mod:`searching` for how it is measured.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.table import Table

from .whole_job import environment, installed

SEED = 20_261_122
INTERACTIONS_OF_ONE = 5
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Options:
    """``queries`` are asked of each kind, ``peer_queries`` of them the peer; ``folder`` holds the home meanwhile."""

    people: int = 1_000_000
    queries: int = 400
    peer_queries: int = 50
    folder: Path | None = None


def run(options: Options, say: Say = lambda _text: None) -> dict[str, Any]:
    """Measure: the document. A million people take some twenty minutes and 15 GB of disk."""
    order = {
        "people": options.people,
        "interactions": options.people * INTERACTIONS_OF_ONE,
        "queries": options.queries,
        "peer_queries": min(options.peer_queries, options.queries),
        "seed": SEED,
    }
    with (
        tempfile.TemporaryDirectory(prefix="rapport-bench-", dir=options.folder) as folder,
        installed(Path(folder) / "home") as home,
        subprocess.Popen(
            [sys.executable, "-m", "rapport.site.bench.searching"],
            env=environment(home) | {"DJANGO_SETTINGS_MODULE": "rapport.site.settings"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as process,
    ):
        assert process.stdin is not None and process.stdout is not None and process.stderr is not None
        process.stdin.write(json.dumps(order) + "\n")
        process.stdin.close()
        said = []
        for line in process.stderr:
            said.append(line)
            say(line.strip())
        answer = process.stdout.read()
        if process.wait():
            raise RuntimeError(f"the benchmark ended with {process.returncode}: {''.join(said)[-2000:]}")
    return dict(json.loads(answer))


def tables_of(found: dict[str, Any]) -> list[Table]:
    """The document as a table for people."""
    crowd, derived = found["crowd"], found["derived"]
    table = Table(
        title=f"Search among {crowd['people']:,} people, {crowd['seen']:,} of them seen, {crowd['organizations']:,} organizations,"
        f" {crowd['interactions']:,} messages: milliseconds in the database",
        title_justify="left",
    )
    for heading in ("", "p50", "p95", "found", "pg_trgm p50", "p95", "found"):
        table.add_column(heading, justify="left" if not heading else "right")
    rows = [*found["rapport"]["kinds"], "all"]
    for kind in rows:
        ours, peer = (
            found[name]["all"] if kind == "all" else found[name]["kinds"][kind]
            for name in ("rapport", "pg_trgm")
        )
        cells = [
            cell
            for one in (ours, peer)
            for cell in (f"{one['p50']:.1f}", f"{one['p95']:.1f}", f"{one['hit_at_10']:.1%}")
        ]
        table.add_row(kind.replace("_", " "), *cells, style="bold" if kind == "all" else None)
    table.caption = (
        f"{derived['words']:,} words, {derived['neighbors']:,} neighbors, {derived['postings']:,} postings in"
        f" {derived['size'] / 1e6:,.0f} MB, derived in {derived['seconds']:.1f} s;"
        f" with everything around the statements p95 is {found['rapport']['all']['whole_p95']:.1f} ms;"
        f" of the processor the database's p95 is {found['rapport']['all']['processor_p95']:.1f} ms,"
        f" with pg_trgm {found['pg_trgm']['all']['processor_p95']:.1f} ms"
    )
    return [table]
