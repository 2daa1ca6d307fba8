"""HTML to text: one pass over the tags, linear in the input and without a tree.

Mail needs no layout: which words a reader sees, on which lines, and what is quoted. Scripts, styles and hidden elements
are dropped, every blockquote level gives its lines a "> ", table rows become lines with tabs between the cells, links
keep their text. A tree builder may take quadratic time over tags that nobody closes; here nothing is kept open but
quotation, and what a tag means is remembered by its text, since the same few hundred tags make up most mail.
"""

from __future__ import annotations

import re
from html import unescape

from .html_lines import CELL, Reader
from .html_tags import action_of, known_actions

HTML_LIMIT = 1 << 19  # characters that are read
_FILLER = re.compile("(?:[\u200c\u200d\u2007\u00a0] *){4,}")
_CELLS = re.compile(" *\x01[ \x01]*")
_INVISIBLE = "\u200b\u00ad\ufeff\u2060\u034f\u200e\u200f\x00"


def _read(reader: Reader) -> list[str]:
    """Go over the pieces between "<" and gather lines; an action may take further pieces off."""
    pieces = reader.pieces
    line = reader.line
    line.append(next(pieces))
    known = known_actions()
    for piece in pieces:
        head, closed, text = piece.partition(">")
        try:
            action = known[head]
        except KeyError:
            action = action_of(head, closed)
        if action is not None:
            text = action(reader, head, text)
        if text:
            line.append(text)
    reader.flush()
    return reader.lines


def _tidy(text: str) -> str:
    if "&" in text:
        text = unescape_safely(text)
    if CELL in text:
        text = _CELLS.sub("\t", text).replace("\n\t", "\n").replace("\t\n", "\n").strip("\t")
    if not text.isascii():
        if "\u200c" in text:
            text = _FILLER.sub(" ", text)
        for char in _INVISIBLE:
            if char in text:
                text = text.replace(char, "")
        if "\u00a0" in text:
            text = text.replace("\u00a0", " ")
    return text


def unescape_safely(text: str) -> str:
    """Character references resolved; a text with references to impossible numbers stays as it is."""
    try:
        return unescape(text)
    except (ValueError, OverflowError):
        return text


def html_to_text(source: str) -> str:
    """The text a reader of this HTML sees, "\\n" line ends, quotations prefixed with "> " for each level."""
    source = source[:HTML_LIMIT]
    if "&nbsp;" in source:
        source = source.replace("&nbsp;", " ")
    return _tidy("\n".join(_read(Reader(source.split("<")))))
