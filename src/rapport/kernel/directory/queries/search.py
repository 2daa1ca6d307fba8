"""Searching: people and organizations for what somebody types, the best first.

Typing may be unfinished, without accents, in any order, by initials, with a company beside the name, or with a slip.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rapport.engines.search import Asked, asked, closeness, words_of_name
from rapport.kernel.directory.models import SearchKind
from rapport.kernel.directory.types import Found, OrganizationFace, PersonFace

from .faces import organization_faces, person_faces
from .lists import by_address
from .seeking import Hit, Search

LONGEST = 1_000  # answers at most
SPARE = 10  # looked at beyond those wanted, as some turn out to be ours


def found_people(text: str, limit: int, *, with_own: bool = False) -> list[Found]:
    """The people outside who fit what was typed, at most ``limit``, closest and best known first, each with the name of their
    organization."""
    faces = _people(text, limit, with_own)
    homes = organization_faces(face.organization_id for face in faces if face.organization_id is not None)
    found = []
    for face in faces:
        home = homes.get(face.organization_id) if face.organization_id is not None else None
        found.append(Found(face.id, face.name, home.name if home else ""))
    return found


def found_organizations(text: str, limit: int, *, with_own: bool = False) -> list[Found]:
    """The organizations outside that fit what was typed, at most ``limit``, closest and best known first, each with its domain."""
    return [Found(face.id, face.name, face.domain) for face in _organizations(text, limit, with_own)]


def search_people(text: str, limit: int, *, begin: int = 0, with_own: bool = False) -> list[int]:
    """The parties of people who fit, for lists that show more of them: at most ``limit`` of the first thousand, from one on."""
    _, hits, first = _hits(text, _kinds_of_people(with_own), LONGEST, "people", with_own)
    part = _part(hits, first, begin, limit)
    faces = person_faces(part)
    return [one for one in part if one in faces and (with_own or not faces[one].is_own)]


def search_organizations(text: str, limit: int, *, begin: int = 0, with_own: bool = False) -> list[int]:
    """The same of organizations."""
    _, hits, first = _hits(text, _kinds_of_organizations(with_own), LONGEST, "organizations", with_own)
    part = _part(hits, first, begin, limit)
    faces = organization_faces(part)
    return [one for one in part if one in faces and (with_own or not faces[one].is_own)]


def _part(hits: list[Hit], first: list[int], begin: int, limit: int) -> list[int]:
    return list(dict.fromkeys([*first, *(hit.party_id for hit in hits)]))[begin : begin + limit]


def _kinds_of_people(with_own: bool) -> set[SearchKind]:
    return {SearchKind.PERSON, SearchKind.OWN_PERSON} if with_own else {SearchKind.PERSON}


def _kinds_of_organizations(with_own: bool) -> set[SearchKind]:
    return {SearchKind.ORGANIZATION, SearchKind.OWN_ORGANIZATION} if with_own else {SearchKind.ORGANIZATION}


def _people(text: str, limit: int, with_own: bool) -> list[PersonFace]:
    query, hits, first = _hits(text, _kinds_of_people(with_own), limit, "people", with_own)
    faces = person_faces([*first, *(hit.party_id for hit in hits)])
    return [face for face in _in_order(query, hits, first, faces) if with_own or not face.is_own][:limit]


def _organizations(text: str, limit: int, with_own: bool) -> list[OrganizationFace]:
    query, hits, first = _hits(text, _kinds_of_organizations(with_own), limit, "organizations", with_own)
    faces = organization_faces([*first, *(hit.party_id for hit in hits)])
    return [face for face in _in_order(query, hits, first, faces) if with_own or not face.is_own][:limit]


def _hits(
    text: str, kinds: set[SearchKind], limit: int, table: str, with_own: bool
) -> tuple[Asked, list[Hit], list[int]]:
    """What was asked, who fits it by words, and the parties of an address that was typed."""
    query = asked(text)
    most = min(max(limit, 0), LONGEST)
    first = by_address(table, query.address, most, with_own) if query.address else []
    for words in dict.fromkeys((query.words, query.without_optional.words)):
        hits = Search(words, kinds, most).run() if most else []
        if hits:
            return Asked(words, query.address), hits[: most + SPARE], first
    return query, [], first


def _in_order(query: Asked, hits: list[Hit], first: list[int], faces: Mapping[int, Any]) -> list[Any]:
    """Whom an address leads to, then the others, anew by the name that is shown."""

    def rank(hit: Hit) -> tuple[Any, ...]:
        names, _, others = hit.words.partition("|")
        shown = words_of_name(faces[hit.party_id].name)
        return (
            *closeness(query.words, names.split(), others.split(), shown),
            -hit.weight,
            hit.party_id,
        )

    there = sorted((hit for hit in hits if hit.party_id in faces), key=rank)
    order = dict.fromkeys([*(one for one in first if one in faces), *(hit.party_id for hit in there)])
    return [faces[party_id] for party_id in order]
