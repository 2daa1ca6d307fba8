"""`rapport rules` and `rapport policy` as an administrator meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.commands.installation import Installation, files_with

pytestmark = pytest.mark.xdist_group("commands")


def letter(number: int, body: str) -> bytes:
    return (
        f"Message-ID: <m{number}@post.example>\nFrom: Rui Barbosa <rui@ferro.example>\nTo: priya@anvil.example\n"
        f"Date: Mon, 0{number} Mar 2025 09:00:00 +0000\nSubject: Castings\n\n{body}\n"
    ).encode()


def test_rules_and_policy(installation: Installation, tmp_path: Path) -> None:
    box = tmp_path / "box"
    box.mkdir()
    for number in (3, 4):
        (box / f"{number}.eml").write_bytes(letter(number, "The collywobbles are here."))
    installation.answer("policy", "--store-text")
    installation.answer("add", str(box), "--own", "anvil.example")
    assert files_with(installation.home, "collywobbles") != []

    shown = installation.answer("rules")
    assert shown["is_default"] and len(shown["rules"]) > 20
    rule = {
        "id": "wrote_twice",
        "verdict": "kept",
        "if": ["received >= 2"],
        "reason": "wrote {received} times",
    }
    shown["rules"].insert(3, rule)
    file = tmp_path / "rules.json"
    file.write_text(json.dumps(shown))
    expected = [{"from": "waiting", "to": "kept", "addresses": 1}]
    would = installation.answer("rules", "--set", str(file), "--dry-run")
    assert (would["changes"], would["applied"]) == (expected, False)
    assert installation.answer("rules")["is_default"]
    did = installation.answer("rules", "--set", str(file))
    assert (did["changes"], did["applied"]) == (expected, True)
    assert rule in installation.answer("rules")["rules"]

    file.write_text('{"version": 1, "rules": [{"id": "A", "verdict": "yes", "if": [], "reason": ""}]}')
    refused = installation.answer("rules", "--set", str(file), code=1)["error"]
    assert refused["code"] == "rules" and refused["message"].count("\n- ") == 3
    assert installation.answer("rules", "--default")["changes"] == [
        {"from": "kept", "to": "waiting", "addresses": 1}
    ]
    assert installation.answer("policy", "--no-store-text")["stores_text"] is False
    assert files_with(installation.home, "collywobbles") == []
    assert "not kept" in installation.call("policy").stdout
