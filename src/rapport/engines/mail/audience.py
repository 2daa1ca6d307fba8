"""Signs that a message went to many, where no header says so: whom it names, whom it greets, and where its links lead."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain

from .types import Address

_MANY = 3  # recipients of one name at so many domains are made up
_GREETED = 160  # characters from the beginning in which a greeting stands
# Classes of readers; "customer" alone greets whoever gets an invoice too.
_CLASS = re.compile(
    r"\b(?:dear|hello|hi|attention|attn|greetings|to all)[,:]? (?:(?:all|our|my|fellow|valued|loyal|future|potential|new) ){0,3}"
    r"(?:customers|members|subscribers?|readers|shoppers|homeowners?|web ?masters?|investors?|business owners?|e-?mail users?"
    r"|internet users?|merchants?|opportunity seekers?|neighbou?rs|parents|supporters|donors|fans|users)\b"
    r"|\bdear valued (?:customer|client|member|user|subscriber)\b"
    r"|\b(?:liebe|werte|sehr geehrte|hallo) (?:\w+ und )?(?:\w+, (?:liebe|sehr geehrte) )?(?:kund(?:en|innen)|mitglieder"
    r"|vereinsmitglieder|leser(?:innen)?|abonnent(?:en|innen)|newsletter-?\w+|eltern|freunde (?:der|des|von))\b"
    r"|\b(?:chers?|chères) (?:client(?:e?s)|abonné(?:e?s)|adhérent(?:e?s)|membres|lecteurs|lectrices|parents)\b"
    r"|\bestimad[oa]s (?:clientes|socios|suscriptores|lectores|amigos|padres)\b"
    r"|\b(?:gentili|cari) (?:clienti|soci|abbonati|lettori|genitori)\b"
    r"|\b(?:caros|prezados|estimados) (?:clientes|sócios|associados|assinantes|leitores)\b"
    r"|\b(?:beste|geachte) (?:klanten|leden|lezers|abonnees|relaties|ouders)\b"
    r"|\b(?:kära|bästa) (?:kunder|medlemmar|läsare|föräldrar)\b|\b(?:drodzy|szanowni) (?:klienci|członkowie|czytelnicy|rodzice)\b"
    r"|уважаемые (?:клиенты|покупатели|подписчики|читатели|родители)"
)
# The words greetings begin with, at the beginning of a line.
_FIRST = frozenset({
    "dear", "hello", "hi", "attention", "attention:", "attn", "attn:", "greetings", "greetings,", "to", "liebe", "werte", "sehr",
    "hallo", "chers", "chères", "cher", "estimados", "estimadas", "gentili", "cari", "caros", "prezados", "beste", "geachte",
    "kära", "bästa", "drodzy", "szanowni", "уважаемые",
})  # fmt: skip
_LINKS = (b"nsubscri", b"NSUBSCRI")  # what a page shows of its links is text already; a button's form is not


def names_made_up(to: tuple[Address, ...], cc: tuple[Address, ...]) -> bool:
    """Whether one local part stands beside three domains: a list of guesses, as no circle of people is called."""
    if len(to) + len(cc) < _MANY:
        return False
    addresses = {one.address for one in chain(to, cc) if one.address}
    locals_ = Counter(address.partition("@")[0] for address in addresses)
    return max(locals_.values(), default=0) >= _MANY


def greets_a_class(text: str) -> str:
    """The words with which a text greets customers, members or other classes of readers, lower case; "" when it does not."""
    for line in text[:_GREETED].lower().splitlines():
        if line.lstrip().partition(" ")[0] in _FIRST:
            found = _CLASS.match(line.lstrip())
            if found is not None:
                return found[0]
    return ""


def links_out(html: bytes) -> bool:
    """Whether a link or a button in a page of HTML takes its reader off a mailing (``html``: its source)."""
    return any(word in html for word in _LINKS)
