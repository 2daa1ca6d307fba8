"""Why a value is shown: the claims behind it and those that compete with it, each with its share of the belief."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.utils import timezone

from rapport.engines.belief.certainty import base_belief, certainty
from rapport.kernel.directory import queries as directory
from rapport.kernel.directory.types import PartyKind, Value, WhyCard, WhyClaim
from rapport.kernel.timeline import queries as timeline
from rapport.kernel.timeline.queries import Witness

from .facts import with_rivals

MOST_CLAIMS = 12
# How candidates are derived from what is claimed: kernel/directory/sql/candidates.sql, organization_candidates.sql
SEEN, SEEN_BUT_GONE, GUESSED, GUESSED_ORGANIZATION, OF_A_MEMBER = 0.95, 0.1, 0.2, 0.3, 0.9


def why(candidate_id: int, *, as_of: datetime | None = None) -> WhyCard | None:
    """The card of a value that the reader may see; None for any other."""
    candidate = directory.candidate_by_id(candidate_id)
    if candidate is None:
        return None
    moment, party_id = as_of or timezone.now(), candidate.party_id
    values = directory.values_of([party_id], as_of=moment, with_sources=True, with_denied=True)[party_id]
    shown = next(
        v for v in values if (v.attribute, v.normalized) == (candidate.attribute, candidate.normalized)
    )
    person = directory.person_faces([party_id]).get(party_id)
    organization = directory.organization_faces([party_id]).get(party_id)
    kind = PartyKind.PERSON if person else PartyKind.ORGANIZATION
    face = person or organization
    of_attribute = [value for value in values if value.attribute == candidate.attribute]
    if kind is PartyKind.PERSON:
        witnesses = witnesses_of_person(party_id, candidate.attribute, of_attribute)
    else:
        witnesses = witnesses_of_organization(party_id, candidate.attribute, of_attribute)
    return WhyCard(
        value=with_rivals(shown, values),
        party_id=party_id,
        party_kind=kind,
        party_name=face.name if face else shown.text,
        claims=(*denials(party_id, shown), *claims_shown(witnesses, shown, moment)),
    )


def denials(party_id: int, shown: Value) -> tuple[WhyClaim, ...]:
    """Who said that the value is wrong: that takes no share of the belief, it takes the belief away."""
    return tuple(
        WhyClaim(
            text=one.text,
            share=0.0,
            origin=directory.DENIED,
            source_name=one.source_name,
            first_at=one.first_at,
            last_at=one.last_at,
            count=one.count,
            owner="",
            locator="",
            is_shown=True,
        )
        for one in timeline.claimed_of(party_id, f"not_{shown.attribute}")
        if one.normalized == shown.normalized
    )


def witnesses_of_person(party_id: int, attribute: str, values: Sequence[Value]) -> list[Witness]:
    """Everything that speaks for or against a person's values of one attribute."""
    found = timeline.claimed_of(party_id, attribute)
    if attribute == "email":
        lost = directory.lost_addresses(party_id)
        found += [
            replace(one, confidence=SEEN_BUT_GONE) if one.normalized in lost else one
            for one in timeline.seen_of(party_id, confidence=SEEN)
        ]
        found += timeline.claimed_of(party_id, "left")
        found += [one for one in timeline.claimed_of(party_id, "bounced") if one.normalized[:1] == "5"]
    return found + _guesses(values, GUESSED)


def witnesses_of_organization(party_id: int, attribute: str, values: Sequence[Value]) -> list[Witness]:
    """Everything that speaks for an organization's values of one attribute."""
    if attribute == "domain":
        return timeline.seen_of(party_id, confidence=SEEN, of_organization=True)
    said = timeline.claimed_of(party_id, attribute)
    if attribute != "name":
        return said
    signed = timeline.claimed_of(party_id, "organization", of_organization=True)
    members = [replace(one, confidence=one.confidence * OF_A_MEMBER) for one in signed]
    return said + members + _guesses(values, GUESSED_ORGANIZATION)


def _guesses(values: Sequence[Value], confidence: float) -> list[Witness]:
    """Names that were made from an address or domain alone: no record claims them."""
    return [
        Witness(v.text, v.normalized, confidence, v.origin, v.first_at, v.last_at, 1, "", "", "")
        for v in values
        if v.origin == "address"
    ]


def claims_shown(witnesses: Sequence[Witness], shown: Value, as_of: datetime) -> tuple[WhyClaim, ...]:
    """The strongest claims, with the shares they have in the belief of all of them together."""
    weighed = [
        (certainty(base_belief(one.confidence, one.count), one.last_at, as_of), one) for one in witnesses
    ]
    whole = sum(belief for belief, _ in weighed) or 1.0
    weighed.sort(key=lambda pair: (-pair[0], pair[1].text, pair[1].source_name))
    return tuple(
        WhyClaim(
            text=one.text,
            share=belief / whole,
            origin=one.origin,
            source_name=one.source_name,
            first_at=one.first_at,
            last_at=one.last_at,
            count=one.count,
            owner=one.owner,
            locator=one.locator,
            is_shown=one.normalized == shown.normalized,
        )
        for belief, one in weighed[:MOST_CLAIMS]
    )
