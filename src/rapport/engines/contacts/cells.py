"""Cells of tables that people open in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable

#: What makes a spreadsheet take a cell for a formula (OWASP, CSV injection).
FORMULA_STARTS = frozenset("=+-@\t\r")
SEPARATOR = "; "


def harmless(text: str) -> str:
    """The text of a cell, with a leading apostrophe where a spreadsheet would run it."""
    return f"'{text}" if text[:1] in FORMULA_STARTS and text else text


def joined(texts: Iterable[str]) -> str:
    """Several texts in one cell."""
    return SEPARATOR.join(texts)
