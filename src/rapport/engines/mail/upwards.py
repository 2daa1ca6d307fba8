"""Reading the end of a letter upwards: the lines that are not prose, and the closing or name where a signature begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapport.engines.mail.author import Author, agreement
from rapport.engines.mail.kinds import (
    CLOSING,
    CONTACT,
    DETAIL,
    DEVICE,
    NAME,
    OPENING,
    PROSE,
    RULE,
    SHORT,
    SIGNED,
    kind_of,
    name_strength,
)
from rapport.engines.mail.lines import BLANK, OWN, Lines

MAX_LINES = 16  # lines of a signature without delimiter
_MAX_GAP = 3  # blank lines inside a signature


@dataclass(slots=True)
class TailLine:
    """A line at the end of a letter and what it is (see :mod:`rapport.engines.mail.kinds`)."""

    index: int
    kind: int


def tail_of(lines: Lines, first: int, last: int, author: Author, doubtful: int = 0) -> list[TailLine]:
    """The lines at the end that are not prose, from the bottom upwards, with their kinds.

    ``doubtful``: how many short lines of no known kind are let through above what is known.
    """
    found: list[TailLine] = []
    gap = 0
    for index in range(last, first - 1, -1):
        bare = lines.bare[index]
        if lines.kinds[index] == BLANK:
            gap += 1
            if gap > _MAX_GAP:
                break
            continue
        if lines.kinds[index] != OWN or len(found) >= MAX_LINES:
            break
        kind = kind_of(bare, author)
        if kind == PROSE and found and doubtful and len(bare) <= 60 and len(bare.split()) <= 8:
            doubtful -= 1
            kind = SHORT
        if kind in {PROSE, OPENING}:
            break
        found.append(TailLine(index, kind))
        gap = 0
    return found


def start_of(lines: Lines, tail: list[TailLine], author: Author, first: int) -> int:
    """The line where the signature begins, by the highest closing or name that the rest supports; -1 when none is."""
    for at in range(len(tail) - 1, -1, -1):
        one, below = tail[at], tail[:at]
        if one.kind == SIGNED:
            if _is_supported(below, len(below)):
                return one.index
        elif one.kind == CLOSING:
            if _closing_holds(lines, below, author):
                return one.index
        elif one.kind == NAME or (one.kind == CONTACT and _names_first(lines.bare[one.index], author)):
            if _name_holds(lines, one, below, author, first):
                return _with_details_above(tail, at)
        elif one.kind == DEVICE and all(other.kind in {DEVICE, RULE, CONTACT} for other in below):
            return one.index
    return -1


def _with_details_above(tail: list[TailLine], at: int) -> int:
    """A company or department right above the name belongs to the signature when ways to reach somebody follow."""
    reachable = any(other.kind == CONTACT for other in tail[:at])
    while (
        reachable
        and at + 1 < len(tail)
        and tail[at + 1].kind == DETAIL
        and tail[at + 1].index == tail[at].index - 1
    ):
        at += 1
    return tail[at].index


def _closing_holds(lines: Lines, below: list[TailLine], author: Author) -> bool:
    """Something must be signed: a name, a single capitalized word, or a line to reach somebody by."""
    words = [other for other in below if other.kind not in {RULE, DEVICE}]
    if not words:
        return False
    top = words[-1]
    if top.kind == CLOSING:
        return _closing_holds(lines, below[: below.index(top)], author)
    if top.kind in {NAME, SIGNED, DETAIL} or (top.kind == CONTACT and len(words) > 0):
        return _is_supported(below, len(words))
    return top.kind == SHORT and len(lines.bare[top.index].split()) <= 4 and _is_supported(below, len(words))


def _is_supported(below: list[TailLine], size: int) -> bool:
    """No more lines of unknown words than a signature carries."""
    unknown = sum(other.kind == SHORT for other in below)
    return unknown <= max(2, size // 2)


def _names_first(line: str, author: Author) -> bool:
    """A line that names somebody and says how to reach them: "Ana Costa | +351 …", "BT 3-1587"."""
    for mark in ("|", " - ", " – ", "•", "·", ",", "   ", "\t", ":", " +", " (", " x"):
        head, found, _ = line.partition(mark)
        if found and name_strength(head, author) >= 2:
            return True
    return False


def _is_somebody_else(line: str, kind: int, author: Author) -> bool:
    """Details of another person at the end of a letter, without a closing: the author is known and named otherwise."""
    if not author.is_person:
        return False
    name = line if kind == NAME else re.split(r"[|•·,:(\t+]| - | – | {3}", line, maxsplit=1)[0]
    return agreement(name, author) == 0


def _name_holds(lines: Lines, one: TailLine, below: list[TailLine], author: Author, first: int) -> bool:
    """A name begins a signature when it is the author's, or when enough below it is of the kind signatures carry."""
    bare = lines.bare[one.index]
    if bare.endswith(":"):
        return False
    strength = 3 if one.kind == CONTACT else name_strength(bare, author)
    if _is_somebody_else(bare, one.kind, author):
        return False
    telling = sum(other.kind in {CONTACT, DETAIL, DEVICE} for other in below)
    unknown = sum(other.kind == SHORT for other in below)
    names = sum(other.kind == NAME for other in below)
    if unknown > max(2, telling) or (names and not telling):
        return False
    alone = one.index == first or lines.kinds[one.index - 1] == BLANK
    if one.kind == CONTACT or telling:
        reachable = any(other.kind in {CONTACT, DEVICE} for other in below)
        return strength >= 2 or (unknown <= 2 and (reachable or (alone and not bare.isupper())))
    if bare.endswith(",") or (len(bare) <= 3 and bare.isupper()):
        return False
    if strength == 3:
        return one.index > first
    # a given name alone under a letter whose author is known by the family name at most
    return strength == 2 and not below and alone and one.index > first and len(author.words) < 2
