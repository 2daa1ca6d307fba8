"""Content-Transfer-Encoding undone (RFC 2045), broken or not, and what else hides the text of a part."""

from __future__ import annotations

import binascii
import re

from .words import base64_bytes

_FOREIGN = re.compile(rb"[^A-Za-z0-9+/=\s]")
_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\r\n\t "


def undo_transfer(data: bytes, encoding: str, problems: list[str]) -> bytes:
    """The bytes of a part as they were before they were sent; ``encoding`` is in lower case."""
    kind = encoding.strip(" \t\"';")
    if kind.startswith("quoted"):
        return binascii.a2b_qp(data)
    if kind in ("base64", "base-64", "b", "x-base64"):
        return _base64(data, problems)
    return data


def _base64(data: bytes, problems: list[str]) -> bytes:
    foreign = _FOREIGN.search(data) if data.translate(None, _ALPHABET) else None
    if foreign is None:
        pad = data.find(b"=")
        if pad < 0 or not data[pad:].strip(b"=\r\n\t "):
            return base64_bytes(data)
        return b"".join(base64_bytes(piece) for piece in data.replace(b"==", b"=").split(b"=")[:1000])
    line = data.rfind(b"\n", 0, foreign.start()) + 1
    head = data[:line]
    if len(head.strip()) < 4:
        problems.append("the text is said to be base64 and is not")
        return data
    problems.append("plain text follows the base64 text")
    return base64_bytes(head) + b"\n" + data[line:]


def unflow(text: str, delete_space: bool) -> str:
    """format=flowed undone (RFC 3676): space-stuffing removed, soft line breaks joined within one quote depth."""
    if " \n" not in text and "\n " not in text and not text.startswith(" "):
        return text
    lines: list[str] = []
    paragraph: list[str] = []
    open_depth = -1  # quote depth of the paragraph that goes on, -1 when none does
    for line in text.split("\n"):
        bare = line.lstrip(">") if line[:1] == ">" else line
        depth = len(line) - len(bare)
        if bare[:1] == " ":
            bare = bare[1:]
        signature = bare == "-- "
        if open_depth != depth or signature:
            lines.append("".join(paragraph))
            paragraph = [f"{'>' * depth} "] if depth else []
        flows = bare[-1:] == " " and not signature
        paragraph.append(bare[:-1] if flows and delete_space else bare)
        open_depth = depth if flows else -1
    lines.append("".join(paragraph))
    return "\n".join(lines[1:])
