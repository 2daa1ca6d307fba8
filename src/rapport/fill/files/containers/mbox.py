"""Messages of an mbox in its four dialects (mboxo, mboxrd, mboxcl, mboxcl2), with either kind of line end.

The file is searched block by block for "From " at the beginning of a line, and every find is judged strictly
(:mod:`from_lines`). A Content-Length is believed when the message it tells of ends exactly where the next begins or
where the file ends; then no line inside it divides it. Sources: RFC 4155; J. Zawinski, "mail-format" notes on why
Content-Length may lie; the mbox(5) manual pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapport.fill.files.containers.from_lines import LOOK_AHEAD, Boundary, boundary_at
from rapport.fill.files.containers.windows import Window

_SEPARATOR = b"\nFrom "
_FIND = re.compile(_SEPARATOR).search  # by leaps from line end to line end: faster than bytes.find
_PREFACE = 64 * 1024
_HEADER = 64 * 1024
_CONTENT_LENGTH = re.compile(rb"\ncontent-length[ \t]*:[ \t]*(\d{1,15})[ \t]*\r?\n", re.IGNORECASE)
_LINE_ENDS = re.compile(rb"(?:\r?\n){0,3}")
_MOZILLA_STATUS = re.compile(rb"X-Mozilla-Status: ([0-9A-Fa-f]{4})\r?\n")
_INTERNAL_NOTE = re.compile(rb"(?:\n[!-~][^\n]*){0,20}?\nSubject: [^\n]*FOLDER INTERNAL DATA", re.IGNORECASE)
_EXPUNGED = 0x0008

DELETED = "was deleted in the mail program and only waits for the folder to be compacted; restore it there if it is wanted."
INTERNAL = (
    "is a note the mail program left for itself at the beginning of the folder; nothing needs to be done."
)
PREFACE = (
    "stands before the first message of the folder and is no whole message; "
    "if the folder was cut in pieces, join them and add it again."
)


@dataclass(frozen=True, slots=True)
class Cut:
    """One message of an mbox: ``length`` bytes from ``offset``, without its "From " line and the blank line after it.

    ``data`` holds its first bytes where the stream cannot be read again. ``aside`` says in words why it is not to be
    taken in, "" when it is. ``is_last`` is True when nothing follows it.
    """

    offset: int
    length: int
    is_from_quoted: bool
    is_last: bool
    data: bytes | None
    aside: str


class Scanner:
    """Cuts an mbox into its messages. ``keep``: bytes of each message to hand over, 0 where spans are enough.

    ``is_whole``: the file is known to hold one message; its first line is taken off and nothing divides the rest.
    """

    def __init__(self, window: Window, *, keep: int = 0, is_whole: bool = False) -> None:
        self._window = window
        self._keep = keep
        self._is_whole = is_whole
        self._must_be_dated = True
        self._start = 0  # of the message being read
        self._search_from = 0
        self._told_end = -1  # where a believed Content-Length ends the message
        self._is_quoted = True
        self._head: bytes | None = None  # of a message too long to stay in the window
        self._aside = ""

    def cuts(self) -> Iterator[Cut]:
        """The messages in order. A stream that breaks yields what was read of it, then raises what broke it."""
        window = self._window
        window.grow_to(_PREFACE)
        first = self._first_line()
        if first > 0 and (preface := bytes(window.buffer[:first])).strip(b"\xef\xbb\xbf\r\n\t "):
            yield Cut(0, first, False, False, preface, PREFACE)
        self._open(self._first_boundary(first), is_first=True)
        while (found := self._next()) is not None:
            at, boundary = found
            yield self._close(at, is_last=False)
            self._open(boundary, is_first=False)
        yield self._close(window.end, is_last=True)
        if window.failure is not None:
            raise window.failure

    def _first_line(self) -> int:
        text = self._window.buffer
        blank = len(text) - len(text.lstrip(b"\xef\xbb\xbf\r\n"))
        if text.startswith(b"From ", blank):
            return blank
        at = text.find(_SEPARATOR)
        while at >= 0 and boundary_at(text, at + 1, must_be_dated=True) is None:
            at = text.find(_SEPARATOR, at + 1)
        return at + 1

    def _first_boundary(self, first: int) -> Boundary:
        boundary = boundary_at(self._window.buffer, first, must_be_dated=False)
        if boundary is not None:
            self._must_be_dated = boundary.is_dated
            return boundary
        if not self._window.buffer.startswith(b"From ", first):
            return Boundary(first, True)
        line_end = self._window.buffer.find(b"\n", first)
        return Boundary(line_end + 1 if line_end >= 0 else len(self._window.buffer), True)

    def _open(self, boundary: Boundary, *, is_first: bool) -> None:
        """Begin a message. ``message_start`` counts from the window's base, as the boundary was found in it."""
        window = self._window
        self._start = window.base + boundary.message_start
        self._search_from = max(self._start - 1, 0)
        self._is_quoted = True
        self._head = None
        self._aside = self._reason_against(boundary.message_start, is_first=is_first)
        self._told_end = self._content_length_end(boundary.message_start)

    def _reason_against(self, start: int, *, is_first: bool) -> str:
        text = self._window.buffer
        status = _MOZILLA_STATUS.search(text, start, start + 300)
        if status is not None and int(status[1], 16) & _EXPUNGED:
            return DELETED
        if is_first and _INTERNAL_NOTE.match(text, start - 1, start + 4096):
            return INTERNAL
        return ""

    def _content_length_end(self, start: int) -> int:
        """Absolute end of the message by its Content-Length when that is consistent with what follows, else -1."""
        text = self._window.buffer
        blank = b"\n\r\n" if text[start - 2 : start - 1] == b"\r" else b"\n\n"
        header_end = text.find(blank, start, start + _HEADER)
        if header_end < 0 and len(text) < start + _HEADER:
            self._window.grow_to(self._window.base + start + _HEADER)
            header_end = text.find(blank, start, start + _HEADER)
        if header_end < 0 or text.find(b"ength", start, header_end) < 0:
            return -1
        told = _CONTENT_LENGTH.search(text, start - 1, header_end + 2)
        if told is None:
            return -1
        end = self._window.base + header_end + len(blank) + int(told[1])
        return end if self._is_boundary_near(end) else -1

    def _is_boundary_near(self, end: int) -> bool:
        """True when at ``end``, after the blank line that parts messages, the next one begins or the file ends."""
        after = self._window.glimpse(end - 1, LOOK_AHEAD)
        if not after:
            return False
        line_ends = _LINE_ENDS.match(after, 1)
        at = line_ends.end() if line_ends is not None else 1
        count = after.count(b"\n", 1, at)
        if not (count <= 1 if after.startswith(b"\n") else 1 <= count <= 2):
            return at >= len(after) and not count
        if at >= len(after):
            return True
        return (
            after.startswith(b"From ", at)
            and boundary_at(b"\n\n" + after[at:], 2, must_be_dated=True) is not None
        )

    def _next(self) -> tuple[int, Boundary] | None:
        """The absolute offset of the next line that begins a message, and the boundary there; None at the end."""
        window = self._window
        while True:
            found = _FIND(window.buffer, self._search_from - window.base)
            if found is None:
                self._search_from = max(self._search_from, window.end - len(_SEPARATOR) + 1)
                if not self._advance():
                    return None
                continue
            at = found.start()
            if len(window.buffer) - at < LOOK_AHEAD:
                window.grow_to(window.base + at + LOOK_AHEAD + 1)
            boundary = None
            if not self._is_whole and window.base + at + 1 >= self._told_end:
                boundary = boundary_at(window.buffer, at + 1, must_be_dated=self._must_be_dated)
            if boundary is not None:
                return window.base + at + 1, boundary
            self._is_quoted = False  # a bare "From " line inside: whoever wrote this message quoted none
            self._search_from = window.base + at + 1

    def _advance(self) -> bool:
        window = self._window
        if self._keep == 0 or self._head is not None:
            window.drop_before(self._search_from - 4)
        elif window.end - self._start > self._keep:
            self._head = self._bytes_to(self._start + self._keep)
            window.drop_before(self._search_from - 4)
        else:
            window.drop_before(self._start - 4)
        return window.grow()

    def _close(self, at: int, *, is_last: bool) -> Cut:
        """End the message before the absolute offset ``at``; the blank line that parts messages is not of it."""
        end = at
        if self._start <= self._told_end <= at:
            end = self._told_end
        else:
            end -= self._blank_line_before(at)
        end = max(end, self._start)
        data = None
        if self._keep:
            data = (
                self._head if self._head is not None else self._bytes_to(min(end, self._start + self._keep))
            )
            data = data[: end - self._start]
        return Cut(self._start, end - self._start, self._is_quoted, is_last, data, self._aside)

    def _blank_line_before(self, at: int) -> int:
        before = bytes(self._window.buffer[max(0, at - 4 - self._window.base) : at - self._window.base])
        if before.endswith(b"\n\n"):
            return 1
        return 2 if before.endswith(b"\n\r\n") else 0

    def _bytes_to(self, end: int) -> bytes:
        base = self._window.base
        return bytes(memoryview(self._window.buffer)[self._start - base : end - base])
