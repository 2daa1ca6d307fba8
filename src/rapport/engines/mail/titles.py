"""Job titles and departments, by the words they are made of."""

from __future__ import annotations

import re
from functools import lru_cache

from rapport.engines.names import is_given_name
from rapport.engines.points.organizations import ORGANIZATION_WORDS, has_legal_form
from rapport.engines.wordlists import sections, words

_TITLES = sections("rapport.engines.mail", "titles")
_ROLE = frozenset(_TITLES["role"])
_RANK = frozenset(_TITLES["rank"])
_TAIL = tuple(_TITLES["tail"])
_DEPARTMENT = frozenset(_TITLES["department"])
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W_][\w&'’\-]*")
_PROSE = words("rapport.engines.mail", "prose_words")
_JOINING = frozenset(
    {
        "de",
        "la",
        "le",
        "les",
        "of",
        "for",
        "the",
        "and",
        "und",
        "für",
        "der",
        "die",
        "das",
        "et",
        "du",
        "des",
        "en",
        "y",
        "e",
    }
    | {"do", "da", "di", "del", "della", "van", "voor", "i"}
)


@lru_cache(maxsize=16384)
def is_title(text: str) -> bool:
    """Whether a short text is a job title: "VP Sales", "Leiterin Einkauf", "Responsable des achats", "Head of Ops".

    A word for a role decides; a rank does beside a department ("Head of Purchasing"). Sentences, names of people that
    begin with a title-like given name ("Dean Martin") and names with a legal form are no titles.
    """
    if not 2 <= len(text) <= 90 or "@" in text or "http" in text:
        return False
    found = [word.casefold() for word in _WORD.findall(text)]
    if not found or len(found) > 11 or has_prose(text):
        return False
    if len(_DIGIT.findall(text)) > 1 or has_legal_form(text):
        return False
    roles = [index for index, word in enumerate(found) if _is_role(word)]
    if not roles:
        return _is_ranked_department(found)
    if roles == [0] and 2 <= len(found) <= 3 and is_given_name(found[0]):
        return False
    return text[0].isupper() or text[0].isdigit() or len(found) > 1 or found[0] in _ROLE


def _is_role(word: str) -> bool:
    if word in _ROLE:
        return True
    if "-" in word and any(part in _ROLE for part in word.split("-")):
        return True
    return len(word) > 8 and word.endswith(_TAIL)


def _is_ranked_department(found: list[str]) -> bool:
    if len(found) > 2 and found[0] in {"head", "chief", "lead"} and found[1] in {"of", "for"}:
        return True
    ranked = found[0] in _RANK or found[-1] in _RANK
    return ranked and any(word in _DEPARTMENT for word in found) and len(found) <= 7


@lru_cache(maxsize=16384)
def is_department(text: str) -> bool:
    """Whether a text names a department and nothing else: "Human Resources", "Abteilung Einkauf", "Service Achats"."""
    if not 2 <= len(text) <= 70:
        return False
    found = [word.casefold() for word in _WORD.findall(text)]
    named = [word for word in found if word in _DEPARTMENT]
    if not named:
        return False
    others = [w for w in found if w not in _DEPARTMENT and w not in _JOINING and w not in _RANK]
    return not others or (len(others) == 1 and len(found) <= 4 and found[-1] in _DEPARTMENT)


def has_prose(text: str) -> bool:
    """Whether a text carries a pronoun or an everyday verb, as sentences do and names and titles do not.

    Words in capitals ("IT", "US") are abbreviations where the rest is not in capitals too.
    """
    shouted = text.isupper()
    return any(
        word.casefold() in _PROSE and (shouted or not word.isupper() or len(word) == 1)
        for word in _WORD.findall(text)
    )


def is_organization_word(word: str) -> bool:
    """Whether a word tells the name of an organisation."""
    return word.casefold() in ORGANIZATION_WORDS
