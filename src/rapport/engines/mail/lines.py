"""The lines of a text with their places, and what single lines are in the traffic of mail."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

OWN, BLANK, QUOTED, FORWARDED, DROPPED = range(5)  # DROPPED: footers of lists and providers, disclaimers
LONG = 1000  # a line longer than this is prose, whatever it holds
_WITH_END = (1).__add__
_BLANKS = "".join(c for c in map(chr, range(0x3001)) if c.isspace()) + "\u200b\u200c\u200d\u2060\ufeff\u00ad"


@dataclass(slots=True)
class Lines:
    """A text split at "\\n": ``starts[i]`` is where line i begins in the text, ``kinds[i]`` whose words it holds."""

    raw: list[str]
    bare: list[str]  # stripped of surrounding blanks
    starts: list[int]
    kinds: list[int]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets from the first letter of line ``first`` to the last letter of line ``last``."""
        raw = self.raw[first]
        indent = raw.index(self.bare[first]) if self.bare[first] else 0
        end = self.raw[last]
        stop = end.index(self.bare[last]) + len(self.bare[last]) if self.bare[last] else len(end)
        return self.starts[first] + indent, self.starts[last] + stop

    def previous(self, index: int, limit: int = 3) -> int:
        """The nearest line before ``index`` that is not blank, at most ``limit`` blank lines away; -1 when none."""
        at = index - 1
        while at >= 0 and self.kinds[at] == BLANK and index - at <= limit:
            at -= 1
        return at if at >= 0 and self.kinds[at] != BLANK else -1

    def last_own(self, first: int, index: int) -> int:
        """The nearest own line at or before ``index``; ``first - 1`` or less when there is none down to ``first``."""
        while index >= first and self.kinds[index] != OWN:
            index -= 1
        return index

    def next(self, index: int, limit: int = 6) -> int:
        """The nearest line after ``index`` that is not blank, at most ``limit`` blank lines away; -1 when none."""
        at = index + 1
        count = len(self.kinds)
        while at < count and self.kinds[at] == BLANK and at - index <= limit:
            at += 1
        return at if at < count and self.kinds[at] != BLANK else -1


def split(text: str) -> Lines:
    """The lines of a text, each OWN or BLANK so far."""
    raw = text.split("\n")
    bare = [line.strip() for line in raw] if text.isascii() else [line.strip(_BLANKS) for line in raw]
    starts = [0, *accumulate(map(_WITH_END, map(len, raw)))]
    return Lines(raw, bare, starts, [OWN if line else BLANK for line in bare])
