"""Gleaning gives what reading gives, less what headers claim, without more work than it takes."""

from __future__ import annotations

import pytest

from rapport.engines.mail.message import understand
from rapport.engines.mail.read import glean, own_text, read_message
from rapport.engines.mail.types import Origin

LETTER = b"""From: Ana Costa <ana@northwind.example>
To: Kim <kim@acme.example>
Date: Mon, 3 Mar 2025 09:00:00 +0000
Subject: Castings

Hello Kim,

my new mobile number is +351 912 345 678. I have a new address as well.

Best regards,
Ana Costa
Head of Purchasing
Northwind Castings Lda
Tel. +351 226 555 901

> older words
"""
HEADER = b"From: %s\nTo: kim@acme.example\nSubject: %s\nMessage-ID: <1@a.example>\n%s\n"
OTHERS = (
    HEADER % (b"noreply@shop.example", b"Order", b"Auto-Submitted: auto-generated\n")
    + b"Thanks,\nThe Team\nTel. +49 30 1234567\n",
    HEADER % (b"MAILER-DAEMON@a.example", b"Undelivered", b"Content-Type: text/plain\n")
    + b"<gone@b.example>: user unknown\n",
    HEADER % (b"Ana Costa <ana@northwind.example>", b"Out of office", b"Auto-Submitted: auto-replied\n")
    + b"I have left Northwind. My new address is ana@ferro.example.\n",
    HEADER % (b"", b"Nobody", b"") + b"Words.\n",
    b"",
)


@pytest.mark.parametrize("raw", (LETTER, *OTHERS))
def test_it_is_what_reading_finds_beyond_headers(raw: bytes) -> None:
    message = understand(raw)
    whole, gleaned = read_message(message, raw), glean(message, raw)
    assert gleaned.claims == tuple(one for one in whole.claims if one.origin is not Origin.HEADER)
    assert gleaned.news == whole.news
    assert gleaned.parts is None or own_text(message, gleaned.parts) == whole.own_text


def test_a_letter_gives_something() -> None:
    gleaned = glean(understand(LETTER), LETTER)
    assert {one.attribute.value for one in gleaned.claims} >= {
        "name",
        "title",
        "organization",
        "phone",
        "mobile",
    }
    assert gleaned.parts is not None and gleaned.parts.signature is not None


def test_what_programs_write_is_not_taken_apart() -> None:
    assert glean(understand(OTHERS[0]), OTHERS[0]).parts is None
