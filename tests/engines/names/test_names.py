"""Names of people: comparing, showing, telling them from organisations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.engines.names import (
    NameMatch,
    are_nicknames,
    display_name,
    fold_name,
    given_family,
    initials,
    looks_like_organization,
    looks_like_person,
    same_person_name,
)

DISPLAYED = [
    ("'COSTA, Ana (Acme)'", "Ana Costa"),
    ("ana costa via Docs", "Ana Costa"),
    ("Prof. Dr. VAN DER BERG, Jan", "Jan van der Berg"),
    ("Jean DUPONT", "Jean Dupont"),
    ("BT", "BT"),
    ("Doe, John E., Jr.", "John E. Doe"),
    ("John E. Doe, Ph.D.", "John E. Doe"),
    ("Jane Smith - Acme Corp", "Jane Smith"),
    ("Jane Smith | Acme", "Jane Smith"),
    ("Dipl.-Ing. Max Müller", "Max Müller"),
    ("MCDONALD, RONALD", "Ronald McDonald"),
    ("sean o'neil", "Sean O'Neil"),
    ("kim@acme.com", ""),
    ("Smith & Jones, LLC", "Smith & Jones, LLC"),
    ("Ludwig van Beethoven", "Ludwig van Beethoven"),
    ("", ""),
]


@pytest.mark.parametrize(("written", "shown"), DISPLAYED)
def test_display(written: str, shown: str) -> None:
    assert display_name(written) == shown


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Prof. Dr. VAN DER BERG, Jan", "jan berg"),
        ("Jan van der Berg", "jan berg"),
        ("María José Pérez de la Cruz", "maria jose perez cruz"),
        ("John E. Doe, Ph.D.", "john e doe"),
        ("Ben Smith", "ben smith"),
        ("Strauß, Jörg", "jorg strauss"),
        ("Søren Kierkegaard", "soren kierkegaard"),
        ("Сергей Обухов", "сергеи обухов"),
        ("山田太郎", "山田太郎"),
    ],
)
def test_fold(written: str, folded: str) -> None:
    assert fold_name(written) == folded


PEOPLE = [
    "Ana Costa", "Tycholiz, Barry", "Jan van der Berg", "Ana", "J. E. McGrath", "Hugh Grant", "Law, Jude", "山田太郎",
    "Сергей Обухов", "sean o'neil", "María José Pérez de la Cruz", "Dr. Max Müller", "Jean-Luc Picard",
]  # fmt: skip
NOT_PEOPLE = [
    "Acme Support", "Northwind Castings Ltd", "Amazon", "Schedule Crawler", "Sales Team", "Kundenservice Nord",
    "Müller & Söhne", "kim@acme.com", "Team 42", "", "Banco Sur", "Newsletter", "Mail Delivery Subsystem",
]  # fmt: skip


@pytest.mark.parametrize("name", PEOPLE)
def test_people(name: str) -> None:
    assert looks_like_person(name)


@pytest.mark.parametrize("name", NOT_PEOPLE)
def test_not_people(name: str) -> None:
    assert not looks_like_person(name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Northwind Castings", True),
        ("Acme GmbH", True),
        ("Acme S. p. A.", True),
        ("Universität Ulm", True),
        ("Müller & Söhne", True),
        ("Ana Costa", False),
        ("Hugh Grant", False),
        ("Kim Ward", False),
        ("", False),
    ],
)
def test_organizations(name: str, expected: bool) -> None:
    assert looks_like_organization(name) is expected


SAME = [
    ("Müller, Jürgen", "Juergen Mueller", NameMatch.EXACT),
    ("Ana Costa", "COSTA ANA", NameMatch.EXACT),
    ("Jan van der Berg", "Jan Vanderberg", NameMatch.EXACT),
    ("Bill Gates", "William Gates", NameMatch.COMPATIBLE),
    ("J. Smith", "John Smith", NameMatch.COMPATIBLE),
    ("Kim Ward", "Ward Kim S", NameMatch.COMPATIBLE),
    ("Ana Costa", "Ana Costa Silva", NameMatch.COMPATIBLE),
    ("Siddharth Rao", "Sid Rao", NameMatch.COMPATIBLE),
    ("Ana", "Ana Costa", NameMatch.PARTIAL),
    ("BT", "Barry Tycholiz", NameMatch.PARTIAL),
    ("John A. Smith", "John B. Smith", NameMatch.DIFFERENT),
    ("John Smith", "Jane Smith", NameMatch.DIFFERENT),
    ("Mary Smith", "Mary Jones", NameMatch.DIFFERENT),
    ("Dan Weber", "Dana Weber", NameMatch.DIFFERENT),
    ("Joel Bauer", "Joe Bauer", NameMatch.DIFFERENT),
    ("Paul Klein", "Paula Klein", NameMatch.DIFFERENT),
]


@pytest.mark.parametrize(("first", "second", "level"), SAME)
def test_same_person(first: str, second: str, level: NameMatch) -> None:
    assert same_person_name(first, second) is level
    assert same_person_name(second, first) is level


def test_parts_of_a_name() -> None:
    assert given_family("Dr. Jan van der Berg") == ("Jan", "van der Berg")
    assert given_family("Ana") == ("Ana", "")
    assert given_family("Tycholiz") == ("", "Tycholiz")
    assert given_family("Tycholiz, Barry") == ("Barry", "Tycholiz")
    assert initials("Barry J. Tycholiz") == "BJT"
    assert are_nicknames("Steffi", "Stephanie")
    assert not are_nicknames("Mark", "Paul")


@given(st.text(max_size=80), st.text(max_size=80))
def test_never_raises_and_is_symmetric(first: str, second: str) -> None:
    looks_like_person(first)
    looks_like_organization(first)
    given_family(first)
    shown = display_name(first)
    assert shown == shown.strip()
    assert same_person_name(first, second) is same_person_name(second, first)
