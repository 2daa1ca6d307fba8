"""Installations of the real command line, each in a home of its own, and what can be found out about them from outside."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

RAPPORT = str(Path(sys.executable).with_name("rapport"))


def environment(**more: str) -> dict[str, str]:
    """The caller's environment less what would lead to another home."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("RAPPORT_", "DJANGO_"))}
    kept.pop("DATABASE_URL", None)
    named = {"RAPPORT_PG_BIN": os.environ["RAPPORT_PG_BIN"]} if "RAPPORT_PG_BIN" in os.environ else {}
    # Commands are started by the dozen: compiled once, whatever the caller's Python may write, and not into the checkout.
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    compiled = {"PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir(), f"rapport-bytecode-{os.getuid()}"))}
    return kept | named | compiled | more


def _heed_interrupts() -> None:
    """Where tests run in the background, a shell has them ignore Ctrl-C, and their children with them."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@dataclass(frozen=True)
class Installation:
    """One home. ``call`` runs a command on it, ``answer`` one with --json, ``start`` leaves it running."""

    home: Path

    def call(self, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [RAPPORT, *arguments], env=self.environment(**more), capture_output=True, text=True, timeout=600
        )

    def answer(self, *arguments: str, code: int = 0, **more: str) -> dict[str, Any]:
        done = self.call(*arguments, "--json", **more)
        assert done.returncode == code, done.stdout + done.stderr
        return dict(json.loads(done.stdout))

    def start(self, *arguments: str, **more: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [RAPPORT, *arguments],
            env=self.environment(**more),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=_heed_interrupts,
        )

    def environment(self, **more: str) -> dict[str, str]:
        return environment(RAPPORT_HOME=str(self.home), **more)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What the superuser reads; the server runs for it."""
        from rapport.base.database import database_of
        from rapport.base.home import Home

        database = database_of(Home(self.home), {})
        assert database.superuser is not None
        with database.running(), psycopg.connect(database.superuser.on("rapport").conninfo) as connection:
            return connection.execute(query).fetchall()  # type: ignore[arg-type]

    def state(self) -> dict[str, tuple[Any, ...]]:
        """For everything stored and derived: how many rows, and a sum over their hashes whatever their order."""
        return {
            name: self.rows(
                "SELECT count(*), coalesce(sum(('x' || left(md5(t::text), 15))::bit(60)::bigint), 0)::text"
                f" FROM (SELECT {columns} FROM {table}) t"
            )[0]
            for name, (table, columns) in STATE.items()
        }

    def processes(self) -> list[str]:
        """Command lines of living processes that belong to the home."""
        return [line for _pid, line in processes_of(self.home)]


#: What must come out the same, whatever happened on the way: name → (table, columns).
STATE = {
    table: (table, columns)
    for table, columns in (
        ("evidence_record", "id, source_id, run_id, content_hash, extractor, observed_at, folder, locator, audience_id"),
        ("evidence_setaside", "DISTINCT source_id, locator, reason, size, audience_id"),
        ("evidence_name", "*"),
        ("evidence_claim", "record_id, source_id, identity_id, attribute, value, normalized, observed_at, confidence, origin"),
        ("evidence_fold", "*"),
        ("identity_identity", "*"),
        ("identity_verdict", "*"),
        ("identity_judgement", "left_id, right_id, decision, rule, reason, audience_id"),
        ("identity_ownside", "kind, value, is_declared, reason, audience_id"),
        ("timeline_interaction", "*"),
        ("timeline_participation", "*"),
        ("timeline_messagetext", "*"),
        ("timeline_tie", "*"),
        ("directory_candidate", "*"),
        ("directory_person", "*"),
        ("directory_organization", "*"),
        ("directory_affiliation", "*"),
    )
}  # fmt: skip


def processes_of(home: Path) -> Iterator[tuple[int, str]]:
    """Living processes that were started for a home, by their environment or, for the server, by its command line."""
    for entry in Path("/proc").iterdir():
        try:
            if not entry.name.isdigit() or (entry / "stat").read_text().rpartition(") ")[2][:1] == "Z":
                continue
            own = f"RAPPORT_HOME={home}\0".encode() in (entry / "environ").read_bytes() + b"\0"
            line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if own or f"-D {home}/" in line:
            yield int(entry.name), line


def wait_for(condition: Callable[[], Any], seconds: float = 30.0) -> Any:
    """The first true answer of a condition; fails when there is none in time."""
    deadline = time.monotonic() + seconds
    while True:
        found = condition()
        if found:
            return found
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


def files_with(folder: Path, *words: str) -> list[str]:
    """Files below a folder that hold any of the words, in upper or lower case, in UTF-8 or UTF-16."""
    wanted = [word.lower().encode(coding) for word in words for coding in ("utf-8", "utf-16-le")]
    found = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and not p.is_symlink()):
        try:
            content = path.read_bytes().lower()
        except FileNotFoundError:
            continue
        if any(word in content for word in wanted):
            found.append(str(path.relative_to(folder)))
    return found


def copied(template: Path, home: Path) -> Installation:
    """A home like the template: the same secrets, so that ids come out the same."""
    shutil.copytree(template, home, symlinks=True)
    return Installation(home)
