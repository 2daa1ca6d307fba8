"""The page of one person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from rapport.kernel.directory import queries as directory
from rapport.kernel.directory.types import (
    Address,
    AddressRow,
    Affiliation,
    Belonging,
    OrganizationFace,
    PersonPage,
    PersonRow,
    Value,
)
from rapport.kernel.identity.queries import party_of
from rapport.kernel.timeline import queries as timeline
from rapport.ui.templatetags.ui import initials

from .around import acquaintance_with
from .facts import facts_of
from .people import BELIEF_OF_A_NAME, person_rows

COLLEAGUES = 8
LONGEST_PLACE = 40  # a longer address stands among the facts only
BELIEF_OF_BELONGING = 0.5  # where no address speaks for it any more


def person(any_id: int, *, as_of: datetime | None = None) -> PersonPage | None:
    """The page of the person that an id leads to, whichever of theirs it is; None if there is nobody visible."""
    party_id = party_of(any_id)
    face = None if party_id is None else directory.person_faces([party_id]).get(party_id)
    if party_id is None or face is None:
        return None
    moment = as_of or timezone.now()
    values = directory.values_of([party_id], as_of=moment, with_sources=True)[party_id]
    addresses = directory.addresses_of([party_id])[party_id]
    belongings = directory.affiliations_of([party_id])[party_id]
    organizations = directory.organization_faces(belonging.organization_id for belonging in belongings)
    home = organizations.get(face.organization_id) if face.organization_id is not None else None
    told = [value for value in values if value.attribute == "organization"]
    facts = facts_of([value for value in values if not (home and value in told)])
    email = next((value for value in values if value.attribute == "email"), None)
    place = next((fact for fact in facts if fact.attribute == "address"), None)
    return PersonPage(
        id=party_id,
        name=face.name,
        initials=initials(face.name),
        names=tuple(value for value in values if value.attribute == "name"),
        title=next((fact for fact in facts if fact.attribute == "title"), None),
        organization_id=home.id if home else None,
        organization_name=home.name if home else told[0].text if told else "",
        place=place if place and len(place.text) <= LONGEST_PLACE else None,
        certainty=email.certainty if email else directory.believed(BELIEF_OF_A_NAME, face.last_at, moment),
        acquaintance=None
        if face.is_own
        else acquaintance_with(party_id, [one.identity_id for one in addresses], as_of=moment),
        facts=facts,
        affiliations=tuple(
            _affiliation(belonging, organizations, addresses, values, moment) for belonging in belongings
        ),
        addresses=tuple(_address_row(one, values) for one in addresses),
        colleagues=_colleagues(home.id if home else None, party_id, moment),
    )


def _affiliation(
    belonging: Belonging,
    organizations: dict[int, OrganizationFace],
    addresses: Sequence[Address],
    values: Sequence[Value],
    as_of: datetime,
) -> Affiliation:
    """One place, as sure as the surest address there."""
    organization = organizations.get(belonging.organization_id)
    there = {one.address for one in addresses if one.organization_id == belonging.organization_id}
    sure = next((v.certainty for v in values if v.attribute == "email" and v.normalized in there), None)
    title = belonging.title.casefold()
    return Affiliation(
        organization_id=organization.id if organization else None,
        organization_name=organization.name if organization else "",
        title=next((v for v in values if v.attribute == "title" and v.text.casefold() == title), None),
        since=belonging.first_at.date() if belonging.first_at else None,
        until=belonging.last_at.date() if belonging.last_at and not belonging.is_current else None,
        certainty=sure or directory.believed(BELIEF_OF_BELONGING, belonging.last_at, as_of),
    )


def _address_row(one: Address, values: Sequence[Value]) -> AddressRow:
    return AddressRow(
        identity_id=one.identity_id,
        address=one.address,
        verdict=one.verdict,
        reason=one.reason,
        sent=one.sent,
        received=one.received,
        first_at=one.first_at,
        last_at=one.last_at,
        value=next((v for v in values if v.attribute == "email" and v.normalized == one.address), None),
    )


def _colleagues(organization_id: int | None, without: int, as_of: datetime) -> tuple[PersonRow, ...]:
    if organization_id is None:
        return ()
    found = timeline.best_known_at(organization_id, without=without, most=COLLEAGUES)
    return person_rows(found, as_of=as_of)
