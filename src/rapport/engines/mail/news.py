"""News a message brings about somebody: could not be reached, complained, has left, moved, is away."""

from __future__ import annotations

import re

from rapport.engines.mail.absences import letter_news, reply_news
from rapport.engines.mail.bounces import bounces_of
from rapport.engines.mail.complaints import complaints_of
from rapport.engines.mail.parts import take_apart
from rapport.engines.mail.types import Mark, Message, News, Parts
from rapport.engines.points import is_robot_local_part
from rapport.engines.wordlists import sections

_WORDS = sections("rapport.engines.mail", "news_hints")
_REPLY_SUBJECT = re.compile(rf"\W{{0,3}}(?:{'|'.join(map(re.escape, _WORDS['subject']))})", re.IGNORECASE)
_READ = 400_000  # bytes of a message in which reports are looked for
_LETTER_HINTS = (*_WORDS["hint"], *(f"{word} " for word in _WORDS["word"]))


def news_of(raw: bytes, message: Message, parts: Parts | None = None) -> tuple[News, ...]:
    """The news of one message; never raises. ``parts`` (of ``message.text``) is taken when at hand.

    Bounces and complaints are read from their machine-readable parts first; replies from their own words. Letters of
    people are read only for what they plainly say of themselves.
    """
    if raw.find(b"feedback-report", 0, _READ) >= 0:
        complaints = complaints_of(raw)
        if complaints:
            return complaints
    if Mark.BOUNCE in message.marks or _is_bounce(raw, message):
        return bounces_of(raw, message)
    author = message.from_[0].address if message.from_ else ""
    if not author or not message.text:
        return ()
    if Mark.AUTO_REPLY in message.marks or _REPLY_SUBJECT.match(message.subject):
        sent_on = message.date.date() if message.date else None
        return reply_news(message.subject, _without_quotation(message, parts), author, sent_on)
    if message.marks & {Mark.ROBOT, Mark.BULK} or is_robot_local_part(author.partition("@")[0]):
        return ()
    return _letter(message, parts, author)


def _is_bounce(raw: bytes, message: Message) -> bool:
    """Reports that carry no mark: a delivery status part, or a notification of a sending service."""
    if (
        message.from_
        and is_robot_local_part(message.from_[0].address.partition("@")[0])
        and b"message/delivery-status" in raw[:_READ].lower()
    ):
        return True
    text = message.text[:20_000] if "edRecipients" in message.text else ""
    return "bouncedRecipients" in text or "complainedRecipients" in text


def _letter(message: Message, parts: Parts | None, author: str) -> tuple[News, ...]:
    """What a letter says of its author in plain words; only the author's own are read."""
    parts = parts or take_apart(message.text, message.from_[0])
    own = "\n\n".join(message.text[start:end] for start, end in parts.own)
    low = own[:20_000].casefold()
    for hint in _LETTER_HINTS:
        if hint in low:
            return letter_news(own, author)
    return ()


def _without_quotation(message: Message, parts: Parts | None) -> str:
    """Own words and signature in order: programs that answer have no signature to tell apart."""
    parts = parts or take_apart(message.text, message.from_[0])
    spans = sorted([*parts.own, *([parts.signature] if parts.signature else [])])
    return "\n\n".join(message.text[start:end] for start, end in spans)
