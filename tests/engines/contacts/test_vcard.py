"""vCards as RFC 6350 wants them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.engines.contacts.vcard import Line, card, folded, structured, text, uri


def unfolded(written: str) -> list[str]:
    """The lines of a vCard as a reader puts them together again."""
    return written.replace("\r\n ", "").split("\r\n")[:-1]


def test_a_card_begins_and_ends_as_it_must() -> None:
    written = card([Line("FN", text("Ana Lund"))])
    assert unfolded(written) == ["BEGIN:VCARD", "VERSION:4.0", "FN:Ana Lund", "END:VCARD"]
    assert written.endswith("END:VCARD\r\n")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Lund; Ana, Dr.", "Lund\\; Ana\\, Dr."),
        ("back\\slash", "back\\\\slash"),
        ("two\nlines", "two\\nlines"),
        ("two\r\nlines\rmore", "two\\nlines\\nmore"),
        ("bell\x07 and nul\x00", "bell and nul"),
        ("Ołówek 🖋", "Ołówek 🖋"),
    ],
)
def test_text_is_escaped(value: str, written: str) -> None:
    assert text(value) == written


def test_components_keep_their_separators() -> None:
    assert structured(("Lund", "Ana", "", "Dr.; Ing.", "")) == "Lund;Ana;;Dr.\\; Ing.;"


def test_an_address_of_the_web_cannot_leave_its_line() -> None:
    assert uri("https://x.example/a b\r\nEVIL:1") == "https://x.example/a%20b%0D%0AEVIL:1"


@pytest.mark.parametrize(
    ("value", "written"),
    [("cell", "cell"), ("a;b", '"a;b"'), ('say "hi"', "\"say ^'hi^'\""), ("a\nb^", '"a^nb^^"')],
)
def test_parameters_are_quoted_where_they_must(value: str, written: str) -> None:
    assert f";TYPE={written}:" in card([Line("TEL", "1", (("TYPE", value),))])


@given(st.text(max_size=400))
def test_no_line_is_longer_than_75_octets_and_none_is_lost(value: str) -> None:
    line = "NOTE:" + re.sub(r"[\r\n\ud800-\udfff]", "", value)
    parts = folded(line).split("\r\n")
    assert all(len(part.encode()) <= 75 for part in parts)
    assert all(part.startswith(" ") for part in parts[1:])
    assert folded(line).replace("\r\n ", "") == line


@given(st.lists(st.text(max_size=60), max_size=5))
def test_no_value_makes_a_line_of_its_own(values: list[str]) -> None:
    clean = [re.sub(r"[\ud800-\udfff]", "", value) for value in values]
    assert len(unfolded(card(Line("NOTE", text(value)) for value in clean))) == 3 + len(clean)
