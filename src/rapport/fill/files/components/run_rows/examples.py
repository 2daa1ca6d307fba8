"""Runs in each state."""

from datetime import timedelta

from django.utils import timezone

from rapport.kernel.evidence.models import Run

NOW = timezone.now()


def run(number: int, state: str, days: float, name: str, **figures: int) -> Run:
    """A run that was begun so many days ago."""
    began = NOW - timedelta(days=days)
    return Run(pk=number, state=state, paths=[name], started_at=began, heartbeat_at=began, **figures)


EXAMPLES = {
    "shown": [
        run(4, "running", 0, "/mail/Sales.mbox", items=3641, new_items=3641, bytes_done=62, bytes_total=100),
        run(3, "finished", 1, "/mail/Priya/Inbox.mbox", items=5872, new_items=5872, set_aside=3),
        run(2, "failed", 8, "/mail/archive.tar.xz", items=120, new_items=120),
        run(1, "undone", 90, "/mail/old.zip"),
    ]
}
