"""Where the text of a message lies, found without building a tree or copying parts (RFC 2046).

Boundaries are found by ``bytes.find``; inside a base64 part the next "-" must begin one, which ``memchr`` finds faster.
Work is bounded: see the limits below; what they cut off is named in ``problems``.
"""

from __future__ import annotations

import re

from .content import content_type, file_name
from .headers import part_fields
from .types import Attachment

DEPTH_LIMIT = 100  # nested multiparts
PARTS_LIMIT = 2_000  # parts of one message
TEXTS_LIMIT = 20  # text parts that are joined
PART_HEAD_LIMIT = 16 << 10  # bytes of the header of a part
_SCAN_FACTOR = 10  # a message is searched for boundaries at most so many times its size
_SCAN_FREE = 8 << 20  # bytes that may be searched in any case
_MEMO_LIMIT = 2_000
_EMPTY_LINE = re.compile(rb"\n\r?\n")
_GUESSED = re.compile(rb"^--([^\s-][^\r\n]{0,100}?)[ \t]*\r?\ncontent-", re.M | re.I)
_CLOSED = (b"", b"\r", b"\n", b" ", b"\t")
# Text that is read as it stands; other kinds of text are listed as attachments.
_TEXTS = frozenset({
    "text/plain", "text/html", "text/enriched", "text/richtext", "text/x-plain", "text/text", "text/markdown",
    "text/x-markdown", "text/x-amp-html-fallback",
})  # fmt: skip


class PartHead:
    """What the Content headers of a part say: ``disposition`` is "inline", "attachment" or ""."""

    __slots__ = ("disposition", "encoding", "is_base64", "is_text", "media", "name", "parameters")

    def __init__(self, values: dict[str, str], default: str) -> None:
        written = values.get("content-type", "")
        disposed = values.get("content-disposition", "")
        media, self.parameters = content_type(written) if written else (default, {})
        if not media:
            media = "text/html" if written.strip()[:4].lower() == "html" else "text/plain"
        self.media = media
        self.encoding = values.get("content-transfer-encoding", "").strip().lower()
        self.is_base64 = self.encoding[:6] == "base64"
        self.disposition = disposed.partition(";")[0].strip().lower()
        self.is_text = media in _TEXTS
        self.name = (
            file_name(self.parameters, disposed) if "=" in disposed or "name" in written.lower() else ""
        )


class Leaf:
    """A text part that may be shown: its bytes are ``raw[start:end]``, still encoded."""

    __slots__ = ("encoding", "end", "media", "parameters", "start")

    def __init__(self, start: int, end: int, media: str, encoding: str, parameters: dict[str, str]) -> None:
        self.start = start
        self.end = end
        self.media = media
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
    head = PartHead(values, "text/plain")
    _part(raw, start, len(raw), head, body, 0, None)


def _part(
    raw: bytes, start: int, end: int, head: PartHead, body: Body, depth: int, choice: Choice | None
) -> None:
    """One part: a multipart goes on to its parts, a text is kept where it lies, the rest is listed."""
    media = head.media
    body.types.add(media)
    if media.startswith("multipart/"):
        _enter(raw, start, end, head, body, depth, choice)
        return
    if head.is_text and _is_shown(head, body, depth, choice):
        _keep(Leaf(start, end, media, head.encoding, head.parameters), body, choice)
        if not head.name or depth == 0:
            return
    body.attachments.append(Attachment(head.name, media, end - start))


def _is_shown(head: PartHead, body: Body, depth: int, choice: Choice | None) -> bool:
    """Whether a text belongs to what the reader sees: not when it is a file beside such a text."""
    if depth == 0:
        return True
    if head.disposition == "attachment":
        return False
    return not head.name or not (body.choices if choice is None else choice.plain or choice.html)


def _keep(leaf: Leaf, body: Body, choice: Choice | None) -> None:
    if choice is None:
        if len(body.choices) >= TEXTS_LIMIT:
            body.note(f"only the first {TEXTS_LIMIT} text parts were read")
            return
        choice = Choice()
        body.choices.append(choice)
    elif not choice.plain and not choice.html:
        body.choices.append(choice)
    leaves = choice.html if leaf.media == "text/html" else choice.plain
    if len(leaves) < TEXTS_LIMIT:
        leaves.append(leaf)


def _enter(
    raw: bytes, start: int, end: int, head: PartHead, body: Body, depth: int, choice: Choice | None
) -> None:
    """Go into a multipart, unless that would be too deep or too much work."""
    if head.media == "multipart/report" and not body.report:
        body.report = head.parameters.get("report-type", "").lower()
    if depth >= DEPTH_LIMIT:
        body.note(f"parts nested more than {DEPTH_LIMIT} deep were not read")
        return
    body.scanned += end - start
    if body.scanned > _SCAN_FACTOR * len(raw) + _SCAN_FREE:
        body.note("the nested parts are too big to be searched again; they were not read")
        return
    boundary = head.parameters.get("boundary", "").encode("latin-1", "replace")
    delimiter = b"--" + boundary
    at = _delimiter(raw, delimiter, start, end, start) if boundary else -1
    if at < 0 and boundary[-1:] in (b" ", b"\t"):  # no boundary ends so, but some declare one
        delimiter = delimiter.rstrip()
        at = _delimiter(raw, delimiter, start, end, start)
    if at < 0:
        at, delimiter = _guess(raw, start, end, body)
        if at < 0:
            _keep(Leaf(start, end, "text/plain", "", head.parameters), body, choice)
            return
    if head.media == "multipart/alternative" and choice is None:
        choice = Choice()
    _parts(raw, at, end, delimiter, head.media == "multipart/digest", body, depth + 1, choice)


def _parts(
    raw: bytes,
    at: int,
    end: int,
    delimiter: bytes,
    digest: bool,
    body: Body,
    depth: int,
    choice: Choice | None,
) -> None:
    """The parts after the delimiter at ``at``, one by one."""
    size = len(delimiter)
    while True:
        if raw.startswith(b"--", at + size):
            return
        line_end = raw.find(b"\n", at + size, end)
        if line_end < 0:
            return
        if body.parts >= PARTS_LIMIT:
            body.note(f"only the first {PARTS_LIMIT} parts were read")
            return
        body.parts += 1
        head, text = _part_head(raw, line_end, end, delimiter, digest)
        found = text
        if head.is_base64:
            found = raw.find(b"-", text, end)
            if found < 0:
                found = end
            elif not raw.startswith(delimiter, found):
                found = text
        at = _delimiter(raw, delimiter, found, end, text)
        if at < 0:
            if depth == 1:
                body.note("the closing boundary is missing")
            _part(raw, text, end, head, body, depth, choice)
            return
        stop = at - 1 if at > text else at
        if stop > text and raw[stop - 1] == 13:
            stop -= 1
        _part(raw, text, stop, head, body, depth, choice)


_heads: dict[bytes, PartHead] = {}
_NO_HEAD = PartHead({}, "text/plain")
_IN_DIGEST = PartHead({}, "message/rfc822")


def _part_head(raw: bytes, line_end: int, end: int, delimiter: bytes, digest: bool) -> tuple[PartHead, int]:
    """(what the header of a part says, where its content starts); ``line_end`` is the end of the delimiter line.

    Headers are remembered: most parts of most mail begin with the same few lines.
    """
    start = line_end + 1
    found = _EMPTY_LINE.search(raw, line_end, min(end, start + PART_HEAD_LIMIT))
    if found is None:
        stop = text = min(end, start + PART_HEAD_LIMIT)
    else:
        stop, text = found.span()
    if stop <= start:
        return (_IN_DIGEST if digest else _NO_HEAD), text
    block = raw[start:stop]
    head = _heads.get(block)
    if head is not None and not digest:
        return head, text
    inside = _delimiter(raw, delimiter, start, stop, start) if delimiter in block else -1
    if inside >= 0:
        text = inside
        block = raw[start:inside]
    values = part_fields(block.decode("latin-1"))
    if not values and b":" not in block.partition(b"\n")[0]:
        text = start  # the empty line after the absent header is missing too
    head = PartHead(values, "message/rfc822" if digest else "text/plain")
    if inside < 0 and text != start and not digest and len(block) < 400 and "boundary" not in head.parameters:
        if len(_heads) >= _MEMO_LIMIT:
            _heads.clear()
        _heads[block] = head
    return head, text


def _delimiter(raw: bytes, delimiter: bytes, at: int, end: int, start: int) -> int:
    """Where the next delimiter line begins in ``raw[at:end]``, -1 when none does; ``start`` begins a line."""
    size = len(delimiter)
    while True:
        at = raw.find(delimiter, at, end)
        if at < 0:
            return -1
        if at == start or raw[at - 1] in b"\r\n":
            behind = raw[at + size : at + size + 3]
            if behind[:1] in _CLOSED or (behind[:2] == b"--" and behind[2:] in _CLOSED):
                return at
        at += size


def _guess(raw: bytes, start: int, end: int, body: Body) -> tuple[int, bytes]:
    """The declared boundary is missing or wrong: a line "--something" before a Content header is taken for it."""
    found = _GUESSED.search(raw, start, min(end, start + PART_HEAD_LIMIT))
    if found is None:
        body.note("no part was found where parts were announced")
        return -1, b""
    body.note("the boundary between the parts was guessed")
    return found.start(), b"--" + found[1]
