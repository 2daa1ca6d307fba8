"""The words by which somebody is found: lower case, without accents, of letters and digits alone."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapport.engines.names.honorifics import PARTICLES, without_accents
from rapport.engines.points.domains import is_free_mail, split_host

LONGEST = 40  # characters kept of a word
MOST = 24  # words kept of a text
LENGTH = 400  # characters read of a text

_APOSTROPHES = re.compile(r"['’‘`´ʼ]")
_PLAIN = re.compile(r"[a-z0-9]+")


def folded_words(text: str) -> tuple[str, ...]:
    """The words of a text in their order: "José Sousa-Hohenstein" → ("jose", "sousa", "hohenstein")."""
    low = without_accents(text[:LENGTH])
    if low.isascii():
        found = _PLAIN.findall(low)
    else:
        found = "".join(c if unicodedata.category(c)[0] in "LNM" else " " for c in low).split()
    return tuple(word[:LONGEST] for word in found[:MOST])


@lru_cache(maxsize=65536)
def words_of_name(name: str) -> tuple[str, ...]:
    """The words a name of a person or an organization is found by, each once, in the order of their appearance.

    A word with an apostrophe counts whole and by its later part ("O'Brien": obrien, brien), and particles count joined to what
    follows as well ("van den Berg": van, den, berg, vandenberg). Of single Latin letters nothing is kept.
    """
    found: dict[str, None] = {}
    name = name[:LENGTH]
    for word in folded_words(_APOSTROPHES.sub("", name)):
        found[word] = None
    if _APOSTROPHES.search(name):
        for part in _APOSTROPHES.split(name)[1:]:
            later = folded_words(part)
            if later:
                found[later[0]] = None
    for word in _joined(tuple(found)):
        found[word] = None
    return tuple(word for word in found if not is_letter(word))


def _joined(words: tuple[str, ...]) -> list[str]:
    """Particles joined to the name they begin: ("van", "den", "berg") → ["vandenberg"]."""
    joined, run = [], ""
    for word in words:
        if word in PARTICLES and len(word) > 1:
            run += word
            continue
        if run:
            joined.append((run + word)[:LONGEST])
        run = ""
    return joined


def is_letter(word: str) -> bool:
    """Whether a word is a single letter of an alphabet, which can only be an initial; 林 is a word."""
    return len(word) == 1 and (word.isascii() or word.lower() != word.upper())


@lru_cache(maxsize=65536)
def words_of_address(address: str) -> tuple[str, ...]:
    """The words an e-mail address is found by beside the name: those before the "@", without a tag, and the provider's name
    where anybody may have an address. Other domains are their organization's words."""
    local, at, domain = address[:LENGTH].rpartition("@")
    if not at:
        local, domain = domain, ""
    found = dict.fromkeys(folded_words(local.partition("+")[0] or local))
    if domain and is_free_mail(domain):
        found.update(dict.fromkeys(words_of_domain(domain)))
    return tuple(word for word in found if not is_letter(word))


@lru_cache(maxsize=65536)
def words_of_domain(domain: str) -> tuple[str, ...]:
    """The words a domain is found by: "mail.ferro-norte.co.uk" → ("mail", "ferro", "norte", "ferronorte")."""
    subdomain, name, suffix = split_host(domain[:253].strip().lower())
    if not suffix or not name:
        subdomain, _, name = domain[:253].lower().rpartition(".")[0].rpartition(".")
        name = name or domain[:253]
    found: dict[str, None] = {}
    for label in (*subdomain.split("."), name):
        words = folded_words(label)
        found.update(dict.fromkeys(words))
        if len(words) > 1:
            found["".join(words)[:LONGEST]] = None
    return tuple(word for word in found if not is_letter(word))
