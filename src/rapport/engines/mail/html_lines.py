"""Lines of text in the making while HTML is read."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from operator import length_hint

_PATIENCE = 300_000  # pieces that are looked at in vain for ends of elements
CELL = "\x01"  # stands for the border of a cell until white space has been made single


class Reader:
    """Goes over the pieces between "<" and gathers lines; an action may take further pieces off."""

    __slots__ = (
        "all",
        "blockquotes",
        "bullet",
        "depth",
        "gap",
        "line",
        "lines",
        "links",
        "patience",
        "pieces",
        "preformatted",
        "unclosed",
    )

    def __init__(self, pieces: list[str]) -> None:
        self.all = pieces
        self.pieces = iter(pieces)
        self.lines: list[str] = []
        self.line: list[str] = []
        self.depth = 0
        self.gap = -1  # an empty line is due before the next text, at most so deep in quotation; -1: none is
        self.bullet = ""
        self.preformatted = 0
        self.blockquotes: list[bool] = []  # of each open blockquote: whether it is a quotation
        self.links: list[tuple[str, int]] = []
        self.unclosed: set[str] = set()  # names that are known not to be closed any more
        self.patience = _PATIENCE

    def flush(self) -> None:
        """End the line in the making, if it shows anything."""
        line = self.line
        if not line:
            return
        if self.preformatted:
            self._flush_preformatted()
            return
        text = "".join(line)
        line.clear()
        text = text.strip(" ") if text.isprintable() and "  " not in text else " ".join(text.split())
        if text and text != CELL:
            self.write(text)

    def _flush_preformatted(self) -> None:
        text = "".join(self.line).replace("\r\n", "\n")
        self.line.clear()
        for one in text.split("\n"):
            if one.strip():
                self.write(one.rstrip())
            else:
                self.gap = self.depth

    def write(self, text: str) -> None:
        depth = self.depth
        if self.gap >= 0:
            if self.lines:
                self.lines.append(("> " * min(self.gap, depth)).rstrip())
            self.gap = -1
        if self.bullet:
            text = self.bullet + text
            self.bullet = ""
        self.lines.append("> " * depth + text if depth else text)

    def is_closed(self, name: str) -> bool:
        """Whether an end tag of this name is still to come."""
        end = "/" + name
        here = len(self.all) - length_hint(self.pieces)
        return any(self.all[at][: len(end)].lower() == end for at in range(here, len(self.all)))

    def skip_element(self, name: str) -> str | None:
        """Pass over the rest of an element that has begun; the text behind its own end tag.

        None, and nothing is passed over, when it is not closed, or when too much was looked at in vain already.
        """
        if name in self.unclosed or self.patience <= 0:
            return None
        here = len(self.all) - length_hint(self.pieces)
        size = len(name)
        depth = 1
        for at in range(here, len(self.all)):
            piece = self.all[at]
            closes = piece[:1] == "/"
            if (
                piece[closes : size + closes].lower() == name
                and not piece[size + closes : size + closes + 1].isalnum()
            ):
                depth += -1 if closes else 1
                if depth == 0:
                    next(islice(self.pieces, at - here, None))
                    return piece.partition(">")[2]
        self.patience -= len(self.all) - here
        self.unclosed.add(name)
        return None

    def skip_to(self, ends: Callable[[str], bool]) -> str:
        """Pass over pieces up to the one that ends something; the text behind its tag, "" at the end of the input."""
        for piece in self.pieces:
            if ends(piece):
                return piece.partition(">")[2]
        return ""
