"""What mail servers write on top of a message on its way: Received, Return-Path, Delivered-To, spam verdicts.

Every copy of a message gets its own, so that the same message in two mailboxes differs in its trace only. All host names
lie under .example and .test or belong to free-mail houses, all addresses in the ranges of RFC 5737.
"""

from __future__ import annotations

import base64
import hashlib

from rapport.demo.moments import date_header
from rapport.demo.post.letter import Letter

OWN_MX = "mx1.acme-anvils.example"


def _digest(*parts: object) -> str:
    return hashlib.md5("/".join(str(part) for part in parts).encode(), usedforsecurity=False).hexdigest()


def _ip(seed: str) -> str:
    number = int(seed[:6], 16)
    return f"{('192.0.2', '198.51.100', '203.0.113')[number % 3]}.{number % 251 + 2}"


def sending_host(domain: str) -> str:
    """The host a domain sends from."""
    return f"mail-{_digest(domain)[0]}.{domain}" if int(_digest(domain)[1], 16) % 3 else f"mail.{domain}"


def incoming(letter: Letter, receiver: str, server: str, own_minutes: int) -> bytes:
    """The trace headers of the copy that reached ``receiver``; ``server`` is what the sender's house runs."""
    domain = (letter.envelope_from or letter.sender.address).rpartition("@")[2] or "localhost"
    seed = _digest(letter.message_id, letter.at, receiver)
    arrival = letter.at + 2 + int(seed[8:10], 16) % 40
    host = sending_host(domain)
    envelope = letter.envelope_from or letter.sender.address
    lines = [f"Return-Path: <{envelope if letter.kind not in ('bounce', 'auto_reply') else ''}>"]
    if int(seed[10], 16) % 2:
        lines.append(f"X-Original-To: {receiver}")
    lines.append(f"Delivered-To: {receiver}")
    moment = date_header(arrival, own_minutes, comment="BST" if own_minutes else "GMT")
    lines.append(
        f"Received: from {host} ({host} [{_ip(_digest(domain))}])\n\tby {OWN_MX} (Postfix) with ESMTPS id {seed[:10].upper()}\n\t"
        f"for <{receiver}>; {moment}"
    )
    hop = int(seed[11], 16)
    if server == "exchange":
        lines.append(
            f"Received: from EX{hop}.{domain} (2001:db8:{hop}::{seed[12:16]}) by EX{hop + 1}.{domain}\n (2001:db8::{hop}) with "
            f"Microsoft SMTP Server id 15.20.{hop + 7100}.{hop}; {date_header(letter.at + 1, 0)}"
        )
    elif server == "exim":
        lines.append(
            f"Received: from [{_ip(seed)}] (helo={seed[12:18]})\n\tby {host} with esmtpsa (Exim 4.97)\n\t(envelope-from "
            f"<{envelope}>)\n\tid 1t{seed[16:21]}-{seed[21:27]}; {date_header(letter.at + 1, letter.minutes)}"
        )
    elif server == "qmail":
        lines.append(
            f"Received: (qmail {int(seed[16:20], 16)} invoked by uid 89); {date_header(letter.at + 1, 0)}"
        )  # fmt: skip
    elif hop % 3:
        lines.append(
            f"Received: from [192.168.{hop}.{int(seed[12:14], 16)}] (unknown [{_ip(seed)}])\n\tby {host} (Postfix) with ESMTPSA "
            f"id {seed[14:24].upper()};\n\t{date_header(letter.at + 1, letter.minutes)}"
        )
    if hop > 9 and letter.kind not in ("spam", "forged"):
        signature = base64.b64encode(hashlib.sha512(letter.message_id.encode()).digest() * 2).decode()
        lines.append(
            f"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d={domain};\n\ts=s{hop}; h=from:to:subject:date:message-id;\n\t"
            f"b={signature[:64]}\n\t{signature[64:128]}\n\t{signature[128:172]}"
        )
    if letter.kind in ("spam", "forged"):
        lines.append(f"X-Spam-Flag: YES\nX-Spam-Score: {6 + hop / 2:.1f}")
    elif hop % 4 == 1:
        lines.append("X-Spam-Status: No, score=-1.9 required=5.0")
    return "\n".join(lines).encode("ascii") + b"\n"


def from_within(letter: Letter, receiver: str, own_minutes: int) -> bytes:
    """The trace of a message that never left the house."""
    seed = _digest(letter.message_id, receiver)
    return (
        f"Return-Path: <{letter.sender.address}>\nDelivered-To: {receiver}\nReceived: by {OWN_MX} (Postfix, from userid 1000)\n\tid "
        f"{seed[:10].upper()}; {date_header(letter.at + 1, own_minutes)}\n"
    ).encode("ascii")
