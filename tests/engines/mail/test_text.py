"""The text of a message: flowed lines, PGP armour, charsets of HTML."""

from __future__ import annotations

import pytest

from rapport.engines.mail.message import understand
from rapport.engines.mail.transfer import unflow
from rapport.engines.mail.types import Mark


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("one \ntwo \nthree\nfour", "one two three\nfour"),
        ("> one \n> two\n>> three \n>> four", "> one two\n>> three four"),
        ("one \n> two", "one \n> two"),
        ("> one \ntwo", "> one \ntwo"),
        (" From stuffed\n > stuffed too", "From stuffed\n> stuffed too"),
        ("text \n-- \nAna \nLopez", "text \n-- \nAna Lopez"),
        ("fixed\nlines", "fixed\nlines"),
        ("end ", "end "),
        (" \n\n", "\n\n"),
    ],
)
def test_flowed_text(written: str, shown: str) -> None:
    assert unflow(written, False) == shown


def test_deleted_spaces() -> None:
    assert unflow("一 \n二", True) == "一二"
    raw = "Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\n\n一 \n二"
    assert understand(raw.encode()).text == "一二"


SIGNED = """\
-----BEGIN PGP SIGNED MESSAGE-----
Hash: SHA256

Dear Ana,
- - one
- -- 
Ben
-----BEGIN PGP SIGNATURE-----

iQEz
-----END PGP SIGNATURE-----
list footer
"""


def test_the_armour_of_a_signature_is_taken_off() -> None:
    message = understand(f"Subject: s\n\n{SIGNED}".encode())
    assert message.text == "Dear Ana,\n- one\n-- \nBen\nlist footer\n"
    assert message.marks == frozenset()


@pytest.mark.parametrize(
    "raw",
    [
        b"\n-----BEGIN PGP MESSAGE-----\n\nhQEM\n-----END PGP MESSAGE-----\n",
        b"Content-Type: multipart/encrypted; boundary=b\n\n--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b--",
        b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\n\nMIAG",
    ],
)
def test_what_cannot_be_read_is_marked(raw: bytes) -> None:
    assert understand(b"Subject: s\n" + raw).marks == {Mark.ENCRYPTED}


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (b"text/html", "<meta charset='koi8-r'><p>Привет</p>".encode("koi8-r")),
        (
            b"text/html",
            "<meta http-equiv=content-type content='text/html; charset=windows-1251'><p>Привет</p>".encode(
                "cp1251"
            ),
        ),
        (b"text/html; charset=utf-8", "<meta charset='koi8-r'><p>Привет</p>".encode()),
    ],
)
def test_the_charset_of_html(head: bytes, body: bytes) -> None:
    assert understand(b"Content-Type: " + head + b"\n\n" + body).text == "Привет"


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (b"one\r\ntwo\rthree\r\nfour\r", "one\ntwo\nthree\nfour\n"),
        (b"one\r\ntwo\r\n", "one\ntwo\n"),
        (b"a\0b", "ab"),
        ("ü\r\nä\0".encode(), "ü\nä"),
    ],
)
def test_line_ends_and_nuls(body: bytes, shown: str) -> None:
    assert understand(b"Subject: s\n\n" + body).text == shown


def test_bare_gives_the_source_of_html() -> None:
    raw = b"Content-Type: text/html\n\n<p>words</p>"
    assert understand(raw, bare=True).text == "<p>words</p>"
    assert understand(raw, bare=True).is_html
    assert understand(raw).text == "words"
