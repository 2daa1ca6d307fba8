"""The list of organizations, each line with its people and who knows them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from rapport.base.paging import Page
from rapport.engines.ties.strength import level_of
from rapport.kernel.directory import queries as directory
from rapport.kernel.directory.types import Level, OrganizationRow
from rapport.kernel.timeline import queries as timeline

from .around import names_of_known
from .keys import text_cursor, text_key
from .people import PAGE, is_query, searched, total_of


def organizations(
    *, after: str | None = None, q: str = "", as_of: datetime | None = None
) -> Page[OrganizationRow]:
    """The organizations we know by name, from a cursor on: all of them, or those ``q`` fits. Our own is not among them."""
    moment = as_of or timezone.now()
    if is_query(q):
        return searched(q, after, directory.search_organizations, lambda parties: _rows(parties, moment))
    key = text_key(after)
    found = directory.organizations_by_name(key, most=PAGE + 1)
    total = total_of("organizations", len(found)) if key is None else None
    shown = found[:PAGE]
    rows = _rows([party_id for _, party_id in shown], moment)
    return Page(rows, text_cursor(shown[-1]) if len(found) > PAGE else None, total)


def _rows(parties: Sequence[int], as_of: datetime) -> tuple[OrganizationRow, ...]:
    faces = directory.organization_faces(parties)
    people = directory.people_counted(parties)
    known = timeline.known_by(parties, as_of=as_of, of_organizations=True)
    names = names_of_known(known.values())
    rows = []
    for party_id in parties:
        face, tie = faces.get(party_id), known.get(party_id)
        if face is not None:
            left, sent, received = (tie.left, tie.sent, tie.received) if tie else (0.0, 0, 0)
            rows.append(
                OrganizationRow(
                    id=face.id,
                    name=face.name,
                    domain=face.domain,
                    people_count=people.get(party_id, 0),
                    known_by=tuple(dict.fromkeys(names[own] for own in tie.own_ids if own in names))
                    if tie
                    else (),
                    last_at=face.last_at,
                    strength=timeline.share_of_strength(left),
                    level=Level(level_of(left, sent, received)),
                )
            )
    return tuple(rows)
