"""Signs in the words of a message, asked only where no header can have said it: an answer is neither mailing nor program."""

from __future__ import annotations

from .audience import greets_a_class, links_out, names_made_up
from .automation import is_of_another, says_automatic
from .opt_out import offers_opt_out
from .types import Address, Mark

_SAID_ELSEWHERE = ("references", "in-reply-to", "list-unsubscribe", "list-id", "auto-submitted")
OFFERS_OPT_OUT = (Mark.BULK, "text: a way to be taken off")
_AUTOMATIC = {
    Mark.ROBOT: (Mark.ROBOT, "text: written by a program"),
    Mark.AUTO_REPLY: (Mark.AUTO_REPLY, "text: an automatic reply"),
}


# Bytes at the beginning and at the end of a page of HTML in which the way to be taken off stands.
LINKS_ABOVE, LINKS_BELOW = 2_048, 4_096
_LINKS_OUT = (Mark.BULK, "link: a way to be taken off")
_GREETS = (Mark.BULK, "text: greets a class of readers")
_MADE_UP = (Mark.BULK, "To: one name at many domains")


def wording_signs(
    values: dict[str, str],
    subject: str,
    text: str,
    html: bytes = b"",
    to: tuple[Address, ...] = (),
    cc: tuple[Address, ...] = (),
) -> tuple[tuple[Mark, str], ...]:
    """The marks that the text and its recipients give, each with its reason.

    ``values``: the headers by lower-case name; ``html``: the beginning and the end of the source of
    a message in HTML only.
    """
    if (not text and not subject) or any(name in values for name in _SAID_ELSEWHERE):
        return ()
    if offers_opt_out(text):
        return (OFFERS_OPT_OUT,)  # a mailing, also where a program sends it
    if names_made_up(to, cc):
        return (_MADE_UP,)
    if (html and links_out(html)) and not is_of_another(subject, text):
        return (_LINKS_OUT,)
    automatic = says_automatic(subject, text)
    if automatic is not None:
        return (_AUTOMATIC[automatic[0]],)
    if greets_a_class(text) and not is_of_another(subject, text):
        return (_GREETS,)
    return ()
