"""Small drawings: who is around somebody, and months of exchange."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from django.template import Context, Template
from django.utils import translation

from rapport.kernel.directory.types import Certainty, Freshness, Level, PersonRow
from rapport.kernel.timeline.types import MonthCount, TieRow
from rapport.web.templatetags.around import around
from rapport.web.templatetags.months import bars

SURE = Certainty(1.0, Freshness.FRESH, None)


def tie(name: str, level: Level = Level.SOME, *, is_you: bool = False) -> TieRow:
    return TieRow(1, name, is_you, 2, "Marta", 1, 1, 1, None, None, 0.5, level, ())


def colleague(name: str) -> PersonRow:
    return PersonRow(3, name, "XX", None, None, "", (), None, SURE)


def month(number: int, count: int) -> MonthCount:
    return MonthCount(date(2026, number, 1), count, 0)


def test_our_people_stand_on_one_side_and_theirs_on_the_other() -> None:
    picture = around([tie("Priya", Level.WELL), tie("Tom", is_you=True)], [colleague("Henrik")], "you")
    assert picture is not None
    assert [(node.name, node.side, node.thickness) for node in picture.nodes] == [
        ("Priya", "own", "well"),
        ("you", "own", "some"),
        ("Henrik", "theirs", "none"),
    ]
    assert all(float(node.x) < float(picture.x) for node in picture.nodes[:2])
    assert float(picture.nodes[2].x) > float(picture.x)


def test_nobody_around_is_no_picture() -> None:
    assert around([], [], "you") is None


def test_many_people_fit_without_touching() -> None:
    picture = around([tie(f"Somebody with a very long name {n}") for n in range(30)], [], "you")
    assert picture is not None
    heights = [float(node.y) for node in picture.nodes]
    assert len(heights) == 5
    assert min(b - a for a, b in pairwise(heights)) > 30
    assert all(0 < float(node.text_y) < float(picture.height) for node in picture.nodes)
    assert all(len(node.name) <= 19 for node in picture.nodes)


def test_bars_fill_the_height_and_silent_months_keep_a_line() -> None:
    drawn = bars([month(1, 0), month(2, 4), month(3, 16)])
    assert (drawn.width, [bar.is_any for bar in drawn.bars]) == (11, [False, True, True])
    assert [float(bar.height) for bar in drawn.bars] == [1.2, 12.0, 24.0]
    assert all(float(bar.y) + float(bar.height) == pytest.approx(24) for bar in drawn.bars)


@pytest.mark.parametrize("months", [[], [month(1, 0), month(2, 0)]])
def test_silence_is_not_drawn(months: list[MonthCount]) -> None:
    assert bars(months).bars == ()


def test_a_drawing_is_the_same_in_a_language_with_decimal_commas() -> None:
    template = Template(
        "{% load months %}{% bars months as b %}{% for bar in b.bars %}{{ bar.height }} {% endfor %}"
    )
    context = Context({"months": [month(1, 1), month(2, 2)]})
    with translation.override("de"):
        assert template.render(context) == "17.0 24.0 "
