"""What was set aside says why in the reader's language: nothing that the containers say of a format is left out."""

from __future__ import annotations

import pytest
from django.utils import translation

from rapport.fill.files.containers import formats, left_out
from rapport.fill.files.templatetags.asides import SAID, WORDS, why_aside
from rapport.fill.mail.flow.parse import NO_MAIL

HEADS = [
    *(magic for magic, _what, _advice in formats._MAGIC),
    *(magic for magic, _what in formats._TEXT_MAGIC),
]
OTHERS = [b"\xff\xfeH\0", bytes(40), b"abc\0def", b"Dear reader, this is no message."]


@pytest.mark.parametrize("head", [*HEADS, *OTHERS])
def test_every_format_is_told_in_german(head: bytes) -> None:
    stored = f"holiday plans.dat {formats.reason_of(head)}"
    with translation.override("de"):
        told = why_aside(stored)
    assert told.startswith(("holiday plans.dat ist ", "holiday plans.dat enthält "))
    assert " is " not in told and " a " not in told and " an " not in told
    with translation.override("en"):
        assert why_aside(stored) == stored


@pytest.mark.parametrize("reason", [left_out.DRAFT, left_out.JUNK, left_out.TRASH, NO_MAIL])
def test_what_folders_and_headers_say_is_told_in_german(reason: str) -> None:
    with translation.override("de"):
        assert why_aside(reason) != reason


def test_no_sentence_is_translated_that_nobody_says() -> None:
    kinds = {what for _magic, what, _advice in formats._MAGIC} | {
        what for _magic, what in formats._TEXT_MAGIC
    }
    assert set(WORDS) == kinds
    assert len(set(SAID)) == len(SAID)
