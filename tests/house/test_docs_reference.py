"""The reference is complete and says what the program says: settings, rules, tables, schemas, keys, figures."""

from __future__ import annotations

import ast
import json
import re

import django
from tests.house.documents import DOCUMENTS, REFERENCE, blocks_in, read
from tests.house.models import models
from tests.house.tracked import text_of, tracked_files

from rapport.engines.mail.types import Attribute, Mark, NewsKind
from rapport.engines.ties.rules import default_rules, rules_from_json
from rapport.engines.ties.types import Verdict
from rapport.engines.ties.verdict import KNOWN_FIGURES, OPERATORS
from rapport.fill.mail.templatetags.verdicts import KEYS
from rapport.ui import keymap, menu
from rapport.ui.keymap import Key

django.setup()


def test_every_variable_of_the_environment_is_a_setting() -> None:
    named = set()
    for path in tracked_files():
        if (
            path.suffix == ".py"
            and path.parts[0] in {"src", "tests"}
            and path.name != "test_docs_reference.py"
        ):
            for found in ast.walk(ast.parse(text_of(path) or "")):
                if isinstance(found, ast.Constant) and isinstance(found.value, str):
                    named |= set(re.findall(r"^(?:RAPPORT_[A-Z_]+|[A-Z]+_URL)$", found.value))
    text = read(REFERENCE / "settings.md")
    listed = set(re.findall(r"^\| `([A-Z_]+)` \|", text, flags=re.MULTILINE))
    assert "RAPPORT_HOME" in named
    settings = {name for name in named if name.startswith("RAPPORT_") or name == "DATABASE_URL"}
    assert settings == listed


def test_the_reference_of_rules_is_that_of_the_program() -> None:
    text = read(REFERENCE / "verdict-rules.md")
    rows = re.findall(r"^\| `([a-z_]+)` \| ([a-z_]+) \| (.+?) \| (.+) \|$", text, flags=re.MULTILINE)
    listed = [row for row in rows if row[1] in set(Verdict)]
    expected = [
        (
            rule.id,
            rule.verdict.value,
            ", ".join(f"{c.figure} {c.operator} {c.threshold}" for c in rule.conditions) or "always",
            rule.reason.split(": ", 1)[1],
        )
        for rule in default_rules()
    ]
    assert listed == expected


def test_every_figure_operator_and_verdict_is_explained() -> None:
    text = read(REFERENCE / "verdict-rules.md")
    named = set(re.findall(r"`([a-z_]+)`", text))
    assert named >= KNOWN_FIGURES, KNOWN_FIGURES - named
    assert {verdict.value for verdict in Verdict} <= named
    assert all(f"`{operator}`" in text for operator in OPERATORS)


def test_rules_shown_can_be_put_in_force() -> None:
    shown = 0
    for path in DOCUMENTS:
        for block in blocks_in(text_of(path) or "", "json"):
            if '"verdict"' not in block or '"if"' not in block:
                continue
            document = json.loads(block)
            whole = document if "rules" in document else {"version": 1, "rules": [document]}
            assert rules_from_json(json.dumps(whole))[1] == (), path
            shown += 1
    assert shown >= 2


def test_every_table_is_in_the_reference() -> None:
    listed = set(re.findall(r"^\| `([a-z_]+)` \|", read(REFERENCE / "tables.md"), flags=re.MULTILINE))
    roles = {"rapport_superuser", "rapport_owner", "rapport_app"}
    assert len(models()) > 20
    tables = {name for name in listed - roles if "_" in name}
    assert tables == set(models().values())


def test_every_schema_is_linked() -> None:
    text = read(REFERENCE / "json.md")
    schemas = [path for path in tracked_files() if path.name.endswith(".schema.json")]
    assert schemas
    for schema in schemas:
        assert f"{schema.as_posix()})" in text, f"{schema} is not linked"


def test_marks_attributes_and_news_stand_in_the_reference() -> None:
    text = read(REFERENCE / "json.md")
    for kind in (Mark, Attribute, NewsKind):
        for member in kind:
            assert re.search(rf"\b{member.value}\b", text), member


def keys_of_the_program() -> list[tuple[str, Key]]:
    """Every declared key with the heading it stands under; the places' keys as an administrator has them."""
    return [(str(group.heading), key) for group in keymap.groups(menu.entries()) for key in group.keys]


def test_the_reference_of_keys_is_the_declared_table() -> None:
    listed = re.findall(
        r"^\| ((?:`[^`]+`(?: or | )?)+) \| (.+) \|$", read(REFERENCE / "keyboard.md"), re.MULTILINE
    )
    shown = [(", ".join(way.replace("`", "") for way in keys.split(" or ")), words) for keys, words in listed]
    declared = [(key.keys, str(key.does)) for _heading, key in keys_of_the_program()]
    assert [keys for keys, _words in shown] == [keys for keys, _does in declared]
    for (keys, words), (_keys, does) in zip(shown, declared, strict=True):
        assert words.startswith(does), f"{keys} is {does!r}, the reference says {words!r}"


def test_keys_are_declared_once_in_each_place_and_pages_use_no_others() -> None:
    declared = [(heading, way) for heading, key in keys_of_the_program() for way in key.keys.split(", ")]
    assert len(declared) == len(set(declared))
    known = {way for _heading, way in declared}
    templates = [path for path in tracked_files() if path.suffix == ".html" and path.parts[0] == "src"]
    used = {
        keys for path in templates for keys in re.findall(r'data-keys="([^"{]+)"', text_of(path) or "")
    } | set(KEYS.values())
    assert len(used) > 5
    assert used <= known, used - known


def test_the_figures_on_verdicts_are_those_recorded() -> None:
    recorded = json.loads(read("tests/truth/spamassassin-senders.json"))
    text = read(REFERENCE / "accuracy.md")
    for half, name in (("all", "all"), ("dev", "looked at"), ("held", "held")):
        found = recorded[half]
        low, high = found["interval_95"]
        row = f"| {name} | {found['senders']} | {found['right']} | {found['micro_f1']:.3f} | {low:.3f} to {high:.3f} |"
        assert row in text, row
    for verdict, one in recorded["all"]["verdicts"].items():
        if not one["by_hand"]:
            continue
        shown = verdict.replace("_", "-")
        row = f"| {shown} | {one['by_hand']} | {one['by_rule']} | {one['both']} | {one['precision']:.3f} | {one['recall']:.3f} |"
        assert row in text, row


def test_the_figures_on_the_demo_company_are_those_recorded() -> None:
    recorded = json.loads(read("tests/truth/demo.json"))
    text = read(REFERENCE / "accuracy.md")
    for name, found in recorded.items():
        if "share" in found:
            assert f"Of {found['true']} ties {found['right']} have exactly" in text, found
            assert f"({100 * found['share']:.1f} %" in text, found
            continue
        said = f"| {found['right']} of {found['said']} | {found['precision']:.3f} |"
        true = f"| {found['right']} of {found['true']} | {found['recall']:.3f} |"
        assert said in text and true in text, f"{name}: {said} {true}"
