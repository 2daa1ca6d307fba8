"""Decisions on addresses, carried out outside the request: they wait for a taking-in that is under way."""

from __future__ import annotations

from rapport.base.jobs import job
from rapport.base.viewer import Viewer
from rapport.fill.mail.flow.revise import rule_on_address


@job(own_transactions=True)
def rule(viewer: Viewer, *, identity_id: int, verdict: str) -> None:
    """Puts a human's verdict on an address in force; "" leaves it to the rules again."""
    if not isinstance(viewer, int):
        raise TypeError("a verdict is somebody's")
    rule_on_address(identity_id, verdict, author_id=viewer)
