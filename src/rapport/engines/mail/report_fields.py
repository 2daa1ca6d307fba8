"""Machine-readable reports inside raw mail: delivery status (RFC 3464) and feedback (RFC 5965) fields."""

from __future__ import annotations

import base64
import binascii
import quopri
import re

MAX_RAW = 400_000  # bytes of a message in which reports are looked for
_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9\-]{1,40})[ \t]*:[ \t]*(.*)")
_PER_RECIPIENT = frozenset(
    {"final-recipient", "original-recipient", "x-actual-recipient", "action", "status", "diagnostic-code"}
)


def part_of_type(raw: bytes, media_type: bytes) -> str:
    """The text of the first MIME part declared as ``media_type`` (lower case), transfer encoding undone; "" without one.

    The part ends at the next line that begins with two dashes.
    """
    head = raw[:MAX_RAW]
    low = head.lower()
    at = low.find(b"content-type: " + media_type)
    if at < 0:
        at = low.find(b"content-type:" + media_type)
    if at < 0:
        return ""
    gap = re.compile(rb"\r?\n[ \t]*\r?\n").search(head, at)
    if gap is None:
        return ""
    begin = max(low.rfind(b"\n\n", 0, at), low.rfind(b"\n--", 0, at), 0)
    headers = low[begin : gap.start()]
    end = head.find(b"\n--", gap.end() - 1)
    body = head[gap.end() : end if end >= 0 else len(head)]
    return _decoded(body, headers)


def _decoded(body: bytes, headers: bytes) -> str:
    if b"base64" in headers:
        try:
            body = base64.b64decode(bytes(c for c in body if c not in b"\r\n \t"), validate=False)
        except (binascii.Error, ValueError):
            return ""
    elif b"quoted-printable" in headers:
        body = quopri.decodestring(body)
    return body.decode("utf-8", "replace")


def groups_of(text: str) -> list[dict[str, list[str]]]:
    """Header-like fields in groups parted by empty lines, folded lines joined, names in lower case.

    Groups without a field are left out. A new recipient's field after one of its kind begins a group too, since some
    programs write no empty line.
    """
    groups: list[dict[str, list[str]]] = [{}]
    last = ""
    for line in text.replace("\r\n", "\n").split("\n")[:4000]:
        if not line.strip():
            groups.append({})
            last = ""
            continue
        if line[0] in " \t" and last and groups[-1].get(last):
            groups[-1][last][-1] += " " + line.strip()
            continue
        found = _FIELD.match(line[:4000])
        if not found:
            continue
        name = found.group(1).lower()
        if name == "final-recipient" and name in groups[-1]:
            groups.append({})
        groups[-1].setdefault(name, []).append(found.group(2).strip())
        last = name
    return [group for group in groups if group]


def recipient_groups(text: str) -> list[dict[str, list[str]]]:
    """The groups that speak of one recipient each; fields parted from their recipient by a stray empty line rejoin it."""
    joined: list[dict[str, list[str]]] = []
    for group in groups_of(text):
        named = "final-recipient" in group or "original-recipient" in group
        if named:
            joined.append(dict(group))
        elif (
            joined and _PER_RECIPIENT & group.keys() and not _PER_RECIPIENT & joined[-1].keys() & group.keys()
        ):
            joined[-1].update(group)
    return joined


def inline_fields(text: str) -> str:
    """The stretch of a plain text in which delivery status fields stand, from the first of them on; "" without any."""
    found = re.search(r"(?im)^[ \t>]{0,4}(?:final-recipient|original-recipient)[ \t]*:", text)
    if found is None:
        return ""
    begin = text.rfind("\n\n", 0, found.start())
    return text[max(begin, 0) : found.start() + 20_000]
