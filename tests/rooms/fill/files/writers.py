"""Mailboxes written by hand, in every dialect, from messages given as bytes with "\\n" line ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from rapport.connect.types import RawItem, SetAside
from rapport.fill.files.containers import Limits, items_in, read_item

FROM_LINE = b"From joe@anvils.example Fri Jul  8 12:08:34 2011\n"

DIALECTS = ("mboxo", "mboxrd", "mboxcl", "mboxcl2")


def letter(number: int, body: str = "The anvils arrived.\n") -> bytes:
    """A small message; its number stands in sender, subject and Message-ID."""
    return (
        f"From: Ana <ana{number}@acme.example>\nTo: joe@anvils.example\nSubject: Letter {number}\n"
        f"Message-ID: <{number}@acme.example>\nDate: Fri, 8 Jul 2011 12:08:{number % 60:02d} +0000\n\n{body}"
    ).encode()


def as_written(message: bytes, dialect: str) -> bytes:
    """The message as it should come back: the cl dialects add a header field, everything else leaves no trace."""
    if dialect in ("mboxcl", "mboxcl2"):
        header, body = message.split(b"\n\n", 1)
        stored = _quote_o(body) if dialect == "mboxcl" else body
        return header + b"\nContent-Length: %d\n\n" % len(stored) + body
    return message


def mbox_of(messages: Sequence[bytes], dialect: str = "mboxrd", *, crlf: bool = False) -> bytes:
    """A mailbox file. With ``crlf`` every line end is two bytes, and Content-Length counts them so."""
    return b"".join(_entry(message, dialect, crlf=crlf) for message in messages)


def _entry(message: bytes, dialect: str, *, crlf: bool) -> bytes:
    header, blank, body = message.partition(b"\n\n")
    if dialect == "mboxrd":
        body = re.sub(rb"(?m)^(?=>*From )", b">", body)
    elif dialect in ("mboxo", "mboxcl"):
        body = _quote_o(body)
    ends = _crlf if crlf else bytes
    if dialect in ("mboxcl", "mboxcl2"):
        header += b"\nContent-Length: %d" % len(ends(body))
    return ends(FROM_LINE + header + blank + body + b"\n")


def _quote_o(body: bytes) -> bytes:
    return re.sub(rb"(?m)^(?=From )", b">", body)


def _crlf(text: bytes) -> bytes:
    return text.replace(b"\n", b"\r\n")


def opened(path: Path, limits: Limits | None = None) -> tuple[list[RawItem], list[SetAside]]:
    """What is found in ``path``: the items and what was set aside."""
    found = list(items_in(path, limits) if limits is not None else items_in(path))
    return [x for x in found if isinstance(x, RawItem)], [x for x in found if isinstance(x, SetAside)]


def messages_in(path: Path) -> list[bytes]:
    """The bytes of all items; nothing may be set aside."""
    items, asides = opened(path)
    assert asides == []
    return [read_item(item) for item in items]


def write(path: Path, data: bytes) -> Path:
    """A file with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


Packer = Callable[[bytes], bytes]
