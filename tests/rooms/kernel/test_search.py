"""Searching people and organizations: who is found for what is typed, and by whom."""

from __future__ import annotations

import pytest
from tests.rooms.taken_in import Colleagues

from rapport.base.viewer import viewing_as
from rapport.kernel.directory import queries as directory


def test_people_come_with_their_organization_and_organizations_with_their_domain(record: Colleagues) -> None:
    with viewing_as(record.priya):
        assert [(one.name, one.detail) for one in directory.found_people("mart", 10)] == [
            ("Marta Oliveira", "Northwind Castings")
        ]
        assert [(one.name, one.detail) for one in directory.found_organizations("northw", 10)] == [
            ("Northwind Castings", "northwind.example")
        ]
        assert directory.found_people("", 10) == directory.found_organizations("  ", 10) == []


def test_nobody_finds_whom_they_may_not_see(record: Colleagues) -> None:
    for viewer, found in ((record.priya, []), (record.ben, ["Dora Verborgen"])):
        with viewing_as(viewer):
            for text in ("dora", "verborgen", "dora@hidden.example"):
                assert [one.name for one in directory.found_people(text, 10)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("marta oliveira", ["Marta Oliveira"]),
        ("oliveira marta", ["Marta Oliveira"]),
        ("m oliveira", ["Marta Oliveira"]),
        ("M. Oliv", ["Marta Oliveira"]),
        ("oliveira m", ["Marta Oliveira"]),
        ("marta northwind", ["Marta Oliveira"]),
        ("castings oliv", ["Marta Oliveira"]),
        ("oliveira nortwhind", ["Marta Oliveira"]),
        ("northwind", ["Marta Oliveira"]),
        ("Gonçalves", ["Rui Gonçalves"]),
        ("goncalves", ["Rui Gonçalves"]),
        ("gonclaves", ["Rui Gonçalves"]),
        ("rui@ferro", ["Rui Gonçalves"]),
        ("ferronorte", ["Rui Gonçalves"]),
        ("xarta oliveira", ["Marta Oliveira"]),
        ("marta olvieira", ["Marta Oliveira"]),
        ("marta oliveir", ["Marta Oliveira"]),
        ("olvei", ["Marta Oliveira"]),
        ("marta olievi", ["Marta Oliveira"]),
        ("gonza", ["Rui Gonçalves"]),
        ("marta goncalves", []),
        ("t oliveira", []),
        ("president oliveira", []),
        ("zzz", []),
        ("", []),
        ("%", []),
        ("tom", []),
    ],
)
def test_people_are_found_however_they_are_typed(record: Colleagues, text: str, found: list[str]) -> None:
    with viewing_as(record.priya):
        assert [one.name for one in directory.found_people(text, 10)] == found
