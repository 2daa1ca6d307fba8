"""Rules as data: written, read back, and refused with clear words."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.engines.ties.mailbox import ANA, NOON

from rapport.engines.ties.rules import default_rules, rules_from_json, rules_to_json
from rapport.engines.ties.types import Condition, Figures, Rule, Verdict
from rapport.engines.ties.verdict import decide


def _document(**changes: Any) -> str:
    rule = {
        "id": "often",
        "verdict": "kept",
        "if": ["received >= 3"],
        "reason": "often: {received} in",
    } | changes
    return json.dumps({"version": 1, "rules": [rule]})


def test_rules_come_back_as_they_were_written() -> None:
    rules, problems = rules_from_json(rules_to_json(default_rules()))
    assert problems == ()
    assert rules == default_rules()
    assert len({rule.id for rule in rules}) == len(rules)


def test_an_administrator_s_rule_decides() -> None:
    rules, problems = rules_from_json(_document())
    assert problems == ()
    assert rules == (Rule("often", Verdict.KEPT, (Condition("received", ">=", 3),), "often: {received} in"),)
    assert decide(Figures(ANA, received=3), rules, NOON).reason == "often: 3 in"
    assert decide(Figures(ANA, received=2), rules, NOON).verdict is Verdict.WAITING


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "expected an object"),
        ('{"version": 1, "rules": []}', "there is no rule"),
        ('{"version": 7, "rules": [1]}', "reads version 1"),
        ('{"version": 1, "rules": [1]}', "rule 1: expected an object, found int"),
        (_document(id="Two words"), "must be lower-case letters"),
        (_document(verdict="friend"), "verdict 'friend' is none of kept, bulk"),
        (_document(**{"if": "received >= 3"}), "'if' must be a list"),
        (_document(**{"if": ["received => 3"]}), "'received => 3' is not 'figure operator number'"),
        (_document(**{"if": ["recieved >= 3"]}), "unknown figure 'recieved'; known are"),
        (_document(reason=" "), "reason must say in words why"),
        (_document(reason="{letters} in"), "names the unknown figure {letters}"),
        (_document(when="now"), "unknown when; known are id, verdict, if, reason"),
        (_document(verdict=[]), "verdict [] is none of"),
    ],
)
def test_what_is_wrong_is_said(text: str, said: str) -> None:
    rules, problems = rules_from_json(text)
    assert rules == ()
    assert any(said in problem for problem in problems), problems


def test_an_id_may_stand_there_once() -> None:
    text = rules_to_json((*default_rules(), default_rules()[0]))
    assert any("twice" in problem for problem in rules_from_json(text)[1])
