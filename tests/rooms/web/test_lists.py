"""The lists of people and organizations: by key, each party once, as far as the reader sees."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.rooms.taken_in import AS_OF, Colleagues

from rapport.accounts.queries import everyone, operator, owner_audience
from rapport.base.database import Database
from rapport.base.paging import Count
from rapport.base.viewer import viewing_as
from rapport.kernel.directory.models import Candidate, Organization, Person
from rapport.kernel.directory.services import derive_search
from rapport.kernel.directory.types import Freshness, Level
from rapport.web import queries
from rapport.web.queries.keys import text_cursor, text_key

SEEN = datetime(2025, 5, 1, tzinfo=UTC)


def put_person(
    party_id: int, name: str, audience_id: int, *, weight: float = 0.0, is_own: bool = False
) -> None:
    """A person with one name, as one audience sees them."""
    Person.objects.create(
        party_id=party_id,
        audience_id=audience_id,
        name=name,
        sort_key=name.lower(),
        is_own=is_own,
        last_at=SEEN,
    )
    Candidate.objects.create(
        id=party_id * 100 + audience_id, party_id=party_id, attribute="name", value=name, normalized=name.lower(),
        origin="header", base=0.9, weight=weight, last_at=SEEN, count=1, identity_id=party_id, audience_id=audience_id,
    )  # fmt: skip


def put_organization(party_id: int, name: str, audience_id: int) -> None:
    Organization.objects.create(
        party_id=party_id,
        audience_id=audience_id,
        name=name,
        sort_key=name.lower(),
        domain=f"{party_id}.example",
    )


def make_findable() -> None:
    """Lets everybody put here be found by their words, as derivation does."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE touched_party ON COMMIT DROP AS SELECT DISTINCT party_id FROM directory_person"
            " UNION SELECT party_id FROM directory_organization"
        )
        derive_search(cursor)
        cursor.execute("DROP TABLE touched_party")


def all_pages_of_people(q: str = "") -> list[str]:
    """The names on all pages, one after the other."""
    names, after = [], None
    while True:
        page = queries.people(after=after, q=q)
        assert len(page.rows) <= 50
        names += [row.name for row in page.rows]
        after = page.next_cursor
        if after is None:
            return names


def test_people_come_by_name_page_by_page(database: Database) -> None:
    with viewing_as("system"):
        audience = everyone().pk
        for number in range(120):
            put_person(number, f"Person {(number * 7) % 60:03}", audience)  # every name twice
    with viewing_as(operator().pk):
        names = all_pages_of_people()
        assert len(names) == 120
        assert names == sorted(names)
        first = queries.people()
        assert first.total == Count(120)
        ids = [row.id for row in first.rows]
        second = queries.people(after=first.next_cursor)
        assert second.total is None
        assert not {row.id for row in second.rows} & set(ids)


def test_what_is_found_comes_page_by_page(database: Database) -> None:
    with viewing_as("system"):
        for number in range(120):
            put_person(number, f"Person {number:03}", everyone().pk)
        put_person(500, "Person", everyone().pk)
        make_findable()
    with viewing_as(operator().pk):
        names = all_pages_of_people("person")
        assert len(set(names)) == len(names) == 121
        assert names[0] == "Person"  # nothing else in the name
        assert queries.people(q="person").total is None
        assert queries.people(q="person 007").total == Count(1)
        for cursor in HOSTILE_CURSORS:
            assert queries.people(q="person", after=cursor).rows[0].name == "Person"
        assert queries.people(q="person", after="9" * 18).rows == ()


def test_a_party_that_several_audiences_show_stands_once_under_its_best_name(database: Database) -> None:
    with viewing_as("system"):
        all_of_us, mine = everyone().pk, owner_audience(operator().pk).pk
        put_person(1, "Zoe As Believed", all_of_us, weight=2.0)
        put_person(1, "Anna Doubtful", mine, weight=1.0)
        put_person(2, "Anna Believed", mine, weight=2.0)
        put_person(2, "Zoe Doubtful", all_of_us, weight=1.0)
        put_person(3, "Middle", all_of_us)
        Person.objects.create(party_id=4, audience_id=mine, name="x@y.example", sort_key="x@y.example")
        Person.objects.create(party_id=4, audience_id=all_of_us, name="x@y.example", sort_key="x@y.example")
        make_findable()
    with viewing_as(operator().pk):
        rows = queries.people().rows
        assert [(row.id, row.name) for row in rows] == [
            (2, "Anna Believed"), (3, "Middle"), (4, "x@y.example"), (1, "Zoe As Believed"),
        ]  # fmt: skip
        assert {row.name for row in queries.people(q="doubtful").rows} == {"Anna Believed", "Zoe As Believed"}


def test_our_own_side_is_no_contact(database: Database) -> None:
    with viewing_as("system"):
        all_of_us, mine = everyone().pk, owner_audience(operator().pk).pk
        put_person(1, "Outside", all_of_us)
        put_person(2, "Inside", all_of_us, is_own=True)
        put_person(3, "Inside As One Sees", all_of_us)
        put_person(3, "Inside As One Sees", mine, is_own=True)
    with viewing_as(operator().pk):
        assert [row.name for row in queries.people().rows] == ["Outside"]
        assert queries.people().total == Count(1)


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("mar", ["Marta de Sousa-Hohenstein"]),
        ("soU", ["Marta de Sousa-Hohenstein"]),
        ("hohen", ["Marta de Sousa-Hohenstein"]),
        ("hohen mar", ["Marta de Sousa-Hohenstein"]),
        ("arta", ["Marta de Sousa-Hohenstein"]),
        ("rta", []),
        ("mar x", []),
        ("%", []),
        ("_rta", []),
        ("\\", []),
        ("--", []),
        ("jose", ["José O'Brien"]),
        ("José", ["José O'Brien"]),
        ("brien", ["José O'Brien"]),
        ("o'bri", ["José O'Brien"]),
        ("   ", ["José O'Brien", "Marta de Sousa-Hohenstein"]),
        ("\x00", ["José O'Brien", "Marta de Sousa-Hohenstein"]),
        ("x" * 3000, []),
    ],
)
def test_people_are_found_by_beginnings_of_words(db: None, q: str, found: list[str]) -> None:
    with viewing_as("system"):
        for number, (name, key) in enumerate(
            [("Marta de Sousa-Hohenstein", "marta de sousa-hohenstein"), ("José O'Brien", "jose o'brien")]
        ):
            Person.objects.create(party_id=number, audience_id=everyone().pk, name=name, sort_key=key)
        make_findable()
    with viewing_as(operator().pk):
        page = queries.people(q=q)
        assert [row.name for row in page.rows] == found
        assert page.total == Count(len(found))


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("marta.oliveira+or", ["Marta Oliveira"]),
        ("@northw", ["Marta Oliveira"]),
        ("northwind.ex", ["Marta Oliveira"]),
        ("rui@ferro", ["Rui Gonçalves"]),
        ("goncal", ["Rui Gonçalves"]),
        ("tom@anvil", []),  # one of us
        ("news@journal.example", []),  # nobody we know
    ],
)
def test_people_are_found_by_address_and_domain(record: Colleagues, q: str, found: list[str]) -> None:
    with viewing_as(record.priya):
        assert [row.name for row in queries.people(q=q).rows] == found


def test_a_line_says_who_they_are_and_who_knows_them(record: Colleagues) -> None:
    with viewing_as(record.priya):
        marta, rui = queries.people(as_of=AS_OF).rows
    assert marta.name == "Marta Oliveira" and marta.initials == "MO"
    assert marta.title is not None and marta.title.text == "Head of Procurement"
    assert marta.organization_name == "Northwind Castings" and marta.organization_id is not None
    assert marta.known_by == ("you", "Tom Hale")
    assert marta.certainty.state is Freshness.FRESH and 0.85 < marta.certainty.value < 0.95
    assert rui.known_by == ("you", "Ben Ito", "Tom Hale")


def test_a_line_of_an_organization(record: Colleagues) -> None:
    with viewing_as(record.priya):
        ferro, northwind = queries.organizations(as_of=AS_OF).rows
        assert (northwind.name, northwind.domain) == ("Northwind Castings", "northwind.example")
        assert northwind.people_count == 1 and northwind.known_by == ("you", "Tom Hale")
        assert northwind.level is Level.SOME and 0 < northwind.strength < 0.5
        assert ferro.known_by == ("you", "Ben Ito", "Tom Hale")
        assert [row.name for row in queries.organizations(q="north").rows] == [
            "Northwind Castings",
            "Ferro Norte",
        ]
        assert [row.name for row in queries.organizations(q="castings north").rows] == ["Northwind Castings"]
        assert [row.domain for row in queries.organizations(q="ferro-norte.e").rows] == [
            "ferro-norte.example"
        ]
        people = queries.people_of(northwind.id, as_of=AS_OF)
        assert [row.name for row in people.rows] == ["Marta Oliveira"] and people.total == Count(1)
        assert queries.people_of(1).rows == ()


def test_strength_fades_with_the_moment_of_reading(record: Colleagues) -> None:
    with viewing_as(record.priya):
        now, later = (
            next(iter(queries.organizations(as_of=moment, q="north").rows))
            for moment in (AS_OF, AS_OF.replace(year=2028))
        )
    assert later.strength < now.strength / 20 and later.level is Level.SLIGHT


@pytest.mark.parametrize("list_of", ["people", "organizations"])
def test_a_page_asks_as_often_for_fifty_rows_as_for_five(database: Database, list_of: str) -> None:
    counts = []
    put = {"people": put_person, "organizations": put_organization}[list_of]
    for there, more in ((0, 5), (5, 60)):
        with viewing_as("system"):
            for number in range(there, there + more):
                put(number, f"Party {number}", everyone().pk)
            make_findable()
        with viewing_as(operator().pk), CaptureQueriesContext(connection) as asked:
            getattr(queries, list_of)(q="party")
        counts.append(len(asked))
    assert counts[1] <= counts[0] <= 9  # slips are asked after only when few fit


HOSTILE_CURSORS = [
    "x", "=", "%00", "0" * 5000, "[]", "e30", "W10", "WyJhIl0", "é",
    *(
        urlsafe_b64encode(json.dumps(odd).encode()).decode().rstrip("=")
        for odd in (["a", -1], ["a", 2**63], ["a", True], ["a", 1.5], ["a", "1"], [1, 1], ["a\x00", 1], ["\ud800", 1], None)
    ),
]  # fmt: skip


@pytest.mark.parametrize("cursor", HOSTILE_CURSORS)
def test_a_cursor_that_is_none_of_ours_is_the_first_page(record: Colleagues, cursor: str) -> None:
    assert text_key(cursor) is None
    with viewing_as(record.priya):
        assert queries.people(after=cursor, as_of=AS_OF) == queries.people(as_of=AS_OF)


@pytest.mark.parametrize("key", [("", 0), ("ana lund", 2**63 - 1), ("õ \U0001f58b '\"", 17)])
def test_a_cursor_gives_its_key_back(key: tuple[str, int]) -> None:
    assert text_key(text_cursor(key)) == key
