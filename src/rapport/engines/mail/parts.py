"""The text of a message taken apart: own words, quotation, forwarded parts, signature."""

from __future__ import annotations

from rapport.engines.mail import blocks, quotation
from rapport.engines.mail.author import Author, author_of
from rapport.engines.mail.footer_lines import drop_footers
from rapport.engines.mail.lines import BLANK, FORWARDED, OWN, QUOTED, Lines, split
from rapport.engines.mail.types import Address, Parts

_RUNS_TRIED = 3  # runs of own lines, from the last upwards, that are searched for a signature
_EMPTY = Parts((), (), (), None)


def take_apart(text: str, author: Address | None = None) -> Parts:
    """Take the text of a message apart. Linear in its length; never raises.

    ``author`` (the first From address) helps to tell a name below a letter from a word. Spans are offsets into ``text``
    from the first to the last letter of a run of lines. Footers of lists, campaigns and providers and legal notices
    are in no span.
    """
    if not text:
        return _EMPTY
    lines = split(text)
    quotation.mark(lines)
    signature = _find_signature(lines, author_of(author))
    kinds = set(lines.kinds)
    return Parts(
        tuple(_spans(lines, OWN, signature)),
        tuple(_spans(lines, QUOTED, None)) if QUOTED in kinds else (),
        tuple(_spans(lines, FORWARDED, None)) if FORWARDED in kinds else (),
        lines.span(*signature) if signature else None,
    )


def _find_signature(lines: Lines, author: Author) -> tuple[int, int] | None:
    tried = 0
    for first, last in _own_runs_upwards(lines):
        last = drop_footers(lines, first, last, author)
        if last < first:
            continue
        found = blocks.find(lines, first, last, author)
        if found is not None:
            return found
        tried += 1
        if tried >= _RUNS_TRIED:
            break
    return None


def _own_runs_upwards(lines: Lines) -> list[tuple[int, int]]:
    """Runs of own lines (blank lines inside), the last first, no more than are tried (footers may use some up)."""
    runs: list[tuple[int, int]] = []
    kinds = lines.kinds
    index = len(kinds) - 1
    while index >= 0 and len(runs) < _RUNS_TRIED + 2:
        if kinds[index] != OWN:
            index -= 1
            continue
        last = first = index
        while index >= 0 and kinds[index] in {OWN, BLANK}:
            if kinds[index] == OWN:
                first = index
            index -= 1
        runs.append((first, last))
    return runs


def _spans(lines: Lines, kind: int, signature: tuple[int, int] | None) -> list[tuple[int, int]]:
    """The spans of runs of one kind, blank lines inside allowed, the signature's lines left out."""
    spans: list[tuple[int, int]] = []
    begin, end = signature or (-1, -1)
    first = last = -1
    for index, found in enumerate(lines.kinds):
        if found == kind and not begin <= index <= end:
            last = index
            if first < 0:
                first = index
        elif found != BLANK and first >= 0:
            spans.append(lines.span(first, last))
            first = -1
    if first >= 0:
        spans.append(lines.span(first, last))
    return spans
