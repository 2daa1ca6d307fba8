"""Decisions on addresses, carried out outside the request: they wait for a taking-in that is under way.

And at night the disk is scrubbed, if that is still due.
"""

from __future__ import annotations

from procrastinate.contrib.django import app

from rapport.base.jobs import job
from rapport.base.viewer import Viewer
from rapport.fill.mail.flow.revise import rule_on_address, scrub_if_due


@job(own_transactions=True)
def rule(viewer: Viewer, *, identity_id: int, verdict: str) -> None:
    """Puts a human's verdict on an address in force; "" leaves it to the rules again."""
    if not isinstance(viewer, int):
        raise TypeError("a verdict is somebody's")
    rule_on_address(identity_id, verdict, author_id=viewer)


@app.periodic(cron="41 2 * * *")
@app.task(queue="upkeep", name="rapport.fill.mail.jobs.scrub_at_night")
def scrub_at_night(timestamp: int) -> None:
    """Lets leave the disk what was deleted on purpose, where that could not be done at once."""
    scrub_if_due()
