"""Every string that people read is translated, in every language, and the compiled file is the written one."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings

from rapport.engines.ties.rules import default_rules

CALLS = {"_", *(f"{kind}gettext{late}" for kind in ("", "n", "p", "np") for late in ("", "_lazy", "_noop"))}
ROOT = Path(__file__).resolve().parents[2]
MESSAGES = ROOT / "bin" / "messages"
LOCALES = ROOT / "src" / "rapport" / "locale"
LANGUAGES = sorted(path.name for path in LOCALES.iterdir() if path.is_dir())


def test_nothing_is_missing_doubtful_or_out_of_date() -> None:
    done = subprocess.run([sys.executable, MESSAGES, "check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_nothing_to_translate_stands_inside_an_f_string_where_it_is_not_found() -> None:
    hidden = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in (ROOT / "src").rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in CALLS
    ]
    assert hidden == []


def test_the_languages_one_can_choose_are_those_that_are_translated() -> None:
    offered = {code for code, _name in settings.LANGUAGES}
    assert offered == {"en", *LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotation_marks_and_the_reader_are_those_of_the_language(language: str) -> None:
    if language != "de":
        pytest.skip("rules of German")
    with (LOCALES / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        catalog = read_po(file, locale=language)
    for message in catalog:
        texts = message.string if isinstance(message.string, list | tuple) else [message.string]
        for text in texts if message.id else []:
            assert "”" not in text, f"an English quotation mark in {text!r}"
            assert text.count("„") == text.count("“"), f"quotation marks out of pairs in {text!r}"
            assert not {"du", "dein", "deine", "dir", "dich"} & set(text.casefold().split()), text


def test_every_reason_of_our_rules_is_translated() -> None:
    with (LOCALES / "de" / "LC_MESSAGES" / "django.po").open("rb") as file:
        catalog = read_po(file, locale="de")
    for rule in default_rules():
        message = catalog.get(rule.reason)
        assert message is not None and message.string, rule.reason
        assert message.string != rule.reason


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_name_no_moment_and_no_program_that_would_change_them(language: str) -> None:
    for path in (LOCALES / language / "LC_MESSAGES").iterdir():
        text = path.read_bytes()
        assert b"Content-Type: text/plain; charset=utf-8" in text
        assert b"Date:" not in text and b"Generated-By:" not in text, path.name
