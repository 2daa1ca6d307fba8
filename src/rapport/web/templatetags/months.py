"""Months of exchange as small bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from django import template

from rapport.kernel.timeline.types import MonthCount

register = template.Library()

HEIGHT = 24.0
STEP = 4
LEAST = 3.0
BASE = 1.2


@dataclass(frozen=True, slots=True)
class Bar:
    """One month: its bar in drawing units, as text; a month without messages keeps a line at the foot."""

    x: str
    y: str
    height: str
    is_any: bool


@dataclass(frozen=True, slots=True)
class Bars:
    """The drawing, ``width`` units wide and 24 high."""

    width: int
    bars: tuple[Bar, ...]


def _height(count: int, most: int) -> float:
    """The square root keeps one lively month from flattening all others."""
    return BASE if count == 0 else max(LEAST, HEIGHT * sqrt(count / most))


@register.simple_tag
def bars(months: Sequence[MonthCount]) -> Bars:
    """The bars of a run of months, oldest first; empty for no months at all."""
    counts = [month.sent + month.received for month in months]
    most = max(counts, default=0)
    if most == 0:
        return Bars(0, ())
    heights = [_height(count, most) for count in counts]
    drawn = tuple(
        Bar(str(index * STEP), f"{HEIGHT - height:.1f}", f"{height:.1f}", count > 0)
        for index, (height, count) in enumerate(zip(heights, counts, strict=True))
    )
    return Bars(len(drawn) * STEP - 1, drawn)
