"""What stands in a signature block, as values with their places: the common shape the finders of it share."""

from __future__ import annotations

from dataclasses import dataclass

from rapport.engines.mail.types import Attribute, Origin


@dataclass(frozen=True, slots=True)
class Field:
    """One value found in a text; ``start`` and ``end`` are offsets into that text."""

    attribute: Attribute
    value: str
    normalized: str
    confidence: float
    origin: Origin
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line between separators: its text and offsets into the block, and the line it stands in."""

    text: str
    start: int
    end: int
    line: int
