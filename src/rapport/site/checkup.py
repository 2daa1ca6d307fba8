"""What `rapport doctor` looks at: is this installation sound, and if not, what is to be done?"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from django.db import DatabaseError, connection
from django.utils import timezone

from rapport.accounts.queries import operator
from rapport.base.database import Database
from rapport.base.home import Home
from rapport.base.jobs import SILENCE, orphans
from rapport.base.scrub import is_due
from rapport.base.sql import sql
from rapport.base.viewer import viewing_as
from rapport.kernel.evidence.queries import runs

from .installation import pending_migrations

LOW_DISK = 1 << 30
LAST_RUNS = 5
WANTED_EXTENSIONS = ("pg_trgm", "unaccent", "btree_gist", "fuzzystrmatch")


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: whether all is well, what was seen, and what to do when it is not."""

    check: str
    ok: bool
    seen: str
    to_do: str = ""


def examine(home: Home, database: Database) -> Iterator[Finding]:
    """All checks, the cheap ones on files first. The database must run."""
    yield _permissions(home)
    yield _disk(home)
    yield _scrubbed(home)
    for check in _DATABASE_CHECKS:
        try:
            yield check(database)
        except DatabaseError as error:
            name = check.__name__.strip("_").replace("_", " ")
            yield Finding(name, False, f"could not be looked at: {error}".strip(), "See the database's log.")


def _permissions(home: Home) -> Finding:
    open_to_others = [
        str(path)
        for path in (home.path, home.secrets_file, home.cluster, home.run, home.logs, home.uploads)
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & (0o066 if path == home.path else 0o077)
    ]
    if open_to_others:
        names = ", ".join(open_to_others)
        return Finding("home", False, f"others may read {names}", f"chmod go= {' '.join(open_to_others)}")
    return Finding("home", True, f"{home.path} is private")


def _disk(home: Home) -> Finding:
    state = os.statvfs(home.path)
    free = state.f_bavail * state.f_frsize
    seen = f"{free / (1 << 30):.1f} GB free"
    if free < LOW_DISK:
        return Finding("disk", False, seen, f"Make room on the disk of {home.path}: 1 GB at least.")
    return Finding("disk", True, seen)


def _scrubbed(home: Home) -> Finding:
    if is_due(home):
        seen = "what was deleted last may still be on disk"
        return Finding("scrubbed", False, seen, "rapport scrub lets it leave; rapport up does it at night.")
    return Finding("scrubbed", True, "what was deleted on purpose has left the disk")


def _server(database: Database) -> Finding:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('server_version'), current_setting('server_version_num')::int,"
            " pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()"
        )
        version, number, encoding = cursor.fetchone()
    kind = "embedded" if database.cluster else "your own server"
    ok = number >= 150000 and encoding == "UTF8"
    return Finding(
        "server",
        ok,
        f"PostgreSQL {version}, {encoding}, {kind}",
        "" if ok else "Use PostgreSQL 15 or later in UTF8.",
    )


def _role(database: Database) -> Finding:
    with connection.cursor() as cursor:
        cursor.execute(sql("site", "application_role"))
        name, superuser, bypasses, owns, is_member = cursor.fetchone()
    wrong = [
        words
        for is_so, words in (
            (superuser, "is a superuser"),
            (bypasses, "bypasses row security"),
            (owns, "owns tables"),
            (is_member, "is a member of other roles"),
            (name == database.owner.user, "is the owner of the database"),
        )
        if is_so
    ]
    if wrong:
        return Finding(
            "role",
            False,
            f"{name} {' and '.join(wrong)}",
            "Give Rapport a role of its own that may do none of this.",
        )
    return Finding("role", True, f"{name} owns nothing and is bound by row security")


def _row_security(database: Database) -> Finding:
    with connection.cursor() as cursor:
        cursor.execute(sql("site", "unprotected_tables"))
        unprotected = [row[0] for row in cursor.fetchall()]
        cursor.execute(sql("site", "open_views"))
        unprotected += [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT count(DISTINCT polrelid) FROM pg_policy")
        protected = cursor.fetchone()[0]
        with viewing_as(None):
            cursor.execute("SELECT cardinality(rapport_audiences())")
            seen_by_nobody = cursor.fetchone()[0]
    if unprotected or seen_by_nobody:
        seen = f"not protected: {', '.join(unprotected)}" if unprotected else "nobody belongs to an audience"
        return Finding(
            "row security", False, seen, "Stop Rapport and ask for help: people may see what is not theirs."
        )
    return Finding("row security", True, f"forced on {protected} tables")


def _migrations(database: Database) -> Finding:
    pending = pending_migrations()
    if pending:
        return Finding("migrations", False, f"{len(pending)} not applied", "rapport up applies them.")
    return Finding("migrations", True, "all applied")


def _jobs(database: Database) -> Finding:
    lost = orphans()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'")
        failed = cursor.fetchone()[0]
    if lost:
        return Finding(
            "jobs", False, f"{len(lost)} lost their worker", "rapport up takes them up again within a minute."
        )
    return Finding("jobs", True, f"none is lost, {failed} failed in the last two weeks")


def _runs(database: Database) -> Finding:
    """The last runs by number (for `rapport undo`), and whether one waits to be taken up again."""
    with viewing_as(operator().pk):
        last = runs(limit=LAST_RUNS).rows
    if not last:
        return Finding("runs", True, "nothing was added yet")
    seen = "; ".join(
        f"{run.pk} {run.state} ({', '.join(PurePath(str(path)).name for path in run.paths)})" for run in last
    )
    waiting = [run for run in last if run.state == "running" and timezone.now() - run.heartbeat_at > SILENCE]
    failed = [run for run in last[:1] if run.state == "failed"]
    if waiting or failed:
        stopped = (waiting + failed)[0]
        why = f"Run {stopped.pk} stopped before its end. {stopped.message}".strip()
        return Finding("runs", False, seen, f"{why} The same rapport add again goes on where it was.")
    return Finding("runs", True, seen)


def _extensions(database: Database) -> Finding:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM pg_available_extensions WHERE name = ANY (%s)", [list(WANTED_EXTENSIONS)]
        )
        there = {row[0] for row in cursor.fetchall()}
    missing = [name for name in WANTED_EXTENSIONS if name not in there]
    if missing:
        return Finding(
            "extensions",
            False,
            f"missing: {', '.join(missing)}",
            "Install PostgreSQL's contrib package on the server.",
        )
    return Finding("extensions", True, "all there")


_DATABASE_CHECKS: tuple[Callable[[Database], Finding], ...] = (
    _server,
    _role,
    _row_security,
    _migrations,
    _jobs,
    _runs,
    _extensions,
)
