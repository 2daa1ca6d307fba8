"""Content-Transfer-Encoding undone (RFC 2045), broken or not, and what else hides the text of a part."""

from __future__ import annotations

import binascii
import re

from .words import base64_bytes

_FOREIGN = re.compile(rb"[^A-Za-z0-9+/=\s]")
_PIECES_LIMIT = 1_000  # base64 texts joined in one part


def undo_transfer(data: bytes, encoding: str, problems: list[str]) -> bytes:
    """The bytes of a part as they were before they were sent; ``encoding`` is in lower case."""
    kind = encoding.strip(" \t\"';")
    if kind.startswith("quoted"):
        return binascii.a2b_qp(data)
    if kind in ("base64", "base-64", "b", "x-base64"):
        return _base64(data, problems)
    return data


def _base64(data: bytes, problems: list[str]) -> bytes:
    """Base64 as it should be is recognized by its length; the rest is looked at more closely."""
    decoded = base64_bytes(data)
    if len(decoded) * 4 >= (len(data) - data.count(b"\n") - data.count(b"\r")) * 3 - 12:
        return decoded
    foreign = _FOREIGN.search(data)
    if foreign is None:
        pieces = data.replace(b"==", b"=").split(b"=")[:_PIECES_LIMIT]
        return b"".join(map(base64_bytes, pieces)) if len(pieces) > 1 else decoded
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
    paragraph: list[str] = []  # the lines of the paragraph that goes on
    open_depth = -1  # its quote depth, -1 when none goes on
    for line in text.split("\n"):
        if open_depth < 0 and line[-1:] != " " and line[:1] not in _STUFFED:
            lines.append(line)
            continue
        bare = line.lstrip(">")
        depth = len(line) - len(bare)
        if bare[:1] == " ":
            bare = bare[1:]
        signature = bare == "-- "
        if open_depth != depth or signature:
            if paragraph:
                lines.append("".join(paragraph))
            paragraph = [f"{'>' * depth} "] if depth else []
        flows = bare[-1:] == " " and not signature
        paragraph.append(bare[:-1] if flows and delete_space else bare)
        if flows:
            open_depth = depth
        else:
            open_depth = -1
            lines.append("".join(paragraph))
            paragraph = []
    if paragraph:
        lines.append("".join(paragraph))
    return "\n".join(lines)


_STUFFED = (" ", ">")
