"""Names of people in a form for comparing."""

from __future__ import annotations

import re
from functools import lru_cache

from rapport.engines.names.display import display_name
from rapport.engines.names.honorifics import PARTICLES, is_prefix, is_suffix, without_accents

_APOSTROPHES = re.compile(r"['’‘`´ʼ]")
_NOT_NAME = re.compile(r"[^\w\s]|[\d_]")
_DIGRAPHS = re.compile(r"(?<=[^aeiou\W])([aou])e(?=[^aeiouy\W])")


@lru_cache(maxsize=131072)
def fold_name(name: str) -> str:
    """The comparison form: reading order, no accents, case, punctuation, honorifics, degrees or particles.

    ``"Prof. Dr. VAN DER BERG, Jan (Acme)"`` and ``"Jan van der Berg"`` both give ``"jan berg"``. Initials stay.
    """
    return " ".join(_folded_words(name, keep_particles=False))


@lru_cache(maxsize=65536)
def fold_joined(name: str) -> str:
    """All words with their particles, joined: "Jan van der Berg" and "Jan Vanderberg" both give "janvanderberg"."""
    return "".join(_folded_words(name, keep_particles=True))


def _folded_words(name: str, *, keep_particles: bool) -> list[str]:
    kept: list[str] = []
    whole: list[str] = []
    for token in (display_name(name) or name[:200]).split():
        plain = _NOT_NAME.sub(" ", _APOSTROPHES.sub("", without_accents(token))).split()
        whole.extend(plain)
        if is_prefix(token) or (kept and is_suffix(token)):
            continue
        if keep_particles or not _is_particle(token, first=not kept):
            kept.extend(plain)
    return kept or whole


def _is_particle(token: str, *, first: bool) -> bool:
    """ "van", "de la"; but not an initial ("E.") nor a given name that looks like one ("Ben Smith", "Al Gore")."""
    if token.casefold() not in PARTICLES:
        return False
    return token.islower() or (len(token) > 1 and not first)


def without_digraphs(folded: str) -> str:
    """A folded name with German ae, oe, ue read as a, o, u, so that "Mueller" meets "Müller"."""
    return _DIGRAPHS.sub(r"\1", folded)
