"""Stored sentences are told in the reader's language, with their figures; what nobody knows is told as it stands."""

from __future__ import annotations

import pytest
from django.utils import translation

from rapport.ui.retelling import Retelling


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    words = {
        "{received} in": "{received} erhalten",
        "{received} in, {sent} out": "{sent} gesandt, {received} erhalten",
        "both are {name}; {name} is rare": "beide heißen {name}",
    }
    monkeypatch.setattr("rapport.ui.retelling.gettext", lambda text: words.get(text, text))


TELL = Retelling(["{received} in", "{received} in, {sent} out", "both are {name}; {name} is rare"])


@pytest.mark.usefixtures("german")
def test_a_known_sentence_is_told_with_its_figures_where_they_belong() -> None:
    with translation.override("de"):
        assert TELL("3 in") == "3 erhalten"
        assert TELL("3 in, 12345 out") == "12.345 gesandt, 3 erhalten"


@pytest.mark.usefixtures("german")
def test_a_field_that_stands_twice_is_the_same_both_times() -> None:
    with translation.override("de"):
        assert TELL("both are Ana Ruiz; Ana Ruiz is rare") == "beide heißen Ana Ruiz"
        assert TELL("both are Ana Ruiz; Ann Ruiz is rare") == "both are Ana Ruiz; Ann Ruiz is rare"


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("text", ["", "3 in!", "a rule of our own: 3 in\nand more", "²in"])
def test_any_other_sentence_is_told_as_it_stands(text: str) -> None:
    with translation.override("de"):
        assert TELL(text) == text
