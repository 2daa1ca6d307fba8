"""Claims of the header: the author's own address and name, and the names others write beside addresses."""

from __future__ import annotations

import re
from functools import lru_cache

from rapport.engines.mail import confidence
from rapport.engines.mail.types import Address, Attribute, Claim, Message, Origin
from rapport.engines.names import (
    display_name,
    fold_name,
    is_role_name,
    looks_like_organization,
    looks_like_person,
)
from rapport.engines.points import belongs_to_domain, domain_of, fold_organization, is_robot_local_part

MAX_RECIPIENTS = 200  # names of recipients that are taken from one message
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]\s*$")
_AFTER_MARK = re.compile(r"\s(?:[-–—|/@]|at|bei|chez)\s(\S.{1,60})$")


def header_claims(message: Message) -> tuple[Claim, ...]:
    """Own address and name of the author, then names of recipients (other than the author), each party once."""
    if not message.from_:
        return ()
    author = message.from_[0]
    claims = list(_author_claims(author)) if author.address else []
    seen = {author.address, ""}
    for recipient in (*message.to, *message.cc)[:MAX_RECIPIENTS]:
        if recipient.address not in seen and recipient.name:
            seen.add(recipient.address)
            claims.extend(_recipient_claims(recipient))
    return tuple(claims)


def _claim(party: str, attribute: Attribute, value: str, normalized: str, sure: float) -> Claim:
    return Claim(party, attribute, value, normalized, sure, Origin.HEADER, None)


@lru_cache(maxsize=65536)
def _author_claims(author: Address) -> tuple[Claim, ...]:
    party = author.address
    claims = [_claim(party, Attribute.EMAIL, party, party, confidence.OWN_ADDRESS)]
    return (*claims, *_named(author, confidence.AUTHOR_NAME))


@lru_cache(maxsize=65536)
def _recipient_claims(recipient: Address) -> tuple[Claim, ...]:
    return tuple(
        one for one in _named(recipient, confidence.RECIPIENT_NAME) if one.attribute is Attribute.NAME
    )


def _named(address: Address, sure: float) -> tuple[Claim, ...]:
    """What a display name says: a person's name, perhaps with an organisation, or an organisation's alone."""
    written, party = address.name.strip(), address.address
    shown = display_name(written)
    if not shown or fold_name(shown) == fold_name(party.partition("@")[0]) == "":
        return ()
    if looks_like_person(written):
        claims = [_claim(party, Attribute.NAME, written, fold_name(written), sure)]
        return (*claims, *_organization_beside(written, party))
    if looks_like_organization(shown) and not is_role_name(shown):
        folded = fold_organization(shown)
        return (_claim(party, Attribute.ORGANIZATION, shown, folded, confidence.HEADER_ORGANIZATION),)
    if is_robot_local_part(party.partition("@")[0]) or not fold_name(written):
        return ()
    single = " " not in shown and shown.isalpha()
    odd = sure / 2 if single else min(sure, confidence.AUTHOR_NAME_ODD)
    return (_claim(party, Attribute.NAME, written, fold_name(written), odd),)


def _organization_beside(written: str, party: str) -> tuple[Claim, ...]:
    """ "Ana Costa (Northwind)", "Ana Costa - Northwind Castings": when it fits the domain or is one beyond doubt."""
    found = _BRACKETED.search(written) or _AFTER_MARK.search(written)
    if found is None:
        return ()
    name = found.group(1).strip(" '\"")
    if not (belongs_to_domain(name, domain_of(party)) or looks_like_organization(name)):
        return ()
    return (
        _claim(party, Attribute.ORGANIZATION, name, fold_organization(name), confidence.HEADER_ORGANIZATION),
    )
