"""A letter as bytes: header fields in the program's order, body parts, transfer encodings. Line ends are LF here."""

from __future__ import annotations

import base64
import binascii
import hashlib

from rapport.demo.moments import ABBREVIATIONS, date_header
from rapport.demo.post.headers import address_list, encoded, folded
from rapport.demo.post.letter import Enclosure, Letter, Party
from rapport.demo.post.programs import PROGRAMS, Program
from rapport.demo.post.quirks import address_style_of, bent_date, bent_headers, charset_of
from rapport.demo.post.render import html_of, plain_of


def compose(letter: Letter) -> bytes:
    """The message from its first own header to its end, without trace headers; made once and kept."""
    if not letter.core:
        program = PROGRAMS[letter.program]
        charset = charset_of(letter, program)
        kind, transfer, body = _body(letter, program, charset)
        letter.core = _header_bytes(letter, program, charset, kind, transfer) + b"\n" + body
    return letter.core


def with_bcc(letter: Letter) -> bytes:
    """The author's own copy, which still shows the blind copies."""
    core = compose(letter)
    if not letter.bcc:
        return core
    written = ", ".join(party.address for party in letter.bcc)
    return b"Bcc: " + written.encode("ascii") + b"\n" + core


# -------------------------------------------------------------------------------------------------------------- headers


def _header_bytes(letter: Letter, program: Program, charset: str, kind: str, transfer: str) -> bytes:
    method = program.method
    word_charset = charset if charset not in ("us-ascii", "unknown-8bit") else "utf-8"
    style = address_style_of(letter, program)
    sender = letter.sender
    if "capitals" in letter.quirks:
        sender = Party(
            sender.name, sender.address.title() if len(sender.address) % 2 else sender.address.upper()
        )
    fields: dict[str, str] = {
        "From": f"From: {address_list([sender], word_charset, method, style)}",
        "Subject": folded("Subject", encoded(letter.subject, word_charset, method)),
        "Date": f"Date: {bent_date(letter) or _date(letter, program)}",
        "Message-ID": f"Message-ID: <{letter.message_id}>",
    }
    plain_style = program.address_style
    if letter.to:
        fields["To"] = f"To: {address_list(letter.to, word_charset, method, plain_style)}"
    if letter.cc:
        fields["Cc"] = f"Cc: {address_list(letter.cc, word_charset, method, plain_style)}"
    if letter.references:
        fields["In-Reply-To"] = f"In-Reply-To: <{letter.references[-1]}>"
        fields["References"] = "References: " + "\n\t".join(
            f"<{reference}>" for reference in letter.references[-12:]
        )
    if program.name == "outlook":
        topic = letter.subject.split(": ", 1)[-1]
        fields["Thread-Topic"] = folded("Thread-Topic", encoded(topic, word_charset, method))
        digest = hashlib.md5(topic.encode(), usedforsecurity=False).digest()
        fields["Thread-Index"] = f"Thread-Index: {base64.b64encode(digest + digest[:6]).decode()}"
    lines = [fields[name] for name in program.order if name in fields]
    lines += [folded(name, encoded(value, word_charset, method)) for name, value in letter.extra]
    if program.mailer[0]:
        lines.append(f"{program.mailer[0]}: {program.mailer[1]}")
    if "no_mime_version" not in letter.quirks:
        lines.append("MIME-Version: 1.0")
    lines.append(f"Content-Type: {kind}")
    if transfer:
        lines.append(f"Content-Transfer-Encoding: {transfer}")
    lines = bent_headers(letter, lines)
    text = "\n".join(lines) + "\n"
    raw = word_charset if "raw_header" in letter.quirks else "utf-8"
    return text.encode(raw, "replace")


def _date(letter: Letter, program: Program) -> str:
    comment = ABBREVIATIONS.get(letter.minutes, "") if program.name in ("roundcube", "webform") else ""
    return date_header(letter.at + letter.clock, letter.minutes, comment=comment)


# ----------------------------------------------------------------------------------------------------------------- body


def _boundary(letter: Letter, level: str) -> str:
    token = hashlib.md5(f"{letter.message_id}{level}".encode(), usedforsecurity=False).hexdigest()
    style = letter.program
    if style in ("outlook", "exchange"):
        return f"_00{len(level)}_{token[:24].upper()}{letter.sender.address.partition('@')[2][:12].replace('.', '')}_"
    if style == "apple":
        return f"Apple-Mail=_{token[:8].upper()}-{token[8:12].upper()}-{token[12:16].upper()}-{token[16:28].upper()}"
    if style == "gmail":
        return f"000000000000{token[:16]}"
    if style == "notes":
        return f"=_alternative {token[:16].upper()}"
    if style == "express":
        return f"----=_NextPart_000_{token[:4].upper()}_01DC{token[4:8].upper()}.{token[8:16].upper()}"
    return f"------------{token[:24]}"


def _encoded_text(text: str, charset: str, transfer: str) -> tuple[str, bytes]:
    """The transfer encoding in fact used, and the bytes."""
    data = text.encode("utf-8" if charset == "unknown-8bit" else charset, "replace")
    if transfer == "8bit" and data.isascii() and len(max(data.split(b"\n"), key=len)) < 990:
        return "7bit", data
    if transfer == "quoted-printable":
        return transfer, binascii.b2a_qp(data, istext=True)
    if transfer == "base64":
        return transfer, base64.encodebytes(data.replace(b"\n", b"\r\n"))  # canonical line ends, RFC 2045 6.8
    return transfer, data


def _text_part(
    text: str, media_type: str, charset: str, transfer: str, extra: str = ""
) -> tuple[str, str, bytes]:
    used, data = _encoded_text(text + "\n", charset, transfer)
    return f"{media_type}; charset={charset}{extra}", used, data


def _body(letter: Letter, program: Program, charset: str) -> tuple[str, str, bytes]:
    """Content type, transfer encoding ("" for multiparts) and bytes of the whole body."""
    if letter.raw_parts:
        return _report(letter)
    part = _words(letter, program, charset)
    if letter.enclosures:
        parts = [part, *(_enclosed(enclosure) for enclosure in letter.enclosures)]
        part = _multipart(letter, "mixed", parts)
    return part


def _words(letter: Letter, program: Program, charset: str) -> tuple[str, str, bytes]:
    text = plain_of(letter)
    shape = "html" if "html_only" in letter.quirks else "alternative" if letter.html else program.shape
    flowed = "; format=flowed" if program.name == "thunderbird" else ""
    plain = _text_part(text, "text/plain", charset, program.transfer, flowed)
    if letter.calendar:
        event = _text_part(letter.calendar, "text/calendar", "utf-8", "base64" if program.name == "outlook" else "8bit",
                           f"; method={letter.calendar_method}")  # fmt: skip
        return _multipart(letter, "alternative", [plain, event])
    if shape == "plain" or "plain_only" in letter.quirks:
        return plain
    html = _text_part(html_of(letter), "text/html", charset, program.transfer)
    return html if shape == "html" else _multipart(letter, "alternative", [plain, html])


def _enclosed(enclosure: Enclosure) -> tuple[str, str, bytes]:
    name = enclosure.name
    # RFC 2231 for what is not ASCII.
    if name.isascii():
        naming, disposition = f'; name="{name}"', f'; filename="{name}"'
    else:
        percent = "".join(
            chr(b) if (chr(b).isalnum() and b < 128) or b in b"._-" else f"%{b:02X}" for b in name.encode()
        )
        naming, disposition = f'; name="{encoded(name, method="B")}"', f"; filename*=UTF-8''{percent}"
    kind = f"{enclosure.media_type}{naming}\nContent-Disposition: attachment{disposition}"
    return kind, "base64", base64.encodebytes(enclosure.data)


def _multipart(letter: Letter, subtype: str, parts: list[tuple[str, str, bytes]]) -> tuple[str, str, bytes]:
    boundary = _boundary(letter, subtype)
    mark = b"--" + boundary.encode("ascii")
    out = (
        [b"This is a multi-part message in MIME format.\n"]
        if letter.program in ("express", "roundcube")
        else []
    )
    for kind, transfer, data in parts:
        encoding = f"Content-Transfer-Encoding: {transfer}\n" if transfer else ""
        out.append(mark + b"\n" + f"Content-Type: {kind}\n{encoding}\n".encode() + data)
    if "no_last_boundary" not in letter.quirks:
        out.append(mark + b"--\n")
    return f'multipart/{subtype};\n\tboundary="{boundary}"', "", b"\n".join(out)


def _report(letter: Letter) -> tuple[str, str, bytes]:
    """A delivery report as RFC 3462 asks for it."""
    parts = [(kind, "7bit" if text.isascii() else "8bit", text.encode()) for kind, text in letter.raw_parts]
    kind, _, data = _multipart(letter, "report", parts)
    return kind.replace("multipart/report;", "multipart/report; report-type=delivery-status;"), "", data
