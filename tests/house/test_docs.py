"""What the documents point at is there; every page is found; the glossary and the decisions keep their form."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.house.documents import DOCUMENTS, anchors, read, targets_in
from tests.house.models import models
from tests.house.tracked import ROOT, text_of, tracked_files

from rapport.engines.ties.types import Verdict

LARGEST_PICTURE = 300_000


@pytest.mark.parametrize("path", DOCUMENTS, ids=str)
def test_links_lead_somewhere(path: Path) -> None:
    text = text_of(path) or ""
    for target in targets_in(text):
        file, _, anchor = target.partition("#")
        there = (ROOT / path.parent / file) if file else ROOT / path
        assert there.exists(), f"{path} points at {target}, which does not exist"
        if anchor and there.suffix == ".md":
            assert anchor in anchors(there.read_text(encoding="utf-8")), (
                f"{path} points at {target}, and no heading is named so"
            )


def test_every_page_is_found_from_the_readme() -> None:
    found, waiting = {Path("README.md")}, [Path("README.md")]
    while waiting:
        page = waiting.pop()
        for target in targets_in(read(page)):
            there = (ROOT / page.parent / target.partition("#")[0]).resolve()
            if there.suffix == ".md" and there.is_relative_to(ROOT) and there.is_file():
                path = there.relative_to(ROOT)
                if path not in found:
                    found.add(path)
                    waiting.append(path)
    pages = {path for path in DOCUMENTS if path.parts[0] == "docs"}
    assert pages <= found, f"no link leads to {sorted(map(str, pages - found))}"


def test_pictures_are_shown_and_small() -> None:
    shown = {
        (ROOT / path.parent / target).resolve()
        for path in DOCUMENTS
        for target in targets_in(text_of(path) or "")
    }
    pictures = [path for path in tracked_files() if path.parts[:2] == ("docs", "images")]
    assert pictures
    for picture in pictures:
        assert (ROOT / picture).resolve() in shown, f"{picture} is shown nowhere"
        assert (ROOT / picture).stat().st_size <= LARGEST_PICTURE, f"{picture} is too large"


def test_the_readme_is_short() -> None:
    assert len(read("README.md").splitlines()) < 150


def glossary() -> list[str]:
    return re.findall(r"^\| \*\*(.+?)\*\* \|", read("docs/glossary.md"), flags=re.MULTILINE)


def test_the_glossary_is_in_order_and_says_each_word_once() -> None:
    folded = [term.casefold() for term in glossary()]
    assert len(folded) > 50
    assert folded == sorted(set(folded))


def test_every_model_and_verdict_has_its_line_in_the_glossary() -> None:
    terms = {term.casefold() for term in glossary()}
    wanted = {name.casefold() for name in models()} | {verdict.value for verdict in Verdict}
    assert wanted <= terms, wanted - terms


def test_decisions_are_numbered_and_have_their_three_parts() -> None:
    records = sorted(path for path in DOCUMENTS if path.match("docs/decisions/0*.md"))
    numbers = [int(path.name[:4]) for path in records]
    assert numbers == list(range(1, len(records) + 1))
    for path in records:
        text = text_of(path) or ""
        assert text.startswith(f"# {int(path.name[:4])}. ")
        parts = re.findall(r"^## (.+)$", text, flags=re.MULTILINE)
        assert parts == ["Why it had to be decided", "Decision", "What follows"], path
