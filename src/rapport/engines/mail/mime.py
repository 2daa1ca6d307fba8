"""Where the text of a message lies, found without building a tree or copying parts (RFC 2046).

Boundaries are found by ``bytes.find``; inside a base64 part the next "-" must be one, which ``memchr`` finds faster.
Work is bounded: see the limits below; what they cut off is named in ``problems``.
"""

from __future__ import annotations

import re

from .content import content_type, file_name
from .headers import PART_HEAD_LIMIT, head_end, part_fields
from .types import Attachment

DEPTH_LIMIT = 100  # nested multiparts
PARTS_LIMIT = 2_000  # parts of one message
TEXTS_LIMIT = 20  # text parts that are joined
_SCAN_FACTOR = 10  # a message is scanned for boundaries at most so many times its size
_GUESSED = re.compile(rb"^--([^\s-][^\r\n]{0,100}?)[ \t]*\r?\ncontent-", re.M | re.I)


class Leaf:
    """A text part that may be shown: its bytes are ``raw[start:end]``, still encoded."""

    __slots__ = ("encoding", "end", "media_type", "parameters", "start")

    def __init__(
        self, start: int, end: int, media_type: str, encoding: str, parameters: dict[str, str]
    ) -> None:
        self.start = start
        self.end = end
        self.media_type = media_type
        self.encoding = encoding
        self.parameters = parameters


class Choice:
    """Versions of one stretch of text: the plain and the HTML leaves of a multipart/alternative, or a single leaf."""

    __slots__ = ("html", "plain")

    def __init__(self) -> None:
        self.plain: list[Leaf] = []
        self.html: list[Leaf] = []


class Body:
    """What the body holds: ``types`` are the media types of all parts met, ``report`` that of a multipart/report."""

    __slots__ = ("attachments", "choices", "parts", "problems", "report", "scanned", "types")

    def __init__(self, problems: list[str]) -> None:
        self.choices: list[Choice] = []
        self.attachments: list[Attachment] = []
        self.types: set[str] = set()
        self.report = ""
        self.problems = problems
        self.parts = 0
        self.scanned = 0

    def note(self, problem: str) -> None:
        """Say once what could not be understood."""
        if problem not in self.problems:
            self.problems.append(problem)


def find_text(raw: bytes, start: int, values: dict[str, str], body: Body) -> None:
    """Walk the body that begins at ``start`` and fill ``body``; ``values`` are the headers of the message."""
    _part(raw, start, len(raw), values, body, 0, None, "text/plain")


def _part(
    raw: bytes,
    start: int,
    end: int,
    values: dict[str, str],
    body: Body,
    depth: int,
    choice: Choice | None,
    default: str,
) -> None:
    """One part: a multipart goes on to its parts, a text is kept where it lies, the rest is listed."""
    written = values.get("content-type", "")
    media, parameters = content_type(written) if written else (default, {})
    if not media:
        media = "text/html" if written.strip().lower().startswith("html") else "text/plain"
    body.types.add(media)
    if media.startswith("multipart/"):
        if media == "multipart/report" and not body.report:
            body.report = parameters.get("report-type", "").lower()
        if depth >= DEPTH_LIMIT:
            body.note(f"parts nested more than {DEPTH_LIMIT} deep were not read")
        elif body.scanned > _SCAN_FACTOR * len(raw):
            body.note("the nested parts are too big to be searched again; they were not read")
        else:
            body.scanned += end - start
            _multipart(raw, start, end, media, parameters, body, depth + 1, choice)
        return
    disposition = values.get("content-disposition", "")
    kind = disposition.partition(";")[0].strip().lower()
    is_text = media in ("text/plain", "text/html") or (media.startswith("text/") and media in _AS_PLAIN)
    if is_text and kind != "attachment":
        name = (
            file_name(parameters, disposition)
            if "name" in written.lower() or "name" in disposition.lower()
            else ""
        )
        if not name or depth == 0 or not _has_text(body, choice):
            _keep(
                Leaf(start, end, media, values.get("content-transfer-encoding", ""), parameters), body, choice
            )
            if not name:
                return
        if depth == 0:
            return
    elif depth == 0 and media in ("text/plain", "text/html") and not file_name(parameters, disposition):
        _keep(Leaf(start, end, media, values.get("content-transfer-encoding", ""), parameters), body, choice)
        return
    body.attachments.append(Attachment(file_name(parameters, disposition), media, end - start))


_AS_PLAIN = frozenset(
    {"text/enriched", "text/richtext", "text/x-plain", "text/plain-text", "text/text", "text/x-markdown"}
)


def _has_text(body: Body, choice: Choice | None) -> bool:
    return bool(body.choices) if choice is None else bool(choice.plain or choice.html)


def _keep(leaf: Leaf, body: Body, choice: Choice | None) -> None:
    if choice is None:
        if len(body.choices) >= TEXTS_LIMIT:
            body.note(f"only the first {TEXTS_LIMIT} text parts were read")
            return
        choice = Choice()
        body.choices.append(choice)
    elif choice not in body.choices:
        body.choices.append(choice)
    (choice.html if leaf.media_type == "text/html" else choice.plain).append(leaf)


def _multipart(
    raw: bytes,
    start: int,
    end: int,
    media: str,
    parameters: dict[str, str],
    body: Body,
    depth: int,
    choice: Choice | None,
) -> None:
    boundary = parameters.get("boundary", "").rstrip().encode("latin-1", "replace")
    delimiter = b"--" + boundary
    at = _delimiter(raw, delimiter, start, end) if boundary else -1
    if at < 0:
        at, delimiter = _guess(raw, start, end, body)
        if at < 0:
            _keep(Leaf(start, end, "text/plain", "", parameters), body, choice)
            return
    if media == "multipart/alternative" and choice is None:
        choice = Choice()
    default = "message/rfc822" if media == "multipart/digest" else "text/plain"
    size = len(delimiter)
    while at >= 0:
        if body.parts >= PARTS_LIMIT:
            body.note(f"only the first {PARTS_LIMIT} parts were read")
            return
        if raw.startswith(b"--", at + size):
            return
        body.parts += 1
        line_end = raw.find(b"\n", at + size, end)
        if line_end < 0:
            return
        at = _one_part(raw, line_end + 1, end, delimiter, body, depth, choice, default)


def _one_part(
    raw: bytes,
    start: int,
    end: int,
    delimiter: bytes,
    body: Body,
    depth: int,
    choice: Choice | None,
    default: str,
) -> int:
    """Read the part at ``start``; where the next delimiter stands, -1 when there is none."""
    values: dict[str, str] = {}
    text = start
    if raw[start : start + 1] == b"\n" or raw.startswith(b"\r\n", start):
        text = raw.find(b"\n", start) + 1
    else:
        stop, text = head_end(raw, start, min(end, start + PART_HEAD_LIMIT))
        block = raw[start:stop]
        inside = _delimiter(raw, delimiter, start, stop) if delimiter in block else -1
        if inside >= 0:
            block, text = raw[start:inside], inside
        values = part_fields(block.decode("latin-1"))
        if not values and b":" not in block.partition(b"\n")[0]:
            text = start  # the empty line after the (absent) header is missing
    encoding = values.get("content-transfer-encoding", "")
    found = -1
    at = text
    if encoding and encoding[:6].lower() == "base64":
        at = raw.find(b"-", text, end)
        if at < 0:
            at = end
        elif not raw.startswith(delimiter, at):
            at = text
    found = _delimiter(raw, delimiter, at, end, text)
    stop = end if found < 0 else found
    if found >= 0:
        if raw[stop - 1 : stop] == b"\n" and stop > text:
            stop -= 1
        if raw[stop - 1 : stop] == b"\r" and stop > text:
            stop -= 1
    elif depth == 1:
        body.note("the closing boundary is missing")
    _part(raw, text, stop, values, body, depth, choice, default)
    return found


def _delimiter(raw: bytes, delimiter: bytes, at: int, end: int, start: int = -1) -> int:
    """Where the next delimiter line begins in ``raw[at:end]``; a text that begins with it counts."""
    size = len(delimiter)
    start = at if start < 0 else start
    while True:
        at = raw.find(delimiter, at, end)
        if at < 0:
            return -1
        if at == start or raw[at - 1] in b"\r\n":
            behind = raw[at + size : at + size + 2]
            if (
                not behind
                or behind[0] in b"\r\n \t"
                or (behind == b"--" and raw[at + size + 2 : at + size + 3] in _CLOSED)
            ):
                return at
        at += size


_CLOSED = (b"", b"\r", b"\n", b" ", b"\t")


def _guess(raw: bytes, start: int, end: int, body: Body) -> tuple[int, bytes]:
    """The declared boundary is missing or wrong: a line "--something" before a Content header is taken for it."""
    found = _GUESSED.search(raw, start, min(end, start + PART_HEAD_LIMIT))
    if found is None:
        body.note("no part was found where parts were announced")
        return -1, b""
    body.note("the boundary between the parts was guessed")
    return found.start(), b"--" + found[1]
