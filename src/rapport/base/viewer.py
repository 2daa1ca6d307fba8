"""Who is looking: the viewer that row security sees, set inside a transaction and gone with it.

No viewer, no rows. Web requests get theirs from the middleware here; jobs and commands wrap their work
in `viewing_as`. Whatever streams after a request has returned must do so too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

from django.db import connections, transaction
from django.http import HttpRequest, HttpResponse

Viewer = int | Literal["system"] | None
SETTING = "rapport.viewer"


@contextmanager
def viewing_as(viewer: Viewer, *, using: str = "default") -> Iterator[None]:
    """Run a block in a transaction in which `viewer` looks: a user's id, "system" (sees all) or nobody.

    Blocks nest: the outer viewer looks again when the inner block ends, in whatever way it ends.
    """
    with transaction.atomic(using=using):
        before = current_viewer(using=using)
        _set(_text(viewer), using)
        yield
        # After an error the rollback to the savepoint has put the outer viewer back already.
        _set(before, using)


def set_viewer(viewer: Viewer, *, using: str = "default") -> None:
    """Change the viewer for the rest of the transaction that is open."""
    if not connections[using].in_atomic_block:
        raise transaction.TransactionManagementError("A viewer can be set inside a transaction only.")
    _set(_text(viewer), using)


def current_viewer(*, using: str = "default") -> str:
    """The setting as the database has it now; empty for nobody."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting(%s, true), '')", [SETTING])
        row = cursor.fetchone()
    return str(row[0])


def _text(viewer: Viewer) -> str:
    if viewer is None:
        return ""
    if viewer == "system":
        return viewer
    if isinstance(viewer, bool) or not isinstance(viewer, int):
        raise TypeError(f"A viewer is a user's id, 'system' or None, not {viewer!r}")
    return str(viewer)


def _set(text: str, using: str) -> None:
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [SETTING, text])


class ViewerMiddleware:
    """One transaction per request, with its user as the viewer.

    It takes the place of ATOMIC_REQUESTS, which would begin after this middleware and end before a
    template response is rendered: too late and too early for the viewer. As there, a request whose
    view raises leaves nothing behind.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with transaction.atomic():
            user = getattr(request, "user", None)
            set_viewer(user.pk if user is not None and user.is_authenticated else None)
            response = self.get_response(request)
            if response.status_code >= 500 or getattr(request, "_view_raised", False):
                transaction.set_rollback(True)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        request._view_raised = True  # type: ignore[attr-defined]
