"""Who took part in threads, named as the reader may see them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from rapport.base.sql import sql
from rapport.kernel.directory.queries import person_faces, reader_parties
from rapport.kernel.timeline.types import Participant

NAMED = 6
LOOKED_AT = 60  # header places of one message: a message to a thousand names is not worth more


@dataclass(frozen=True, slots=True)
class Present:
    """A party in a message. ``name`` is what to call those who have no profile."""

    party_id: int
    name: str
    is_own: bool
    wrote: bool


def participants_in(
    threads: Sequence[Sequence[int]], *, without: int
) -> list[tuple[tuple[Participant, ...], int]]:
    """For each thread, given by its records, the most active participants and how many more there are.

    ``without`` is the party whose timeline it is: that they took part goes without saying.
    """
    present = _present([record for thread in threads for record in thread])
    faces = person_faces(one.party_id for there in present.values() for one in there)
    reader = reader_parties()
    answers = []
    for records in threads:
        wrote: Counter[int] = Counter()
        there: Counter[int] = Counter()
        named: dict[int, Present] = {}
        for one in (one for record in records for one in present.get(record, ())):
            if one.party_id != without:
                wrote[one.party_id] += one.wrote
                there[one.party_id] += 1
                named.setdefault(one.party_id, one)
        participants = {}
        for party_id, one in named.items():
            face = faces.get(party_id)
            participants[party_id] = Participant(
                id=party_id if face else None,
                name=face.name if face else one.name,
                is_own=face.is_own if face else one.is_own,
                is_you=party_id in reader,
            )
        order = sorted(named, key=lambda p: (-wrote[p], -there[p], participants[p].name, p))
        answers.append((tuple(participants[p] for p in order[:NAMED]), max(0, len(order) - NAMED)))
    return answers


def _present(records: Sequence[int]) -> dict[int, list[Present]]:
    found: dict[int, list[Present]] = {}
    if not records:
        return found
    with connection.cursor() as cursor:
        cursor.execute(sql("kernel/timeline", "participants"), {"records": list(records), "most": LOOKED_AT})
        for record_id, *rest in cursor.fetchall():
            found.setdefault(record_id, []).append(Present(*rest))
    return found
