"""What somebody means who types into a search box: words, initials, and words that may as well be left out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapport.engines.names.honorifics import PARTICLES, is_prefix
from rapport.engines.points.domains import is_known_host
from rapport.engines.points.organizations import without_legal_form
from rapport.engines.search.words import LENGTH, folded_words, is_letter

MOST_WORDS = 8
_APOSTROPHES = re.compile(r"['’‘`´ʼ]")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a query, folded. An initial stands for any word of the name that begins with it; an optional word narrows
    the search only while somebody is found with it."""

    text: str
    is_initial: bool = False
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as it is understood: its words in the order typed, each once, at most eight, and the beginning of an address
    ("" where there is no "@")."""

    words: tuple[Word, ...]
    address: str = ""

    @property
    def without_optional(self) -> Asked:
        """The same query with only what must be found."""
        return Asked(tuple(word for word in self.words if not word.is_optional), self.address)


def asked(text: str) -> Asked:
    """Read a query. Nothing that can be searched for gives no words.

    "m oliveira" → an initial and a word; "marta.oliveira@northw" → marta, oliveira, northw and the address; titles, particles,
    legal forms and endings of domains are optional unless there is nothing else.
    """
    text = _APOSTROPHES.sub("", text[:LENGTH].replace("\x00", " "))
    core = set(folded_words(without_legal_form(text)))
    found: dict[str, Word] = {}
    for chunk in text.split():
        parts = folded_words(chunk)
        for number, part in enumerate(parts):
            is_small = len(part) > 1 and (part in PARTICLES or part not in core or is_prefix(chunk))
            is_ending = number == len(parts) - 1 > 0 and _ends_host(chunk, part)
            if part not in found:
                found[part] = Word(part, is_letter(part), is_small or is_ending)
    words = tuple(found.values())[:MOST_WORDS]
    if all(word.is_optional for word in words):
        words = tuple(Word(word.text, word.is_initial) for word in words)
    return Asked(words, _address(text))


def _ends_host(chunk: str, ending: str) -> bool:
    """Whether a chunk ends in what is, or may become, the last label of a domain; in "j.smith" it does not."""
    host = chunk.rpartition("@")[2]
    return "." in host and ("@" in chunk or len(ending) <= 3 or is_known_host(host))


def _address(text: str) -> str:
    """What may be the beginning of an address: one chunk with an "@" in it; a leading "@" says that a domain is meant."""
    chunks = text.split()
    return chunks[0].casefold() if len(chunks) == 1 and "@" in chunks[0] and len(chunks[0]) > 1 else ""
