"""The content security policy forbids what stands inline; so no template may write it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import rapport

PACKAGE = Path(rapport.__file__).parent
TEMPLATES = sorted(PACKAGE.rglob("*.html"))
STYLES = sorted((PACKAGE / "ui").rglob("*.css")) + sorted((PACKAGE / "web").rglob("*.css"))
SCRIPTS = [path for path in sorted(PACKAGE.rglob("*.js")) if "vendor" not in path.parts]

FORBIDDEN = {
    "a style attribute": re.compile(r"<[^>]*\sstyle=", re.IGNORECASE),
    "an event handler": re.compile(r"<[^>]*\s(?:on[a-z]+|hx-on[:a-z-]*)=", re.IGNORECASE),
    "a script within the page": re.compile(r"<script(?![^>]*\ssrc=)", re.IGNORECASE),
    "a style sheet within the page": re.compile(r"<style", re.IGNORECASE),
    "a script's address": re.compile(r"javascript:", re.IGNORECASE),
    "something from another host": re.compile(
        r"<(?:script|link|img|iframe)[^>]*(?:src|href)=[\"']?(?:https?:)?//"
    ),
    "htmx code to evaluate": re.compile(r"hx-(?:vals|headers)=[\"']?js:|hx-vars="),
}
TAGS = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)


def test_there_are_templates() -> None:
    assert len(TEMPLATES) > 30
    assert SCRIPTS


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_stands_inline(path: Path) -> None:
    markup = TAGS.sub("", path.read_text(encoding="utf-8"))
    assert [what for what, pattern in FORBIDDEN.items() if pattern.search(markup)] == []


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_styles_load_nothing_from_elsewhere(path: Path) -> None:
    assert not re.search(r"@import|https?:|url\((?!static:)", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_evaluate_no_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\beval\(|new Function|innerHTML|insertAdjacentHTML|document\.write", text)


WORDS = re.compile(r">([^<>{}]*[A-Za-z]{3,}[^<>{}]*)<")
TRANSLATED = re.compile(
    r"{% blocktranslate.*?{% endblocktranslate %}|{% comment %}.*?{% endcomment %}", re.DOTALL
)
ALLOWED = {"Rapport", "· Rapport", "Enter", "Esc"}


@pytest.mark.parametrize(
    "path",
    [path for path in TEMPLATES if path.name != "examples.html"],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_every_word_can_be_translated(path: Path) -> None:
    markup = TAGS.sub("{}", TRANSLATED.sub("", path.read_text(encoding="utf-8")))
    found = {words.strip() for words in WORDS.findall(markup)} - ALLOWED
    assert found == set()
