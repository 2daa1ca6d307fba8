"""The page of a person: values with their certainty, addresses with their verdicts, and how we know them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.rooms.taken_in import AS_OF, BEGIN, Colleagues

from rapport.base.viewer import viewing_as
from rapport.kernel.directory.types import Freshness, PersonPage
from rapport.kernel.identity.queries import identity_of_address
from rapport.web import queries

MARTA, TAGGED = "marta.oliveira@northwind.example", "marta.oliveira+orders@northwind.example"


def page_of(address: str, as_of: datetime = AS_OF) -> PersonPage:
    identity_id = identity_of_address(address)
    assert identity_id is not None
    page = queries.person(identity_id, as_of=as_of)
    assert page is not None
    return page


def test_every_id_of_a_person_leads_to_one_page(record: Colleagues) -> None:
    with viewing_as(record.priya):
        ids = {identity_of_address(MARTA), identity_of_address(TAGGED)}
        assert len(ids) == 2
        page, same = page_of(MARTA), page_of(TAGGED)
        assert page == same and page.id == min(id_ for id_ in ids if id_)
        assert [queries.timeline_of(id_) for id_ in ids if id_] == [queries.timeline_of(page.id)] * 2
        assert [queries.ties_of(id_, as_of=AS_OF) for id_ in ids if id_] == [
            queries.ties_of(page.id, as_of=AS_OF)
        ] * 2


def test_values_stand_by_attribute_with_their_certainty(record: Colleagues) -> None:
    with viewing_as(record.priya):
        page = page_of(MARTA)
    told = {(fact.attribute, fact.text): fact for fact in page.facts}
    assert set(told) == {
        ("title", "Head of Procurement"),
        ("email", MARTA),
        ("email", TAGGED),
        ("mobile", "+351 912 345 678"),
    }
    mobile = told["mobile", "+351 912 345 678"]
    assert (mobile.normalized, mobile.origin, mobile.count) == ("+351912345678", "signature", 3)
    assert mobile.source_name == "priyas"
    assert mobile.last_at == BEGIN.replace(day=23)
    assert mobile.certainty.observed_at == mobile.last_at
    assert mobile.certainty.state is Freshness.FRESH
    assert page.title == told["title", "Head of Procurement"]
    assert [value.text for value in page.names] == ["Marta Oliveira"]
    assert (page.name, page.initials, page.organization_name) == (
        "Marta Oliveira",
        "MO",
        "Northwind Castings",
    )


def test_certainty_fades_with_the_moment_of_reading(record: Colleagues) -> None:
    with viewing_as(record.priya):
        states = [
            page_of(MARTA, datetime(year, 6, 1, tzinfo=UTC)).title.certainty.state  # type: ignore[union-attr]
            for year in (2025, 2026, 2030)
        ]
        values = [page_of(MARTA, datetime(2025, month, 1, tzinfo=UTC)).certainty.value for month in (4, 5, 6)]
    assert states == [Freshness.FRESH, Freshness.FADING, Freshness.STALE]
    assert values == sorted(values, reverse=True)
    assert values[2] / values[1] == pytest.approx(0.97 ** (31 / 30.4375))


def test_addresses_say_why_they_are_here(record: Colleagues) -> None:
    with viewing_as(record.priya):
        rows = page_of(MARTA).addresses
    assert [row.address for row in rows] == [TAGGED, MARTA]  # the latest first
    assert {row.verdict for row in rows} == {"kept"}
    assert rows[1].reason.startswith("two-way: 2 in, 1 out")
    assert (rows[1].sent, rows[1].received) == (1, 2)
    assert rows[1].value is not None and rows[1].value.attribute == "email"


def test_where_a_person_is_and_since_when(record: Colleagues) -> None:
    with viewing_as(record.priya):
        (place,) = page_of(MARTA).affiliations
    assert (place.organization_name, place.since, place.until) == (
        "Northwind Castings",
        date(2025, 3, 3),
        None,
    )
    assert place.title is not None and place.title.text == "Head of Procurement"
    assert place.certainty.state is Freshness.FRESH


def test_how_we_know_somebody(record: Colleagues) -> None:
    with viewing_as(record.priya):
        known = page_of(MARTA).acquaintance
        rui = page_of("rui@ferro-norte.example").acquaintance
    assert known is not None and rui is not None
    assert (known.sent, known.received, known.threads) == (2, 3, 2)
    assert (known.first_at, known.last_at) == (BEGIN, BEGIN.replace(day=24))
    assert (known.known_by, known.best_name, known.is_best_you) == (2, "Priya Raman", True)
    # one of the messages lies in two mailboxes and counts once: 2 of Priya's, 1 of Tom's, 1 of Ben's
    assert (rui.sent, rui.received, rui.threads, rui.known_by) == (3, 3, 2, 3)


def test_one_of_us_is_no_acquaintance(record: Colleagues) -> None:
    with viewing_as(record.priya):
        page = page_of("tom@anvil.example")
        assert page.acquaintance is None
        assert queries.ties_of(page.id, as_of=AS_OF) == ()
        assert {row.name for row in page.colleagues} == {"Priya Raman", "Ben Ito"}


def test_who_has_a_newer_title_from_another_audience_shows_it_to_those_who_see_it(record: Colleagues) -> None:
    with viewing_as(record.ben):
        page = page_of(MARTA)
    assert page.title is not None and page.title.text == "President of Secrets" and page.title.rivals == 1
    mobiles = [fact.normalized for fact in page.facts if fact.attribute == "mobile"]
    assert mobiles == ["+351910000099", "+351912345678"]  # both may be true, the surer first


@pytest.mark.parametrize("any_id", [0, 1, 2**63 - 1])
def test_nobody_has_no_page(record: Colleagues, any_id: int) -> None:
    with viewing_as(record.priya):
        assert queries.person(any_id) is None
        assert queries.organization(any_id) is None
        assert queries.why(any_id) is None
        assert queries.ties_of(any_id) == ()
        assert queries.timeline_of(any_id).rows == ()


def test_a_person_is_no_organization(record: Colleagues) -> None:
    with viewing_as(record.priya):
        page = page_of(MARTA)
        assert page.organization_id is not None
        assert queries.organization(page.id) is None
        assert queries.person(page.organization_id) is None


def test_the_page_of_an_organization(record: Colleagues) -> None:
    with viewing_as(record.priya):
        found = queries.organization(page_of(MARTA).organization_id or 0, as_of=AS_OF)
        assert found is not None
        assert (found.name, found.initials, found.domains) == (
            "Northwind Castings",
            "NC",
            ("northwind.example",),
        )
        assert [row.name for row in found.people.rows] == ["Marta Oliveira"]
        assert found.acquaintance is not None
        known = found.acquaintance
        assert (known.sent, known.received, known.threads, known.known_by) == (2, 3, 2, 2)
        assert [fact.attribute for fact in found.facts] == ["domain"]
        assert {value.text for value in found.names} >= {"Northwind Castings"}


def test_pages_ask_a_number_of_times_that_is_bounded(record: Colleagues) -> None:
    with viewing_as(record.priya):
        page = page_of("rui@ferro-norte.example")
        for read, most in (
            (lambda: queries.person(page.id), 20),
            (lambda: queries.organization(page.organization_id or 0), 20),
            (lambda: queries.ties_of(page.id), 10),
            (lambda: queries.timeline_of(page.id), 8),
            (lambda: queries.why(page.facts[0].candidate_id), 10),
        ):
            with CaptureQueriesContext(connection) as asked:
                assert read() is not None
            assert len(asked) <= most
