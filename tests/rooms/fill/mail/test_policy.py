"""What is kept of messages, and the rules that decide on addresses: both are the administrator's to change."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.rooms.fill.mail.letters import Letter, write
from tests.rooms.fill.mail.test_exclusion import BOUNCE, fill, message, rows
from tests.rooms.fill.mail.test_properties import add, derived, differing, operator, tables_with

from rapport.engines.ties.rules import default_rules, rules_to_json

#: One rare word for each place in which a body can hold words that nobody claims.
BODY_WORDS = (
    "aardwolfish", "bumbershoot", "collywobbles", "discombobulate", "erinaceous", "flibbertigibbet", "gardyloo",
    "hullaballoo", "jentacular", "kakorrhaphio", "lollygagging", "mumpsimus",
)  # fmt: skip


def bodies() -> list[bytes]:
    """Messages of every kind the engine reads more closely, with the rare words in them."""
    words = iter(BODY_WORDS)
    plain = message(
        body=f"Dear Priya,\n\n{next(words)} castings tomorrow.\n\n> {next(words)} was asked before.\n\nBest regards\n\n-- \n"
        "Rui Barbosa\nHead of Casting\nFerro Ltd\nTel. +351 226 555 901\n"
    )
    html = message(
        Message_ID="<html@post.example>",
        MIME_Version="1.0",
        Content_Type="text/html; charset=utf-8",
        body=f"<p>Dear Priya,</p><p title='{next(words)}'>We {next(words)} on Monday.</p><blockquote>{next(words)}</blockquote>",
    )
    away = message(
        Message_ID="<away@post.example>",
        Subject="Out of office",
        Auto_Submitted="auto-replied",
        body=f"I am on leave until 20 March 2025, {next(words)} with my family. Please write to ana@ferro.example.\n",
    )
    left = message(
        Message_ID="<left@post.example>",
        Auto_Submitted="auto-replied",
        body=f"Rui Barbosa has left the company for {next(words)} reasons. Please write to ana@ferro.example instead.\n",
    )
    moved = message(
        Message_ID="<moved@post.example>",
        body=f"Please note my new address rui.barbosa@novo.example, the {next(words)} one is closed.\n",
    )
    forwarded = message(
        Message_ID="<forwarded@post.example>",
        body=f"See below.\n\n---------- Forwarded message ----------\nFrom: Ana Reis <ana@ferro.example>\nDate: Mon, 3 Mar 2025\n"
        f"Subject: Prices\nTo: Rui Barbosa <rui@ferro.example>\n\nThe {next(words)} prices.\n",
    )
    invitation = message(
        Message_ID="<meet@post.example>",
        MIME_Version="1.0",
        Content_Type="text/calendar; charset=utf-8",
        body=f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:{next(words)}\nEND:VEVENT\nEND:VCALENDAR\n",
    )
    attached = message(
        Message_ID="<attached@post.example>",
        MIME_Version="1.0",
        Content_Type='multipart/mixed; boundary="b"',
        body=f"--b\nContent-Type: text/plain\n\nAs agreed.\n--b\nContent-Type: text/plain; name={next(words)}.txt\n"
        f"Content-Disposition: attachment; filename={words.__next__()}.txt\n\nhello\n--b--\n",
    )
    return [plain, html, away, left, moved, forwarded, invitation, attached, BOUNCE]


def change(**what: Any) -> list[Any]:
    from rapport.fill.mail.flow.revise import change_policy

    return change_policy(author_id=operator(), **what)


def where(database: Any) -> dict[str, list[str]]:
    """For each rare word the tables it stands in."""
    return {word: tables for word in BODY_WORDS if (tables := tables_with(database, word))}


def test_no_word_of_a_body_is_kept(database: Any, tmp_path: Path) -> None:
    raw = bodies()
    assert all(any(word.encode() in one for one in raw) for word in BODY_WORDS)
    add(fill(tmp_path / "box", *raw))
    assert where(database) == {}
    # and yet they were read: what the signature and the absences say is there
    assert tables_with(database, "Head of Casting") != []
    told = {row[0] for row in rows(database, "SELECT attribute FROM evidence_claim WHERE origin = 'body'")}
    assert {"on_leave", "left", "bounced"} <= told


def test_text_is_kept_where_the_policy_says_so_and_nowhere_else(database: Any, tmp_path: Path) -> None:
    from rapport.base.home import home_from
    from rapport.base.scrub import is_due

    assert change(stores_text=True) == []
    add(fill(tmp_path / "box", *bodies()))
    found = where(database)
    assert len(found) > 5
    assert {table for tables in found.values() for table in tables} == {"public.timeline_messagetext"}
    before = derived()
    assert change(stores_text=False) == []
    assert where(database) == {}
    assert derived() == before
    assert is_due(home_from())


def test_excluded_words_leave_kept_texts_too(database: Any, tmp_path: Path) -> None:
    from rapport.fill.mail.flow.exclude import exclude

    change(stores_text=True)
    box = fill(tmp_path / "box", *bodies())
    add(box)
    assert tables_with(database, "ana@ferro.example") != []
    assert exclude("address", "ana@ferro.example", owner_id=operator()) == 0
    assert tables_with(database, "ana@ferro.example") == []
    (kept,) = rows(database, "SELECT count(*) FROM timeline_messagetext")[0]
    assert 0 < kept < len(bodies())


def letters() -> list[Letter]:
    """Rui wrote twice without an answer; a newsletter came three times."""
    return [
        Letter(0, 4, (0,), (), 0, 0, None, False, "plain", False),
        Letter(1, 4, (0,), (), 9, 1, None, False, "plain", False),
        *(Letter(number, 10, (0,), (), 50 + number, 2, None, False, "bulk", False) for number in (2, 3, 4)),
    ]


def stricter() -> str:
    """The rules Rapport comes with, and before them one that keeps whoever wrote twice."""
    document = json.loads(rules_to_json(default_rules()))
    rule = {
        "id": "wrote_twice",
        "verdict": "kept",
        "if": ["received >= 2", "bulk == 0", "own == 0"],
        "reason": "wrote {received} times",
    }
    return json.dumps({**document, "rules": [rule, *document["rules"]]})


def verdicts(database: Any) -> dict[str, str]:
    return dict(
        rows(database, "SELECT key, verdict FROM identity_verdict JOIN identity_identity ON id = identity_id")
    )


def test_new_rules_decide_anew_and_say_what_changed(database: Any, tmp_path: Path) -> None:
    add(write(tmp_path / "box", letters()))
    before, state = verdicts(database), derived()
    assert before["rui@ferro.example"] == "one_way"
    expected = [("one_way", "kept", 1)]
    assert [(c.before, c.after, c.addresses) for c in change(rules=stricter(), dry_run=True)] == expected
    assert (verdicts(database), derived()) == (before, state)
    assert [(c.before, c.after, c.addresses) for c in change(rules=stricter())] == expected
    assert verdicts(database) == before | {"rui@ferro.example": "kept"}
    assert differing() == []
    assert change(rules=stricter()) == []
    assert [(c.before, c.after, c.addresses) for c in change(rules="")] == [("kept", "one_way", 1)]
    assert derived() == state


def test_one_half_of_the_policy_leaves_the_other_alone(database: Any, tmp_path: Path) -> None:
    from rapport.base.viewer import viewing_as
    from rapport.fill.mail.queries import policy_in_force

    change(rules=stricter())
    change(stores_text=True)
    with viewing_as(operator()):
        assert (policy_in_force().written, policy_in_force().stores_text) == (stricter(), True)
    change(rules="")
    with viewing_as(operator()):
        assert (policy_in_force().written, policy_in_force().stores_text) == ("", True)


def test_a_humans_verdict_outlives_new_rules(database: Any, tmp_path: Path) -> None:
    from rapport.fill.mail.flow.revise import rule_on_address

    add(write(tmp_path / "box", letters()))
    (rui,) = rows(database, "SELECT id FROM identity_identity WHERE key = 'rui@ferro.example'")[0]
    rule_on_address(rui, "personal", author_id=operator())
    assert change(rules=stricter()) == []
    assert verdicts(database)["rui@ferro.example"] == "personal"


def test_rules_with_mistakes_are_refused(database: Any) -> None:
    with pytest.raises(ValueError, match=r"unknown figure.*; .*verdict 'maybe'"):
        change(rules='{"version": 1, "rules": [{"id": "a", "verdict": "kept", "if": ["luck > 3"], "reason": "x"},'
               ' {"id": "b", "verdict": "maybe", "if": [], "reason": "x"}]}')  # fmt: skip
    assert rows(database, "SELECT count(*) FROM mail_policy") == [(0,)]
