"""Sentences with choices in them.

``[Could you|Please] send {qty} {item}[ by {date}|]`` offers two beginnings and perhaps an end; brackets nest, braces name
facts. A blank line parts paragraphs; other line breaks are spaces.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rapport.demo.dice import Dice

PARAGRAPH = "\x01"
_SENTENCE = re.compile(r"([.!?] )([a-zà-öø-ÿ])")

# A compiled text is a tuple of pieces: a string as it stands, a fact, or a choice between compiled texts.


@dataclass(frozen=True, slots=True)
class Fact:
    """The place of a fact in a text."""

    key: str


@dataclass(frozen=True, slots=True)
class Choice:
    """The place where one of several texts may stand."""

    options: tuple[tuple[str | Fact | Choice, ...], ...]


Piece = str | Fact | Choice
Compiled = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject of correspondence: how threads about it are called, and what is said in turn.

    ``turns`` are (speaker, text) pairs; speaker "a" is who asks or buys, "b" who answers or sells.
    """

    name: str
    subjects: tuple[str, ...]
    turns: tuple[tuple[str, str], ...]


@cache
def compiled(text: str) -> Compiled:
    """The text made ready for :func:`grow`."""
    joined = re.sub(r"[ \t]*\n[ \t]*\n\s*", PARAGRAPH, text.strip())
    joined = re.sub(r"\s+", " ", joined)
    pieces, end = _sequence(joined, 0)
    if end != len(joined):
        raise ValueError(f"a bracket is closed that was never opened: {text[:60]!r}")
    return pieces


def _sequence(text: str, at: int) -> tuple[Compiled, int]:
    pieces: list[Piece] = []
    start = at
    while at < len(text) and text[at] not in "|]":
        if text[at] == "[":
            if at > start:
                pieces.append(text[start:at])
            choice, at = _choice(text, at + 1)
            pieces.append(choice)
            start = at
        elif text[at] == "{":
            if at > start:
                pieces.append(text[start:at])
            close = text.index("}", at)
            pieces.append(Fact(text[at + 1 : close]))
            at = start = close + 1
        else:
            at += 1
    if at > start:
        pieces.append(text[start:at])
    return tuple(pieces), at


def _choice(text: str, at: int) -> tuple[Choice, int]:
    options = []
    while True:
        option, at = _sequence(text, at)
        options.append(option)
        if at >= len(text):
            raise ValueError(f"a bracket stays open: {text[:60]!r}")
        at += 1
        if text[at - 1] == "]":
            return Choice(tuple(options)), at


def grow(text: str, facts: Mapping[str, str], dice: Dice) -> str:
    """One of the many texts the grammar allows, paragraphs parted by :data:`PARAGRAPH`."""
    out: list[str] = []
    _grow(compiled(text), facts, dice, out)
    return "".join(out)


def _grow(pieces: Compiled, facts: Mapping[str, str], dice: Dice, out: list[str]) -> None:
    for piece in pieces:
        if isinstance(piece, str):
            out.append(piece)
        elif isinstance(piece, Fact):
            out.append(facts[piece.key])
        else:
            options = piece.options
            _grow(options[int(dice.random() * len(options))], facts, dice, out)


def paragraphs(text: str, facts: Mapping[str, str], dice: Dice) -> list[str]:
    """The grown text as paragraphs, spaces tidied, every sentence but a paragraph's first with a capital."""
    grown = grow(text, facts, dice)
    while "  " in grown:
        grown = grown.replace("  ", " ")
    grown = _SENTENCE.sub(_capital, grown.replace(" .", ".").replace(" ,", ","))
    return [part.strip() for part in grown.split(PARAGRAPH) if part.strip()]


def _capital(match: re.Match[str]) -> str:
    return match.group(1) + match.group(2).upper()


def capitalized(parts: list[str]) -> list[str]:
    """The paragraphs, each with a capital at its beginning."""
    return [part[:1].upper() + part[1:] for part in parts]


def line(text: str, facts: Mapping[str, str], dice: Dice) -> str:
    """The grown text as one line."""
    return " ".join(paragraphs(text, facts, dice))
