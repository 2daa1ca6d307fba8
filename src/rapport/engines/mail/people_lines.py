"""Name, title, organisation and postal address in a signature: what is left when the ways to reach somebody are taken."""

from __future__ import annotations

import re

from rapport.engines.mail import confidence
from rapport.engines.mail.author import Author, agreement, name_words
from rapport.engines.mail.fields import Field, Piece
from rapport.engines.mail.kinds import PRONOUNS, SIGNED_FOR, bare_name, name_strength
from rapport.engines.mail.titles import has_prose, is_department, is_title
from rapport.engines.mail.types import Attribute, Origin
from rapport.engines.names import (
    are_nicknames,
    fold_name,
    is_given_name,
    looks_like_organization,
    looks_like_person,
)
from rapport.engines.names.honorifics import is_prefix, is_suffix
from rapport.engines.points import belongs_to_domain, fold_organization, has_legal_form
from rapport.engines.points.hosts import HOST, is_bare_host
from rapport.engines.wordlists import words

_AT = re.compile(r"\s(?:at|@|bei(?: der)?|chez|presso|bij|bei|with)\s(?=[A-ZÀ-Þ0-9])")
_OF = re.compile(r"\s(?:der|des|of|de|da|do|di|del|van|von|chez)\s(?=[A-ZÀ-Þ])")
_SLOGAN = words("rapport.engines.mail", "slogan_words")
_YOURS = frozenset(
    {
        "ihr",
        "ihre",
        "dein",
        "deine",
        "euer",
        "eure",
        "your",
        "yours",
        "votre",
        "ton",
        "ta",
        "su",
        "tu",
        "tuo",
        "tua",
        "je",
    }
)
_TEAM = frozenset(
    {
        "support",
        "department",
        "desk",
        "team",
        "group",
        "unit",
        "section",
        "division",
        "branch",
        "floor",
        "building",
    }
)
_MARKUP = frozenset("<>@=\\")
_NAME_EDGES = " \t*_~•·|<>«»\"“”„'-–—/,.;:!"


def name_field(piece: Piece, author: Author, *, after_closing: bool, first: bool) -> Field | None:
    """The name of a piece, without degrees and forms of address; origin closing, to be raised by what follows."""
    text = piece.text
    strength = name_strength(text, author)
    if strength == 0 and not (after_closing and _is_lone_word(text)):
        return None
    if strength == 1 and not first:
        return None
    start, end = _name_span(text)
    name = text[start:end]
    if not name or _is_initials(name) or " and " in name or " & " in name or " und " in name:
        return None
    at = piece.start + start
    sure = _name_confidence(name, strength, author)
    return Field(Attribute.NAME, name, fold_name(name), sure, Origin.CLOSING, at, at + len(name))


def _name_confidence(name: str, strength: int, author: Author) -> float:
    if strength == 3 or agreement(name, author) == 2:
        return confidence.NAME_AGREES if " " in name else confidence.CLOSING_AGREES
    if " " not in name:
        return confidence.CLOSING_NAME
    return confidence.NAME_FULL if strength == 2 else confidence.NAME_SHAPE


def _is_lone_word(text: str) -> bool:
    name = bare_name(text)
    return (
        name.isalpha()
        and name[:1].isupper()
        and 3 <= len(name) <= 14
        and not (has_prose(name) or is_title(name))
    )


def _is_initials(name: str) -> bool:
    letters = name.replace(".", "").replace(" ", "")
    return len(letters) == 1 or (len(letters) <= 3 and letters.isupper() and not is_given_name(letters))


def _name_span(text: str) -> tuple[int, int]:
    """Offsets of the name proper: no decoration, "i. A.", titles before or degrees after it."""
    pronouns = PRONOUNS.search(text)
    text = text[: pronouns.start()] if pronouns else text
    start = len(text) - len(text.lstrip(_NAME_EDGES))
    end = len(text.rstrip(_NAME_EDGES.replace(".", "") + " "))
    if end and text[end - 1] == "." and not re.search(r"(?:\b[A-Z]|[JS]r)\.$", text[:end]):
        end = len(text[:end].rstrip("."))
    if signed := SIGNED_FOR.match(text[start:end]):
        start += signed.end()
    while len(head := text[start:end].split(" ", 1)) == 2 and (
        is_prefix(head[0]) or head[0].casefold() in _YOURS
    ):
        start = end - len(head[1].lstrip())
    while len(tail := text[start:end].rsplit(" ", 1)) == 2 and is_suffix(tail[1]) and " " in tail[0].strip():
        end = start + len(tail[0].rstrip(" ,"))
    comma = text.find(",", start, end)
    if comma > start and all(is_suffix(word) for word in text[comma + 1 : end].split()):
        end = comma
    return start, end


def is_fuller(name: str, earlier: str) -> bool:
    """Whether a further name is the same person's written out: "Ana" and then "Ana Costa", not "Carver Joinery"."""
    first, given = name_words(name), name_words(earlier)
    if not first or not given:
        return False
    return (
        first[0] == given[0]
        or are_nicknames(first[0], given[0])
        or (len(given) == 1 and first[0][0] == given[0][0] and " " in name)
    )


def title_after_name(piece: Piece) -> Field | None:
    """What follows a name and a comma in lower case is a title, whatever the word: "Oscar Lind, bookseller"."""
    text = piece.text.strip(" .;")
    words = text.split()
    if (
        not 1 <= len(words) <= 4
        or not text[:1].islower()
        or any(c.isdigit() for c in text)
        or has_prose(text)
    ):
        return None
    at = piece.start + piece.text.index(text)
    return Field(
        Attribute.TITLE, text, text.casefold(), confidence.TITLE_INLINE, Origin.SIGNATURE, at, at + len(text)
    )


def title_fields(piece: Piece, author: Author, *, inline: bool) -> list[Field]:
    """A title, and the organisation when one follows in the same piece ("CEO at Acme", "Geschäftsführer der Acme GmbH")."""
    text = piece.text.rstrip(" ,;")
    if text.startswith("(") and ")" not in text:
        piece = Piece(text[1:], piece.start + 1, piece.end, piece.line)
        text = text[1:]
    for pattern in (_AT, _OF):
        for match in pattern.finditer(text):
            head, tail = text[: match.start()].rstrip(" ,"), text[match.end() :].strip()
            sure = _organization_confidence(tail, author)
            by_place = (
                pattern is _AT
                and sure == 0.0
                and len(tail.split()) <= 4
                and not has_prose(tail)
                and not is_department(tail)
            )
            if is_title(head) and (sure > 0.0 or by_place):
                at = piece.start + match.end()
                return [
                    _title(head, piece.start),
                    _organization(tail, at, sure or confidence.ORGANIZATION_PLACE),
                ]
    if not is_title(text):
        return _leading_title(piece, text, author)
    found = _title(text, piece.start)
    if inline:
        found = Field(
            found.attribute,
            text,
            found.normalized,
            confidence.TITLE_INLINE,
            found.origin,
            found.start,
            found.end,
        )
    return [found]


def _leading_title(piece: Piece, text: str, author: Author) -> list[Field]:
    """ "CEO Acme GmbH": a short role and then a name with a legal form or of the author's domain."""
    words = text.split(" ")
    for count in range(min(3, len(words) - 1), 0, -1):
        head, tail = " ".join(words[:count]), " ".join(words[count:])
        sure = _organization_confidence(tail, author)
        if sure >= confidence.ORGANIZATION_FORM and is_title(head):
            return [_title(head, piece.start), _organization(tail, piece.start + len(head) + 1, sure)]
    return []


def _title(text: str, start: int) -> Field:
    text = text.rstrip(" ,;-–|")
    return Field(
        Attribute.TITLE,
        text,
        " ".join(text.casefold().split()),
        confidence.TITLE,
        Origin.SIGNATURE,
        start,
        start + len(text),
    )


def organization_field(piece: Piece, author: Author) -> Field | None:
    """The organisation a piece names, by domain, legal form or words."""
    text = piece.text.rstrip(" ,;")
    sure = _organization_confidence(text, author)
    return _organization(text, piece.start, sure) if sure > 0.0 else None


def _organization(text: str, start: int, sure: float) -> Field:
    text = text.strip()
    return Field(
        Attribute.ORGANIZATION,
        text,
        fold_organization(text),
        sure,
        Origin.SIGNATURE,
        start,
        start + len(text),
    )


def _organization_confidence(text: str, author: Author) -> float:
    """0 when the text is no organisation's name."""
    words = text.split()
    if not 1 <= len(words) <= 9 or len(text) > 90 or text.endswith(("!", "?", ":")):
        return 0.0
    if not any(c.isalpha() for c in text) or has_prose(text) or is_title(text) or _holds_host(text):
        return 0.0
    fits = belongs_to_domain(text, author.domain)
    if has_legal_form(text):
        return confidence.ORGANIZATION_DOMAIN if fits else confidence.ORGANIZATION_FORM
    if (
        any(word.casefold() in _SLOGAN for word in words)
        or len(words) > 6
        or words[-1].casefold() in _TEAM - {"group"}
    ):
        return 0.0
    if text[:1].islower() and text.casefold() != author.domain.partition(".")[0]:
        return 0.0
    if fits and not all(agreement(word, author) for word in words):
        return confidence.ORGANIZATION_DOMAIN
    if (
        len(words) > 1
        and looks_like_organization(text)
        and not is_department(text)
        and _is_capitalized(words)
    ):
        return confidence.ORGANIZATION_WORDS
    return 0.0


def _holds_host(text: str) -> bool:
    """Whether a part of an address or a host is left in the text ("Ana <mailto", "ana at acme.com")."""
    return not _MARKUP.isdisjoint(text) or any(is_bare_host(found.group()) for found in HOST.finditer(text))


def _is_capitalized(words: list[str]) -> bool:
    return all(word[:1].isupper() or not word[:1].isalpha() or len(word) <= 3 for word in words)


def may_be_organization(text: str) -> bool:
    """Whether words of no known kind may be an organisation by their place below a name and title."""
    words = text.split()
    if (
        not 1 <= len(words) <= 5
        or not text[:1].isupper()
        or any(c.isdigit() for c in text)
        or text.endswith((".", "!", "?", ":"))
    ):
        return False
    if (
        has_prose(text)
        or is_department(text)
        or is_title(text)
        or any(w.casefold() in _SLOGAN | _TEAM for w in words)
    ):
        return False
    return _is_capitalized(words) and not (looks_like_person(text) and is_given_name(words[0]))
