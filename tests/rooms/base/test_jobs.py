"""Jobs: enqueued with their transaction, done for a viewer, set free when their worker died."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.tasks import Task

from rapport.accounts.models import User
from rapport.base import jobs
from rapport.base.database import Database
from rapport.base.viewer import Viewer, current_viewer, viewing_as
from rapport.site.worker import work

seen: list[object] = []


@pytest.fixture
def note(database: Database) -> Iterator[Task]:
    """A job that notes its viewer and its word; on "fail" it raises after enqueueing another."""
    seen.clear()

    def note_down(viewer: Viewer, *, word: str) -> None:
        seen.append((current_viewer(), word))
        User.objects.filter(pk=1).update(name=word)
        if word == "fail":
            jobs.enqueue(task, viewer=viewer, word="never")
            raise RuntimeError("as asked")

    task = jobs.job()(note_down)
    yield task
    del app.tasks[task.name]


def statuses() -> list[tuple[str, int]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT status::text, attempts FROM procrastinate_jobs WHERE queue_name = 'default' ORDER BY id"
        )
        return cursor.fetchall()


def test_a_job_runs_with_its_viewer(note: Task) -> None:
    jobs.enqueue(note, viewer=1, word="one")
    jobs.enqueue(note, viewer="system", word="all")
    work(alone=True, until_idle=True)
    assert seen == [("1", "one"), ("system", "all")]
    assert [status for status, _ in statuses()] == ["succeeded", "succeeded"]
    assert User.objects.get(pk=1).name == "all"


def test_a_job_exists_only_if_its_transaction_commits(note: Task) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        jobs.enqueue(note, viewer=1, word="lost")
        raise RuntimeError
    assert statuses() == []


def test_a_job_that_fails_leaves_nothing_behind(note: Task) -> None:
    jobs.enqueue(note, viewer=1, word="fail")
    work(alone=True, until_idle=True)
    assert seen == [("1", "fail")]
    assert User.objects.get(pk=1).name == ""
    assert [status for status, _ in statuses()] == ["failed"], "the job it enqueued went with it"


def test_a_job_may_open_its_own_transactions(database: Database) -> None:
    seen.clear()

    def in_steps(viewer: Viewer) -> None:
        seen.append(current_viewer())
        for _ in range(2):
            with viewing_as(viewer):
                seen.append(current_viewer())

    task = jobs.job(own_transactions=True)(in_steps)
    try:
        jobs.enqueue(task, viewer=1)
        work(alone=True, until_idle=True)
    finally:
        del app.tasks[task.name]
    assert seen == ["", "1", "1"]


def start_as(worker_heartbeat: str | None) -> None:
    """Make the waiting jobs look as if a worker with that last heartbeat (or a deleted one) had them."""
    with connection.cursor() as cursor:
        worker = None
        if worker_heartbeat is not None:
            cursor.execute(
                "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s::interval) RETURNING id",
                [worker_heartbeat],
            )
            worker = cursor.fetchone()[0]
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s", [worker])


@pytest.mark.parametrize("heartbeat", [None, "2 minutes"])
def test_the_jobs_of_a_dead_worker_are_done_again(note: Task, heartbeat: str | None) -> None:
    jobs.enqueue(note, viewer=1, word="again")
    start_as(heartbeat)
    assert jobs.free_orphans() == 1
    work(alone=False, until_idle=True)
    assert seen == [("1", "again")]


def test_the_jobs_of_a_living_worker_are_left_alone(note: Task) -> None:
    jobs.enqueue(note, viewer=1, word="busy")
    start_as("5 seconds")
    assert jobs.free_orphans() == 0
    assert jobs.free_orphans(timedelta(0)) == 1, "when no other worker can exist it is an orphan at once"


def test_a_job_that_keeps_killing_its_worker_is_given_up(note: Task) -> None:
    jobs.enqueue(note, viewer=1, word="deadly")
    for _ in range(jobs.ATTEMPTS + 2):
        start_as(None) if statuses()[0][0] == "todo" else None
        jobs.free_orphans()
    assert statuses()[0][0] == "failed"
    work(alone=True, until_idle=True)
    assert seen == []


def test_finished_jobs_are_forgotten_in_time(note: Task) -> None:
    jobs.enqueue(note, viewer=1, word="old")
    jobs.enqueue(note, viewer=1, word="new")
    work(alone=True, until_idle=True)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_events SET at = at - interval '15 days' "
            "WHERE job_id = (SELECT min(id) FROM procrastinate_jobs WHERE queue_name = 'default')"
        )
    jobs.forget_finished(timestamp=0)
    with connection.cursor() as cursor:
        cursor.execute("SELECT args->>'word' FROM procrastinate_jobs WHERE queue_name = 'default'")
        assert cursor.fetchall() == [("new",)]
