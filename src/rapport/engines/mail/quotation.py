"""Whose words are the lines: quoted, forwarded or the author's own.

Linear in the text: every line is looked at a bounded number of times. Three things are told apart:

- marked quotation ("> ", "| ", "AB> "): only the marked lines and the line that introduces them are quoted, so that answers
  between and below stay the author's;
- an unmarked quotation (Outlook's header block, "-----Original Message-----", "On … wrote:" with nothing marked after it):
  everything from there to the end is quoted;
- a forwarded message, marked or not, by the separator before it.
"""

from __future__ import annotations

import re

from rapport.engines.mail.attribution import (
    begins_attribution,
    header_label,
    is_attribution,
    is_loose_attribution,
    is_rule,
    separator,
)
from rapport.engines.mail.lines import BLANK, FORWARDED, LONG, OWN, QUOTED, Lines

_INITIALS = re.compile(r"[A-Z][A-Za-z]{0,3}>+(?: |$)")
_MIGHT = re.compile(r"[\d@]")
_WORTH_A_LOOK = frozenset("-_=*─—")
_HEADER_LINES = 14  # lines of a header block that are looked at


def mark(lines: Lines) -> None:
    """Set ``lines.kinds``: OWN lines become QUOTED or FORWARDED where they are."""
    _mark_prefixed(lines)
    _mark_unmarked(lines)
    _mark_introductions(lines)


def _mark_prefixed(lines: Lines) -> None:
    kinds = lines.kinds
    bars: list[int] = []
    initials: list[int] = []
    quoted = False
    for index, bare in enumerate(lines.bare):
        if not bare:
            continue
        first = bare[0]
        if first == ">":
            if not bare.startswith(">From "):
                kinds[index] = QUOTED
                quoted = True
        elif first == "|":
            if bare[1:2] in {" ", "", "|", ">"} and "|" not in bare[2:].replace("|>", ""):
                bars.append(index)
        elif ">" in bare[1:6] and _INITIALS.match(bare):
            initials.append(index)
    for found in (bars, initials):
        if len(found) >= 2:
            quoted = True
            for index in found:
                kinds[index] = QUOTED
    if quoted:
        _mark_broken_lines(lines)


def _mark_broken_lines(lines: Lines) -> None:
    """A short lower-case line squeezed between two quoted ones is the end of a quoted line that was wrapped."""
    kinds, bare = lines.kinds, lines.bare
    for index in range(1, len(kinds) - 1):
        if kinds[index] == OWN and kinds[index - 1] == QUOTED and kinds[index + 1] == QUOTED:
            line = bare[index]
            if len(bare[index - 1]) >= 60 and len(line) <= 40 and (line[0].islower() or line[0] in ".,;)"):
                kinds[index] = QUOTED


def _mark_unmarked(lines: Lines) -> None:
    """Separators, header blocks and attributions of quotations, from the top down."""
    done = 0
    kinds = lines.kinds
    for index, bare in enumerate(lines.bare):
        if index < done or not bare or kinds[index] != OWN:
            continue
        if (":" in bare or bare[0] in _WORTH_A_LOOK or "：" in bare) and len(bare) <= LONG:
            opened = _opens(lines, index)
            if opened is not None:
                done = _close(lines, *opened)


def _opens(lines: Lines, index: int) -> tuple[int, int, int] | None:
    """(first line, last line of the introduction, kind) when a quotation or forwarded part opens at ``index``."""
    bare = lines.bare[index]
    has_colon = ":" in bare or "：" in bare
    if (bare[0] in _WORTH_A_LOOK or has_colon) and len(bare) <= 160:
        found = separator(bare)
        if found:
            last = _header_end(lines, index + 1)
            if found == "forwarded" or last > index or bare[0] in _WORTH_A_LOOK:
                return index, max(last, index), FORWARDED if found == "forwarded" else QUOTED
    if not has_colon:
        return None
    if header_label(bare):
        last = _header_block(lines, index)
        if last >= 0:
            return _with_rule(lines, index), last, QUOTED
    if bare.endswith((":", "：")):
        first = _attribution(lines, index)
        if first >= 0:
            return first, index, QUOTED
    return None


def _header_block(lines: Lines, index: int) -> int:
    """The last line of a block of header lines that begins at ``index``; -1 when it is none.

    It must say from whom, and two of when, to whom and about what.
    """
    kinds, last = _header_lines(lines, index)
    return last if "from" in kinds and len(kinds & {"date", "to", "subject"}) >= 2 else -1


def _header_end(lines: Lines, index: int) -> int:
    """The last header line after a separator, or ``index - 1`` when none follows."""
    kinds, last = _header_lines(lines, index)
    return last if kinds & {"from", "date", "to", "subject"} else index - 1


def _header_lines(lines: Lines, index: int) -> tuple[set[str], int]:
    kinds: set[str] = set()
    last, folded, gap = index - 1, 0, 0
    for at in range(index, min(index + _HEADER_LINES, len(lines.kinds))):
        if lines.kinds[at] == BLANK:
            gap += 1
            if gap > 1 or ("subject" in kinds and len(kinds) >= 3):
                break
            continue
        label = header_label(lines.bare[at]) if lines.kinds[at] == OWN else ""
        if label:
            kinds.add(label)
            last, folded, gap = at, 0, 0
        elif not kinds or gap or folded >= 3 or lines.kinds[at] != OWN:
            break
        else:
            folded += 1
    return kinds, last


def _with_rule(lines: Lines, index: int) -> int:
    """The line where the drawn rule above a header block stands, or the block's own first line."""
    before = lines.previous(index, 2)
    return before if before >= 0 and lines.kinds[before] == OWN and is_rule(lines.bare[before]) else index


def _attribution(lines: Lines, index: int) -> int:
    """The first line of an attribution that ends at ``index`` (folded over up to four lines); -1 when it is none."""
    marked = _is_marked_after(lines, index)
    text = lines.bare[index]
    if not marked and not any(_MIGHT.search(line) for line in lines.bare[max(index - 3, 0) : index + 1]):
        return -1
    best = index if (is_loose_attribution(text) if marked else is_attribution(text)) else -1
    for first in range(index - 1, max(index - 4, -1), -1):
        if lines.kinds[first] != OWN or len(lines.bare[first]) > LONG:
            break
        above = lines.bare[first]
        if above.endswith((".", "!", "?", ":")) and not above[-3:-1].islower():
            break
        text = f"{above} {text}"
        if begins_attribution(above) and is_attribution(text):
            return first
    return best


def _is_marked_after(lines: Lines, index: int) -> bool:
    after = lines.next(index)
    return after >= 0 and lines.kinds[after] == QUOTED


def _close(lines: Lines, first: int, last: int, kind: int) -> int:
    """Mark an introduction and what it opens; the line to go on from."""
    kinds, count = lines.kinds, len(lines.kinds)
    for at in range(first, last + 1):
        if kinds[at] != BLANK:
            kinds[at] = kind
    after = lines.next(last)
    if after < 0 or kinds[after] != QUOTED:
        for at in range(last + 1, count):
            if kinds[at] != BLANK:
                kinds[at] = kind
        return count
    while kind == FORWARDED and after < count and kinds[after] in {QUOTED, BLANK}:
        if kinds[after] == QUOTED:
            kinds[after] = FORWARDED
        after += 1
    return max(after, last + 1)


def _mark_introductions(lines: Lines) -> None:
    """Lines without a colon that introduce marked lines: "2012/4/2 Bob <bob@acme.com>"."""
    kinds = lines.kinds
    for index in range(1, len(kinds)):
        if kinds[index] != QUOTED or kinds[index - 1] == QUOTED:
            continue
        before = lines.previous(index)
        if before < 0 or kinds[before] != OWN or len(lines.bare[before]) > LONG:
            continue
        text = lines.bare[before]
        if is_loose_attribution(text):
            kinds[before] = QUOTED
            above = before - 1
            if above >= 0 and kinds[above] == OWN and is_attribution(f"{lines.bare[above]} {text}"):
                kinds[above] = QUOTED
