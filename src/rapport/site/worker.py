"""The worker process: does the jobs, one at a time, until it is told to stop."""

from __future__ import annotations

import asyncio

from asgiref.sync import sync_to_async
from django.db import connections
from procrastinate.contrib.django import app

from rapport.base.jobs import free_orphans

PATIENCE = 10.0  # seconds a job may take to end when the worker is to stop; then it is cut off and done again


def work(*, alone: bool, until_idle: bool = False) -> None:
    """Run jobs. `alone` says that no other worker can exist, so that jobs in progress are orphans already."""
    if alone:
        from datetime import timedelta

        free_orphans(silence=timedelta(0))
    asyncio.run(_work(until_idle))


async def _work(until_idle: bool) -> None:
    # A second application for the loop itself: jobs that jobs enqueue still go through Django's connection,
    # and so into the transaction of the job.
    try:
        async with app.with_connector(app.connector.get_worker_connector()).open_async() as worker:  # type: ignore[attr-defined]
            await worker.run_worker_async(
                wait=not until_idle,
                shutdown_graceful_timeout=PATIENCE,
                fetch_job_polling_interval=30.0,  # new jobs announce themselves; this is for lost ones
            )
    finally:
        # Jobs run in a thread of their own, which has connections of its own.
        await sync_to_async(connections.close_all)()
