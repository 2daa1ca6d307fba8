"""Each rule about aliases, with a case for it and the cases that must not join."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from rapport.engines.linkage.rules import alias_judgements
from rapport.engines.linkage.types import Decision, Facts

DAY0 = datetime(2026, 1, 5, tzinfo=UTC)
NORTHWIND, FERRO, VEGA = 100, 200, 300


def facts(identity: int, address: str, organization: int | None, *names: str, **more: object) -> Facts:
    return replace(Facts(identity, address, organization, names), **more)  # type: ignore[arg-type]


def wrote(first: int, last: int, *, times: int = 8, named: int | None = None) -> dict[str, object]:
    """Wrote from one day to another; the address took part until ``named``."""
    until = DAY0 + timedelta(days=last)
    named_until = until if named is None else DAY0 + timedelta(days=named)
    return {
        "wrote_from": DAY0 + timedelta(days=first),
        "wrote_until": until,
        "wrote": times,
        "named_until": named_until,
    }


def judged(*known: Facts) -> list[tuple[int, int, str, str]]:
    return [(j.left, j.right, j.decision.value, j.rule) for j in alias_judgements(known)]


ANA = facts(1, "ana.reis@northwind.example", NORTHWIND, "Ana Reis")

SAME = {
    "plain_spelling": (facts(1, "ana+shop@gmail.com", None), facts(2, "ana@googlemail.com", None)),
    "announced": (
        facts(
            1, "ana@ferro.example", FERRO, "Ana Reis", new_addresses=frozenset({"ana.reis@northwind.example"})
        ),
        facts(2, "ana.reis@northwind.example", NORTHWIND, "Ana Reis"),
    ),
    "same_mobile": (
        facts(1, "ana@ferro.example", FERRO, "Ana Reis", mobiles=frozenset({"+351912555014"})),
        facts(2, "areis@northwind.example", NORTHWIND, "Reis, Ana", mobiles=frozenset({"+351912555014"})),
    ),
    "same_desk": (
        facts(1, "ana@ferro.example", FERRO, "Ana Reis", phones=frozenset({"+351226555900"})),
        facts(2, "areis@northwind.example", NORTHWIND, "Ana Reis", phones=frozenset({"+351226555900"})),
    ),
    "same_name": (ANA, facts(2, "areis@northwind.example", NORTHWIND, "Ana Reis")),
    "domain_alias": (
        facts(1, "ana.reis@northwind.example", NORTHWIND, "Ana Reis"),
        facts(2, "ana.reis@northwind-castings.example", NORTHWIND),
    ),
    "new_surname": (
        facts(1, "ana.reis@northwind.example", NORTHWIND, "Ana Reis", **wrote(0, 100)),
        facts(
            2, "ana.dahl@northwind.example", NORTHWIND, "Ana Dahl", called=("Ana Reis",), **wrote(120, 200)
        ),
    ),
    "changed_employer": (
        facts(1, "ana@ferro.example", FERRO, "Ana Reis", left_at=DAY0 + timedelta(days=90), **wrote(0, 80)),
        facts(2, "a.reis@northwind.example", NORTHWIND, "Ana Reis", **wrote(300, 400)),
    ),
    "private_address": (
        facts(1, "ana.reis@northwind.example", NORTHWIND, "Ana Reis", counterparts=frozenset({7})),
        facts(2, "ana.reis.porto@gmail.com", None, "Ana Reis", counterparts=frozenset({7, 8})),
    ),
    "sister_domain": (
        facts(1, "ana.reis@northwind.example", NORTHWIND, "Ana Reis", organizations=frozenset({"northwind"})),
        facts(2, "ana.reis@nw-group.example", FERRO, "Ana Reis", organizations=frozenset({"northwind"})),
    ),
}


@pytest.mark.parametrize("rule", SAME)
def test_each_rule_joins_what_it_says(rule: str) -> None:
    assert judged(*SAME[rule]) == [(1, 2, "same", rule)]


@pytest.mark.parametrize("rule", SAME)
def test_order_of_the_facts_does_not_matter(rule: str) -> None:
    assert judged(*reversed(SAME[rule])) == judged(*SAME[rule])


NOT_SAME = {
    "a shared name alone": (ANA, facts(2, "ana.reis@ferro.example", FERRO, "Ana Reis")),
    "different people at one firm": (ANA, facts(2, "ana.dahl@northwind.example", NORTHWIND, "Ana Dahl")),
    "namesakes who write at the same time": (
        facts(1, "ana@ferro.example", FERRO, "Ana Reis", counterparts=frozenset({7}), **wrote(0, 300)),
        facts(
            2,
            "a.reis@northwind.example",
            NORTHWIND,
            "Ana Reis",
            counterparts=frozenset({7}),
            **wrote(100, 400),
        ),
    ),
    "passing acquaintances one after the other": (
        facts(
            1, "ana@ferro.example", FERRO, "Ana Reis", counterparts=frozenset({7}), **wrote(0, 10, times=2)
        ),
        facts(
            2,
            "a.reis@northwind.example",
            NORTHWIND,
            "Ana Reis",
            counterparts=frozenset({7}),
            **wrote(40, 60, times=2),
        ),
    ),
    "an address people still write to": (
        facts(
            1, "ana@ferro.example", FERRO, "Ana Reis", counterparts=frozenset({7}), **wrote(0, 100, named=400)
        ),
        facts(
            2,
            "a.reis@northwind.example",
            NORTHWIND,
            "Ana Reis",
            counterparts=frozenset({7}),
            **wrote(120, 400),
        ),
    ),
    "a name that three organizations have": (
        facts(1, "ana@ferro.example", FERRO, "Ana Reis", left_at=DAY0, **wrote(0, 80)),
        facts(2, "a.reis@northwind.example", NORTHWIND, "Ana Reis", **wrote(300, 400)),
        facts(3, "ana@vega.example", VEGA, "Ana Reis", **wrote(0, 400)),
    ),
    "a private address that writes with others of us": (
        facts(1, "ana.reis@northwind.example", NORTHWIND, "Ana Reis", counterparts=frozenset({7})),
        facts(2, "ana.reis.porto@gmail.com", None, "Ana Reis", counterparts=frozenset({8})),
    ),
    "a switchboard between two first names": (
        facts(
            1, "ana.reis@northwind.example", NORTHWIND, "Ana Reis", phones=frozenset({"+1"}), **wrote(0, 100)
        ),
        facts(
            2,
            "ana.dahl@northwind.example",
            NORTHWIND,
            "Ana Dahl",
            phones=frozenset({"+1"}),
            **wrote(120, 200),
        ),
        facts(3, "rui@northwind.example", NORTHWIND, "Rui Barbosa", phones=frozenset({"+1"})),
    ),
    "a list that rewrites its authors": (
        facts(1, "ana.reis@gmail.com", None, "Ana Reis", counterparts=frozenset({7})),
        facts(
            2,
            "steel@lists.example",
            FERRO,
            "Ana Reis",
            "Rui Barbosa",
            "Jon Wells",
            counterparts=frozenset({7}),
        ),
    ),
}


@pytest.mark.parametrize("case", NOT_SAME)
def test_what_a_stranger_would_share_does_not_join(case: str) -> None:
    assert [one for one in judged(*NOT_SAME[case]) if one[2] == Decision.SAME] == []


def test_father_and_son_are_left_to_a_human() -> None:
    father = facts(1, "tbecker@becker.example", NORTHWIND, "Thomas Becker", mobiles=frozenset({"+491701"}))
    son = facts(2, "t.becker@becker.example", NORTHWIND, "Thomas Becker", mobiles=frozenset({"+491702"}))
    assert judged(father, son) == [(1, 2, "unsure", "same_name")]


def test_reasons_say_what_they_stand_on() -> None:
    (one,) = alias_judgements(SAME["changed_employer"])
    assert one.reason == (
        "ana@ferro.example was left by 2026-04-05, and a.reis@northwind.example began later; nobody else is Ana Reis"
    )
