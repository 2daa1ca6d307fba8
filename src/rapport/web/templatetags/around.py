"""A small picture of who is around somebody: our people on one side, their colleagues on the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django import template

from rapport.kernel.directory.types import Level, PersonRow
from rapport.kernel.timeline.types import TieRow

register = template.Library()

WIDTH = 320.0
REACH = 104.0
ROW = 46.0
MARGIN = 30.0
CURVE = 0.42  # how much the outer rows bend towards the middle
MOST = 5
LABEL = 19  # characters of a name that fit
THICKNESS = {Level.WELL: "well", Level.SOME: "some", Level.SLIGHT: "slight"}


@dataclass(frozen=True, slots=True)
class Node:
    """One person in the picture, with the line that leads to the middle.

    Coordinates are of the drawing, as text: as numbers a template would write them in the reader's language.
    """

    name: str
    x: str
    y: str
    text_y: str
    side: str
    thickness: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole drawing, 320 units wide and ``height`` high: the middle, and those around."""

    x: str
    y: str
    height: str
    nodes: tuple[Node, ...]


def _short(name: str) -> str:
    return name if len(name) <= LABEL else f"{name[: LABEL - 1].rstrip()}…"


def _side(members: Sequence[tuple[str, str]], side: str, middle: float) -> list[Node]:
    """Members below one another, the outer ones nearer to the middle."""
    sign = -1 if side == "own" else 1
    nodes = []
    for index, (name, thickness) in enumerate(members):
        away = index - (len(members) - 1) / 2
        bend = 1 - CURVE * (away / (MOST / 2)) ** 2
        x, y = WIDTH / 2 + sign * REACH * bend, middle + away * ROW
        text_y = y + (19 if away > 0 else -11)
        nodes.append(Node(_short(name), f"{x:.1f}", f"{y:.1f}", f"{text_y:.1f}", side, thickness))
    return nodes


@register.simple_tag
def around(ties: Sequence[TieRow], colleagues: Sequence[PersonRow], you: str) -> Picture | None:
    """The picture for a person's ties and colleagues, best known first; None where there is nobody to draw."""
    own = [(you if row.is_you else row.own_name, THICKNESS[row.level]) for row in ties[:MOST]]
    theirs = [(row.name, "none") for row in colleagues[:MOST]]
    if not own and not theirs:
        return None
    height = ROW * (max(len(own), len(theirs)) - 1) + 2 * MARGIN
    nodes = _side(own, "own", height / 2) + _side(theirs, "theirs", height / 2)
    return Picture(f"{WIDTH / 2:.1f}", f"{height / 2:.1f}", f"{height:.1f}", tuple(nodes))
