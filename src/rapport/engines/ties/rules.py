"""The rules who is a relationship, as data: the ones Rapport comes with, and how an administrator's are read and written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from rapport.engines.ties.types import Condition, Rule, Verdict
from rapport.engines.ties.verdict import KNOWN_FIGURES, OPERATORS

VERSION = 1
_FIELD = re.compile(r"\{([^{}]*)\}")
_CONDITION = re.compile(r"\s*([a-z_]+)\s*(>=|<=|==|!=|>|<)\s*(-?\d{1,9})\s*")
_ID = re.compile(r"[a-z][a-z0-9_]{0,39}")

# In this order; the first that applies decides. Each: id, verdict, conditions, reason.
_DEFAULTS: tuple[tuple[str, Verdict, str, str], ...] = (
    (
        "own_program",
        Verdict.ROBOT,
        "own == 1, robot_address == 1, sent == 0",
        "robot: a program of our own side, {received} in",
    ),
    (
        "own_no_reply",
        Verdict.ROBOT,
        "own == 1, no_reply_address == 1",
        "robot: nobody reads this address, {received} in",
    ),
    (
        "own_automatic",
        Verdict.ROBOT,
        "own == 1, robot_percent >= 50, sent == 0",
        "robot: {robot} of {received} from our own side written by a program",
    ),
    ("own_side", Verdict.INTERNAL, "own == 1", "internal: our own side"),
    (
        "program",
        Verdict.ROBOT,
        "robot_address == 1, plain == 0",
        "robot: the address is a program's, {received} in",
    ),
    (
        "nobody_reads",
        Verdict.BULK,
        "no_reply_address == 1, bulk_percent >= 50",
        "bulk: signs of a mailing on {bulk} of {received}, from an address nobody reads",
    ),
    ("no_reply", Verdict.ROBOT, "no_reply_address == 1", "robot: nobody reads this address, {received} in"),
    (
        "list_address",
        Verdict.LIST,
        "list_authors >= 3, received == 0",
        "list: a list that {list_authors} authors write to",
    ),
    (
        "they_answered",
        Verdict.KEPT,
        "answered_by_them >= 1",
        "two-way: {received} in, {sent} out, they answered {answered_by_them}",
    ),
    (
        "we_answered",
        Verdict.KEPT,
        "answered_by_us >= 1, plain >= 1",
        "two-way: {received} in, {sent} out, we answered {answered_by_us}",
    ),
    (
        "we_answered_often",
        Verdict.KEPT,
        "answered_by_us >= 2, automatic_percent < 100",
        "two-way: {received} in, {sent} out, we answered {answered_by_us}",
    ),
    (
        "we_answered_on_list",
        Verdict.KEPT,
        "answered_by_us >= 1, list >= 1, list_to_us == 0",
        "two-way: {list} posts in, we answered {answered_by_us} by name",
    ),
    (
        "both_wrote",
        Verdict.KEPT,
        "plain_direct >= 1, sent_direct >= 1",
        "two-way: {received_direct} in, {sent_direct} out, each to the other by name",
    ),
    (
        "reply_to_us",
        Verdict.KEPT,
        "replies_to_us >= 1",
        "two-way: {replies_to_us} of {received} answer us by name",
    ),
    (
        "program_name",
        Verdict.ROBOT,
        "robot_address == 1",
        "robot: the address is a program's, {received} in, {sent} out",
    ),
    (
        "writes_like_program",
        Verdict.ROBOT,
        "robot_percent >= 50, bulk_percent < 50",
        "robot: {robot} of {received} written by a program",
    ),
    (
        "only_automatic",
        Verdict.ROBOT,
        "automatic_percent >= 50, bulk_percent < 50, sent_direct == 0",
        "robot: {automatic} of {received} written by a program",
    ),
    (
        "announced_to_us",
        Verdict.BULK,
        "list_percent >= 50, list_to_us_percent >= 50",
        "bulk: {list_to_us} of {received} sent to us by list software, none an answer",
    ),
    (
        "announced",
        Verdict.BULK,
        "list_percent >= 50, list_repeats >= 2, list_peers == 0",
        "bulk: {list} of {received} through a list nobody else writes to",
    ),
    (
        "list_only",
        Verdict.LIST,
        "list_percent >= 50, received_direct == 0",
        "list: {list} of {received} through a list, none to us by name",
    ),
    (
        "overheard",
        Verdict.LIST,
        "overheard_percent >= 50",
        "list: {overheard} of {received} are answers in a conversation that names none of us",
    ),
    ("list_mostly", Verdict.LIST, "list_percent > 50", "list: {list} of {received} through a list"),
    (
        "advertising",
        Verdict.BULK,
        "bulk_percent >= 30",
        "bulk: signs of a mailing on {bulk} of {received}, List-Unsubscribe on {unsubscribe}",
    ),
    (
        "hidden_recipients",
        Verdict.BULK,
        "hidden_percent >= 50",
        "bulk: {hidden} of {received} name none of us as recipient",
    ),
    ("crowd", Verdict.BULK, "crowd_percent >= 50", "bulk: {crowd} of {received} went to a crowd"),
    (
        "campaign_address",
        Verdict.BULK,
        "campaign_address == 1, sent == 0, received >= 1",
        "bulk: campaigns write from such addresses, {received} in, {sent} out",
    ),
    (
        "too_early",
        Verdict.WAITING,
        "quiet_days <= 30",
        "waiting: {received} in, {sent} out, last {quiet_days} days ago",
    ),
    (
        "never_wrote",
        Verdict.ONE_WAY,
        "received == 0, sent == 0",
        "one-way: only named beside others, in {named_only}",
    ),
    ("one_way", Verdict.ONE_WAY, "", "one-way: {received} in, {sent} out"),
)


def default_rules() -> tuple[Rule, ...]:
    """The rules Rapport comes with."""
    return tuple(
        Rule(name, verdict, _conditions(conditions), reason)
        for name, verdict, conditions, reason in _DEFAULTS
    )


def _conditions(text: str) -> tuple[Condition, ...]:
    found = (_CONDITION.fullmatch(part) for part in text.split(",") if part.strip())
    return tuple(Condition(part[1], part[2], int(part[3])) for part in found if part)


def rules_to_json(rules: Iterable[Rule]) -> str:
    """The rules as an administrator reads and changes them; :func:`rules_from_json` reads them back."""
    listed = [
        {
            "id": rule.id,
            "verdict": rule.verdict.value,
            "if": [f"{c.figure} {c.operator} {c.threshold}" for c in rule.conditions],
            "reason": rule.reason,
        }
        for rule in rules
    ]
    return json.dumps({"version": VERSION, "rules": listed}, indent=2, ensure_ascii=False) + "\n"


def rules_from_json(text: str) -> tuple[tuple[Rule, ...], tuple[str, ...]]:
    """The rules and what is wrong with them, in words; with any problem no rules are returned. Never raises."""
    try:
        document: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        return (), (f"not JSON: {error}",)
    if not isinstance(document, dict) or not isinstance(document.get("rules"), list):
        return (), ('expected an object {"version": 1, "rules": [...]}',)
    problems: list[str] = []
    if document.get("version") != VERSION:
        problems.append(f"version is {document.get('version')!r}, this Rapport reads version {VERSION}")
    rules = tuple(_rule(entry, place, problems) for place, entry in enumerate(document["rules"], 1))
    seen: set[str] = set()
    for rule in rules:
        if rule.id and rule.id in seen:
            problems.append(f"rule {rule.id!r} stands there twice; ids must differ")
        seen.add(rule.id)
    if not rules:
        problems.append("there is no rule; without any, everybody waits for ever")
    return ((), tuple(problems)) if problems else (rules, ())


def _rule(entry: Any, place: int, problems: list[str]) -> Rule:
    where = f"rule {place}"
    if not isinstance(entry, dict):
        problems.append(f"{where}: expected an object, found {type(entry).__name__}")
        return Rule("", Verdict.WAITING, (), "")
    name = entry.get("id")
    if isinstance(name, str) and _ID.fullmatch(name):
        where = f"rule {name!r}"
    else:
        problems.append(f"{where}: id {name!r} must be lower-case letters, digits and _, at most 40")
        name = ""
    unknown = sorted(map(str, entry.keys() - {"id", "verdict", "if", "reason"}))
    if unknown:
        problems.append(f"{where}: unknown {', '.join(unknown)}; known are id, verdict, if, reason")
    verdict = entry.get("verdict")
    if verdict not in [v.value for v in Verdict]:
        problems.append(f"{where}: verdict {verdict!r} is none of {', '.join(v.value for v in Verdict)}")
        verdict = Verdict.WAITING.value
    conditions = _read_conditions(entry.get("if"), where, problems)
    reason = entry.get("reason")
    if not isinstance(reason, str) or not reason.strip():
        problems.append(f"{where}: reason must say in words why, for example 'one-way: {{received}} in'")
        reason = ""
    for figure in _FIELD.findall(reason):
        if figure not in KNOWN_FIGURES:
            problems.append(f"{where}: reason names the unknown figure {{{figure}}}")
    return Rule(name, Verdict(verdict), conditions, reason)


def _read_conditions(value: Any, where: str, problems: list[str]) -> tuple[Condition, ...]:
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        problems.append(
            f"{where}: 'if' must be a list of conditions such as \"received >= 2\"; [] applies always"
        )
        return ()
    found: list[Condition] = []
    for part in value:
        match = _CONDITION.fullmatch(part)
        if match is None or match[2] not in OPERATORS:
            problems.append(
                f"{where}: {part!r} is not 'figure operator number' with one of {' '.join(OPERATORS)}"
            )
        elif match[1] not in KNOWN_FIGURES:
            problems.append(
                f"{where}: unknown figure {match[1]!r}; known are {', '.join(sorted(KNOWN_FIGURES))}"
            )
        else:
            found.append(Condition(match[1], match[2], int(match[3])))
    return tuple(found)
