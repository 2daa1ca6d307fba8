"""Searching: people and organizations for what somebody types, the best first."""

from __future__ import annotations

from rapport.kernel.directory.types import Found

from .faces import organization_faces, person_faces
from .lists import organizations_found, people_found, sought


def found_people(text: str, limit: int, *, with_own: bool = False) -> list[Found]:
    """The people outside who fit what was typed, at most ``limit``, each with the name of their organization."""
    what = sought(text)
    if what is None:
        return []
    keys = people_found(None, what, most=limit, with_own=with_own)
    faces = person_faces(party_id for _, party_id in keys)
    homes = organization_faces(
        face.organization_id for face in faces.values() if face.organization_id is not None
    )
    found = []
    for _, party_id in keys:
        if face := faces.get(party_id):
            home = homes.get(face.organization_id) if face.organization_id is not None else None
            found.append(Found(face.id, face.name, home.name if home else ""))
    return found


def found_organizations(text: str, limit: int, *, with_own: bool = False) -> list[Found]:
    """The organizations outside that fit what was typed, at most ``limit``, each with its domain."""
    what = sought(text)
    if what is None:
        return []
    keys = organizations_found(None, what, most=limit, with_own=with_own)
    faces = organization_faces(party_id for _, party_id in keys)
    return [
        Found(faces[party_id].id, faces[party_id].name, faces[party_id].domain)
        for _, party_id in keys
        if party_id in faces
    ]
