"""Reads the tables of address headers that stand beside this file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_ESCAPE = re.compile(r"\\(x[0-9a-f]{2}|n|t)")


@dataclass(frozen=True)
class Case:
    """One header value (Latin-1 text, as headers give it) and the (name, address) pairs it means."""

    line: int
    value: str
    expected: tuple[tuple[str, str], ...]


def cases(name: str) -> list[Case]:
    """The cases of one table."""
    found: list[Case] = []
    value: str | None = None
    pairs: list[tuple[str, str]] = []
    start = 0
    lines = Path(__file__).with_name(f"addresses_{name}.txt").read_text(encoding="utf-8").split("\n")
    for number, line in enumerate([*lines, ""], 1):
        if line.startswith("> "):
            value, pairs, start = _unescaped(line[2:]), [], number
        elif line.startswith("#"):
            continue
        elif not line:
            if value is not None:
                found.append(Case(start, value, tuple(pairs)))
            value = None
        else:
            shown, _, address = line.rpartition(" | ")
            pairs.append((shown, address))
    return found


def _unescaped(text: str) -> str:
    """Bytes as Latin-1; a line end before a continuation is gone, as unfolding leaves it."""
    return _ESCAPE.sub(
        lambda m: {"n": "", "t": "\t"}.get(m[1]) or (chr(int(m[1][1:], 16)) if m[1] != "n" else ""), text
    )
