"""Does a text look like the name of a person, or of an organisation?"""

from __future__ import annotations

import re
from functools import lru_cache

from rapport.engines.names.display import display_name
from rapport.engines.names.honorifics import (
    PARTICLES,
    in_reading_order,
    is_prefix,
    is_suffix,
    without_accents,
)
from rapport.engines.points.organizations import ORGANIZATION_WORDS, has_legal_form
from rapport.engines.wordlists import words

_HERE = "rapport.engines.names"
GIVEN_NAMES = words(_HERE, "given_names")
_FOLDED_GIVEN = frozenset(without_accents(name) for name in GIVEN_NAMES)
ROLE_WORDS = words(_HERE, "role_words")
#: Organisation words that are family names as well.
_ALSO_FAMILY_NAMES = frozenset(
    {
        "church",
        "law",
        "store",
        "park",
        "mason",
        "castle",
        "grant",
        "press",
        "power",
        "steel",
        "club",
        "bank",
    }
    | {
        "bau",
        "werk",
        "schulte",
        "kaiser",
        "fabrik",
        "lab",
        "tool",
        "shop",
        "motor",
        "farm",
        "union",
        "works",
        "school",
    }
    | {
        "homes",
        "home",
        "brand",
        "brands",
        "energy",
        "domaine",
        "maison",
        "studio",
        "banco",
        "banca",
        "oficina",
        "comune",
    }
    | {
        "trust",
        "council",
        "house",
        "taller",
        "cantina",
        "officina",
        "conseil",
        "caja",
        "editorial",
        "obec",
        "firma",
    }
)
_TOKEN = re.compile(r"^[^\W\d_]+(?:[.'’\-][^\W\d_]*)*\.?$")
_CJK = re.compile(r"^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,6}$")


def is_given_name(word: str) -> bool:
    """Whether a single word is a common given name in some language ("Ana", "jean-luc", "Søren")."""
    folded = without_accents(word.strip(".,"))
    return folded in _FOLDED_GIVEN or ("-" in folded and folded.partition("-")[0] in _FOLDED_GIVEN)


@lru_cache(maxsize=65536)
def looks_like_person(name: str) -> bool:
    """Whether a display name reads like a person's: one to five words of letters, none of them of a function.

    A single word must be a common given name ("Ana"), since it may as well be a company; two or more capitalized words
    pass unless one is a word of organisations or functions, or the name carries a legal form.
    """
    shown = display_name(name)
    if not shown or len(shown) > 60 or any(c.isdigit() for c in shown):
        return False
    tokens = [token for token in shown.split() if not is_suffix(token)] or shown.split()
    if not 1 <= len(tokens) <= 6:
        return False
    if _CJK.match("".join(tokens)):
        return len("".join(tokens)) <= 6
    if not all(_TOKEN.match(token) for token in tokens):
        return False
    if any(token.casefold().strip(".") in ROLE_WORDS for token in tokens) and not _is_safe(tokens):
        return False
    if len(tokens) == 1:
        return is_given_name(tokens[0])
    return _capitalized(tokens) and not looks_like_organization(shown)


def _is_safe(tokens: list[str]) -> bool:
    """A given name first and a role word that is a family name too ("Hugh Press", "Ana Order")."""
    return len(tokens) == 2 and is_given_name(tokens[0]) and tokens[1].casefold() in _ALSO_FAMILY_NAMES


def _capitalized(tokens: list[str]) -> bool:
    named = [t for t in tokens if t.casefold().strip(".'’") not in PARTICLES and not is_prefix(t)]
    return (
        bool(named)
        and all(t[0].isupper() or not t[0].islower() for t in named)
        and any(len(t) > 2 for t in named)
    )


def is_role_name(name: str) -> bool:
    """Whether a display name ends in a word for a function and carries no legal form: "Acme Support", "Sales Team"."""
    last = name.split()[-1].strip(".,()").casefold() if name.split() else ""
    return last in ROLE_WORDS and not has_legal_form(name)


@lru_cache(maxsize=65536)
def looks_like_organization(name: str) -> bool:
    """Whether a name carries a legal form or a word of organisations ("Acme GmbH", "Banco Sur")."""
    text = name.strip()
    if not text or len(text) > 120 or "@" in text:
        return False
    if has_legal_form(text):
        return True
    tokens = [t.strip(".,()&").casefold() for t in in_reading_order(text).split()]
    strong = [t for t in tokens if t in ORGANIZATION_WORDS]
    if not strong:
        return " & " in text and len(tokens) <= 6
    if len(tokens) <= 3 and is_given_name(tokens[0]) and all(t in _ALSO_FAMILY_NAMES for t in strong):
        return False
    return len(tokens) > 1 or strong[0] not in _ALSO_FAMILY_NAMES
