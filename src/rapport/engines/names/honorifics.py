"""What surrounds and joins the words of a name: forms of address, degrees, particles, accents, "Last, First"."""

from __future__ import annotations

import re
import unicodedata

from rapport.engines.points.organizations import has_legal_form
from rapport.engines.wordlists import sections, words

_HERE = "rapport.engines.names"
_HONORIFICS = sections(_HERE, "honorifics")
PREFIXES = frozenset(word.replace(".", "") for word in _HONORIFICS["prefix"])
SUFFIXES = frozenset(word.replace(".", "") for word in _HONORIFICS["suffix"])
PARTICLES = words(_HERE, "particles")
#: Degrees nobody listed, by their shape: capitals, small letters and full stops ("P.Eng.", "B.Sc.").
_DEGREE = re.compile(r"(?=[^a-z]{0,9}[a-z])(?:[A-Z][a-z]{0,4}\.){1,3}(?:[A-Z][a-z]{0,4}\.?)?$")
_SPECIAL = str.maketrans(
    {
        "ß": "ss",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "þ": "th",
        "ŋ": "n",
        "ħ": "h",
    }
)


def without_accents(text: str) -> str:
    """Lower-case text without accents and with the letters that do not decompose spelled out (ß → ss, ø → o)."""
    low = text.casefold().translate(_SPECIAL)
    if low.isascii():
        return low
    return "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))


def is_prefix(token: str) -> bool:
    """Whether a word is a form of address or a degree before a name ("Dr.", "Dipl.-Ing.", "Sra.")."""
    bare = token.casefold().replace(".", "").strip(",")
    return bare in PREFIXES and (token.endswith(".") or len(bare) > 1)


def is_suffix(token: str) -> bool:
    """Whether a word is a degree or a mark after a name ("Ph.D.", "MBA", "Jr.")."""
    if _DEGREE.match(token.strip(",()")):
        return True
    return token.casefold().replace(".", "").strip(",()") in SUFFIXES


def without_prefixes(text: str) -> str:
    """The text without forms of address at its beginning; a lone title stays."""
    tokens = text.split()
    while len(tokens) > 1 and is_prefix(tokens[0]):
        tokens.pop(0)
    return " ".join(tokens)


def in_reading_order(name: str) -> str:
    """ "Last, First" turned to "First Last"; degrees after a comma ("Ana Costa, MBA") are dropped.

    A name that ends in a legal form ("Smith & Jones, LLC") is left alone.
    """
    if "," not in name or has_legal_form(name):
        return name
    parts = [without_prefixes(part) for part in name.split(",") if part.strip()]
    kept = [part for part in parts[1:] if not all(is_suffix(word) for word in part.split())]
    if not parts:
        return ""
    return f"{kept[0]} {parts[0]}" if kept else parts[0]
