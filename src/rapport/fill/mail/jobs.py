"""Decisions on addresses, carried out outside the request: they wait for a taking-in that is under way.

And at night the disk is scrubbed, if that is still due.
"""

from __future__ import annotations

from procrastinate.contrib.django import app

from rapport.base.jobs import job
from rapport.base.refusal import Refusal
from rapport.base.viewer import Viewer
from rapport.fill.mail.flow import sides
from rapport.fill.mail.flow.revise import rule_on_address, scrub_if_due
from rapport.fill.mail.flow.statements import derive_identities


@job(own_transactions=True)
def rule(viewer: Viewer, *, identity_id: int, verdict: str) -> None:
    """Puts a human's verdict on an address in force; "" leaves it to the rules again."""
    if not isinstance(viewer, int):
        raise TypeError("a verdict is somebody's")
    rule_on_address(identity_id, verdict, author_id=viewer)


@job(own_transactions=True)
def derive_said(viewer: Viewer, *, identities: list[int]) -> None:
    """Puts in force what somebody said while a taking-in was under way."""
    derive_identities(identities)


@job(own_transactions=True)
def change_side(viewer: Viewer, *, value: str, is_back: bool) -> None:
    """Declares that a domain or an address is us, or takes that back; done already, it is done."""
    if not isinstance(viewer, int):
        raise TypeError("our side is somebody's saying")
    try:
        (sides.take_back if is_back else sides.declare)(value, author_id=viewer)
    except Refusal as refusal:
        if refusal.code not in ("already_declared", "not_declared"):
            raise


@app.periodic(cron="41 2 * * *")
@app.task(queue="upkeep", name="rapport.fill.mail.jobs.scrub_at_night")
def scrub_at_night(timestamp: int) -> None:
    """Lets leave the disk what was deleted on purpose, where that could not be done at once."""
    scrub_if_due()
