"""Who fits a query better stands first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rapport.engines.search import Closeness, Word, asked, closeness

MARTA = ("marta", "oliveira")


def close(text: str, names: tuple[str, ...] = MARTA, others: tuple[str, ...] = ()) -> Closeness:
    return closeness(asked(text).words, names, others, names)


def test_the_order_is_exact_begun_elsewhere_mistyped() -> None:
    order = [
        close(text) for text in ("oliveira marta", "marta", "marta oliv", "marta northwind", "marta olivera")
    ]
    assert order[0] == Closeness(0, 0, 0, 0, 0)
    assert order == sorted(order) and len(set(order)) == len(order)


def test_initials_stand_for_words_of_names_alone() -> None:
    assert close("m oliveira") == Closeness(0, 0, 0, 0, 0)
    assert close("x oliveira", others=("xmas",)).elsewhere == 1


def test_words_of_addresses_count_less_than_those_of_names() -> None:
    assert close("moliveira", others=("moliveira",)) > close("oliveira")


def test_a_name_with_nothing_beside_comes_first() -> None:
    assert close("marta oliveira") < close("marta oliveira", names=(*MARTA, "santos"))


@given(
    st.lists(st.text("abc", min_size=1, max_size=4), max_size=4),
    st.lists(st.text("abc", min_size=1, max_size=4), max_size=4),
)
def test_nothing_is_negative_and_nobody_fits_better_than_themselves(
    words: list[str], names: list[str]
) -> None:
    found = closeness([Word(word) for word in words], names, (), names)
    assert min(found) >= 0
    assert closeness([Word(name) for name in names], names, (), names) <= found or not names
