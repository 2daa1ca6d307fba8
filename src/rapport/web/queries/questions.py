"""At most ten decisions worth a key-press: relationship or not, same person, which of two values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from rapport.base.sql import sql
from rapport.engines.names import fold_name
from rapport.kernel.directory import queries as directory
from rapport.ui.templatetags.ui import initials
from rapport.web.models import Answer
from rapport.web.types import Claimed, CloseCall, Face, Kind, Question, Undecided, UnsurePair

MOST = 10
MOST_OF_A_KIND = 4  # while there are others
MOST_STRANGERS = 6  # ten questions of whom one never heard are no good morning
LOOKED_AT = 200  # of the newest of them
LEAST_OF_NAME = 3  # letters
ASKABLE = timedelta(days=365)
BEST_KNOWN = 100  # people whose values are compared: those the reader knows best
APART = 0.15  # of the logarithms: the first value is believed at most 1.16 times as much as the second
LEAST_BELIEF = 0.5  # in the second, at the mailboxes' present


def questions(own_ids: Iterable[int], *, present: datetime) -> tuple[Question, ...]:
    """What the reader could decide now, without what they answered before."""
    addresses = _undecided(present)
    pairs = _unsure_pairs()
    calls = _close_calls(own_ids, present)
    chosen = _chosen(pairs, calls, addresses)
    people = directory.person_faces(
        [call.party_id for call in calls]
        + [party for pair in pairs for party in (pair.left_party, pair.right_party)]
    )
    names = {party_id: face.name for party_id, face in people.items()}
    return tuple(_question(one, names) for one in chosen)


def given_answer(answer_id: int, user_id: int) -> Answer | None:
    """An answer of this user's."""
    return Answer.objects.filter(pk=answer_id, user_id=user_id).first()


def is_being_undone(user_id: int) -> bool:
    """Whether an answer of this user's was taken back and is not undone yet: its question is about to return."""
    return Answer.objects.filter(user_id=user_id, state=Answer.State.TAKEN_BACK).exists()


def _chosen(
    pairs: list[UnsurePair], calls: list[CloseCall], addresses: list[Undecided]
) -> list[UnsurePair | CloseCall | Undecided]:
    """Some of each kind first; what room is left goes to whatever there is more of."""
    kinds: tuple[Sequence[UnsurePair | CloseCall | Undecided], ...] = (pairs, calls, addresses)
    first = [one for kind in kinds for one in kind[:MOST_OF_A_KIND]]
    rest = [one for kind in kinds for one in kind[MOST_OF_A_KIND:]]
    kept = {id(one) for one in (first + rest)[:MOST]}
    return [one for kind in kinds for one in kind if id(one) in kept]


def _question(one: UnsurePair | CloseCall | Undecided, names: dict[int, str]) -> Question:
    if isinstance(one, Undecided):
        who = Face(one.identity_id, one.name or one.address, initials(one.name or one.address))
        return Question(Kind.RELATIONSHIP, one.identity_id, 0, who, None, one)
    if isinstance(one, CloseCall):
        name = names.get(one.party_id, "")
        who = Face(one.party_id, name, initials(name))
        return Question(Kind.VALUE, one.first.candidate_id, one.second.candidate_id, who, None, one)
    left, right = (
        Face(party, name, initials(name))
        for party, name in (
            (one.left_party, names.get(one.left_party) or one.left),
            (one.right_party, names.get(one.right_party) or one.right),
        )
    )
    return Question(Kind.SAME, one.left_id, one.right_id, left, right, one)


def _undecided(present: datetime) -> list[Undecided]:
    """Strangers, the likeliest first: at an organization the reader knows, then with an address that spells their name."""
    rows = _rows("undecided_addresses", present=present, since=present - ASKABLE, most=LOOKED_AT)
    found = [Undecided(*row) for row in rows]
    return sorted(found, key=lambda one: (not one.organization, not _spells_name(one)))[:MOST_STRANGERS]


def _spells_name(one: Undecided) -> bool:
    """Whether part of the name stands in the address; programs and campaigns seldom bother."""
    local = fold_name(one.address.partition("@")[0])
    return any(len(word) >= LEAST_OF_NAME and word in local for word in fold_name(one.name).split())


def _unsure_pairs() -> list[UnsurePair]:
    return [UnsurePair(*row) for row in _rows("unsure_pairs", most=MOST)]


def _close_calls(own_ids: Iterable[int], present: datetime) -> list[CloseCall]:
    """Titles and mobile numbers of those the reader knows best where two values are believed nearly alike."""
    parties = [
        row[0]
        for row in _rows("known_best", own=sorted(set(own_ids)), looked_at=2 * BEST_KNOWN, most=BEST_KNOWN)
    ]
    if not parties:
        return []
    rows = _rows("close_calls", parties=parties, apart=APART, least=LEAST_BELIEF, present=present, most=MOST)
    return [
        CloseCall(party_id, attribute, Claimed(*rest[:4]), Claimed(*rest[4:]))
        for party_id, attribute, *rest in rows
    ]


def _rows(name: str, **parameters: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql("web", name), parameters)
        return list(cursor.fetchall())
