"""Everything one message says: the whole answer of the mail engine."""

from __future__ import annotations

from rapport.engines.mail.message import understand
from rapport.engines.mail.news import news_of
from rapport.engines.mail.parts import take_apart
from rapport.engines.mail.signature import claims_of
from rapport.engines.mail.types import Message, Reading


def read(raw: bytes) -> Reading:
    """Read one RFC 5322 message whole. Never raises."""
    return read_message(understand(raw), raw)


def read_message(message: Message, raw: bytes) -> Reading:
    """What an understood message says: own words, signature, claims, news. Never raises.

    For callers that understand much mail and want this of some of it only.
    """
    parts = take_apart(message.text, message.from_[0] if message.from_ else None)
    text = message.text
    own = "\n\n".join(text[start:end] for start, end in parts.own)
    signature = text[parts.signature[0] : parts.signature[1]] if parts.signature else ""
    return Reading(message, own, signature, claims_of(message, parts), news_of(raw, message, parts))
