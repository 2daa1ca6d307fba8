"""What the reader opened last: shown in the palette, found through the cluster map, and only while they may see it."""

from __future__ import annotations

from django.db import connection
from django.urls import reverse

from rapport.base.sql import sql
from rapport.kernel.directory import queries as directory
from rapport.ui.menu import Recent
from rapport.ui.templatetags.ui import initials

MOST = 6


def recents(most: int = MOST) -> tuple[Recent, ...]:
    """The people and organizations whose pages the reader opened last, newest first."""
    with connection.cursor() as cursor:
        cursor.execute(sql("web", "recent_visits"), {"most": most})
        parties = [party_id for (party_id,) in cursor.fetchall()]
    people = directory.person_faces(parties)
    homes = [face.organization_id for face in people.values() if face.organization_id is not None]
    organizations = directory.organization_faces([party for party in parties if party not in people] + homes)
    shown = []
    for party_id in parties:
        if person := people.get(party_id):
            home = organizations.get(person.organization_id or 0)
            url = reverse("web:person", args=[party_id])
            shown.append(Recent(person.name, home.name if home else "", url, initials(person.name), "person"))
        elif organization := organizations.get(party_id):
            url = reverse("web:organization", args=[party_id])
            name = organization.name
            shown.append(Recent(name, organization.domain, url, initials(name), "organization"))
    return tuple(shown)
