"""Upkeep: what has ended need not be kept."""

from __future__ import annotations

from procrastinate.contrib.django import app

from .services.sessions import forget_ended


@app.periodic(cron="41 2 * * *")
@app.task(queue="upkeep", name="rapport.accounts.jobs.forget_ended_sessions")
def forget_ended_sessions(timestamp: int) -> None:
    """Deletes expired sessions at night."""
    forget_ended()
