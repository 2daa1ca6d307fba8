"""Everything one message says: the whole answer of the mail engine."""

from __future__ import annotations

from dataclasses import dataclass

from rapport.engines.mail.message import understand
from rapport.engines.mail.news import news_of
from rapport.engines.mail.parts import take_apart
from rapport.engines.mail.signature import claims_of, is_read_for_claims, text_claims
from rapport.engines.mail.types import Claim, Message, News, Parts, Reading


@dataclass(frozen=True, slots=True)
class Gleaning:
    """What the text of a message claims and brings beyond its headers. ``parts`` is None where nothing asked for them."""

    claims: tuple[Claim, ...]
    news: tuple[News, ...]
    parts: Parts | None


def read(raw: bytes) -> Reading:
    """Read one RFC 5322 message whole. Never raises."""
    return read_message(understand(raw), raw)


def read_message(message: Message, raw: bytes) -> Reading:
    """What an understood message says: own words, signature, claims, news. Never raises.

    For callers that understand much mail and want this of some of it only.
    """
    parts = take_apart(message.text, message.from_[0] if message.from_ else None)
    text = message.text
    signature = text[parts.signature[0] : parts.signature[1]] if parts.signature else ""
    return Reading(
        message, own_text(message, parts), signature, claims_of(message, parts), news_of(raw, message, parts)
    )


def glean(message: Message, raw: bytes) -> Gleaning:
    """What is stored of an understood message beside its headers: as :func:`read_message`, but only that. Never raises."""
    if not is_read_for_claims(message):
        return Gleaning((), news_of(raw, message), None)
    parts = take_apart(message.text, message.from_[0])
    return Gleaning(text_claims(message, parts), news_of(raw, message, parts), parts)


def own_text(message: Message, parts: Parts) -> str:
    """The author's own words."""
    return "\n\n".join(message.text[start:end] for start, end in parts.own)
