"""Who fits a query: asked of the vocabulary first, and only then of the postings of whichever word leads to the fewest.

A party must fit all words: by words of its own, or, of a person, by those of their organization. First words as typed or begun
are tried, then one mistyped word, then any. Everything is read as the reader may: vocabulary and postings are an audience's.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db import connection

from rapport.base.sql import sql
from rapport.engines.search import Closeness, Word, closeness, neighbors
from rapport.kernel.directory.models import SearchKind

from .vocabulary import Term, begun, homes_of, slipped, unfinished

HOMES = (SearchKind.ORGANIZATION, SearchKind.OWN_ORGANIZATION)
LEAST_OF_HOME = 3  # shorter beginnings fit too many organizations
FEW = 5  # who fits as typed; slips are thought of where no more do
LEAST_OF_BEGINNING = 4  # letters of a beginning with a slip in it
DEPTH = 50  # answers taken of each known word at least, since not the best known but the closest come first
IN_ALL = 300


class Hit(NamedTuple):
    """A party that fits, as one audience knows it. ``words``: those of names, a bar, those of addresses."""

    party_id: int
    weight: float
    words: str
    organization_id: int | None


@dataclass(slots=True)
class Meaning:
    """What one word may stand for: known words, patterns that a party's words fit with any of them, organizations."""

    exact: str
    terms: list[Term] = field(default_factory=list)
    patterns: list[str] = field(default_factory=list)
    homes: list[int] = field(default_factory=list)

    @property
    def parties(self) -> int:
        return sum(term.parties for term in self.terms)

    @property
    def is_none(self) -> bool:
        return not self.terms and not self.patterns and not self.homes


class Search:
    """One search for parties of some kinds. Hits gather until there are enough."""

    def __init__(self, words: Sequence[Word], kinds: Collection[int], most: int) -> None:
        if all(word.is_initial for word in words):  # one of them is then the beginning of a word
            words = [Word(words[0].text), *words[1:]] if words else []
        self.words = list(words)
        self.kinds = set(kinds)
        self.most = most
        self.hits: dict[int, Hit] = {}
        self._has_homes = bool(self.kinds & {SearchKind.PERSON, SearchKind.OWN_PERSON})
        self._typed = [at for at, word in enumerate(self.words) if not word.is_initial]
        self._homes: dict[int, list[int]] = {}
        self._terms: dict[int, list[Term]] = {}

    def run(self) -> list[Hit]:
        """The hits, the closest first."""
        if self._typed:
            self._read_vocabulary()
            self._as_typed()
            if len(self.hits) < min(self.most, FEW) and not self._is_met(whole=False):
                self._mistyped()
            if not self.hits:
                self._unfinished()
        return self._in_order()

    def _is_met(self, *, whole: bool) -> bool:
        """Whether all of several words are words of somebody found or of their organization, none mistyped or unfinished; or,
        with ``whole``, all the words of somebody's names."""
        if len(self._typed) < 2:
            return False
        found = [self._closeness(hit) for hit in self.hits.values()]
        return any(not any(one) if whole else not one.typos and not one.begun for one in found)

    def _read_vocabulary(self) -> None:
        kinds = self.kinds | set(HOMES if self._has_homes else ())
        found = begun([self.words[at].text for at in self._typed], kinds)
        self._terms = {at: found[number] for number, at in enumerate(self._typed)}

    def _as_typed(self) -> None:
        """By words of their own, then of people by those of their organization too."""
        meanings = self._meanings()
        self._gather(meanings)
        if not self._has_homes or len(self.hits) >= self.most or self._is_met(whole=True):
            return
        if not all(self._terms.get(at) for at in self._typed):
            return
        self._find_homes()
        if self._homes:
            self._gather(self._meanings())

    def _meanings(self) -> list[Meaning]:
        return [self._meaning(at) for at in range(len(self.words))]

    def _meaning(self, at: int) -> Meaning:
        word = self.words[at]
        if word.is_initial:
            return Meaning(word.text, patterns=[f"% {word.text}%|%"])
        terms = [term for term in self._terms.get(at, []) if term.kind in self.kinds]
        if len(self.words) == 1:
            terms = _best_of(terms, word.text, self.most)
        return Meaning(word.text, terms, [f"% {word.text}%"] if terms else [], self._homes.get(at, []))

    def _find_homes(self) -> None:
        """Organizations that each word may name."""
        if self._homes:
            return
        terms = {}
        for at in self._typed:
            text = self.words[at].text
            known = [term for term in self._terms[at] if term.kind in HOMES]
            terms[at] = [term for term in known if term.word == text or len(text) >= LEAST_OF_HOME]
        self._homes = homes_of(terms)

    def _mistyped(self) -> None:
        """One mistyped word, each in its turn, then all of them; with organizations only where nobody else is found."""
        kinds = self.kinds | set(HOMES if self._has_homes else ())
        may = {at: self.words[at].text for at in self._typed if neighbors(self.words[at].text)}
        found = slipped(may.items(), kinds)
        if not any(found.values()):
            return
        known = {at: [term for term in found.get(at, []) if term.kind in self.kinds] for at in may}
        slips = {
            at: Meaning(text, known[at], [f"% {term.word} %" for term in known[at]])
            for at, text in may.items()
        }
        self._with_slips(slips)
        if self.hits or not self._has_homes:
            return
        self._find_homes()
        homes = homes_of({at: [t for t in terms if t.kind in HOMES] for at, terms in found.items()})
        if self._homes or homes:
            for at, slip in slips.items():
                slip.homes = homes.get(at, [])
            self._with_slips(slips)

    def _unfinished(self) -> None:
        """Words that nobody has, taken for the mistyped beginnings of others."""
        may = [
            (at, self.words[at].text)
            for at in self._typed
            if len(self.words[at].text) >= LEAST_OF_BEGINNING and not self._terms.get(at)
        ]
        found = unfinished(may, self.kinds) if may else {}
        slips = {
            at: Meaning(text, found[at], [f"% {term.word} %" for term in found[at]])
            for at, text in may
            if found.get(at)
        }
        self._with_slips(slips)

    def _with_slips(self, slips: dict[int, Meaning]) -> None:
        plain = self._meanings()
        for at in sorted(slips, key=lambda at: plain[at].parties):
            if len(self.hits) < min(self.most, FEW) and not slips[at].is_none:
                self._gather([slips[at] if other == at else plain[other] for other in range(len(plain))])
        if not self.hits and len(slips) > 1:
            self._gather([_either(plain[at], slips.get(at)) for at in range(len(plain))])

    def _gather(self, meanings: list[Meaning]) -> None:
        """Parties that fit every meaning: from the word that leads to the fewest, then from others those that fit it by their
        organization alone; at last those that fit all that way."""
        if any(meaning.is_none for meaning in meanings):
            return
        done: list[Meaning] = []
        for meaning in sorted((one for one in meanings if one.terms), key=lambda one: one.parties):
            others = [one for one in meanings if one is not meaning]
            if not self._take(_postings(meaning, others, done, self.most)) or not meaning.homes:
                return
            done.append(meaning)
        if not self.hits and all(meaning.homes for meaning in meanings):
            together = set.intersection(*(set(meaning.homes) for meaning in meanings))
            self._take(_people_at(sorted(together), self.kinds, self.most))

    def _take(self, hits: list[Hit]) -> bool:
        """Keeps hits; whether more are wanted."""
        for hit in hits:
            before = self.hits.get(hit.party_id)
            if before is None or before.weight < hit.weight:
                self.hits[hit.party_id] = hit
        return len(self.hits) < self.most

    def _in_order(self) -> list[Hit]:
        return sorted(self.hits.values(), key=lambda hit: (self._closeness(hit), -hit.weight, hit.party_id))

    def _closeness(self, hit: Hit) -> Closeness:
        names, _, others = hit.words.partition("|")
        words = names.split()
        return closeness(self.words, words, others.split(), words)


def _best_of(terms: list[Term], exact: str, most: int) -> list[Term]:
    """Of known words those among which the best parties must be: the very word, and as many of the best as are wanted."""
    ranked = sorted(terms, key=lambda term: (term.word != exact, -term.best))
    return ranked[: most + sum(term.word == exact for term in terms)]


def _either(plain: Meaning, slip: Meaning | None) -> Meaning:
    if slip is None:
        return plain
    return Meaning(
        plain.exact, plain.terms + slip.terms, plain.patterns + slip.patterns, plain.homes + slip.homes
    )


def _postings(meaning: Meaning, others: list[Meaning], done: list[Meaning], most: int) -> list[Hit]:
    """The best parties with one of a word's meanings whom the other words fit; those already asked for, by organization."""
    audiences, kinds, words, *_ = map(list, zip(*meaning.terms, strict=True))
    values: dict[str, Any] = {
        "audiences": audiences, "kinds": kinds, "words": words, "exact": meaning.exact,
        "most": max(most, DEPTH), "in_all": max(2 * most, IN_ALL),
    }  # fmt: skip
    conditions = []
    for number, other in enumerate(others):
        fits = []
        if other.patterns and other not in done:
            values[f"patterns_{number}"] = other.patterns
            fits.append(f"p.words LIKE ANY (%(patterns_{number})s)")
        if other.homes:
            values[f"homes_{number}"] = other.homes
            fits.append(f"p.organization_id = ANY (%(homes_{number})s)")
        conditions.append(f" AND ({' OR '.join(fits) or 'false'})")
    query = sql("kernel/directory", "search_postings_of").replace("{others}", "".join(conditions))
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return [Hit(*row) for row in cursor.fetchall()]


def _people_at(homes: list[int], kinds: Collection[int], most: int) -> list[Hit]:
    """People of some organizations, those last heard of first."""
    if not homes:
        return []
    values: dict[str, Any] = {"homes": homes, "with_own": SearchKind.OWN_PERSON in kinds, "most": most}
    with connection.cursor() as cursor:
        cursor.execute(sql("kernel/directory", "search_people_at"), values)
        return [Hit(*row) for row in cursor.fetchall()]
