"""Everything the reader may see, as plain documents in the order of ids: what `rapport export` writes.

The documents are the same whatever order the records arrived in; at one ``as_of`` the same in every respect. Ids stand as text,
moments as RFC 3339 in UTC, certainty as 0..1 with four decimals. They are read by key a batch at a time, so that memory stays
small however much there is; `unchanging` keeps what is read meanwhile from changing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, TypeVar

from django.db import connection, transaction

from rapport.base.viewer import Viewer, viewing_as
from rapport.engines.ties.strength import level_of
from rapport.kernel.directory import queries as directory
from rapport.kernel.directory.types import Belonging, OrganizationFace, PersonFace, Value
from rapport.kernel.identity.types import Ruled
from rapport.kernel.timeline import queries as timeline
from rapport.kernel.timeline.types import OwnTie

BATCH = 500
BATCH_OF_INTERACTIONS = 2_000
BEFORE_ALL = -1
ROLES = {1: "from", 2: "to", 3: "cc", 4: "bcc"}

Document = dict[str, Any]
T = TypeVar("T")


@contextmanager
def unchanging(viewer: Viewer) -> Iterator[None]:
    """A transaction in which somebody looks at one state of the database, whatever others write meanwhile."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        with viewing_as(viewer):
            yield


def people(as_of: datetime, *, with_all: bool = False) -> Iterator[Document]:
    """All people we know; with ``with_all`` our own side too."""

    def batch(after: int) -> list[int]:
        return directory.people_after(after, most=BATCH, with_own=with_all)

    for parties in _batches(batch, int):
        faces = directory.person_faces(parties)
        values = directory.values_of(parties, as_of=as_of)
        belongings = directory.affiliations_of(parties)
        homes = {b.organization_id for of_one in belongings.values() for b in of_one}
        organizations = directory.organization_faces(
            homes | {face.organization_id for face in faces.values() if face.organization_id is not None}
        )
        ties = timeline.all_ties_of(parties, as_of=as_of)
        own = _names_of_own(ties)
        for party_id in parties:
            yield {
                **_person(faces[party_id], values[party_id], organizations),
                "affiliations": [_affiliation(b, organizations) for b in belongings[party_id]],
                "ties": [_tie(tie, own[tie.own_id]) for tie in ties[party_id] if tie.own_id in own],
                "values": [_value(value) for value in values[party_id]],
            }


def organizations(as_of: datetime, *, with_all: bool = False) -> Iterator[Document]:
    """All organizations we know; with ``with_all`` our own too."""

    def batch(after: int) -> list[int]:
        return directory.organizations_after(after, most=BATCH, with_own=with_all)

    for parties in _batches(batch, int):
        faces = directory.organization_faces(parties)
        values = directory.values_of(parties, as_of=as_of)
        people_of_each = directory.people_counted(parties)
        ties = timeline.all_ties_of(parties, as_of=as_of, of_organizations=True)
        own = _names_of_own(ties)
        for party_id in parties:
            face = faces[party_id]
            yield {
                "id": str(party_id),
                "name": face.name,
                "names": _texts(values[party_id], "name"),
                "domains": _texts(values[party_id], "domain"),
                "is_own": face.is_own,
                "people": people_of_each.get(party_id, 0),
                "certainty": _certainty_of(values[party_id], "domain"),
                "first_seen": _moment(face.first_at),
                "last_seen": _moment(face.last_at),
                "ties": [_tie(tie, own[tie.own_id]) for tie in ties[party_id] if tie.own_id in own],
                "values": [_value(value) for value in values[party_id]],
            }


def interactions(as_of: datetime, *, with_all: bool = False) -> Iterator[Document]:
    """All messages somebody we know took part in; with ``with_all`` every other message too."""

    after: int | None = BEFORE_ALL
    while after is not None:
        found, after = timeline.interactions_after(after, most=BATCH_OF_INTERACTIONS, with_all=with_all)
        faces = directory.person_faces(part.party_id for one in found for part in one.parts)
        for one in found:
            people_there = {part.party_id for part in one.parts if part.party_id in faces}
            yield {
                "id": str(one.id),
                "at": _moment(one.at),
                "kind": one.kind,
                "subject": one.subject,
                "thread": str(one.thread_id),
                **{
                    name: [part.address for part in one.parts if part.role == role]
                    for role, name in ROLES.items()
                },
                "marks": list(one.marks),
                "people": [str(party_id) for party_id in sorted(people_there)],
            }


def addresses(as_of: datetime, *, with_all: bool = False) -> Iterator[Document]:
    """Every address in the ledger of verdicts, kept or not, and the person it belongs to."""

    def batch(after: int) -> list[Ruled]:
        return directory.addresses_after(after, most=BATCH)

    for found in _batches(batch, lambda one: one.identity_id):
        faces = directory.person_faces(one.party_id for one in found)
        for one in found:
            yield {
                "id": str(one.identity_id),
                "address": one.address,
                "name": one.name,
                "verdict": one.verdict,
                "reason": one.reason,
                "is_ruled": one.is_ruled,
                "sent": one.sent,
                "received": one.received,
                "first_seen": _moment(one.first_at),
                "last_seen": _moment(one.last_at),
                "person": str(one.party_id) if one.party_id in faces else None,
            }


def _batches(next_after: Callable[[int], list[T]], key: Callable[[T], int]) -> Iterator[list[T]]:
    after = BEFORE_ALL
    while batch := next_after(after):
        yield batch
        after = key(batch[-1])


def _names_of_own(ties: dict[int, list[OwnTie]]) -> dict[int, str]:
    faces = directory.person_faces(tie.own_id for of_one in ties.values() for tie in of_one)
    return {party_id: face.name for party_id, face in faces.items()}


def _person(
    face: PersonFace, values: Sequence[Value], organizations: dict[int, OrganizationFace]
) -> Document:
    home = organizations.get(face.organization_id) if face.organization_id is not None else None
    told = _texts(values, "organization")
    return {
        "id": str(face.id),
        "name": face.name,
        "names": _texts(values, "name"),
        "emails": _texts(values, "email"),
        "phones": _texts(values, "mobile", "phone"),
        "organization": home.name if home else next(iter(told), None),
        "organization_id": str(home.id) if home else None,
        "title": next(iter(_texts(values, "title")), None),
        "is_own": face.is_own,
        "certainty": _certainty_of(values, "email"),
        "first_seen": _moment(face.first_at),
        "last_seen": _moment(face.last_at),
    }


def _texts(values: Sequence[Value], *attributes: str) -> list[str]:
    """The values of some attributes, most believable first; numbers in their comparable form, each once."""
    is_number = "phone" in attributes
    found = [
        v.normalized if is_number and v.normalized else v.text for v in values if v.attribute in attributes
    ]
    return list(dict.fromkeys(found))


def _certainty_of(values: Sequence[Value], attribute: str) -> float | None:
    best = next((value for value in values if value.attribute == attribute), None)
    return round(best.certainty.value, 4) if best else None


def _affiliation(belonging: Belonging, organizations: dict[int, OrganizationFace]) -> Document:
    organization = organizations.get(belonging.organization_id)
    return {
        "organization_id": str(belonging.organization_id) if organization else None,
        "organization": organization.name if organization else None,
        "domain": organization.domain if organization else None,
        "title": belonging.title or None,
        "since": _day(belonging.first_at),
        "until": None if belonging.is_current else _day(belonging.last_at),
        "is_current": belonging.is_current,
    }


def _tie(tie: OwnTie, name: str) -> Document:
    return {
        "own_id": str(tie.own_id),
        "own": name,
        "sent": tie.sent,
        "received": tie.received,
        "first_seen": _moment(tie.first_at),
        "last_seen": _moment(tie.last_at),
        "strength": round(timeline.share_of_strength(tie.left), 4),
        "level": level_of(tie.left, tie.sent, tie.received).value,
    }


def _value(value: Value) -> Document:
    return {
        "id": str(value.candidate_id),
        "attribute": value.attribute,
        "value": value.text,
        "normalized": value.normalized,
        "certainty": round(value.certainty.value, 4),
        "state": value.certainty.state.value,
        "origin": value.origin,
        "count": value.count,
        "first_seen": _moment(value.first_at),
        "last_seen": _moment(value.last_at),
    }


def _moment(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z") if moment else None


def _day(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).date().isoformat() if moment else None
