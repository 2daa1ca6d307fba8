"""Background jobs: work that is enqueued in the transaction that needs it and done by the worker.

    @job()
    def fold_again(viewer: Viewer, *, source_id: int) -> None: ...

    enqueue(fold_again, viewer=user.pk, source_id=7)

A job may be stopped anywhere and run again: it must be able to continue or repeat its work.
"""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Concatenate, ParamSpec

from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.tasks import Task as ProcrastinateTask

from .sql import sql
from .viewer import Viewer, viewing_as

P = ParamSpec("P")

Task = ProcrastinateTask[Any, Any, Any]

log = logging.getLogger("rapport.jobs")

SILENCE = timedelta(seconds=45)  # a worker reports every 10 s; after this it counts as dead
ATTEMPTS = 5  # a job that ended its worker so often is given up
KEPT = timedelta(days=14)


def job(*, queue: str = "default", own_transactions: bool = False) -> Callable[[Callable[..., None]], Task]:
    """Make a function a job. Its first parameter is the viewer it works for.

    It runs in one transaction in which that viewer looks. Long work asks for `own_transactions` and opens
    `viewing_as(viewer)` around each of its steps by itself.
    """

    def register(function: Callable[Concatenate[Viewer, P], None]) -> Task:
        @functools.wraps(function)
        def run(*, viewer: Viewer, **arguments: Any) -> None:
            if own_transactions:
                function(viewer, **arguments)  # type: ignore[call-arg]
                return
            with viewing_as(viewer):
                function(viewer, **arguments)  # type: ignore[call-arg]

        return app.task(queue=queue, name=f"{function.__module__}.{function.__name__}")(run)

    return register


def enqueue(task: Task, *, viewer: Viewer, **arguments: Any) -> int:
    """Enqueue a job in the open transaction: it exists if that commits. Returns the job's id."""
    return task.defer(viewer=viewer, **arguments)


@app.periodic(cron="* * * * *")
@app.task(queue="upkeep", name="rapport.base.jobs.reap")
def reap(timestamp: int) -> None:
    """Set jobs free whose worker died. Has no lock: a lock could itself be held by a dead worker's job."""
    free_orphans()


@app.periodic(cron="17 3 * * *")
@app.task(queue="upkeep", name="rapport.base.jobs.forget_finished")
def forget_finished(timestamp: int) -> None:
    """Delete jobs that ended two weeks ago or earlier."""
    with connection.cursor() as cursor:
        cursor.execute(sql("base", "forget_finished_jobs"), {"before": timezone.now() - KEPT})


def orphans(silence: timedelta = SILENCE) -> list[tuple[int, str, int]]:
    """Jobs `doing` without a living worker: (id, task, attempts)."""
    with connection.cursor() as cursor:
        cursor.execute(sql("base", "orphaned_jobs"), {"seconds": silence.total_seconds()})
        return [(number, task, attempts) for number, task, attempts in cursor.fetchall()]


def free_orphans(silence: timedelta = SILENCE) -> int:
    """Queue orphaned jobs again, or fail those that have failed too often. Returns how many there were."""
    found = orphans(silence)
    for number, task, attempts in found:
        if attempts >= ATTEMPTS:
            log.error("Job %s (%s) lost its worker %s times and is given up", number, task, attempts)
            with connection.cursor() as cursor:
                cursor.execute("SELECT procrastinate_finish_job_v1(%s, 'failed', false)", [number])
        else:
            log.warning("Job %s (%s) lost its worker and is queued again", number, task)
            app.job_manager.retry_job_by_id(number, retry_at=timezone.now())
    return len(found)
