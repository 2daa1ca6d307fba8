"""Words one edit apart: whatever the edit, two such words meet, and no others are taken for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.engines.search import neighbors, within_one_edit
from rapport.engines.search.edits import begins_within_one_edit

LETTERS = "abcñ明"
WORDS = st.text(LETTERS, min_size=3, max_size=9)
SHORT = st.text("ab", max_size=5)


def distance(first: str, second: str) -> int:
    """Optimal string alignment, as textbooks have it."""
    rows = [[0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for i in range(len(first) + 1):
        for j in range(len(second) + 1):
            if not i or not j:
                rows[i][j] = i + j
                continue
            same = first[i - 1] == second[j - 1]
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (not same))
            if i > 1 and j > 1 and first[i - 1] == second[j - 2] and first[i - 2] == second[j - 1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


@given(SHORT, SHORT)
def test_one_edit_is_what_the_distance_says(first: str, second: str) -> None:
    assert within_one_edit(first, second) == (distance(first, second) <= 1)
    assert within_one_edit(first, second) == within_one_edit(second, first)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str]:
    """A word and the same with one edit."""
    word = draw(WORDS)
    at = draw(st.integers(0, len(word) - 1))
    letter = draw(st.sampled_from(LETTERS))
    return word, draw(
        st.sampled_from(
            [
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
            ]
        )
    )


@given(edited())
def test_one_edit_apart_words_meet(pair: tuple[str, str]) -> None:
    """In a form of each, or one in a form of the other: that is all that is looked up."""
    word, typed = pair
    assert within_one_edit(word, typed)
    if len(typed) >= 3:
        assert ({typed} | neighbors(typed)) & ({word} | neighbors(word))


@given(WORDS)
def test_neighbors_lack_one_character(word: str) -> None:
    assert neighbors(word) == {word[:at] + word[at + 1 :] for at in range(len(word))}


def test_short_words_have_no_neighbors() -> None:
    assert neighbors("ab") == neighbors("") == frozenset()


@pytest.mark.parametrize(
    ("typed", "word", "begins"),
    [("olvi", "oliveira", True), ("oliv", "oliveira", True), ("xliv", "oliveira", True), ("loiv", "oliveira", True),
     ("oxxv", "oliveira", False), ("oliveirax", "oliveira", True), ("oliveiraxx", "oliveira", False)],
)  # fmt: skip
def test_beginnings_with_a_slip(typed: str, word: str, begins: bool) -> None:
    assert begins_within_one_edit(typed, word) is begins
