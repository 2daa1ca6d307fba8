"""What can go wrong with the embedded server, in words that say what to do."""

from __future__ import annotations

import re
from pathlib import Path

from rapport.base.refusal import Refusal

_CAUSES = (
    (
        re.compile(r"No space left on device|could not extend file"),
        "The disk that holds {home} is full. "
        "Make room there and start again; nothing that was saved is lost.",
    ),
    (
        re.compile(r"could not (create|bind) .*Unix.*socket|Unix-domain socket path .* is too long"),
        "No socket could be made in {socket}. "
        "Choose a home with a shorter path on a local disk (RAPPORT_HOME).",
    ),
    (
        re.compile(r"database files are incompatible with server|was initialized by PostgreSQL version"),
        "The database in {home} was made by another version of PostgreSQL than these programs. "
        "Name the matching programs by RAPPORT_PG_BIN.",
    ),
    (
        re.compile(r"could not (map anonymous shared memory|create shared memory|resize shared memory)"),
        "There is too little shared memory for PostgreSQL. Free some memory or enlarge /dev/shm.",
    ),
    (
        re.compile(r"has invalid permissions|has wrong ownership|Permission denied"),
        "PostgreSQL may not use {home}: its folders must belong to whoever runs rapport and to nobody else.",
    ),
    (
        re.compile(r"could not locate a valid checkpoint record|invalid checkpoint record|PANIC:"),
        "The database in {home} is damaged. Restore it from a backup.",
    ),
)


class EmbeddedError(Refusal):
    """The embedded server cannot do what was asked."""

    code = "database"


def explain(output: str, home: Path, socket: Path) -> EmbeddedError:
    """Turn what PostgreSQL printed into an error for people, with its own last words behind."""
    last = "\n".join(output.strip().splitlines()[-6:])
    for pattern, words in _CAUSES:
        if pattern.search(output):
            return EmbeddedError(f"{words.format(home=home, socket=socket)}\nPostgreSQL said:\n{last}")
    return EmbeddedError(f"PostgreSQL did not start in {home}. It said:\n{last or '(nothing)'}")
