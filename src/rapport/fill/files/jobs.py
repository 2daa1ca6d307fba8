"""Reading what was handed in, and taking it back, outside the request that asked for it."""

from __future__ import annotations

import logging

from procrastinate.contrib.django import app

from rapport.accounts.queries import may
from rapport.accounts.types import Right
from rapport.base.jobs import job
from rapport.base.refusal import Refusal
from rapport.base.viewer import Viewer, viewing_as
from rapport.fill.files.queries import upload_of, upload_order
from rapport.fill.files.services import forget_strays, forget_upload
from rapport.fill.flow import add
from rapport.fill.mail.flow.revise import change_policy, scrub_if_due, undo
from rapport.fill.sharing import share_anew
from rapport.fill.types import Share, Terms
from rapport.kernel.evidence.queries import run_by_id

log = logging.getLogger("rapport.fill")


def _user(viewer: Viewer) -> int:
    if not isinstance(viewer, int):
        raise TypeError("this is done for somebody")
    return viewer


@job(own_transactions=True)
def take_in_upload(viewer: Viewer, *, run_id: int, upload: str) -> None:
    """Takes in the files of one upload; they are deleted once they have been read."""
    user = _user(viewer)
    with viewing_as(user):
        run = run_by_id(run_id)
    order = upload_order(upload)
    if order is not None and run is not None and run.finished_at is None:
        add(order.given, operator_id=user, own=order.own, terms=order.terms, run_id=run_id)
    forget_upload(
        upload
    )  # read to the end now, or before: then the job was cut off after its last step but one


@job(own_transactions=True)
def take_back(viewer: Viewer, *, run_id: int) -> None:
    """Takes a run back, deletes what is left of its upload, and lets it all leave the disk."""
    user = _user(viewer)
    with viewing_as(user):
        run = run_by_id(run_id)
    upload = upload_of(run) if run else None
    if upload:
        forget_upload(upload)
    try:
        undo(run_id, operator_id=user)
    except Refusal as refusal:
        if refusal.code != "already_undone":
            raise
    scrub_if_due()


@job(own_transactions=True)
def share_source(viewer: Viewer, *, source_id: int, share: str, audience_id: int | None) -> None:
    """Changes who gets what of a source, and derives what follows. What cannot be any more by now is left as it was."""
    try:
        share_anew(source_id, Terms(Share(share), audience_id), owner_id=_user(viewer))
    except Refusal as refusal:
        log.warning("A source was not shared anew: %s", refusal)


@job(own_transactions=True)
def keep_texts(viewer: Viewer, *, stores_text: bool) -> None:
    """Puts in force whether the text of messages is kept; what is not to be kept any more leaves the disk."""
    user = _user(viewer)
    if may(user, Right.PRIVACY):
        change_policy(author_id=user, stores_text=stores_text)
        scrub_if_due()


@app.periodic(cron="53 2 * * *")
@app.task(queue="upkeep", name="rapport.fill.files.jobs.forget_strays_at_night")
def forget_strays_at_night(timestamp: int) -> None:
    """Deletes uploads that nobody waits for any more."""
    with viewing_as("system"):
        forget_strays()
