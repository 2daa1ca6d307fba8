"""The documents of the project, and what stands in them: links, blocks of code, calls of the program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.tracked import ROOT, tracked_files

DOCUMENTS = [path for path in tracked_files() if path.suffix == ".md"]
REFERENCE = Path("docs/reference")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)(?: \"[^\"]*\")?\)|!\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```", flags=re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")


def read(path: Path | str) -> str:
    """The text of a file of the project."""
    return (ROOT / path).read_text(encoding="utf-8")


def anchors(text: str) -> set[str]:
    """The names that headings can be linked by."""
    headings = re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-") for heading in headings}


def targets_in(text: str) -> Iterator[str]:
    """Where links and pictures lead, within the project."""
    for one, two in LINK.findall(FENCE.sub("", text)):
        if not re.match(r"[a-z]+:", one or two):
            yield one or two


def blocks_in(text: str, language: str) -> Iterator[str]:
    """The blocks of code in a language."""
    for _indent, named, block in FENCE.findall(text):
        if named == language:
            yield block


def calls_in(text: str) -> Iterator[str]:
    """Lines of shell in blocks of code, and calls of rapport in sentences."""
    for block in blocks_in(text, "sh"):
        yield from block.replace("\\\n", " ").splitlines()
    for word in INLINE.findall(FENCE.sub("", text)):
        if word.startswith("rapport "):
            yield word.replace("[", "").replace("]", "")
