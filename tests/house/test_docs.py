"""What the documents point at is there, and what they command exists."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.house.tracked import ROOT, text_of, tracked_files

DOCUMENTS = [path for path in tracked_files() if path.suffix == ".md"]
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)(?: \"[^\"]*\")?\)|!\[[^\]]*\]\(([^)\s]+)\)")


def anchors(text: str) -> set[str]:
    """The names that headings can be linked by."""
    headings = re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", DOCUMENTS, ids=str)
def test_links_lead_somewhere(path: Path) -> None:
    text = text_of(path) or ""
    for target in (one or two for one, two in LINK.findall(text)):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = target.partition("#")
        there = (ROOT / path.parent / file) if file else ROOT / path
        assert there.exists(), f"{path} points at {target}, which does not exist"
        if anchor and there.suffix == ".md":
            assert anchor in anchors(there.read_text()), (
                f"{path} points at {target}, and no heading is named so"
            )


def test_make_knows_the_targets_that_documents_name() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), flags=re.MULTILINE))
    for path in DOCUMENTS:
        named = set(re.findall(r"`make ([a-z-]+)`", text_of(path) or ""))
        assert named <= targets, f"{path} names {named - targets}"


def test_the_command_line_knows_the_commands_that_documents_name() -> None:
    rapport = Path(sys.executable).with_name("rapport")
    helped = subprocess.run([rapport, "--help"], capture_output=True, text=True, timeout=60).stdout
    commands = set(re.findall(r"^\W*([a-z]+)\b", helped, flags=re.MULTILINE)) | {"django"}
    for path in DOCUMENTS:
        named = set(re.findall(r"^\s*(?:\$ )?rapport ([a-z]+)\b", text_of(path) or "", flags=re.MULTILINE))
        assert named <= commands, f"{path} names {named - commands}"
