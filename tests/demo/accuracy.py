"""How right a record is about the demo company, whose truth is known: verdicts, identity, ties, claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from itertools import combinations
from typing import Any

from django.db import connection

from rapport.demo import Truth

Pair = frozenset[str]


@dataclass(frozen=True)
class Score:
    """Right among what was said (precision) and among what is true (recall)."""

    right: int
    said: int
    true: int

    @property
    def precision(self) -> float:
        return self.right / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.true if self.true else 1.0

    def told(self) -> dict[str, float]:
        return {**asdict(self), "precision": round(self.precision, 4), "recall": round(self.recall, 4)}


def rows(query: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())


def kept(truth: Truth) -> Score:
    """The verdict ``kept`` on every address whose truth is not neutral."""
    reasons = {
        a: why for a, v, why in rows(f"SELECT i.key, v.verdict, v.reason FROM {VERDICTS}") if v == "kept"
    }
    found = reasons.keys()
    scored = {one.address: one.verdict for one in truth.addresses if one.verdict != "neutral"}
    said, true = found & set(scored), {a for a, v in scored.items() if v == "kept"}
    print("kept wrongly:", {address: (scored[address], reasons[address]) for address in sorted(said - true)})
    print("missed:", sorted(true - said))
    return Score(len(said & true), len(said), len(true))


VERDICTS = "identity_verdict v JOIN identity_identity i ON i.id = v.identity_id"


def identity(truth: Truth) -> tuple[Score, set[Pair]]:
    """Pairs of addresses of one person, among those the record keeps or holds to be ours; and the wrong pairs."""
    party = {
        a: p
        for a, p, v in rows(f"SELECT i.key, i.party_id, v.verdict FROM {VERDICTS}")
        if v in ("kept", "internal")
    }
    person = {one.address: one.person for one in truth.addresses if one.person}
    person |= {address: one.id for one in truth.employees for address in one.addresses}
    known = party.keys() & person.keys()
    said, true = _pairs((a, party[a]) for a in known), _pairs((a, person[a]) for a in known)
    return Score(len(said & true), len(said), len(true)), said - true


def _pairs(named: Iterable[tuple[str, Any]]) -> set[Pair]:
    groups: dict[Any, list[str]] = defaultdict(list)
    for address, name in named:
        groups[name].append(address)
    return {frozenset(pair) for group in groups.values() for pair in combinations(group, 2)}


def claims(truth: Truth, attribute: str) -> Score:
    """Values that signatures showed, against those that were written there, for addresses the record keeps."""
    alive = {a for a, v in rows(f"SELECT i.key, v.verdict FROM {VERDICTS}") if v in ("kept", "internal")}
    found = {
        (address, _plain(attribute, value, normalized))
        for address, name, origin, value, normalized in rows(
            "SELECT i.key, f.attribute, f.origin, f.value, f.normalized FROM evidence_fold f"
            " JOIN identity_identity i ON i.id = f.identity_id"
        )
        if name == attribute and origin == "signature" and address in alive
    }
    written = {
        (one.address, _plain(attribute, one.value, one.normalized))
        for one in truth.claims
        if one.attribute == attribute and one.address in alive
    }
    signers = {address for address, _ in written}
    found = {one for one in found if one[0] in signers}
    return Score(len(found & written), len(found), len(written))


def _plain(attribute: str, value: str, normalized: str) -> str:
    from rapport.engines.names import fold_name
    from rapport.engines.points import fold_organization

    if attribute == "name":
        return " ".join(sorted(fold_name(value).split()))
    if attribute == "organization":
        return fold_organization(value)
    return value.casefold().strip() if attribute == "title" else normalized


def ties(truth: Truth) -> tuple[int, int]:
    """How many ties of the truth the record has with exactly the true counts, and how many there are to find."""
    party = dict(rows("SELECT key, party_id FROM identity_identity WHERE namespace = 'mail'"))
    counted = {(own, other): (sent, received) for own, other, sent, received in rows(
        "SELECT own_id, other_id, sent, received FROM timeline_tie")}  # fmt: skip
    employee = {one.id: party[one.addresses[0]] for one in truth.employees if one.addresses[0] in party}
    person = {one.id: {party[a] for a in one.addresses if a in party} for one in truth.persons}
    right = scored = 0
    for tie in truth.ties:
        parties = person.get(tie.person, set())
        if len(parties) != 1 or tie.employee not in employee:
            continue  # not one party: identity is scored by itself
        found = counted.get((employee[tie.employee], next(iter(parties))))
        if found is None and not (tie.sent and tie.received):
            continue  # one-way contacts need not be relationships
        scored += 1
        right += found == (tie.sent, tie.received)
    return right, scored
