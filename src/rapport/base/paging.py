"""Lists read by key: a page of rows, and the cursor with which the next one begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

KEY = re.compile(r"-?[0-9]{1,19}")


@dataclass(frozen=True, slots=True)
class Count:
    """A number of rows; past 10,000 it is an estimate and says so."""

    number: int
    is_estimate: bool = False


@dataclass(frozen=True)  # no slots: with them Page[T](...) raises on Python 3.11
class Page(Generic[T]):
    """One page of a list read by key. ``next_cursor`` is opaque and None on the last page."""

    rows: tuple[T, ...]
    next_cursor: str | None = None
    total: Count | None = None


def cursor_of(*keys: int) -> str:
    """A cursor that holds whole numbers: ids, or moments in microseconds."""
    return "_".join(map(str, keys))


def keys_of(cursor: str | None, count: int) -> tuple[int, ...] | None:
    """The numbers in a cursor; None, which is the beginning, for a cursor that is missing or not one of ours."""
    parts = (cursor or "").split("_")
    if len(parts) != count or not all(KEY.fullmatch(part) for part in parts):
        return None
    keys = tuple(int(part) for part in parts)
    return keys if all(-(2**63) <= key < 2**63 for key in keys) else None
