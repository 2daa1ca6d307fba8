"""What can happen to a command that is nobody's mistake in the program, in words that say how to go on."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool

from rapport.base.refusal import Refusal

LITTLE = 64 << 20  # bytes; the embedded server does not start with less
GO_ON = "Run the same command again: it goes on where it stopped, and nothing that was taken in is lost."


def explained(error: BaseException) -> Refusal | None:
    """The mishap behind an error, as an answer to people; None when there is none and the error is ours."""
    causes = list(_causes(error))
    if any(_is_full(one) for one in causes) or (_has_lost_the_database(causes) and _is_home_full()):
        return Refusal(
            f"The disk is full. Make room (`rapport doctor` shows how much there is). {GO_ON}",
            code="disk_full",
        )
    if _has_lost_the_database(causes):
        return Refusal(f"The database ended in the middle of the work. {GO_ON}", code="database_lost")
    if any(isinstance(one, BrokenProcessPool) for one in causes):
        return Refusal(
            f"A process that reads mail was ended from outside; perhaps there was too little memory. {GO_ON}",
            code="process_lost",
        )
    for one in causes:
        if (
            isinstance(one, OSError)
            and one.errno in (errno.EROFS, errno.EACCES, errno.EPERM)
            and one.filename
        ):
            return Refusal(
                f"{one.filename} cannot be written: {one.strerror}. The home must belong to whoever runs rapport and lie "
                "on a disk that may be written; --home or RAPPORT_HOME names another.",
                code="home",
            )
    return None


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """An error and what it came from. What happened while cleaning up after it is followed too."""
    seen: set[int] = set()
    waiting = [error]
    while waiting:
        one = waiting.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        waiting += [one.__context__, one.__cause__]


def _is_full(error: BaseException) -> bool:
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return True
    return getattr(error, "sqlstate", None) == "53100"


def _has_lost_the_database(causes: list[BaseException]) -> bool:
    import psycopg

    return any(
        isinstance(one, psycopg.OperationalError | psycopg.InterfaceError)
        and (one.sqlstate is None or one.sqlstate.startswith(("08", "57P")))
        for one in causes
    )


def _is_home_full() -> bool:
    from rapport.base.home import home_from

    try:
        state = os.statvfs(home_from().path)
    except OSError:
        return False
    return state.f_bavail * state.f_frsize < LITTLE
