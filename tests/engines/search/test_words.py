"""The words somebody is found by, and what is understood of a query."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.engines.search import (
    LONGEST,
    Word,
    asked,
    folded_words,
    words_of_address,
    words_of_domain,
    words_of_name,
)

NAMES = st.text(max_size=80)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Marta Oliveira", ("marta", "oliveira")),
        ("José Sousa-Hohenstein", ("jose", "sousa", "hohenstein")),
        ("Łukasz Weiß", ("lukasz", "weiss")),
        ("Søren J. Kjær", ("soren", "kjaer")),
        ("Conor O'Brien", ("conor", "obrien", "brien")),
        ("Gina D’Amico", ("gina", "damico", "amico")),
        ("Jan van den Berg", ("jan", "van", "den", "berg", "vandenberg")),
        ("藤田 明子", ("藤田", "明子")),
        ("林 Lin", ("林", "lin")),
        ("Ивайло Петков", ("иваило", "петков")),
        ("Müller & Söhne GmbH", ("muller", "sohne", "gmbh")),
        ("…", ()),
        ("", ()),
    ],
)
def test_words_of_names(name: str, words: tuple[str, ...]) -> None:
    assert words_of_name(name) == words


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("marta.oliveira+orders@northwind.example", ("marta", "oliveira")),
        ("moliveira83@gmail.com", ("moliveira83", "gmail")),
        ("m.oliveira@northwind.example", ("oliveira",)),
        ("no-address", ("no", "address")),
        ("@", ()),
    ],
)
def test_words_of_addresses(address: str, words: tuple[str, ...]) -> None:
    assert words_of_address(address) == words


@pytest.mark.parametrize(
    ("domain", "words"),
    [
        ("northwind.com", ("northwind",)),
        ("mail.ferro-norte.co.uk", ("mail", "ferro", "norte", "ferronorte")),
        ("ferro-norte.example", ("ferro", "norte", "ferronorte")),
        ("localhost", ("localhost",)),
        ("", ()),
    ],
)
def test_words_of_domains(domain: str, words: tuple[str, ...]) -> None:
    assert words_of_domain(domain) == words


@given(NAMES)
def test_words_are_folded_unique_short_and_stable(name: str) -> None:
    words = words_of_name(name)
    assert len(set(words)) == len(words)
    for word in words:
        assert 0 < len(word) <= LONGEST and not any(map(str.isspace, word))
        assert "%" not in word and "_" not in word and "|" not in word and "\x00" not in word
        assert folded_words(word) == (word,)


@given(NAMES, NAMES)
def test_whoever_types_a_whole_name_types_words_of_it(name: str, other: str) -> None:
    typed = [word for word in asked(name).words if not word.is_initial]
    assert {word.text for word in typed} <= set(folded_words(name.replace("\x00", " "))) | set(words_of_name(name)) | {
        word for chunk in name.split() for word in words_of_name(chunk)
    }  # fmt: skip
    assert words_of_domain(other) == words_of_domain(other)


@given(st.text(max_size=600))
def test_anything_can_be_asked(text: str) -> None:
    query = asked(text)
    assert len(query.words) <= 8
    assert len({word.text for word in query.words}) == len(query.words)
    assert set(query.without_optional.words) <= set(query.words)
    assert not query.words or query.without_optional.words
    words_of_address(text)
    words_of_domain(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("m oliveira", [Word("m", is_initial=True), Word("oliveira")]),
        ("M. Oliveira", [Word("m", is_initial=True), Word("oliveira")]),
        ("j.smith", [Word("j", is_initial=True), Word("smith")]),
        ("Oliveira Northwind GmbH", [Word("oliveira"), Word("northwind"), Word("gmbh", is_optional=True)]),
        ("Dr. Jan van Dijk", [Word("dr", is_optional=True), Word("jan"), Word("van", is_optional=True), Word("dijk")]),
        ("de", [Word("de")]),
        ("e smith", [Word("e", is_initial=True), Word("smith")]),
        ("northwind.com", [Word("northwind"), Word("com", is_optional=True)]),
        ("O'Brien", [Word("obrien")]),
        ("%_--", []),
        ("\x00 \t", []),
    ],
)  # fmt: skip
def test_queries_are_understood(text: str, words: list[Word]) -> None:
    assert list(asked(text).words) == words


@pytest.mark.parametrize(
    ("text", "address"),
    [("Marta@North", "marta@north"), ("@northwind", "@northwind"), ("marta", ""), ("a@b c", ""), ("@", "")],
)
def test_addresses_are_told(text: str, address: str) -> None:
    assert asked(text).address == address
