"""Encoded words in headers (RFC 2047), read as mail really writes them. Never raises."""

from __future__ import annotations

import binascii
import re

from .charsets import decode, decode_raw

# The text of a word may hold spaces and, in broken mail, question marks; each [^?] run ends at one: linear.
_WORD = re.compile(r"=\?([^?\s]{1,75})\?([bBqQ])\?([^?]*(?:\?(?!=)[^?]*){0,9}?)\?=")
_CUT_OFF = re.compile(r"=\?([^?\s]{1,75})\?([bBqQ])\?([^?\s]*)\??$")
_SPACE = re.compile(r"\s+")
_UNSEEN = (
    *range(0x20),
    *range(0x7F, 0xA0),
    0x200B,
    0x2060,
    0xFEFF,
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
)
_BAD = dict.fromkeys(_UNSEEN, "") | dict.fromkeys((0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0xA0), " ")
_TO_UNDERSCORE = bytes.maketrans(b"_", b" ")


def decode_words(text: str, hint: str = "") -> str:
    """Header text (held as Latin-1) with its raw bytes and its encoded words decoded.

    ``hint`` is the charset of the body, for bytes that stand in the header raw.
    """
    if not text.isascii():
        text = decode_raw(text, hint)
    elif "\x1b" in text:
        text = decode(text.encode("ascii"), "iso-2022-jp")
    return decode_encoded(text) if "=?" in text else text


def decode_encoded(text: str) -> str:
    """Text with its encoded words decoded.

    Adjacent words of one charset are joined as bytes before they are decoded, since many writers cut a
    character in two.
    """
    out: list[str] = []
    pending = b""
    charset = ""
    at = 0
    for found in _WORD.finditer(text):
        between = text[at : found.start()]
        name, encoding, body = found.groups()
        name = name.partition("*")[0].lower()
        follows = at > 0 and not between.strip()
        if follows and name == charset:
            pending += _word_bytes(encoding, body)
        else:
            out.append(decode(pending, charset))
            if not follows:
                out.append(between)
            pending, charset = _word_bytes(encoding, body), name
        at = found.end()
    out.append(decode(pending, charset))
    out.append(_CUT_OFF.sub(_cut_off, text[at:]))
    return "".join(out)


def _cut_off(found: re.Match[str]) -> str:
    return decode(_word_bytes(found[2], found[3]), found[1].partition("*")[0])


def _word_bytes(encoding: str, body: str) -> bytes:
    raw = body.encode("latin-1", "replace")
    if encoding in "qQ":
        return binascii.a2b_qp(raw.translate(_TO_UNDERSCORE))
    return base64_bytes(raw)


def base64_bytes(raw: bytes) -> bytes:
    """Base64 with foreign characters, missing padding or padding inside; what cannot be read is left out."""
    try:
        return binascii.a2b_base64(raw)
    except binascii.Error:
        pass
    clean = _NOT_BASE64.sub(b"", raw)
    clean = clean[: len(clean) - 1] if len(clean) % 4 == 1 else clean
    try:
        return binascii.a2b_base64(clean + b"=" * (-len(clean) % 4))
    except binascii.Error:
        return b""


_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")


def one_line(text: str) -> str:
    """``text`` without control, zero-width and direction-changing characters, its white space single."""
    if not text.isprintable():
        text = text.translate(_BAD)
    return text.strip() if "  " not in text else _SPACE.sub(" ", text).strip()
