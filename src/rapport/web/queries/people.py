"""Lists of people, each line with their organization and who knows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from django.utils import timezone

from rapport.base.paging import Count, Page, cursor_of, keys_of
from rapport.kernel.directory import queries as directory
from rapport.kernel.directory.types import PersonFace, PersonRow, Value
from rapport.kernel.identity.queries import party_of
from rapport.kernel.timeline import queries as timeline
from rapport.ui.templatetags.ui import initials

from .around import names_of_known
from .keys import Key, text_cursor, text_key

Row = TypeVar("Row")

PAGE = 50
BELIEF_OF_A_NAME = 0.2  # for whom no address is visible, which should not be


def people(*, after: str | None = None, q: str = "", as_of: datetime | None = None) -> Page[PersonRow]:
    """The people we know by name, from a cursor on: everybody, or those ``q`` fits. Our own side is not among them."""
    if is_query(q):
        return searched(
            q,
            after,
            directory.search_people,
            lambda parties: person_rows(parties, as_of=as_of or timezone.now()),
        )
    key = text_key(after)
    found = directory.people_by_name(key, most=PAGE + 1)
    return page_of(found, as_of, total_of("people", len(found)) if key is None else None)


def is_query(q: str) -> bool:
    """Whether anything was typed."""
    return bool(q.replace("\x00", "").strip())


class Finding(Protocol):
    """A search for parties, the closest first."""

    def __call__(self, text: str, limit: int, *, begin: int) -> list[int]: ...


def searched(
    q: str, after: str | None, search: Finding, rows: Callable[[Sequence[int]], tuple[Row, ...]]
) -> Page[Row]:
    """A page of what was found, the closest first; of many the first thousand."""
    begin = max(0, (keys_of(after, 1) or (0,))[0])
    found = search(q, PAGE + 1, begin=begin)
    is_more = len(found) > PAGE
    total = Count(len(found)) if not begin and not is_more else None
    return Page(rows(found[:PAGE]), cursor_of(begin + PAGE) if is_more else None, total)


def people_of(
    organization_id: int, *, after: str | None = None, as_of: datetime | None = None
) -> Page[PersonRow]:
    """The people an organization has now by name, from a cursor on."""
    party_id, key = party_of(organization_id), text_key(after)
    if party_id is None:
        return Page(())
    found = directory.people_at(key, party_id, most=PAGE + 1)
    total = Count(directory.people_counted([party_id]).get(party_id, 0)) if key is None else None
    return page_of(found, as_of, total)


def total_of(table: str, found: int) -> Count:
    """How many there are in all."""
    return Count(found) if found <= PAGE else directory.about_how_many(table)


def page_of(found: Sequence[Key], as_of: datetime | None, total: Count | None) -> Page[PersonRow]:
    """The rows for the keys of one page and one more, which tells that there is a next page."""
    shown = found[:PAGE]
    rows = person_rows([party_id for _, party_id in shown], as_of=as_of or timezone.now())
    return Page(rows, text_cursor(shown[-1]) if len(found) > PAGE else None, total)


def person_rows(parties: Sequence[int], *, as_of: datetime) -> tuple[PersonRow, ...]:
    """The lines of these people, in the same order; whoever is not visible is left out."""
    faces = directory.person_faces(parties)
    values = directory.values_of(parties, as_of=as_of, attributes=("title", "email"))
    organizations = directory.organization_faces(
        face.organization_id for face in faces.values() if face.organization_id is not None
    )
    known = timeline.known_by(parties, as_of=as_of)
    names = names_of_known(known.values())
    rows = []
    for party_id in parties:
        if party_id in faces:
            face = faces[party_id]
            home = organizations.get(face.organization_id) if face.organization_id is not None else None
            knowing = known[party_id].own_ids if party_id in known else ()
            called = tuple(dict.fromkeys(names[own_id] for own_id in knowing if own_id in names))
            rows.append(_row(face, home.name if home else "", values[party_id], called, as_of))
    return tuple(rows)


def _row(
    face: PersonFace, organization: str, values: Sequence[Value], known_by: tuple[str, ...], as_of: datetime
) -> PersonRow:
    best = {value.attribute: value for value in reversed(values)}
    email = best.get("email")
    certainty = email.certainty if email else directory.believed(BELIEF_OF_A_NAME, face.last_at, as_of)
    return PersonRow(
        id=face.id,
        name=face.name,
        initials=initials(face.name),
        title=best.get("title"),
        organization_id=face.organization_id if organization else None,
        organization_name=organization,
        known_by=known_by,
        last_at=face.last_at,
        certainty=certainty,
    )
