"""Signs in the words of a message, asked only where no header can have said it: an answer is neither mailing nor program."""

from __future__ import annotations

from .automation import says_automatic
from .opt_out import offers_opt_out
from .types import Mark

_SAID_ELSEWHERE = ("references", "in-reply-to", "list-unsubscribe", "list-id", "auto-submitted")
OFFERS_OPT_OUT = (Mark.BULK, "text: a way to be taken off")
_AUTOMATIC = {
    Mark.ROBOT: (Mark.ROBOT, "text: written by a program"),
    Mark.AUTO_REPLY: (Mark.AUTO_REPLY, "text: an automatic reply"),
}


def wording_signs(values: dict[str, str], subject: str, text: str) -> tuple[tuple[Mark, str], ...]:
    """The marks that the text gives, each with its reason. ``values``: the headers by lower-case name."""
    if (not text and not subject) or any(name in values for name in _SAID_ELSEWHERE):
        return ()
    automatic = says_automatic(subject, text)
    if offers_opt_out(text):
        return (OFFERS_OPT_OUT,) if automatic is None else (OFFERS_OPT_OUT, _AUTOMATIC[automatic[0]])
    return () if automatic is None else (_AUTOMATIC[automatic[0]],)
