"""What lists, providers and lawyers add below a letter: found at its end and left out of everything."""

from __future__ import annotations

from rapport.engines.mail.attribution import is_rule
from rapport.engines.mail.author import Author
from rapport.engines.mail.closings import (
    has_list_sign,
    is_closing,
    is_disclaimer,
    list_signs,
    opens_list_footer,
)
from rapport.engines.mail.kinds import name_strength
from rapport.engines.mail.lines import BLANK, DROPPED, OWN, Lines

_RULES = frozenset("-_=*─—–~#+.")
_SIGN_LINES = 14  # lines at the end in one of which the sign of a footer stands
_FOOTER_LINES = 40  # lines at the end of a text in which footers and notices are looked for


def drop_footers(lines: Lines, first: int, last: int, author: Author) -> int:
    """Mark footers of lists and providers and legal notices at the end of lines ``first … last`` as DROPPED.

    The last line that is left.
    """
    start = max(first, last - _FOOTER_LINES)
    signs = list_signs("\n".join(lines.bare[max(start, last - _SIGN_LINES) : last + 1]).casefold())
    cut = -1
    opens = start == first or _opens_paragraph(lines, start)
    for index in range(start, last + 1):
        bare = lines.bare[index]
        if not bare:
            opens = True
            continue
        if opens and is_disclaimer(bare) and _is_notice(lines, index, last, author):
            cut = index
        elif signs and lines.kinds[index] == OWN and has_list_sign(bare.casefold(), signs):
            cut = _footer_start(lines, index, first, author)
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
    return lines.last_own(first, cut - 1)


def _opens_paragraph(lines: Lines, index: int) -> bool:
    return lines.kinds[index - 1] != OWN or is_rule(lines.bare[index - 1])


def _is_notice(lines: Lines, index: int, last: int, author: Author) -> bool:
    """A notice runs to the end; a word about confidentiality inside a letter is followed by a closing or a name."""
    below = [lines.bare[at] for at in range(index + 1, last + 1) if lines.kinds[at] == OWN]
    if any(len(line) <= 60 and (is_closing(line) or name_strength(line, author) == 3) for line in below):
        return False
    return sum(len(line.split()) for line in (lines.bare[index], *below)) >= 5


def _footer_start(lines: Lines, index: int, first: int, author: Author) -> int:
    """The first line of the footer that ``index`` is a sign of: a drawn rule or delimiter above it, or itself; else -1.

    A delimiter counts only right above ("-- ", the name of the list, the sign), and not when the author's name stands
    between: then it is the author's own.
    """
    bare = lines.bare[index]
    if is_rule(bare[:6]):
        return index
    strict = opens_list_footer(bare) or (bare.startswith("http") and "listinfo" in bare)
    for at in range(index - 1, max(index - 6, first) - 1, -1):
        above = lines.bare[at]
        if is_rule(above) or is_rule(above[:6]):
            return at
        if above in {"--", "---"}:
            return at if index - at <= 2 else index if strict else -1
        if above and name_strength(above, author) == 3:
            break
    return index if strict else -1
