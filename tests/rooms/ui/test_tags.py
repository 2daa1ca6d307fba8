"""The tags every template has."""

from __future__ import annotations

import pytest

from rapport.ui.templatetags.ui import ICONS, hundredths, icon, initials, number


def test_every_icon_can_be_drawn_and_says_nothing_by_itself() -> None:
    names = [path.stem for path in ICONS.glob("*.svg")]
    assert names
    for name in names:
        drawn = icon(name)
        assert 'aria-hidden="true"' in drawn
        assert "<path" in drawn or "<circle" in drawn or "<rect" in drawn
        assert "xmlns" not in drawn


def test_an_unknown_icon_is_a_mistake() -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


@pytest.mark.parametrize(("share", "shown"), [(0.0, 0), (0.644, 64), (1.0, 100), (-3.0, 0), (7.0, 100)])
def test_a_share_stays_within_its_bounds(share: float, shown: int) -> None:
    assert hundredths(share) == shown


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ana Lund", "AL"),
        ("Maria da Conceição Sousa", "MS"),
        ("ana@example.org", "A"),
        ("李小龍", "李"),
        ("", ""),
        ("--- !!", ""),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_numbers_have_separators() -> None:
    assert number(4218) == "4,218"
    assert number(None) == ""
