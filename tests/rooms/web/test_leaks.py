"""What one owner keeps to themselves appears nowhere for anybody else: in no list, page, card, timeline or export."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import pytest
from django.test import Client
from tests.rooms.taken_in import AS_OF, SECRETS, Colleagues

from rapport.accounts.models import User
from rapport.base.viewer import viewing_as
from rapport.kernel.directory.models import Candidate
from rapport.kernel.evidence.models import Record
from rapport.kernel.identity.models import Identity
from rapport.web import queries
from rapport.web.queries import export
from rapport.web.queries.chain import chain_of, meant_by

QUESTIONS = ("", "d", "dora", "hidden", "@hidden", "secret", "president", "northwind", "marta", "anvil")


def everything_read() -> Iterator[Any]:
    """Every answer the pages can give to the reader, about every party there is to see."""
    parties: set[int] = set(Identity.objects.values_list("id", flat=True))
    for q in QUESTIONS:
        yield [asdict(row) for row in queries.people(q=q, as_of=AS_OF).rows]
        yield [asdict(row) for row in queries.organizations(q=q, as_of=AS_OF).rows]
    for party_id in sorted(parties):
        person, organization = (
            queries.person(party_id, as_of=AS_OF),
            queries.organization(party_id, as_of=AS_OF),
        )
        yield asdict(person) if person else None
        yield asdict(organization) if organization else None
        yield [asdict(row) for row in queries.people_of(party_id, as_of=AS_OF).rows]
        yield [asdict(row) for row in queries.ties_of(party_id, as_of=AS_OF)]
        yield [asdict(day) for day in queries.timeline_of(party_id).rows]
        yield chain_of(party_id, as_of=AS_OF)
    for candidate_id in Candidate.objects.values_list("id", flat=True):
        card = queries.why(candidate_id, as_of=AS_OF)
        yield asdict(card) if card else None


def everything_exported() -> Iterator[Any]:
    for kind in (export.people, export.organizations, export.interactions, export.addresses):
        yield list(kind(AS_OF, with_all=True))


def hidden_ids(record: Colleagues) -> set[int]:
    """Ids of what only Ben may see: candidates, records, identities."""
    found: set[int] = set()
    for viewer, put in ((record.ben, found.update), (record.priya, found.difference_update)):
        with viewing_as(viewer):
            for model in (Candidate, Record, Identity):
                put(model.objects.values_list("pk", flat=True))
    return found


def test_what_an_owner_keeps_is_there_for_the_owner(record: Colleagues) -> None:
    with viewing_as(record.ben):
        said = str(list(everything_read()) + list(everything_exported())).casefold()
    assert [word for word in SECRETS if word not in said] == []


def test_what_an_owner_keeps_is_read_by_nobody_else(record: Colleagues) -> None:
    with viewing_as(record.priya):
        said = str(list(everything_read()) + list(everything_exported())).casefold()
    assert len(said) > 10_000 and "marta" in said
    assert [word for word in SECRETS if word in said] == []
    assert [number for number in hidden_ids(record) if str(number) in said] == []


def test_counts_do_not_tell_of_what_is_hidden(record: Colleagues) -> None:
    with viewing_as(record.priya):
        marta = next(iter(export.people(AS_OF)))
        (page,) = [queries.person(row.id, as_of=AS_OF) for row in queries.people(q="marta").rows]
    assert page is not None and page.acquaintance is not None
    assert (page.acquaintance.sent, page.acquaintance.received) == (2, 3)
    assert {address.last_at.date().isoformat() for address in page.addresses if address.last_at} == {
        "2025-03-03", "2025-03-24",
    }  # fmt: skip
    assert "2025-04-2" not in str(marta)


def test_a_timeline_that_is_not_shared_stays_its_owners(record: Colleagues) -> None:
    with viewing_as(record.ben):
        (marta,) = queries.people(q="marta", as_of=AS_OF).rows  # Priya shares that she knows her
        subjects = {e.subject for day in queries.timeline_of(marta.id).rows for e in day.entries}
        ties = {row.own_name for row in queries.ties_of(marta.id, as_of=AS_OF)}
        exported = {one["subject"] for one in export.interactions(AS_OF, with_all=True)}
    assert subjects == {"Between us two"}
    assert ties == {"Ben Ito"} and marta.known_by == ("you",)
    assert not exported & {"Castings", "Order 7", "Visita"} and "Steel" in exported


@pytest.mark.parametrize("text", ["Dora", "dora verborgen", "dora@hidden.example", "DORA@hidden.example"])
def test_nobody_is_meant_who_is_hidden(record: Colleagues, text: str) -> None:
    with viewing_as(record.ben):
        (dora,) = meant_by(text).people
    with viewing_as(record.priya):
        for asked in (text, str(dora.id)):
            meant = meant_by(asked)
            assert meant.people == () and meant.address is None
        assert chain_of(dora.id, as_of=AS_OF) is None


def test_without_a_viewer_there_is_nothing(record: Colleagues) -> None:
    for viewer in (None, 999_999):
        with viewing_as(viewer):
            assert [answer for answer in everything_read() if answer] == []
            assert list(everything_exported()) == [[], [], [], []]


def test_pages_of_what_is_hidden_are_not_found(record: Colleagues) -> None:
    with viewing_as(record.ben):
        (dora,) = queries.people(q="dora").rows
        page = queries.person(dora.id)
        assert page is not None
    addresses = [
        f"/people/{dora.id}",
        f"/organizations/{dora.organization_id}",
        f"/timeline/{dora.id}",
        f"/why/{page.names[0].candidate_id}",
        f"/organizations/{dora.organization_id}/people",
    ]
    for user_id, status in ((record.ben, 200), (record.priya, 404)):
        client = Client()
        client.force_login(User.objects.get(pk=user_id))
        assert [client.get(address).status_code for address in addresses] == [status] * len(addresses)
