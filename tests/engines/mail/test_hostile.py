"""No byte string raises, and none costs more than its size: mail that was made to hurt."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.engines.mail.test_understand import LETTER

from rapport.engines.mail.html import html_to_text
from rapport.engines.mail.message import understand
from rapport.engines.mail.types import Message

MEGABYTE = 1 << 20
HEADER = b"From: a@x.example\nTo: b@x.example\nSubject: s\nDate: Mon, 2 Mar 2026 10:15:00 +0100\n"


def check(message: Message) -> None:
    """What holds for every message, whatever the bytes."""
    texts = [
        message.subject,
        message.text,
        message.message_id,
        message.list_id,
        *message.references,
        *message.problems,
    ]
    for one in (*message.from_, *message.sender, *message.reply_to, *message.to, *message.cc, *message.bcc):
        texts += [one.name, one.address]
        assert "\n" not in one.name
        assert one.address == "" or "@" in one.address
    texts += [piece for one in message.attachments for piece in (one.name, one.media_type)]
    for text in texts:
        assert "\0" not in text
        text.encode("utf-8")
    if message.date is not None:
        offset = message.date.utcoffset()
        assert offset is not None
        assert not offset
        assert message.date.year >= 1980


@given(st.binary(max_size=3_000))
@settings(max_examples=300, deadline=None)
def test_no_bytes_raise(raw: bytes) -> None:
    check(understand(raw))


WORDS = [
    b"From: ", b"To: ", b"Cc:", b"Date: ", b"Subject: ", b"Received: ", b"Content-Type: ", b"multipart/mixed; boundary=b",
    b"text/html; charset=", b"text/plain", b"message/rfc822", b"Content-Transfer-Encoding: ", b"base64", b"quoted-printable",
    b"Content-Disposition: attachment; filename*0*=utf-8''a%00", b"References: <a@b> <c@d>", b"\n", b"\r\n", b"\n\n", b"\r",
    b"\0",
    b"--b", b"--b--", b"=?utf-8?Q?", b"?=", b"=?utf-8?B?", b"<", b">", b'"', b"(", b")", b",", b";", b":", b"\\", b"@",
    b"a@b.example",
    b"Mon, 2 Mar 2026 10:15:00 +0100", b"99999999999", b"\xff\xfe", b"\xef\xbb\xbf", b"utf-7", b"utf-16", b"iso-2022-jp", b"\x1b$B",
    b"<blockquote>", b"</blockquote>", b"<script>", b"<!--", b"-->", b"<a href='http://x.example'>", b"&#x110000;", b"&#xD800;",
    b"begin 644 x\n", b"\nend\n", b"-----BEGIN PGP SIGNED MESSAGE-----\n", b"From ", b" ", b"\t", b"=\n", b"=ZZ",
    b"xn--", b"undisclosed",
    b"format=flowed; delsp=yes", b"hz", b"idna", b"unicode_escape", b"+0000", b"+9999", b"\xa0", b"\x85", b"\xe2\x80\xa8",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=60))
@settings(max_examples=500, deadline=None)
def test_no_mixture_of_mail_words_raises(words: list[bytes]) -> None:
    check(understand(b"".join(words)))


@given(st.data())
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_damage_to_a_letter_raises(data: st.DataObject) -> None:
    raw = bytearray(LETTER)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(raw)))
        end = min(len(raw), at + data.draw(st.integers(0, 40)))
        raw[at:end] = data.draw(st.one_of(st.binary(max_size=8), st.sampled_from(WORDS)))
    check(understand(bytes(raw)))


@given(st.text(alphabet="<>/!-=\"' abptdhr\n&;#x", max_size=400))
@settings(max_examples=300, deadline=None)
def test_no_html_raises(source: str) -> None:
    html_to_text(source).encode("utf-8")


def nested(depth: int) -> bytes:
    head = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(depth))
    return (
        HEADER
        + head
        + b"Content-Type: text/plain\n\ninnermost\n"
        + b"".join(b"--b%d--\n" % n for n in reversed(range(depth)))
    )


HOSTILE: dict[str, Callable[[], bytes]] = {
    "a header of one megabyte": lambda: HEADER + b"X-Long: " + b"a " * MEGABYTE + b"\n\ntext",
    "a subject of one megabyte": lambda: b"Subject: " + b"=?utf-8?Q?a?= " * 80_000 + b"\n\ntext",
    "unfinished encoded words": lambda: b"Subject: x\nFrom: " + b"=?a?Q? " * 150_000 + b"\n\ntext",
    "unfinished encoded words, dense": lambda: b"From: " + b"=?a?Q?" * 150_000 + b"\n\ntext",
    "a hundred thousand header lines": lambda: (
        b"".join(b"X-H%d: v\n" % n for n in range(100_000)) + HEADER + b"\ntext"
    ),
    "a hundred thousand To lines": lambda: b"To: a@x.example\n" * 100_000 + b"\ntext",
    "a hundred thousand different To lines": lambda: (
        b"".join(b"To: a%d@x.example\n" % n for n in range(100_000)) + b"\nt"
    ),
    "a hundred thousand Received lines": lambda: (
        HEADER + b"Received: x; 1 Jan 2001 00:00:00\n" * 100_000 + b"\nt"
    ),
    "a hundred thousand continuation lines": lambda: b"To: a@x.example\n" + b" ,\n" * 100_000 + b"\ntext",
    "a hundred thousand addresses": lambda: (
        b"To: " + b", ".join(b"N <a%d@x.example>" % n for n in range(100_000)) + b"\n\nt"
    ),
    "addresses without commas": lambda: (
        b"To: " + b" ".join(b"<a%d@x.example>" % n for n in range(100_000)) + b"\n\nt"
    ),
    "opening brackets": lambda: b"To: " + b"<" * MEGABYTE + b"\n\nt",
    "opening brackets with letters": lambda: b"To: " + b"< a" * 300_000 + b"\n\nt",
    "opening quotes": lambda: b"To: " + b'"a ' * 300_000 + b"\n\nt",
    "opening comments": lambda: b"To: " + b"(" * MEGABYTE + b"\n\nt",
    "colons": lambda: b"To: " + b"a:" * 500_000 + b"\n\nt",
    "backslashes": lambda: b"To: " + b"\\" * MEGABYTE + b'"\n\nt',
    "commas": lambda: b"To: " + b"a," * 500_000 + b"\n\nt",
    "at signs": lambda: b"To: " + b"a@" * 500_000 + b"\n\nt",
    "square brackets": lambda: b"To: " + b"[@" * 500_000 + b"\n\nt",
    "NULs": lambda: HEADER + b"\n" + b"\0" * MEGABYTE,
    "NULs in the header": lambda: b"From: a\0b@x.example\nSubject: " + b"\0" * MEGABYTE + b"\n\nt",
    "carriage returns": lambda: HEADER + b"\n" + b"\r" * MEGABYTE,
    "only carriage returns": lambda: b"\r" * MEGABYTE,
    "line ends": lambda: b"\n" * MEGABYTE,
    "fifty levels": lambda: nested(50),
    "two hundred levels": lambda: nested(200),
    "five thousand levels": lambda: nested(5_000),
    "ten thousand parts": lambda: (
        HEADER + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 10_000
    ),
    "ten thousand parts without empty lines": lambda: (
        HEADER + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\nx\n" * 10_000
    ),
    "a hundred thousand near boundaries": lambda: (
        HEADER + b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\n" + b"--bb\n" * 100_000
    ),
    "dashes in base64": lambda: (
        HEADER
        + b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Transfer-Encoding: base64\n\n"
        + b"-" * MEGABYTE
    ),
    "levels of a megabyte": lambda: nested(60).replace(b"innermost", b"x" * MEGABYTE),
    "a megabyte without a space": lambda: HEADER + b"\n" + b"x" * MEGABYTE,
    "a content type of a megabyte": lambda: b"Content-Type: text/plain; " + b"a=b; " * 200_000 + b"\n\nt",
    "a content type of quotes": lambda: b'Content-Type: text/plain; a="' + b'\\"' * 200_000 + b"\n\nt",
    "file name sections": lambda: (
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: application/x; "
        + b"; ".join(b"name*%d*=x" % n for n in range(2_000))
        + b"\n\n--b--"
    ),
    "references": lambda: b"References: " + b"<a@b.example> " * 80_000 + b"\n\nt",
    "different references": lambda: (
        b"References: " + b"".join(b"<%d@b>" % n for n in range(100_000)) + b"\n\nt"
    ),
    "reply marks": lambda: b"Subject: " + b"Re: " * 250_000 + b"\n\nt",
    "digits in the date": lambda: b"Date: " + b"1" * MEGABYTE + b"\n\nt",
    "comments in the date": lambda: b"Date: " + b"(" * MEGABYTE + b"\n\nt",
    "base64 padding": lambda: HEADER + b"Content-Transfer-Encoding: base64\n\n" + b"YQ==\n" * 200_000,
    "soft line breaks": lambda: (
        HEADER + b"Content-Transfer-Encoding: quoted-printable\n\n" + b"=\n" * 500_000
    ),
    "flowed lines": lambda: HEADER + b"Content-Type: text/plain; format=flowed\n\n" + b"a \n" * 300_000,
    "flowed quotes": lambda: HEADER + b"Content-Type: text/plain; format=flowed\n\n" + b">" * MEGABYTE,
    "uuencoded beginnings": lambda: HEADER + b"\n^" + b"\nbegin 644 x\n" * 70_000 + b"end\n",
    "uuencoded lines": lambda: HEADER + b"\n^\nbegin 644 x\n" + b"M`^\n" * 200_000,
    "PGP beginnings": lambda: HEADER + b"\n" + b"-----BEGIN PGP SIGNED MESSAGE-----\n" * 20_000,
    "utf-16": lambda: (
        HEADER + b"Content-Type: text/plain; charset=utf-16\n\n" + b"\xff\xfe" + b"\xd8" * MEGABYTE
    ),
    "invalid utf-8": lambda: HEADER + b"Content-Type: text/plain; charset=utf-8\n\n" + b"\xc3" * MEGABYTE,
    "iso-2022-jp escapes": lambda: (
        HEADER + b"Content-Type: text/plain; charset=iso-2022-jp\n\n" + b"\x1b$B" * 300_000
    ),
    "long envelope": lambda: (
        b"Return-Path: <" + b"a-" * 500_000 + b"1@x.example>\nSender: " + b"-" * 300 + b"@x.example\n\nt"
    ),
    "long local part": lambda: b"From: " + b"a.b-" * 200_000 + b"@x.example\n\nt",
    "punycode": lambda: b"From: a@" + b".".join([b"xn--" + b"9" * 59] * 4000) + b"\n\nt",
}
HTML = b"Content-Type: text/html\n\n"
HOSTILE_HTML: dict[str, Callable[[], bytes]] = {
    "open divs": lambda: b"<div>" * 200_000,
    "open fonts and paragraphs": lambda: b"".join(b"<font size=%d><p>" % n for n in range(50_000)),
    "open quotations": lambda: b"<blockquote>x" * 80_000,
    "closed quotations": lambda: b"</blockquote>" * 80_000,
    "open comments": lambda: b"<!--" * 250_000,
    "open scripts": lambda: b"<script>" * 120_000,
    "open titles": lambda: b"<title>x" * 120_000,
    "different unseen elements": lambda: b"<title>x<select>y<svg>z<xml>" * 40_000,
    "open quotes in tags": lambda: b'<a href="' * 100_000,
    "brackets in quotes": lambda: b'<a title=">' * 90_000,
    "different tags": lambda: b"".join(b"<t%d a=b>" % n for n in range(80_000)),
    "links": lambda: b"<a href=http://x.example/y>x</a>" * 30_000,
    "links in one line": lambda: b"<a href=http://x.example/y>x" * 30_000,
    "hidden": lambda: b"<p style='display:none'>" * 40_000,
    "different hidden": lambda: b"".join(b"<h%d hidden>" % n for n in range(40_000)),
    "hidden in hidden": lambda: b"<p hidden>" * 25_000 + b"</p>" * 25_000,
    "hidden spaces": lambda: b"<p style='display" + b" " * 500_000 + b":none'>x",
    "less-than signs": lambda: b"<" * MEGABYTE,
    "ampersands": lambda: b"&amp;" * 200_000,
    "long references": lambda: b"&#" + b"9" * 500_000 + b";",
    "cells": lambda: b"<td>x" * 200_000,
    "preformatted": lambda: b"<pre>" + b"\n" * 500_000,
    "list items": lambda: b"<li>" * 200_000,
    "one tag": lambda: b"<" + b"a " * 500_000 + b">x",
}


@pytest.mark.parametrize("name", [*HOSTILE, *HOSTILE_HTML])
def test_work_is_bounded(name: str) -> None:
    raw = HOSTILE[name]() if name in HOSTILE else HTML + HOSTILE_HTML[name]()
    start = time.process_time()
    message = understand(raw)
    seconds = time.process_time() - start
    check(message)
    assert seconds < 2.0, f"{name}: {seconds:.2f} s for {len(raw)} bytes"


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("a hundred thousand addresses", "only the first 5000 addresses of a header were read"),
        ("two hundred levels", "parts nested more than 100 deep were not read"),
        ("five thousand levels", "the nested parts are too big to be searched again; they were not read"),
        ("ten thousand parts", "only the first 2000 parts were read"),
        ("a megabyte without a space", ""),
    ],
)
def test_what_was_cut_off_is_said(name: str, problem: str) -> None:
    problems = understand(HOSTILE[name]()).problems
    assert problem in problems if problem else problems == ()


def test_fifty_levels_are_read() -> None:
    message = understand(nested(50))
    assert message.text == "innermost"
    assert message.problems == ()


def test_a_header_without_end_is_cut() -> None:
    message = understand(HEADER + b"X: y\n" * (1 << 20))
    assert message.problems[0] == "the header is longer than 4 MB; the rest was not read"
    assert message.from_[0].address == "a@x.example"


def test_attachments_are_not_copied() -> None:
    raw = (
        HEADER
        + b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nsee attachment\n--b\n"
        + b"Content-Type: application/zip; name=big.zip\nContent-Transfer-Encoding: base64\n\n"
        + (b"QUJD" * 19 + b"\n") * (200 * MEGABYTE // 77)
        + b"--b--\n"
    )
    tracemalloc.start()
    start = time.process_time()
    message = understand(raw)
    seconds = time.process_time() - start
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert message.text == "see attachment"
    assert message.attachments[0].size > 199 * MEGABYTE
    assert peak < 2 * MEGABYTE
    assert seconds < 2.0
