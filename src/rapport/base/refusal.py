"""One kind of error is for people: what was asked cannot be done, why, and what to do about it."""

from __future__ import annotations


class Refusal(Exception):  # noqa: N818 - an answer, not a fault
    """Shown as a message, never as a traceback. `code` is a word for programs (`--json`)."""

    code = "refused"

    def __init__(self, message: str, *, code: str | None = None) -> None:
        super().__init__(message)
        if code is not None:
            self.code = code
