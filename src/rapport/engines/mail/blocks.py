"""Where a signature begins and ends among the author's own lines.

With a delimiter ("-- ", RFC 3676 4.3) it is what follows. Without one, the last lines are read upwards until prose: the
block begins at the closing formula or name that is the highest of them, provided enough speaks for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapport.engines.mail.attribution import is_rule
from rapport.engines.mail.author import Author
from rapport.engines.mail.closings import (
    has_list_sign,
    is_closing,
    is_disclaimer,
    may_have_footer,
    opens_list_footer,
)
from rapport.engines.mail.kinds import (
    CLOSING,
    CONTACT,
    DETAIL,
    DEVICE,
    MAX_LINE,
    NAME,
    OPENING,
    PROSE,
    RULE,
    SHORT,
    SIGNED,
    kind_of,
    name_strength,
)
from rapport.engines.mail.lines import BLANK, DROPPED, OWN, Lines

MAX_LINES = 16  # lines of a signature without delimiter
MAX_DELIMITED = 24  # … and after one
_MAX_GAP = 3  # blank lines inside a signature
_POSTSCRIPT_LINES = 15
_POSTSCRIPT = re.compile(r"(?i)p\.? ?(?:p\.? ?)?s\.?(?:[ :.\-–]|$)")
_FOOTNOTE = re.compile(r"[\[(]?\d{1,2}[\]).:] ?<?https?://\S+$")
_RULES = frozenset("-_=*─—–~#+.")
_FOOTER_LINES = 40  # lines at the end of a text in which footers and notices are looked for


@dataclass(slots=True)
class _Line:
    index: int
    kind: int


def drop_footers(lines: Lines, first: int, last: int, author: Author) -> int:
    """Mark footers of lists and providers and legal notices at the end of lines ``first … last`` as DROPPED.

    The last line that is left.
    """
    start = max(first, last - _FOOTER_LINES)
    has_footer = may_have_footer("\n".join(lines.bare[start : last + 1]).casefold())
    cut = -1
    opens = start == first or _opens_paragraph(lines, start)
    for index in range(start, last + 1):
        bare = lines.bare[index]
        if not bare:
            opens = True
            continue
        if opens and is_disclaimer(bare) and _is_notice(lines, index, last, author):
            cut = index
        elif has_footer and lines.kinds[index] == OWN and has_list_sign(bare.casefold()):
            cut = _footer_start(lines, index, first)
        if cut >= 0:
            break
        opens = bare[0] in _RULES and is_rule(bare)
    if cut < 0:
        return last
    while cut - 1 >= first and (lines.kinds[cut - 1] == BLANK or is_rule(lines.bare[cut - 1])):
        cut -= 1
    for index in range(cut, last + 1):
        if lines.kinds[index] == OWN:
            lines.kinds[index] = DROPPED
    return _last_own(lines, first, cut - 1)


def _opens_paragraph(lines: Lines, index: int) -> bool:
    return lines.kinds[index - 1] != OWN or is_rule(lines.bare[index - 1])


def _is_notice(lines: Lines, index: int, last: int, author: Author) -> bool:
    """A notice runs to the end; a word about confidentiality inside a letter is followed by a closing or a name."""
    below = [lines.bare[at] for at in range(index + 1, last + 1) if lines.kinds[at] == OWN]
    if any(len(line) <= 60 and (is_closing(line) or name_strength(line, author) == 3) for line in below):
        return False
    return sum(len(line.split()) for line in (lines.bare[index], *below)) >= 5


def _footer_start(lines: Lines, index: int, first: int) -> int:
    """The first line of the footer that ``index`` is a sign of: a drawn rule above it, a delimiter, or itself; else -1.

    A delimiter counts only right above ("-- ", the name of the list, the sign), since it may be the author's own.
    """
    bare = lines.bare[index]
    if is_rule(bare[:6]) or (bare.startswith("http") and "listinfo" in bare):
        return index
    for at in range(index - 1, max(index - 6, first) - 1, -1):
        if is_rule(lines.bare[at]) or is_rule(lines.bare[at][:6]):
            return at
        if lines.bare[at] in {"--", "---"}:
            return at if index - at <= 2 else -1
    return index if opens_list_footer(bare) else -1


def _last_own(lines: Lines, first: int, index: int) -> int:
    while index >= first and lines.kinds[index] != OWN:
        index -= 1
    return index


def find(lines: Lines, first: int, last: int, author: Author) -> tuple[int, int] | None:
    """The lines (first, last) of the signature at the end of the own lines ``first … last``; None when there is none."""
    delimiter = _delimiter(lines, first, last, author)
    if delimiter >= 0:
        return _delimited(lines, first, delimiter, last, author)
    last = _before_footnotes(lines, first, last)
    start = _start(lines, _tail(lines, first, last, author), author, first)
    if start >= 0:
        return start, last
    return _before_postscript(lines, first, last, author)


def _before_footnotes(lines: Lines, first: int, last: int) -> int:
    """The last line above references such as "[1] http://…"."""
    at = last
    while at > first and (lines.kinds[at] != OWN or _FOOTNOTE.match(lines.bare[at])):
        at -= 1
    return at


def _before_postscript(lines: Lines, first: int, last: int, author: Author) -> tuple[int, int] | None:
    """A signature above "P.S. …", when it is the author's beyond doubt."""
    for index in range(last, max(last - _POSTSCRIPT_LINES, first), -1):
        if _POSTSCRIPT.match(lines.bare[index]):
            above = _last_own(lines, first, index - 1)
            tail = _tail(lines, first, above, author) if above >= first else []
            start = _start(lines, tail, author, first)
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
    above = _last_own(lines, first, delimiter - 1)
    if above < first:
        return (delimiter, last) if delimiter < last else None
    start = _start(lines, _tail(lines, first, above, author), author, first)
    if start >= 0:
        return start, last
    return (delimiter, last) if delimiter < last else None


def _tail(lines: Lines, first: int, last: int, author: Author) -> list[_Line]:
    """The lines at the end that are not prose, from the bottom upwards, with their kinds."""
    found: list[_Line] = []
    gap = 0
    for index in range(last, first - 1, -1):
        bare = lines.bare[index]
        if lines.kinds[index] == BLANK:
            gap += 1
            if gap > _MAX_GAP:
                break
            continue
        if lines.kinds[index] != OWN or len(found) >= MAX_LINES:
            break
        kind = kind_of(bare, author)
        if kind in {PROSE, OPENING}:
            break
        found.append(_Line(index, kind))
        gap = 0
    return found


def _start(lines: Lines, tail: list[_Line], author: Author, first: int) -> int:
    """The line where the signature begins, by the highest closing or name that the rest supports; -1 when none is."""
    for at in range(len(tail) - 1, -1, -1):
        one, below = tail[at], tail[:at]
        if one.kind == SIGNED:
            if _is_supported(below, len(below)):
                return one.index
        elif one.kind == CLOSING:
            if _closing_holds(lines, below, author):
                return one.index
        elif one.kind == NAME or (one.kind == CONTACT and _names_first(lines.bare[one.index], author)):
            if _name_holds(lines, one, below, author, first):
                return _with_details_above(tail, at)
        elif one.kind == DEVICE and all(other.kind in {DEVICE, RULE, CONTACT} for other in below):
            return one.index
    return -1


def _with_details_above(tail: list[_Line], at: int) -> int:
    """A company or department right above the name belongs to the signature when ways to reach somebody follow."""
    reachable = any(other.kind == CONTACT for other in tail[:at])
    while (
        reachable
        and at + 1 < len(tail)
        and tail[at + 1].kind == DETAIL
        and tail[at + 1].index == tail[at].index - 1
    ):
        at += 1
    return tail[at].index


def _closing_holds(lines: Lines, below: list[_Line], author: Author) -> bool:
    """Something must be signed: a name, a single capitalized word, or a line to reach somebody by."""
    words = [other for other in below if other.kind not in {RULE, DEVICE}]
    if not words:
        return False
    top = words[-1]
    if top.kind == CLOSING:
        return _closing_holds(lines, below[: below.index(top)], author)
    if top.kind in {NAME, SIGNED, DETAIL} or (top.kind == CONTACT and len(words) > 0):
        return _is_supported(below, len(words))
    return top.kind == SHORT and len(lines.bare[top.index].split()) <= 4 and _is_supported(below, len(words))


def _is_supported(below: list[_Line], size: int) -> bool:
    """No more lines of unknown words than a signature carries."""
    unknown = sum(other.kind == SHORT for other in below)
    return unknown <= max(2, size // 2)


def _names_first(line: str, author: Author) -> bool:
    """A line that names somebody and says how to reach them: "Ana Costa | +351 …", "BT 3-1587"."""
    for mark in ("|", " - ", " – ", "•", "·", ",", "   ", "\t", ":", " +", " (", " x"):
        head, found, _ = line.partition(mark)
        if found and name_strength(head, author) >= 2:
            return True
    return False


def _name_holds(lines: Lines, one: _Line, below: list[_Line], author: Author, first: int) -> bool:
    """A name begins a signature when it is the author's, or when enough below it is of the kind signatures carry."""
    bare = lines.bare[one.index]
    if bare.endswith(":"):
        return False
    strength = 3 if one.kind == CONTACT else name_strength(bare, author)
    telling = sum(other.kind in {CONTACT, DETAIL, DEVICE} for other in below)
    unknown = sum(other.kind == SHORT for other in below)
    names = sum(other.kind == NAME for other in below)
    if unknown > max(2, telling) or (names and not telling):
        return False
    alone = one.index == first or lines.kinds[one.index - 1] == BLANK
    if one.kind == CONTACT or telling:
        reachable = any(other.kind in {CONTACT, DEVICE} for other in below)
        return strength >= 2 or (unknown <= 2 and (reachable or (alone and not bare.isupper())))
    if bare.endswith(",") or (len(bare) <= 3 and bare.isupper()):
        return False
    if strength == 3:
        return one.index > first
    # a given name alone under a letter whose author is known by the family name at most
    return strength == 2 and not below and alone and one.index > first and len(author.words) < 2
