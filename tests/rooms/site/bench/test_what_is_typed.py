"""The queries of the benchmark are what their kinds say."""

from __future__ import annotations

import random

import pytest

from rapport.engines.names.honorifics import without_accents
from rapport.engines.search import within_one_edit
from rapport.site.bench.crowdnames import Names
from rapport.site.bench.typed import KINDS, Intended, queries


@pytest.fixture(scope="module")
def people() -> list[Intended]:
    return [Intended(name.whole, "Northwind Castings Ltd") for name in Names(random.Random(3)).draw(400)]


def words(text: str) -> list[str]:
    return without_accents(text).split()


@pytest.mark.parametrize("kind", ["typo", "transposition", "first_letter"])
def test_one_word_has_one_slip(people: list[Intended], kind: str) -> None:
    asked = queries(people, kind, random.Random(4))
    assert len(asked) > 350
    changed = 0
    for query in asked:
        pairs = [
            (typed, word)
            for typed, word in zip(query.text.split(), words(query.name), strict=True)
            if typed != word
        ]
        assert len(pairs) <= 1
        for typed, word in pairs:
            assert within_one_edit(typed, word)
            changed += 1
            if kind == "first_letter":
                assert typed[:1] != word[:1] or typed[1:2] != word[1:2]
            if kind == "typo":
                assert typed[0] == word[0]
            if kind == "transposition":
                assert sorted(typed) == sorted(word)
    assert changed > 0.95 * len(asked)


def test_prefixes_have_four_letters_and_the_initial(people: list[Intended]) -> None:
    for query in queries(people, "prefix", random.Random(4)):
        initial, begun = sorted(query.text.split(), key=len)
        name = words(query.name)
        assert initial == name[0][0]
        assert name[-1].startswith(begun) and len(begun) >= min(4, len(name[-1]))


def test_companies_stand_beside_surnames(people: list[Intended]) -> None:
    for query in queries(people, "surname_company", random.Random(4)):
        assert words(query.text) == [words(query.name)[-1], "northwind"]
    assert queries([Intended("Marta Oliveira", "")], "surname_company", random.Random(4)) == []


def test_names_are_drawn_alike_and_borne_unevenly() -> None:
    first, again = ([one.whole for one in Names(random.Random(3)).draw(3_000)] for _ in range(2))
    assert first == again
    assert 2_000 < len(set(first)) < 3_000
    assert len(KINDS) == 6
