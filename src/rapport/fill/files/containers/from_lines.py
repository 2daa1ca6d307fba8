"""The line that begins a message in an mbox ("From joe@example.org Fri Jul  8 12:08:34 2011"), strictly recognised.

Sources: RFC 4155 appendix A, the mbox(5) manual pages of qmail and mutt, and what mail programs write: Thunderbird
("From - Fri ..."), Eudora ("From ???@??? Fri ..."), Pipermail ("From joe at example.org  Fri ..."), Google Takeout
("From 1583@xxx Fri Jul 08 12:08:34 +0000 2011"), UUCP ("... remote from host").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapport.fill.files.containers.fields import FIELD, is_known_field

LONGEST_LINE = 1000
LOOK_AHEAD = 4096  # bytes after a candidate that are enough to judge it

_SP = rb"[ \t]+"
_WEEKDAY = rb"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),?[ \t]+)?"
_MONTH = rb"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_TIME = rb"\d{1,2}:\d{2}(?::\d{2})?"
_ZONE = rb"(?:[ \t]+(?:[+-]\d{4}|\(?[A-Z][A-Za-z]{1,4}\)?(?:[+-]\d{1,4})?)){0,2}"
_YEAR = rb"(?:\d{4}|\d{2})"
_ASCTIME = _WEEKDAY + _MONTH + _SP + rb"\d{1,2},?" + _SP + _TIME + _ZONE + _SP + _YEAR + _ZONE
_RFC_DATE = _WEEKDAY + rb"\d{1,2}[ \t-]+" + _MONTH + rb"[ \t-]+" + _YEAR + _SP + _TIME + _ZONE
_ISO_DATE = rb"\d{4}-\d{2}-\d{2}[ \tT]+" + _TIME + rb"(?:[.,]\d{1,9})?(?:Z|[ \t]*[+-]\d{2}:?\d{2})?"
_DATED_LINE = (
    rb"From (?:[^\r\n]{0,900}?[ \t])??[ \t]*(?:" + _ASCTIME + rb"|" + _RFC_DATE + rb"|" + _ISO_DATE + rb")"
    rb"[ \t]*(?:remote from [^\r\n]{1,200})?\r?\n"
)
_UUCP_LINES = rb"(?:>+From [^\r\n]{0,900}\r?\n){0,20}"
_NAME = rb"(?P<name>[!-9;-~]{1,100})[ \t]*:"

_DATED = re.compile(rb"(?P<line>" + _DATED_LINE + rb")" + _UUCP_LINES + _NAME)
_UNDATED = re.compile(
    rb"(?P<line>From [^\r\n]{0,900}\r?\n)"
    + _UUCP_LINES
    + _NAME
    + rb"[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,20}"
    + FIELD
)
_FIRST_LINE = re.compile(rb"From [^\r\n]{0,990}\r?\n")


@dataclass(frozen=True, slots=True)
class Boundary:
    """A line that begins a message: where the message itself starts, and whether the line bore a date."""

    message_start: int
    is_dated: bool


def boundary_at(text: bytes | bytearray, at: int, *, must_be_dated: bool) -> Boundary | None:
    """Judge the line at ``at`` (which begins with ``From ``): does a message begin here?

    A dated line counts when a header field follows, after a blank line any field, else one known from mail. A line
    without a date counts only where the mailbox writes them so (``must_be_dated`` is False), after a blank line, and
    with two fields below it, the first of them known.
    """
    is_after_blank = _is_after_blank(text, at)
    found = _DATED.match(text, at, at + LOOK_AHEAD)
    if found is not None and (is_after_blank or is_known_field(found["name"])):
        return Boundary(found.end("line"), True)
    if must_be_dated or not is_after_blank:
        return None
    found = _UNDATED.match(text, at, at + LOOK_AHEAD)
    if found is not None and is_known_field(found["name"]):
        return Boundary(found.end("line"), False)
    return None


def first_line_end(head: bytes | bytearray) -> int:
    """Where the message starts in a file that holds one message after a "From " line; 0 when it has no such line."""
    found = _FIRST_LINE.match(head)
    return found.end() if found is not None else 0


def _is_after_blank(text: bytes | bytearray, at: int) -> bool:
    before = text[max(0, at - 3) : at]
    return before.endswith((b"\n\n", b"\n\r\n")) or (at < 3 and not before.strip())
