"""The vocabulary: which known words may be meant by those that were typed, as the reader's audiences know them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from django.db import connection

from rapport.base.sql import sql
from rapport.engines.search import begins_within_one_edit, neighbors, within_one_edit

LAST_CHARACTER = "\U0010ffff"
MOST_BEGUN = 300  # known words that one beginning stands for
MOST_SLIPS = 60  # known words that one mistyped word stands for
MOST_LIKE = 1_000  # known words looked at for an unfinished and mistyped one
SURE = 2  # letters of it that are taken to be right
MOST_AT_HOME = 500  # organizations that one known word stands for


class Term(NamedTuple):
    """A word as one audience knows it: so many of a kind have it, the best of them with that weight."""

    audience_id: int
    kind: int
    word: str
    parties: int
    best: float


Terms = dict[int, list[Term]]  # by the position of the word typed


def begun(words: Sequence[str], kinds: Collection[int]) -> Terms:
    """The known words that begin with each of these; of a single one those of the best, else those of most."""
    values = {
        "starts": list(words),
        "ends": [word + LAST_CHARACTER for word in words],
        "kinds": sorted(kinds),
        "by_best": len(words) == 1,
        "most": MOST_BEGUN,
    }
    return _terms("search_begun", values, first=1)


def slipped(words: Iterable[tuple[int, str]], kinds: Collection[int]) -> Terms:
    """The known words one edit from each of these (position, word), those of most parties first."""
    typed = dict(words)
    forms = [(at, form) for at, word in typed.items() for form in (word, *sorted(neighbors(word)))]
    values = {
        "numbers": [at for at, _ in forms],
        "forms": [form for _, form in forms],
        "kinds": sorted(kinds),
    }
    found: Terms = defaultdict(list)
    for at, terms in _terms("search_slips", values, first=0).items():
        near = [term for term in terms if term.word != typed[at] and within_one_edit(typed[at], term.word)]
        found[at] = sorted(near, key=lambda term: -term.parties)[:MOST_SLIPS]
    return found


def unfinished(words: Iterable[tuple[int, str]], kinds: Collection[int]) -> Terms:
    """The known words that begin with each of these (position, word) but for one edit after the second letter."""
    typed = list(words)
    values = {
        "starts": [word[:SURE] for _, word in typed],
        "ends": [word[:SURE] + LAST_CHARACTER for _, word in typed],
        "kinds": sorted(kinds),
        "by_best": False,
        "most": MOST_LIKE,
    }
    found: Terms = defaultdict(list)
    for number, terms in _terms("search_begun", values, first=1).items():
        at, word = typed[number]
        found[at] = [term for term in terms if begins_within_one_edit(word, term.word)][:MOST_SLIPS]
    return found


def homes_of(terms: Terms) -> dict[int, list[int]]:
    """The organizations that have these words, by the position of the word typed."""
    rows = [(at, *term[:3]) for at, some in terms.items() for term in some]
    if not rows:
        return {}
    numbers, audiences, kinds, words = map(list, zip(*rows, strict=True))
    found: dict[int, list[int]] = defaultdict(list)
    values: dict[str, Any] = {
        "numbers": numbers,
        "audiences": audiences,
        "kinds": kinds,
        "words": words,
        "most": MOST_AT_HOME,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql("kernel/directory", "search_homes"), values)
        for at, party_id in cursor.fetchall():
            found[at].append(party_id)
    return found


def _terms(name: str, values: dict[str, Any], *, first: int) -> Terms:
    found: Terms = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(sql("kernel/directory", name), values)
        for at, *term in cursor.fetchall():
            found[at - first].append(Term(*term))
    return found
