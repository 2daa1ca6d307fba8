"""The truth is complete, follows its own rules and can be read back."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime, timedelta

import jsonschema
import pytest
from tests.demo.conftest import Company

from rapport.demo import SCHEMA, Truth
from rapport.demo.truth import VERDICTS


def test_it_reads_back(company: Company) -> None:
    assert Truth.read(company.folder / "truth.json") == company.truth


def test_it_keeps_its_schema(company: Company) -> None:
    document = json.loads((company.folder / "truth.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(document, SCHEMA)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**document, "items": "many"}, SCHEMA)


def test_every_verdict_occurs_and_is_accepted(company: Company) -> None:
    found = Counter(address.verdict for address in company.truth.addresses)
    assert set(found) == set(VERDICTS)
    for address in company.truth.addresses:
        assert address.verdict == "neutral" or address.verdict in address.accepted, address


def test_kept_means_two_way(company: Company) -> None:
    for address in company.truth.addresses:
        if address.verdict == "kept":
            assert address.received and address.sent, address
            assert address.kind in ("person", "role")
        if address.verdict in ("one_way", "waiting"):
            assert not (address.received and address.sent), address


def test_waiting_is_for_thirty_days(company: Company) -> None:
    ends = datetime.fromisoformat(company.truth.ends)
    for address in company.truth.addresses:
        quiet = ends - datetime.fromisoformat(address.last_seen)
        if address.verdict == "waiting":
            assert quiet < timedelta(days=30)
        if address.verdict == "one_way":
            assert quiet >= timedelta(days=30)


def test_own_addresses_are_internal(company: Company) -> None:
    own = {address for employee in company.truth.employees for address in employee.addresses}
    verdicts = company.truth.verdicts()
    assert all(verdicts[address] == "internal" for address in own if address in verdicts)
    assert sum(address in verdicts for address in own) > 12


def test_persons_and_addresses_agree(company: Company) -> None:
    by_person = {person.id: person for person in company.truth.persons}
    owners: dict[str, str] = {}
    for person in company.truth.persons:
        for address in person.addresses:
            assert owners.setdefault(address, person.id) == person.id
    for entry in company.truth.addresses:
        if entry.person:
            assert entry.address in by_person[entry.person].addresses
    assert {tie.person for tie in company.truth.ties} <= set(by_person)
    houses = {organization.id for organization in company.truth.organizations}
    for person in company.truth.persons:
        assert person.organization is None or person.organization in houses
        assert all(
            house.organization is None or house.organization in houses for house in person.affiliations
        )


def test_same_pairs_belong_to_one_person_and_namesakes_to_two(company: Company) -> None:
    by_person = {person.id: person for person in company.truth.persons}
    for pair in company.truth.same:
        assert set(pair.addresses) <= set(by_person[pair.person].addresses)
        assert pair.addresses[0] != pair.addresses[1]
    pairs = [
        (by_person[left], by_person[right])
        for left, right in company.truth.namesakes
        if {left, right} <= set(by_person)
    ]
    assert any(left.organization != right.organization for left, right in pairs)
    assert any(left.organization == right.organization for left, right in pairs)  # father and son
    for left, right in pairs:
        bare = [person.name.removesuffix(" sen.").removesuffix(" jun.") for person in (left, right)]
        assert bare[0] == bare[1] and not set(left.addresses) & set(right.addresses)
    names = Counter(person.name for person in company.truth.persons)
    meant = {person.name for pair in pairs for person in pair}
    assert {name for name, count in names.items() if count > 1} <= meant  # no namesakes by accident


def test_phones_belong_to_one_person_unless_shared(company: Company) -> None:
    holders: dict[str, set[str]] = {}
    for person in company.truth.persons:
        for phone in person.phones:
            if not phone.is_shared:
                holders.setdefault(phone.value, set()).add(person.id)
    assert len(holders) > 60
    assert all(len(ids) == 1 for ids in holders.values())
    assert any(phone.is_shared for person in company.truth.persons for phone in person.phones)


def test_claims_stand_in_the_mail(company: Company) -> None:
    """What a signature is said to show can be found in some message of that author."""
    written: dict[str, str] = {}
    for message in company.parsed:
        if message["List-Id"] is None and message["X-Spam-Flag"] is None:
            text = "".join(
                (part.get_payload(decode=True) or b"").decode("utf-8", "replace")
                for part in message.walk()
                if part.get_content_type() == "text/plain"
            )
            author = str(message["From"]).lower()
            for address in {a.address for a in company.truth.addresses if a.kind == "person"}:
                if f"<{address}>" in author:
                    written[address] = written.get(address, "") + text
    found = missed = 0
    for claim in company.truth.claims:
        if (
            claim.address in written
            and claim.attribute in ("phone", "mobile", "title")
            and claim.value.isascii()
        ):
            if claim.value in written[claim.address].replace("\n", " "):
                found += 1
            else:
                missed += 1
    assert found > 80 and missed <= found * 0.03  # some letters are HTML only


def test_the_showcase(company: Company) -> None:
    marta = next(person for person in company.truth.persons if person.name == "Marta Oliveira")
    assert marta.title == "Head of Procurement"
    ties = {tie.employee: tie for tie in company.truth.ties if tie.person == marta.id}
    best = max(ties.values(), key=lambda tie: tie.sent + tie.received)
    assert next(e.name for e in company.truth.employees if e.id == best.employee) == "Priya Raman"
    jon = next(person for person in company.truth.persons if person.name == "Jonathan Wells")
    assert len({house.organization for house in jon.affiliations}) == 2
    assert any(
        news.kind == "bounced" or news.kind == "left"
        for news in company.truth.news
        if news.party in jon.addresses
    )
