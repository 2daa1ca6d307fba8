"""What a message claims about people: from its header, the author's own signature or closing, and the author's words.

Quoted and forwarded text is never read for claims.
"""

from __future__ import annotations

from rapport.engines.mail import confidence
from rapport.engines.mail.assembly import fields_of
from rapport.engines.mail.author import Author, agreement, author_of
from rapport.engines.mail.body import body_fields
from rapport.engines.mail.fields import Field
from rapport.engines.mail.header_claims import header_claims
from rapport.engines.mail.types import Attribute, Claim, Mark, Message, Parts

_WRITTEN_BY_PROGRAMS = frozenset({Mark.ROBOT, Mark.BOUNCE})


def claims_of(message: Message, parts: Parts) -> tuple[Claim, ...]:
    """All claims of a message; never raises. Spans are offsets into ``message.text``, None for header claims."""
    return (*header_claims(message), *text_claims(message, parts))


def is_read_for_claims(message: Message) -> bool:
    """Whether text can claim anything: not what programs write (marks robot and bounce), nor what nobody signs for."""
    return bool(message.from_ and message.from_[0].address) and not message.marks & _WRITTEN_BY_PROGRAMS


def text_claims(message: Message, parts: Parts) -> tuple[Claim, ...]:
    """What the text of a message claims about its first From address; what is sent in bulk counts for less."""
    if not is_read_for_claims(message):
        return ()
    party = message.from_[0].address
    author = author_of(message.from_[0])
    factor = confidence.BULK_FACTOR if Mark.BULK in message.marks else 1.0
    found: list[Claim] = []
    if parts.signature is not None:
        start, end = parts.signature
        fields, begin = fields_of(message.text[start:end], author)
        signed_factor = factor * (confidence.STRANGER_FACTOR if _signs_otherwise(fields, author) else 1.0)
        found.extend(_claim(field, party, start + begin, signed_factor) for field in fields)
    signed = {(claim.attribute, claim.normalized) for claim in found}
    for start, end in parts.own:
        for field in body_fields(message.text[start:end], author):
            if (field.attribute, field.normalized) not in signed:
                found.append(_claim(field, party, start, factor))
    return tuple(found)


def _signs_otherwise(fields: tuple[Field, ...], author: Author) -> bool:
    """Whether somebody with quite another name signs than the header says: an assistant, or a shared mailbox."""
    names = [field.value for field in fields if field.attribute is Attribute.NAME]
    return author.is_person and bool(names) and not any(agreement(name, author) for name in names)


def _claim(field: Field, party: str, shift: int, factor: float) -> Claim:
    sure = field.confidence
    if field.attribute is Attribute.EMAIL and field.normalized == party:
        sure = confidence.EMAIL_OWN
    return Claim(
        party,
        field.attribute,
        field.value,
        field.normalized,
        round(sure * factor, 4),
        field.origin,
        (field.start + shift, field.end + shift),
    )
