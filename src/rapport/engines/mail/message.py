"""One raw message understood: who wrote to whom, when, in which thread, what it says and what kind of traffic it is."""

from __future__ import annotations

from .addresses import parse_addresses
from .dates import moment_of
from .headers import HEAD_LIMIT, read_head
from .html import html_to_text
from .marks import list_id_of, marks_of
from .text import text_of
from .threads import message_id, references
from .types import Address, Message
from .wording import LINKS_ABOVE, LINKS_BELOW, wording_signs
from .words import decode_words, one_line

_SUBJECT_LIMIT = 10_000  # characters of a subject that are looked at
_MAILBOXES = ("from", "to", "cc", "sender", "reply-to", "bcc")
_DELIVERED = ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to")
_NOBODY: tuple[Address, ...] = ()


def understand(raw: bytes, *, bare: bool = False) -> Message:
    """Read one RFC 5322 message. Never raises; what could not be understood is said in ``problems``.

    ``bare`` is for comparisons with parsers: a text that exists in HTML only is given as its source, and the words of
    the text give no marks.
    """
    head = read_head(raw)
    if head.body >= len(raw) and b"\n" not in raw[:HEAD_LIMIT] and b"\r" in raw[:HEAD_LIMIT]:
        return understand(raw[:HEAD_LIMIT].replace(b"\r", b"\n"), bare=bare)
    values = head.values
    problems = head.problems
    said = text_of(raw, head, str if bare else html_to_text)
    hint = said.charset
    named = {name: parse_addresses(values[name], hint, problems) for name in _MAILBOXES if name in values}
    from_ = named.get("from", _NOBODY)
    sender = named.get("sender", _NOBODY)
    to = named.get("to", _NOBODY)
    subject = values.get("subject", "")
    if subject:
        subject = one_line(decode_words(subject[:_SUBJECT_LIMIT], hint))
    date, origin = moment_of(values, head)
    signs = said.signs
    if not bare:
        html = raw[head.body : head.body + LINKS_ABOVE] + raw[-LINKS_BELOW:] if said.is_html else b""
        signs += wording_signs(values, subject, said.text, html, to, named.get("cc", _NOBODY))
    marks, reasons = marks_of(values, from_, sender, to, subject, signs)
    return Message(
        message_id(values.get("message-id", "")),
        references(values.get("references", ""), values.get("in-reply-to", "")),
        from_,
        sender,
        named.get("reply-to", _NOBODY),
        to,
        named.get("cc", _NOBODY),
        named.get("bcc", _NOBODY),
        _delivered_to(values),
        date,
        origin,
        subject,
        said.text,
        said.is_html,
        marks,
        reasons,
        list_id_of(values),
        tuple(said.attachments),
        tuple(problems),
    )


def _delivered_to(values: dict[str, str]) -> tuple[str, ...]:
    """Whom the message was delivered to: the owner of the mailbox, as a rule."""
    found: list[str] = []
    for name in _DELIVERED:
        if name in values:
            found += [one.address for one in parse_addresses(values[name]) if one.address]
    return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)
