"""Addresses and names in headers: two tables of cases, the memory, and limits."""

from __future__ import annotations

import pytest
from tests.engines.mail.address_tables import Case, cases

from rapport.engines.mail.addresses import normalize_address, parse_addresses
from rapport.engines.mail.odd_addresses import parse_odd
from rapport.engines.mail.types import Address

WELL_FORMED = cases("well_formed")
BROKEN = cases("broken")
FLOOR_FOR_BROKEN = 0.99


def read(case: Case) -> tuple[tuple[str, str], ...]:
    return tuple((one.name, one.address) for one in parse_addresses(case.value))


def test_the_tables_are_big_enough() -> None:
    assert len(WELL_FORMED) >= 150
    assert len(BROKEN) >= 150


@pytest.mark.parametrize("case", WELL_FORMED, ids=lambda case: f"line {case.line}")
def test_every_well_formed_header_is_read(case: Case) -> None:
    assert read(case) == case.expected


def test_broken_headers_are_read_as_people_read_them() -> None:
    wrong = [
        (case.line, case.value, read(case), case.expected) for case in BROKEN if read(case) != case.expected
    ]
    assert len(wrong) <= len(BROKEN) * (1 - FLOOR_FOR_BROKEN), wrong


@pytest.mark.parametrize(
    "case", [case for case in WELL_FORMED if case.value.isascii()], ids=lambda case: f"line {case.line}"
)
def test_the_odd_lane_agrees_with_the_fast_one(case: Case) -> None:
    assert tuple((one.name, one.address) for one in parse_odd(case.value)) == case.expected


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("Ana@ACME.Example", "ana@acme.example"),
        (" ana@acme.example. ", "ana@acme.example"),
        ('"ana"@acme.example', "ana@acme.example"),
        ('"a b"@acme.example', '"a b"@acme.example'),
        ("ana@xn--mnchen-3ya.example", "ana@münchen.example"),
        ("ana@MÜNCHEN.example", "ana@münchen.example"),
        ("ana@mu\u0308nchen.example", "ana@münchen.example"),
        ("ana@例子。测试", "ana@例子.测试"),
        ("ana@xn--a-.example", "ana@xn--a-.example"),
        ("ana@xn--" + "9" * 70 + ".example", "ana@xn--" + "9" * 70 + ".example"),
        ("ana", ""),
        ("@acme.example", ""),
        ("ana@", ""),
        ("a b@acme.example", ""),
        ("ana@acme example", ""),
        ("ana@acme..example", ""),
        ("ana@" + "a." * 200 + "example", ""),
        ("", ""),
    ],
)
def test_addresses_are_normalized(written: str, normal: str) -> None:
    assert normalize_address(written) == normal
    assert normalize_address(normal) == normal


def test_names_in_raw_bytes_follow_the_charset_of_the_body() -> None:
    russian = "Иван <ivan@acme.example>".encode("koi8-r").decode("latin-1")
    assert parse_addresses(russian, "koi8-r") == (Address("Иван", "ivan@acme.example"),)
    assert parse_addresses(russian, "utf-8")[0].address == "ivan@acme.example"


def test_a_remembered_value_gives_the_same_again() -> None:
    value = '"Lopez, Ana" <ana@acme.example>, Ben <ben@acme.example>'
    assert parse_addresses(value) == parse_addresses(value) == parse_addresses(" " + value)


def test_only_so_many_addresses_are_read() -> None:
    problems: list[str] = []
    found = parse_addresses(", ".join(f"Name {n} <a{n}@acme.example>" for n in range(6_000)), "", problems)
    assert len(found) == 5_000
    assert found[-1] == Address("Name 4999", "a4999@acme.example")
    assert problems == ["only the first 5000 addresses of a header were read"]
