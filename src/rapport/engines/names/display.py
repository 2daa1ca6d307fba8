"""Names of people as they should be shown: what mail programs and offices add is taken off, shouting is undone."""

from __future__ import annotations

import re
from functools import lru_cache

from rapport.engines.names.honorifics import PARTICLES, in_reading_order, is_suffix, without_prefixes

_VIA = re.compile(r"\s+(?:via|über|through|per|on behalf of|im auftrag von)\s+.*$", re.IGNORECASE | re.DOTALL)
_BRACKETS = re.compile(r"\s*[(\[{<][^()\[\]{}<>]{0,120}[)\]}>]\s*")
_TAIL = re.compile(r"\s+(?:[-–—|/@:·•]|at|bei|chez)\s+\S.*$")
_QUOTES = "\"'“”„‟«»‹›`´‘’"
_SPACES = re.compile(r"\s+")
_LETTERS = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"\S+@\S+")
_LOWER_PARTICLES = PARTICLES - {"o", "st", "e", "i", "do", "al", "y"}


@lru_cache(maxsize=65536)
def display_name(written: str) -> str:
    """A name as it should be shown; "" when nothing but an address stood there.

    ``"'COSTA, Ana (Acme)'"`` → "Ana Costa", ``"ana costa via Docs"`` → "Ana Costa". Mixed case is left as written.
    """
    text = _SPACES.sub(" ", written[:300]).strip().strip(_QUOTES).strip()
    text = _ADDRESS.sub(" ", text).strip() if "@" in text else text
    text = _BRACKETS.sub(" ", text).strip(" <>()[]" + _QUOTES)
    text = _VIA.sub("", text)
    text = _TAIL.sub("", text).strip(" ,;:-–—|/" + _QUOTES)
    text = in_reading_order(text) if "," in text else text
    return _SPACES.sub(" ", repair_case(without_titles(text))).strip()


def without_titles(name: str) -> str:
    """The name without forms of address before it and degrees after it; a title that is all there is stays."""
    tokens = without_prefixes(name).split()
    while len(tokens) > 2 and _is_degree(tokens[-1]):
        tokens.pop()
    return " ".join(tokens).rstrip(",")


def _is_degree(token: str) -> bool:
    bare = token.strip(",.")
    return is_suffix(token) and bare.casefold() not in {
        "jr",
        "sr",
        "ii",
        "iii",
        "iv",
        "junior",
        "senior",
        "filho",
        "neto",
    }


def repair_case(name: str) -> str:
    """Undo ALL CAPITALS and all lower case; names in mixed case and lone initials ("JP") stay as they are."""
    letters = "".join(_LETTERS.findall(name))
    if not letters or (not letters.isupper() and not letters.islower()):
        return _repair_family(name)
    if letters.isupper() and len(letters) <= 3:
        return name
    words = name.split(" ")
    return " ".join(_cased(word, first=index == 0) for index, word in enumerate(words))


def _repair_family(name: str) -> str:
    """ "Jean DUPONT" → "Jean Dupont": a family name in capitals beside a given name that is not."""
    words = name.split(" ")
    if len(words) < 2:
        return name
    shouted = [w for w in words if len(w) > 3 and w.isupper()]
    if not shouted or not any(w[:1].isupper() and not w.isupper() for w in words):
        return name
    return " ".join(_cased(word, first=False) if len(word) > 1 and word.isupper() else word for word in words)


def _cased(word: str, *, first: bool) -> str:
    low = word.lower()
    if not first and low in _LOWER_PARTICLES:
        return low
    return "".join(_capitalized(part) for part in re.split(r"([-'’.])", low))


def _capitalized(part: str) -> str:
    if part.startswith("mc") and len(part) > 4:
        return "Mc" + part[2:].capitalize()
    return part[:1].upper() + part[1:]
