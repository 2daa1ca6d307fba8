"""What somebody types into a field is understood as the same value read from mail would be, or refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.engines.points.written import ATTRIBUTES, MAX_VALUE, written_value


@pytest.mark.parametrize(
    ("attribute", "typed", "regions", "shown", "normalized"),
    [
        ("phone", " +49 30 1234567 ", (), "+49 30 1234567", "+49301234567"),
        ("phone", "030 1234567", ("DE",), "030 1234567", "+49301234567"),
        ("mobile", "0151 23456789", ("DE",), "0151 23456789", "+4915123456789"),
        ("email", "Ana.Costa@Acme.Example", (), "Ana.Costa@Acme.Example", "ana.costa@acme.example"),
        ("url", "https://www.acme.com/", (), "https://www.acme.com/", "acme.com"),
        ("name", "COSTA, Ana", (), "Ana Costa", "ana costa"),
        ("name", "Łukasz  Żak", (), "Łukasz Żak", "lukasz zak"),
        ("title", "Head  of Procurement", (), "Head of Procurement", "head of procurement"),
        ("address", "Hauptstr. 1, 10115 Berlin", (), "Hauptstr. 1, 10115 Berlin", "hauptstr. 1 10115 berlin"),
    ],
)
def test_understood(
    attribute: str, typed: str, regions: tuple[str, ...], shown: str, normalized: str
) -> None:
    written = written_value(attribute, typed, regions)
    assert written is not None
    assert (written.value, written.normalized) == (shown, normalized)


@pytest.mark.parametrize(
    ("attribute", "typed"),
    [
        ("phone", "call me at 3"),
        ("phone", "12345"),
        ("phone", "ask the front desk 030 1234567"),
        ("email", "ana at acme"),
        ("email", "two@acme.example three@acme.example"),
        ("url", "just words"),
        ("url", "localhost"),
        ("name", "   "),
        ("title", ""),
        ("title", "a" * (MAX_VALUE + 1)),
        ("title", "Head\x00of"),
        ("title", "Head\u202eof"),
        ("shoe_size", "44"),
    ],
)
def test_refused(attribute: str, typed: str) -> None:
    assert written_value(attribute, typed) is None


@given(st.sampled_from(ATTRIBUTES), st.text(max_size=80))
def test_it_never_raises_and_never_answers_an_empty_form(attribute: str, typed: str) -> None:
    written = written_value(attribute, typed)
    assert written is None or (written.normalized and written.value == written.value.strip())
