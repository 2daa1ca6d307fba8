"""Why a value is believed: claims, the places they were read from, and their shares."""

from __future__ import annotations

import pytest
from tests.rooms.taken_in import AS_OF, BEGIN, Colleagues

from rapport.base.viewer import viewing_as
from rapport.kernel.directory.types import PartyKind, PersonPage, Value, WhyCard
from rapport.web import queries


def marta() -> PersonPage:
    found = next(row for row in queries.people(q="marta").rows)
    page = queries.person(found.id, as_of=AS_OF)
    assert page is not None
    return page


def card_of(value: Value) -> WhyCard:
    card = queries.why(value.candidate_id, as_of=AS_OF)
    assert card is not None
    assert card.value.candidate_id == value.candidate_id
    assert sum(claim.share for claim in card.claims) == pytest.approx(1.0)
    assert [claim.share for claim in card.claims] == sorted((c.share for c in card.claims), reverse=True)
    return card


def test_a_title_leads_to_its_signatures(record: Colleagues) -> None:
    with viewing_as(record.priya):
        page = marta()
        assert page.title is not None
        card = card_of(page.title)
    assert (card.party_id, card.party_kind, card.party_name) == (page.id, PartyKind.PERSON, "Marta Oliveira")
    assert {(c.text, c.origin, c.source_name, c.owner) for c in card.claims} == {
        ("Head of Procurement", "signature", "priyas", "Priya Raman")
    }
    assert sum(claim.count for claim in card.claims) == 3
    newest = max(card.claims, key=lambda c: c.last_at or BEGIN)
    assert newest.locator.endswith("0004.eml") and newest.last_at == BEGIN.replace(day=23)
    assert all(claim.is_shown for claim in card.claims)


def test_a_value_stands_beside_its_rivals(record: Colleagues) -> None:
    with viewing_as(record.ben):
        page = marta()
        assert page.title is not None
        card = card_of(page.title)
    assert card.value.rivals == 1
    shown = [claim for claim in card.claims if claim.is_shown]
    rivals = [claim for claim in card.claims if not claim.is_shown]
    assert {claim.text for claim in shown} == {"President of Secrets"}
    assert {claim.text for claim in rivals} == {"Head of Procurement"}
    assert {claim.owner for claim in shown} == {"Ben Ito"} and {c.owner for c in rivals} == {"Priya Raman"}
    assert shown[0].locator.endswith("0035.eml")


def test_an_address_leads_to_the_messages_it_was_seen_in(record: Colleagues) -> None:
    with viewing_as(record.priya):
        page = marta()
        email = next(fact for fact in page.facts if fact.text == "marta.oliveira@northwind.example")
        card = card_of(email)
    seen = next(claim for claim in card.claims if claim.is_shown and claim.origin == "header")
    assert (seen.count, seen.first_at, seen.source_name) == (3, BEGIN, "priyas")
    assert seen.locator.endswith("0003.eml")


def test_a_name_in_headers_leads_to_the_newest_message(record: Colleagues) -> None:
    with viewing_as(record.priya):
        rui = queries.person(queries.people(q="rui").rows[0].id, as_of=AS_OF)
        assert rui is not None
        card = card_of(rui.names[0])
    by_source = {claim.source_name: claim for claim in card.claims if claim.origin == "header"}
    assert by_source["priyas"].locator.endswith("0020.eml")
    assert by_source["bens-shared"].locator.endswith("0022.eml")


def test_where_messages_are_not_shown_their_places_are_not(record: Colleagues) -> None:
    with viewing_as(record.ben):  # Priya shares people, not her timeline
        email = next(fact for fact in marta().facts if fact.text == "marta.oliveira+orders@northwind.example")
        card = card_of(email)
    (seen,) = [claim for claim in card.claims if claim.is_shown]
    assert (seen.source_name, seen.owner, seen.locator, seen.count) == ("", "", "", 2)


def test_an_organization_is_called_what_its_people_sign(record: Colleagues) -> None:
    with viewing_as(record.priya):
        page = queries.organization(marta().organization_id or 0, as_of=AS_OF)
        assert page is not None
        card = card_of(page.names[0])
        assert (card.party_kind, card.party_name) == (PartyKind.ORGANIZATION, "Northwind Castings")
        signed = [claim for claim in card.claims if claim.is_shown and claim.origin == "signature"]
        assert signed and signed[0].owner == "Priya Raman" and signed[0].locator.endswith(".eml")
        domain = card_of(page.facts[0])
        assert {claim.text for claim in domain.claims} == {"northwind.example"}
        assert domain.claims[0].locator.endswith("0005.eml")
