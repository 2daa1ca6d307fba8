"""What the documents command exists, and every command has its entry in the reference."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.house.commands import called, commands, mistakes
from tests.house.documents import DOCUMENTS, REFERENCE, calls_in, read
from tests.house.tracked import text_of


def test_the_commands_are_known() -> None:
    assert commands()["export"].options["--format"] is True
    assert commands()["rebuild"].options["--check"] is False
    assert commands()["export"].choices == [{"people", "organizations", "interactions", "addresses"}]


@pytest.mark.parametrize("path", DOCUMENTS, ids=str)
def test_what_documents_command_exists(path: Path) -> None:
    for line in calls_in(text_of(path) or ""):
        words = called(line)
        wrong = list(mistakes(words)) if words is not None else []
        assert not wrong, f"{path}: {line}: {'; '.join(wrong)}"


def test_a_wrong_call_would_be_found() -> None:
    assert list(mistakes(["export", "people", "--format", "csv", "-o", "FILE"])) == []
    assert list(mistakes(["exports"])) == ["there is no command exports"]
    assert list(mistakes(["export", "dogs"])) == ["export cannot be asked for dogs"]
    assert list(mistakes(["add", "x", "--owns", "y"])) == ["add has no option --owns"]
    assert list(mistakes(["undo", "1", "2"])) == ["undo takes 1 arguments, not 2"]
    assert list(mistakes(["demo", "--scale"])) == ["--scale misses its value"]
    assert called("RAPPORT_HOME=x .venv/bin/rapport why 'Ana' > f") == ["why", "Ana"]
    assert called("rapportage") is None


def test_make_knows_the_targets_that_documents_name() -> None:
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), flags=re.MULTILINE))
    for path in DOCUMENTS:
        named = set(re.findall(r"(?:`|^)make ([a-z-]+)(?:`|$)", text_of(path) or "", flags=re.MULTILINE))
        assert named <= targets, f"{path} names {named - targets}"


def sections() -> dict[str, str]:
    """The sections of the reference of commands, by command."""
    text = read(REFERENCE / "command-line.md")
    parts = re.split(r"^## rapport ([a-z]+)\n", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_command_has_its_entry_and_no_other() -> None:
    assert sections().keys() == commands().keys()


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_option_stands_with_its_command(name: str) -> None:
    section, options = sections()[name], commands()[name].options
    named = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", " ".join(re.findall(r"`([^`\n]*)`", section))))
    assert options.keys() <= named, f"missing: {options.keys() - named}"
    others = {option for one in commands().values() for option in one.options} | {"--help"}
    assert named <= others, f"invented: {named - others}"
