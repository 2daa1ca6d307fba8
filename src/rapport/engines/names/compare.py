"""Are two written names the name of one person?"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from rapport.engines.names.display import display_name
from rapport.engines.names.fold import fold_joined, fold_name, without_digraphs
from rapport.engines.names.honorifics import PARTICLES, without_accents
from rapport.engines.names.looks import is_given_name
from rapport.engines.wordlists import sections


class NameMatch(StrEnum):
    """How two names agree."""

    #: the same words, whatever their order, accents, case, titles and particles
    EXACT = "exact"
    #: given names agree as nickname or initial, or a middle name is left out; family names equal
    COMPATIBLE = "compatible"
    #: nothing contradicts, but one side lacks the given or the family name ("Ana", "Ana Costa")
    PARTIAL = "partial"
    DIFFERENT = "different"


def _families() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, (formal, short) in enumerate(sections("rapport.engines.names", "nicknames").items()):
        for name in (formal, *short):
            found.setdefault(without_accents(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


_FAMILIES = _families()


def given_family(name: str) -> tuple[str, str]:
    """A guess at (given names, family name) as shown: "Dr. Jan van der Berg" → ("Jan", "van der Berg").

    A single word is a given name when it is a common one, else a family name. Particles go with the family name.
    """
    tokens = display_name(name).split()
    if not tokens:
        return "", ""
    if len(tokens) == 1:
        return (tokens[0], "") if is_given_name(tokens[0]) else ("", tokens[0])
    split = len(tokens) - 1
    while split > 1 and tokens[split - 1].islower() and tokens[split - 1] in PARTICLES:
        split -= 1
    return " ".join(tokens[:split]), " ".join(tokens[split:])


def initials(name: str) -> str:
    """First letters of the words of a name in reading order, upper case: "Barry J. Tycholiz" → "BJT"."""
    return "".join(word[0] for word in fold_name(name).split()).upper()


def are_nicknames(first: str, second: str) -> bool:
    """Whether two given names are forms of one ("Bill" and "William", "Steffi" and "Stephanie")."""
    a, b = without_accents(first), without_accents(second)
    if a == b:
        return True
    return bool(_FAMILIES.get(a, frozenset()) & _FAMILIES.get(b, frozenset()))


def _given_agree(a: str, b: str) -> bool:
    if a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]):
        return True
    if are_nicknames(a, b):
        return True
    short, long_ = sorted((a, b), key=len)
    # an unlisted short form ("Sid", "Siddharth"), but never two names that both are common ("Dan", "Dana")
    return len(short) >= 3 and long_.startswith(short) and not (is_given_name(short) and is_given_name(long_))


@lru_cache(maxsize=65536)
def same_person_name(first: str, second: str) -> NameMatch:
    """Compare two names as written. Symmetric. Says nothing about namesakes: that takes other evidence."""
    a, b = fold_name(first), fold_name(second)
    if not a or not b:
        return NameMatch.PARTIAL
    if " " in a and fold_joined(first) == fold_joined(second):
        return NameMatch.EXACT
    found = _compared(a.split(), b.split())
    if found is NameMatch.DIFFERENT:
        found = _compared(without_digraphs(a).split(), without_digraphs(b).split())
    return found


def _compared(a: list[str], b: list[str]) -> NameMatch:
    if sorted(a) == sorted(b):
        return NameMatch.EXACT if len(a) > 1 else NameMatch.PARTIAL
    if len(a) == 1 or len(b) == 1:
        return _with_single(a, b)
    if _compatible(a, b) or _compatible([a[-1], *a[:-1]], b) or _compatible(a, [b[-1], *b[:-1]]):
        return NameMatch.COMPATIBLE
    return NameMatch.DIFFERENT


def _with_single(a: list[str], b: list[str]) -> NameMatch:
    if len(a) == len(b):
        return NameMatch.PARTIAL if _given_agree(a[0], b[0]) else NameMatch.DIFFERENT
    one, many = (a, b) if len(a) == 1 else (b, a)
    word = one[0]
    if word == many[-1] or any(_given_agree(word, given) for given in many[:-1]):
        return NameMatch.PARTIAL
    return (
        NameMatch.PARTIAL if len(word) <= 4 and word == "".join(w[0] for w in many) else NameMatch.DIFFERENT
    )


def _compatible(a: list[str], b: list[str]) -> bool:
    """Family names equal (or one a part of a double name), first given names agree, middle names do not clash."""
    if not _family_agree(a, b) or not _given_agree(a[0], b[0]):
        return False
    middle_a, middle_b = a[1:-1], b[1:-1]
    if not middle_a or not middle_b:
        return True
    return any(_given_agree(x, y) for x in middle_a for y in middle_b)


def _family_agree(a: list[str], b: list[str]) -> bool:
    if a[-1] == b[-1]:
        return True
    short, long_ = sorted((a, b), key=len)
    # Iberian and hyphenated double names: "Ana Costa" and "Ana Costa Silva"
    return len(long_) > len(short) and short[-1] in long_[1:-1] and short[0] == long_[0]
