"""No cell of a table runs in a spreadsheet."""

from __future__ import annotations

import pytest

from rapport.engines.contacts.cells import harmless, joined


@pytest.mark.parametrize(
    "formula", ["=1+1", "+49 30 5555", "-2", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")']
)
def test_a_formula_is_made_harmless(formula: str) -> None:
    assert harmless(formula) == "'" + formula


@pytest.mark.parametrize("plain", ["", "Ana", "'quoted", "1=1", " =1", "a@b.example"])
def test_anything_else_stays_as_it_is(plain: str) -> None:
    assert harmless(plain) == plain


def test_several_texts_share_a_cell() -> None:
    assert joined(["a", "b"]) == "a; b"
    assert joined([]) == ""
