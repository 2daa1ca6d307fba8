"""The whole chain behind a person, from screen to claim to record to source: what `rapport why` prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rapport.engines.mail.addresses import normalize_address
from rapport.engines.names import without_accents
from rapport.kernel.directory import queries as directory
from rapport.kernel.directory.types import AddressRow, PersonFace, PersonPage, Value, WhyClaim
from rapport.kernel.identity.queries import identity_of_address, party_of, ruled
from rapport.kernel.identity.types import Ruled
from rapport.kernel.timeline.types import TieRow

from .around import ties_of
from .facts import with_rivals
from .person import person
from .why import claims_shown, witnesses_of_person

MOST_CHOICES = 20


@dataclass(frozen=True, slots=True)
class Meant:
    """Who somebody may mean: the people it could be, or an address that belongs to no person, with its verdict."""

    people: tuple[PersonFace, ...] = ()
    address: Ruled | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several people who may be meant, with what tells them apart."""

    id: int
    name: str
    address: str
    organization_name: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """A value as it is shown, with the claims for it and against it."""

    value: Value
    claims: tuple[WhyClaim, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """Everything that is shown of a person with what it rests on."""

    page: PersonPage
    ties: tuple[TieRow, ...]
    reasons: tuple[Reason, ...]

    @property
    def addresses(self) -> Sequence[AddressRow]:
        """Why they are here at all: their addresses with the verdicts."""
        return self.page.addresses


def meant_by(text: str) -> Meant:
    """Whom a name, an e-mail address or an id means, of those the reader may see. Our own side may be meant too."""
    text = text.replace("\x00", "").strip()
    if len(text) <= 19 and text.isascii() and text.isdecimal() and int(text) < 2**63:
        party_id = party_of(int(text))
        return Meant() if party_id is None else Meant(_faces([party_id]))
    if "@" in text:
        identity_id = identity_of_address(normalize_address(text))
        found = None if identity_id is None else ruled(identity_id)
        return Meant() if found is None else Meant(_faces([found.party_id]), found)
    return Meant(_called(text))


def _called(name: str) -> tuple[PersonFace, ...]:
    """People of that very name; if there are none, those it is the beginning of."""
    found = _faces(directory.search_people(name, MOST_CHOICES + 1, with_own=True))
    wanted = without_accents(name).split()
    return tuple(face for face in found if without_accents(face.name).split() == wanted) or found


def _faces(parties: Sequence[int]) -> tuple[PersonFace, ...]:
    faces = directory.person_faces(parties)
    return tuple(faces[party_id] for party_id in parties if party_id in faces)


def told_apart(people: Sequence[PersonFace]) -> tuple[Choice, ...]:
    """People with an address and an organization each, for somebody to choose from."""
    addresses = directory.addresses_of(one.id for one in people)
    homes = directory.organization_faces(
        one.organization_id for one in people if one.organization_id is not None
    )
    return tuple(
        Choice(
            id=one.id,
            name=one.name,
            address=next((address.address for address in addresses[one.id]), ""),
            organization_name=homes[one.organization_id].name if one.organization_id in homes else "",
            is_own=one.is_own,
        )
        for one in people
    )


def chain_of(party_id: int, *, as_of: datetime) -> Chain | None:
    """The chain behind a person; None if they are not visible."""
    page = person(party_id, as_of=as_of)
    if page is None:
        return None
    values = directory.values_of([page.id], as_of=as_of, with_sources=True)[page.id]
    best = {value.attribute: value for value in reversed(values)}
    shown = [best["name"], *page.facts] if "name" in best else list(page.facts)
    reasons = []
    for attribute in dict.fromkeys(value.attribute for value in shown):
        claimed = [value for value in values if value.attribute == attribute]
        witnesses = witnesses_of_person(page.id, attribute, claimed)
        reasons += [
            Reason(with_rivals(value, values), claims_shown(witnesses, value, as_of))
            for value in shown
            if value.attribute == attribute
        ]
    return Chain(page, ties_of(page.id, as_of=as_of), tuple(reasons))
