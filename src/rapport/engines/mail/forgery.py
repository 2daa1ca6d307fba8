"""Senders that the receiving server found false: mail from outside that says it is from the reader's own domain.

Source: RFC 8601 (Authentication-Results), RFC 7208 (Received-SPF), RFC 7489 (DMARC). Only the topmost results count: the
receiving server adds its own above whatever the message brought along.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapport.engines.mail.types import Mark, Message
from rapport.engines.points import domain_of, registrable_domain

HEADER_LIMIT = 256_000
_FOLD = re.compile(rb"\r?\n[ \t]+")
_RESULTS = re.compile(rb"^authentication-results:[ \t]*([^;\s]*)([^\n]*)", re.IGNORECASE | re.MULTILINE)
_RECEIVED_SPF = re.compile(rb"^received-spf:[ \t]*([a-z]+)", re.IGNORECASE | re.MULTILINE)
_METHOD = re.compile(rb"[;\s](dmarc|dkim|spf|auth)\s*=\s*([a-z]+)", re.IGNORECASE)
_COMMENT = re.compile(rb"\([^()]*\)")


def has_false_sender(raw: bytes, message: Message) -> bool:
    """Whether the author's domain is that of a recipient, and the server that received the message found it forged.

    Outsiders whose mail fails the same checks are left alone: small firms often set them up wrongly. So are lists, which
    break signatures by what they add.
    """
    end = raw.find(b"\n\n", 0, HEADER_LIMIT)
    if end < 0:
        end = raw.find(b"\r\n\r\n", 0, HEADER_LIMIT)
    header = raw[: end if end >= 0 else HEADER_LIMIT]
    # The cheapest question first: most messages bring no results, or none that failed.
    if not (b"fail" in header or b"Fail" in header or b"FAIL" in header):
        return False
    if Mark.LIST in message.marks or not message.from_:
        return False
    sender = _home(message.from_[0].address)
    if not sender:
        return False
    near = (*message.to, *message.cc)
    if all(_home(one.address) != sender for one in near) and all(
        _home(address) != sender for address in message.delivered_to
    ):
        return False
    return _fails(_FOLD.sub(b" ", header))


@lru_cache(10_000)
def _home(address: str) -> str:
    host = domain_of(address)
    return registrable_domain(host) or host


def _fails(header: bytes) -> bool:
    told: dict[bytes, set[bytes]] = {}
    server: bytes | None = None
    for found in _RESULTS.finditer(header):
        if server is None:
            server = found[1].lower()
        if found[1].lower() != server:
            break  # brought along, or added by a server farther away
        for method, result in _METHOD.findall(_COMMENT.sub(b" ", found[2])):
            told.setdefault(method.lower(), set()).add(result.lower())
    received = _RECEIVED_SPF.search(header)
    if received and b"spf" not in told:
        told[b"spf"] = {received[1].lower()}
    if b"pass" in told.get(b"auth", ()):
        return False
    if b"dmarc" in told:
        return b"fail" in told[b"dmarc"]
    return b"fail" in told.get(b"spf", ()) and b"pass" not in told.get(b"dkim", ())
