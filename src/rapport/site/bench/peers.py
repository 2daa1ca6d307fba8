"""The same understanding done the straightforward way with other parsers, as a reader of their manuals would write it.

Each function takes one raw message and answers from, to and cc with decoded names, the date, the subject, and the text
of the body in its charset: the first plain text that is no attachment, else the source of the first HTML. Where a parser
gives up on a message, the answer is None.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message as StandardMessage
from email.utils import getaddresses, parsedate_to_datetime

Mailboxes = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Understood:
    """The answer of a peer."""

    from_: Mailboxes
    to: Mailboxes
    cc: Mailboxes
    date: datetime | None
    subject: str
    text: str


def standard_library(raw: bytes) -> Understood | None:
    """``email`` with its compat32 policy, ``email.utils`` and ``email.header``."""
    message = message_from_bytes(raw)
    try:
        date = parsedate_to_datetime(str(message["date"]))
    except (TypeError, ValueError):
        date = None
    return Understood(
        _mailboxes(message, "from"),
        _mailboxes(message, "to"),
        _mailboxes(message, "cc"),
        date,
        _decoded(str(message.get("subject", ""))),
        _text(message),
    )


def _mailboxes(message: StandardMessage, name: str) -> Mailboxes:
    values = [str(value) for value in message.get_all(name, [])]
    return [(_decoded(shown), address) for shown, address in getaddresses(values)]


def _decoded(value: str) -> str:
    if "=?" not in value:
        return value
    try:
        return str(make_header(decode_header(value)))
    except (LookupError, ValueError):
        return value


def _text(message: StandardMessage) -> str:
    html = None
    for part in message.walk():
        kind = part.get_content_type()
        if kind == "text/plain" and part.get_content_disposition() != "attachment":
            return _content(part)
        if kind == "text/html" and html is None and part.get_content_disposition() != "attachment":
            html = part
    return _content(html) if html is not None else ""


def _content(part: StandardMessage) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    try:
        return data.decode(part.get_content_charset("ascii"), "replace")
    except LookupError:
        return data.decode("latin-1")


def fast_mail_parser() -> Callable[[bytes], Understood | None]:
    """fast-mail-parser in its lazy mode, which leaves attachments undecoded; raises ImportError where it is absent."""
    import fast_mail_parser as parser

    def understand(raw: bytes) -> Understood | None:
        try:
            mail = parser.parse_email(raw, mode="lazy")
        except parser.ParseError:
            return None
        text = mail.text_plain or mail.text_html
        return Understood(
            [(mail.from_.display_name or "", mail.from_.address)] if mail.from_ else [],
            [(one.display_name or "", one.address) for one in mail.to],
            [(one.display_name or "", one.address) for one in mail.cc],
            mail.date_parsed,
            mail.subject,
            text[0] if text else "",
        )

    return understand
