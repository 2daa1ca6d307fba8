"""Claims in the author's own words: "my new number is …", "reach me on my mobile …", "my name is Ana Costa".

Only sentences that say whose the value is count; a number or an address merely mentioned does not.
"""

from __future__ import annotations

import re

from rapport.engines.mail import confidence
from rapport.engines.mail.author import Author
from rapport.engines.mail.fields import Field
from rapport.engines.mail.types import Attribute, Origin
from rapport.engines.names import fold_name, looks_like_person
from rapport.engines.points import candidates, normalize_email, normalize_phone, region_of_domain
from rapport.engines.points.hosts import EMAIL
from rapport.engines.wordlists import entries

MAX_OWN = 20_000  # characters of own words that are read
#: Sentences of values begin with one of these (case-folded), perhaps after "o" or "il" …
_BEGINNINGS = (
    "my ", "mein", "mon ", "ma ", "mi ", "mio ", "mia ", "meu ", "minha ", "mijn ", "me joindre", "raggiungermi ", "bereik",
)  # fmt: skip
#: … or hold one of these, at most so many characters after they began.
_INSIDE = ("me at", "me on", "me directly", "mich ")
_REACH = 20
#: One of these stands in every sentence that gives a name.
_NAMING = (
    "name is", "name ist", "heisse", "nom est", "appelle", "nombre es", "llamo", "nome ", "chamo-me", "chiamo", "naam is",
)  # fmt: skip
#: What every value looks like, and bits of the sentences that give a name: a quick look before all others.
_VALUE = re.compile(r"[0-9][0-9 ./()\-]{4}", re.ASCII)
_NAMING_QUICK = ("name", "Name", "heiß", "nom", "appelle", "amo", "naam")
_NEW = "(?:new|updated|current|direct|neue|neuer|aktuelle|nouveau|nouvelle|nueva?|nuevo|novo|nova|nuovo|nuova|nieuwe?)"
_NOW = "(?:at |now |jetzt |nun |maintenant |ahora |agora |ora |nu )?"
_SENTENCES = "|".join(one.replace("NEW", _NEW) for one in entries("rapport.engines.mail", "own_values"))
_MINE = re.compile(rf"\b(?:{_SENTENCES})\s{{0,3}}:?\s{{0,3}}{_NOW}", re.IGNORECASE)
_MAIL_WORDS = ("mail", "adres", "correo", "endereço", "indirizzo", " me ", " mich ", "mermi", "bereik")
_I_AM = (
    r"[Mm]y name is|[Mm]ein Name ist|[Ii]ch heiße|[Mm]on nom est|[Jj]e m['’]appelle|[Mm]i nombre es|[Mm]e llamo"
    r"|[Mm]eu nome é|[Cc]hamo-me|[Mm]i chiamo|[Ii]l mio nome è|[Mm]ijn naam is"
)
_PART = "(?:van|von|de|der|den|da|di|del|[A-ZÀ-Þ][\\w'’.\\-]{0,20})"
_NAMED = re.compile(rf"\b(?:{_I_AM}) ([A-ZÀ-Þ][\w'’\-]{{1,20}}(?: {_PART}){{1,4}})")
_AFTER = 60  # characters after such a sentence in which the value must begin


def body_fields(text: str, author: Author) -> tuple[Field, ...]:
    """Values the author gives as their own in running words, origin body."""
    text = text[:MAX_OWN]
    if "@" not in text and not _VALUE.search(text) and not _may_name(text):
        return ()
    low = text.casefold()
    if len(low) != len(text):  # a letter that folds to two: places in the one are not those in the other
        low = text.lower() if len(text.lower()) == len(text) else ""
    fields: list[Field] = []
    end = 0
    for at in _places(low) if low else range(len(text)):
        match = _MINE.match(text, at) if at >= end else None
        if match is not None:
            end = match.end()
            fields.extend(_value(text, match, author))
    if not low or any(hint in low for hint in _NAMING):
        for match in _NAMED.finditer(text):
            name = match.group(1)
            if looks_like_person(name):
                fields.append(_field(Attribute.NAME, name, fold_name(name), match.start(1)))
    if not fields:
        return ()
    unique = {(one.attribute, one.normalized): one for one in fields}
    return tuple(sorted(unique.values(), key=lambda one: one.start))


def _may_name(text: str) -> bool:
    for hint in _NAMING_QUICK:  # noqa: SIM110  a loop is twice as fast as any()
        if hint in text:
            return True
    return False


def _places(low: str) -> list[int]:
    """Where in case-folded text a sentence that gives a value may begin, in order: to search everywhere takes ten times as long."""
    places: set[int] = set()
    for word in _BEGINNINGS:
        at = low.find(word)
        while at >= 0:
            places.add(at)
            if word[0] == "m":
                places.update((max(at - 2, 0), max(at - 3, 0)))
            at = low.find(word, at + 1)
    for word in _INSIDE:
        at = low.find(word)
        while at >= 0:
            places.update(range(max(at - _REACH, 0), at))
            at = low.find(word, at + 1)
    return sorted(places)


def _field(attribute: Attribute, value: str, normalized: str, start: int) -> Field:
    return Field(attribute, value, normalized, confidence.BODY, Origin.BODY, start, start + len(value))


def _value(text: str, match: re.Match[str], author: Author) -> list[Field]:
    """The number or address that follows right after."""
    at = match.end()
    window = text[at : at + _AFTER].partition("\n\n")[0].replace("\n", " ")
    what = match.group().casefold()
    if any(word in f" {what} " for word in _MAIL_WORDS):
        found = EMAIL.search(window)
        if found and found.start() <= 12:
            value = found.group().rstrip(".")
            return [_field(Attribute.EMAIL, value, normalize_email(value), at + found.start())]
    numbers = [one for one in candidates(window) if one.start <= 12]
    if not numbers:
        return []
    one = numbers[0]
    region = region_of_domain(author.domain)
    phone = normalize_phone(one.text, (region,) if region else ())
    if phone is None:
        return []
    return [_field(_kind(what), window[one.start : one.end], phone.normalized, at + one.start)]


def _kind(what: str) -> Attribute:
    if "fax" in what:
        return Attribute.FAX
    mobile = (
        "mobil",
        "cell",
        "handy",
        "portable",
        "móvil",
        "celular",
        "telemóvel",
        "cellulare",
        "mobiel",
        "gsm",
        "text me",
    )
    return Attribute.MOBILE if any(word in what for word in mobile) else Attribute.PHONE
