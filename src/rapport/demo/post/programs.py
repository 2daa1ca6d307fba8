"""The mail programs people use: what each writes into a message, and how."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass

from rapport.demo.dice import Dice


@dataclass(frozen=True, slots=True)
class Program:
    """Habits of one mail program.

    ``shape``: plain, alternative or html. ``quotes``: "header" puts the answered letter's headers above it, "attribution" a
    line "... wrote:" and angle brackets. ``posting``: how its users mostly answer.
    """

    name: str
    mailer: tuple[str, str]  # header and value, ("", "") for programs that do not tell
    shape: str
    quotes: str
    posting: tuple[tuple[str, float], ...]
    charset: str
    transfer: str  # quoted-printable, base64, 8bit
    method: str  # Q or B in encoded words
    separator: bool = False  # a line of two dashes and a blank above the signature
    wrap: int = 0  # columns of plain text, 0 for long lines
    address_style: str = ""
    order: tuple[str, ...] = (
        "From",
        "To",
        "Cc",
        "Subject",
        "Date",
        "Message-ID",
        "In-Reply-To",
        "References",
    )


_TOP = (("top", 1.0),)
_MIXED = (("top", 0.55), ("bottom", 0.25), ("inline", 0.2))
_OLD_SCHOOL = (("bottom", 0.45), ("inline", 0.45), ("top", 0.1))

PROGRAMS: dict[str, Program] = {
    program.name: program
    for program in (
        Program("outlook", ("X-Mailer", "Microsoft Outlook 16.0"), "alternative", "header", _TOP, "utf-8", "quoted-printable",
                "Q", order=("From", "To", "Cc", "Subject", "Thread-Topic", "Thread-Index", "Date", "Message-ID", "References",
                            "In-Reply-To")),
        Program("exchange", ("X-Originating-IP", "[192.0.2.17]"), "alternative", "header", _TOP, "iso-8859-1",
                "quoted-printable", "Q", address_style="always_quote",
                order=("From", "To", "Cc", "Subject", "Date", "Message-ID", "References", "In-Reply-To")),
        Program("thunderbird", ("User-Agent", "Mozilla Thunderbird"), "plain", "attribution", _MIXED, "utf-8", "8bit", "Q",
                True, 72, order=("Message-ID", "Date", "Subject", "To", "Cc", "References", "From", "In-Reply-To")),
        Program("apple", ("X-Mailer", "Apple Mail (2.3826.200.121)"), "alternative", "attribution", _TOP, "utf-8",
                "quoted-printable", "Q", order=("From", "Message-ID", "Subject", "Date", "In-Reply-To", "Cc", "To",
                                                "References")),
        Program("gmail", ("", ""), "alternative", "attribution", (("top", 0.9), ("inline", 0.1)), "utf-8", "quoted-printable",
                "Q", order=("References", "In-Reply-To", "From", "Date", "Message-ID", "Subject", "To", "Cc")),
        Program("iphone", ("X-Mailer", "iPhone Mail (22F76)"), "plain", "attribution", _TOP, "utf-8", "quoted-printable", "Q",
                order=("From", "Date", "Subject", "Message-ID", "References", "Cc", "In-Reply-To", "To")),
        Program("k9", ("User-Agent", "K-9 Mail for Android"), "plain", "attribution", _TOP, "utf-8", "8bit", "B", True,
                order=("Date", "From", "To", "Cc", "Subject", "In-Reply-To", "References", "Message-ID")),
        Program("mutt", ("User-Agent", "Mutt/2.2.12"), "plain", "attribution", _OLD_SCHOOL, "utf-8", "8bit", "Q", True, 70,
                order=("Date", "From", "To", "Cc", "Subject", "Message-ID", "References", "In-Reply-To")),
        Program("notes", ("X-Mailer", "Lotus Notes Release 9.0.1"), "html", "header", _TOP, "iso-8859-1", "base64", "B",
                order=("In-Reply-To", "References", "Subject", "To", "Cc", "Message-ID", "From", "Date")),
        Program("roundcube", ("User-Agent", "Roundcube Webmail/1.6.9"), "plain", "attribution", _MIXED, "utf-8",
                "quoted-printable", "Q", True, 76, order=("Date", "From", "To", "Cc", "Subject", "In-Reply-To", "References",
                                                         "Message-ID")),
        Program("express", ("X-Mailer", "Microsoft Outlook Express 6.00.2900.5931"), "plain", "header", _TOP, "iso-8859-1",
                "8bit", "Q", order=("Message-ID", "From", "To", "Cc", "References", "Subject", "Date"),
                address_style="always_quote"),
        Program("evolution", ("User-Agent", "Evolution 3.52.3"), "plain", "attribution", _MIXED, "utf-8", "base64", "Q", True,
                74, order=("Message-ID", "Subject", "From", "To", "Cc", "Date", "In-Reply-To", "References")),
        Program("webform", ("X-Mailer", "PHPMailer 6.9.1"), "plain", "attribution", _TOP, "utf-8", "quoted-printable", "B"),
        Program("engine", ("", ""), "alternative", "attribution", _TOP, "utf-8", "quoted-printable", "Q"),
    )
}  # fmt: skip


def message_id(program: str, domain: str, at: int, dice: Dice) -> str:
    """A Message-ID in the manner of the program, without angle brackets."""
    token = f"{dice.random()!r}{at}"
    hexes = hashlib.md5(token.encode(), usedforsecurity=False).hexdigest()
    upper = hexes.upper()
    if program == "outlook":
        node = f"AM{dice.between(0, 9)}PR{dice.between(10, 99)}MB{dice.between(1000, 9999)}"
        return f"{node}{upper[:16]}@{node}.eurprd{dice.between(10, 99)}.{domain}"
    if program == "gmail":
        return f"CA{upper[0]}{hexes[1:7]}+{upper[8:14]}_{hexes[14:30]}@mail.gmail.com"
    if program in ("apple", "iphone"):
        return f"{upper[:8]}-{upper[8:12]}-{upper[12:16]}-{upper[16:20]}-{upper[20:]}@{domain}"
    if program in ("thunderbird", "k9"):
        return f"{hexes[:8]}-{hexes[8:12]}-{hexes[12:16]}-{hexes[16:20]}-{hexes[20:]}@{domain}"
    if program == "notes":
        return f"OF{upper[:8]}.{upper[8:16]}-ONC1258{upper[16:19]}.00{upper[20:24]}@{domain}"
    if program == "mutt":
        wall = time.gmtime(at)
        return f"{wall.tm_year}{wall.tm_mon:02d}{wall.tm_mday:02d}{wall.tm_hour:02d}{wall.tm_min:02d}.GA{dice.between(900, 32000)}@shed.{domain}"
    if program == "express":
        return f"00{hexes[:4]}01dc${hexes[4:12]}${hexes[12:20]}@werkstatt-pc"
    if program == "evolution":
        return f"{hexes}.camel@{domain}"
    return f"{hexes}@{domain}"
