"""A whole message understood."""

from __future__ import annotations

from datetime import UTC, datetime

from rapport.engines.mail.message import understand
from rapport.engines.mail.types import Address, Attachment, DateOrigin, Mark

LETTER = b"""\
Return-Path: <ana@acme.example>
Received: from a by b; Mon, 2 Mar 2026 10:15:02 +0100
Delivered-To: Joe@Anvils.example
Message-ID: <1@acme.example>
In-Reply-To: <0@anvils.example>
References: <x@anvils.example>
\t<0@anvils.example>
From: =?utf-8?Q?Ana_Mu=C3=B1oz?= <Ana@Acme.example>
To: "Joe" <joe@anvils.example>,
 team@anvils.example
Cc: Lee, Kim <kim@anvils.example>
Subject: Re: the
 price list
Date: Mon, 2 Mar 2026 10:15:00 +0100
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b1"

--b1
Content-Type: multipart/alternative; boundary="b2"

--b2
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

Gr=FC=DFe
--b2
Content-Type: text/html

<p>Gr&uuml;&szlig;e</p>
--b2--
--b1
Content-Type: application/pdf; name="prices.pdf"
Content-Transfer-Encoding: base64

AAAA
AAAA
--b1--
"""


def test_everything_in_its_place() -> None:
    message = understand(LETTER)
    assert message.message_id == "1@acme.example"
    assert message.references == ("x@anvils.example", "0@anvils.example")
    assert message.from_ == (Address("Ana Muñoz", "ana@acme.example"),)
    assert message.to == (Address("Joe", "joe@anvils.example"), Address("", "team@anvils.example"))
    assert message.cc == (Address("Lee, Kim", "kim@anvils.example"),)
    assert message.delivered_to == ("joe@anvils.example",)
    assert message.subject == "Re: the price list"
    assert (message.date, message.date_origin) == (datetime(2026, 3, 2, 9, 15, tzinfo=UTC), DateOrigin.DATE)
    assert (message.text, message.is_html) == ("Grüße", False)
    assert message.attachments == (Attachment("prices.pdf", "application/pdf", 9),)
    assert message.marks == frozenset()
    assert message.problems == ()


def test_carriage_returns_change_nothing() -> None:
    unix, dos = understand(LETTER), understand(LETTER.replace(b"\n", b"\r\n"))
    assert (unix.from_, unix.to, unix.subject, unix.text, unix.date) == (
        dos.from_,
        dos.to,
        dos.subject,
        dos.text,
        dos.date,
    )


def test_a_newsletter_in_html() -> None:
    message = understand(
        b"From: News <news@shop.example>\nTo: joe@anvils.example\nSubject: =?utf-8?B?QW5nZWJvdGU=?=\n"
        b"List-Unsubscribe: <https://shop.example/u>\nPrecedence: bulk\nContent-Type: text/html; charset=utf-8\n\n"
        b"<html><head><style>p{}</style></head><body><p>Hello <b>Joe</b></p>"
        b"<div style='display:none'>hidden</div><blockquote>quoted<br>twice</blockquote></body></html>"
    )
    assert message.subject == "Angebote"
    assert message.is_html
    assert message.text == "Hello Joe\n\n> quoted\n> twice"
    assert message.marks == {Mark.BULK, Mark.UNSUBSCRIBE}
    assert message.mark_reasons == ("Precedence: bulk", "List-Unsubscribe")


def test_nothing_is_a_message_too() -> None:
    message = understand(b"")
    assert (message.text, message.from_, message.date, message.date_origin) == ("", (), None, DateOrigin.NONE)
