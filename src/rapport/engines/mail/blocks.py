"""Where a signature begins and ends among the author's own lines.

With a delimiter ("-- ", RFC 3676 4.3) it is what follows. Without one, the last lines are read upwards until prose: the
block begins at the closing formula or name that is the highest of them, provided enough speaks for it.
"""

from __future__ import annotations

import re

from rapport.engines.mail.author import Author
from rapport.engines.mail.kinds import CLOSING, CONTACT, MAX_LINE, PROSE, SIGNED, kind_of, name_strength
from rapport.engines.mail.lines import OWN, Lines
from rapport.engines.mail.upwards import MAX_LINES, start_of, tail_of

MAX_DELIMITED = 24  # lines of a signature after a delimiter
_NUMBER = re.compile(r"[0-9][0-9 ./()\-]{5}", re.ASCII)
_LOOKED_AT = 24  # lines of that second look
_DOUBTFUL_LINES = 2
_SLOGAN_LINES = 3
_POSTSCRIPT_LINES = 15
_POSTSCRIPT = re.compile(r"(?i)p\.? ?(?:p\.? ?)?s\.?(?:[ :.\-–]|$)")
_FOOTNOTE = re.compile(r"[\[(]?\d{1,2}[\]).:] ?<?https?://\S+$")


def find(lines: Lines, first: int, last: int, author: Author) -> tuple[int, int] | None:
    """The lines (first, last) of the signature at the end of the own lines ``first … last``; None when there is none."""
    delimiter = _delimiter(lines, first, last, author)
    if delimiter >= 0:
        return _delimited(lines, first, delimiter, last, author)
    last = _before_footnotes(lines, first, last)
    start = start_of(lines, tail_of(lines, first, last, author), author, first)
    if start >= 0:
        return start, last
    reachable = _is_reachable("\n".join(lines.bare[max(first, last - _LOOKED_AT) : last + 1]))
    if reachable and (start := _tolerant_start(lines, first, last, author)) >= 0:
        return start, last
    found = _before_postscript(lines, first, last, author)
    if found is None and reachable and (start := _above_slogan(lines, first, last, author)) >= 0:
        return start, last
    return found


def _is_reachable(text: str) -> bool:
    """A way to reach somebody, roughly: without one near the end a second look for a signature is in vain."""
    return "@" in text or "www." in text or "://" in text or _NUMBER.search(text) is not None


def _tolerant_start(lines: Lines, first: int, last: int, author: Author) -> int:
    """The start of a block with one or two lines nobody understands inside, between the author's name or a closing
    above and ways to reach them below; -1 without one."""
    tail = tail_of(lines, first, last, author, doubtful=_DOUBTFUL_LINES)
    start = start_of(lines, tail, author, first)
    if start < 0:
        return -1
    opening = next(one for one in tail if one.index == start)
    sure = opening.kind in {CLOSING, SIGNED} or name_strength(lines.bare[start], author) == 3
    return start if sure and any(one.kind == CONTACT for one in tail if one.index > start) else -1


def _before_footnotes(lines: Lines, first: int, last: int) -> int:
    """The last line above references such as "[1] http://…"."""
    at = last
    while at > first and (lines.kinds[at] != OWN or _FOOTNOTE.match(lines.bare[at])):
        at -= 1
    return at


def _above_slogan(lines: Lines, first: int, last: int, author: Author) -> int:
    """The start of a full signature above one to three short lines of a slogan or an invitation; -1 without one.

    Only a block with the author's name and a way to reach them is taken, so that prose stays prose.
    """
    above = last
    for _ in range(_SLOGAN_LINES):
        if len(lines.bare[above]) > 100 or lines.kinds[above] != OWN:
            return -1
        above = lines.last_own(first, above - 1)
        if above < first:
            return -1
        tail = tail_of(lines, first, above, author)
        start = start_of(lines, tail, author, first)
        inside = [one for one in tail if one.index >= start >= 0]
        named = any(name_strength(lines.bare[one.index].split("|")[0], author) == 3 for one in inside)
        if named and any(one.kind == CONTACT for one in inside):
            return start
    return -1


def _before_postscript(lines: Lines, first: int, last: int, author: Author) -> tuple[int, int] | None:
    """A signature above "P.S. …", when it is the author's beyond doubt."""
    for index in range(last, max(last - _POSTSCRIPT_LINES, first), -1):
        if lines.bare[index][:1] in {"P", "p"} and _POSTSCRIPT.match(lines.bare[index]):
            above = lines.last_own(first, index - 1)
            tail = tail_of(lines, first, above, author) if above >= first else []
            start = start_of(lines, tail, author, first)
            inside = [one for one in tail if one.index >= start >= 0]
            if any(
                one.kind == CONTACT or name_strength(lines.bare[one.index], author) == 3 for one in inside
            ):
                return start, above
    return None


def _delimiter(lines: Lines, first: int, last: int, author: Author) -> int:
    """The line of the delimiter near the end: "-- " exactly, or "--" with a short rest."""
    seen = 0
    for index in range(last, first - 1, -1):
        bare = lines.bare[index]
        if not bare:
            continue
        if bare in {"--", "—", "- --"} and _closes(lines, index, last, seen, author):
            return index
        seen += 1
        if seen > MAX_DELIMITED or len(bare) > MAX_LINE * 4:
            return -1
    return -1


def _closes(lines: Lines, index: int, last: int, below: int, author: Author) -> bool:
    raw = lines.raw[index].rstrip("\r")
    if raw == "-- ":
        return True
    if below == 0 or below > MAX_LINES:
        return False
    rest = [lines.bare[at] for at in range(index + 1, last + 1) if lines.bare[at]]
    prose = sum(kind_of(line, author) == PROSE for line in rest)
    return prose * 2 <= len(rest) and all(len(line) <= MAX_LINE for line in rest)


def _delimited(lines: Lines, first: int, delimiter: int, last: int, author: Author) -> tuple[int, int] | None:
    """What follows the delimiter, with the closing and name right above it when there are any."""
    above = lines.last_own(first, delimiter - 1)
    if above < first:
        return (delimiter, last) if delimiter < last else None
    start = start_of(lines, tail_of(lines, first, above, author), author, first)
    if start >= 0:
        return start, last
    return (delimiter, last) if delimiter < last else None
