"""What is known of the author before the text is read: words of the name, initials, and the domain of the address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapport.engines.mail.types import Address
from rapport.engines.names import are_nicknames, fold_name, is_given_name, looks_like_person, without_accents
from rapport.engines.points import domain_of, is_role_local_part

_SPLIT = re.compile(r"[._\-+\d]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_FOLD_OUT = re.compile(r"['’\-]")


@dataclass(frozen=True, slots=True)
class Author:
    """``words`` are folded parts of the name; ``local`` the local part's; ``initials`` in reading order, lower case."""

    words: frozenset[str]
    local: frozenset[str]
    joined_local: str
    initials: frozenset[str]
    domain: str
    is_person: bool = False  # the header gives a whole name with a common given name in it


NOBODY = Author(frozenset(), frozenset(), "", frozenset(), "")


@lru_cache(maxsize=32768)
def author_of(address: Address | None) -> Author:
    """What the From header tells about the author."""
    if address is None:
        return NOBODY
    folded = fold_name(address.name).split() if address.name else []
    local, _, _ = address.address.partition("@")
    parts = [] if is_role_local_part(local) else [p for p in _SPLIT.split(without_accents(local)) if p]
    initials = {"".join(word[0] for word in folded)} if len(folded) > 1 else set()
    if len(folded) > 2:
        initials |= {folded[0][0] + folded[-1][0], folded[1][0] + folded[0][0], folded[-1][0] + folded[0][0]}
    return Author(
        frozenset(folded),
        frozenset(part for part in parts if len(part) > 1),
        "".join(parts),
        frozenset(initials),
        domain_of(address.address),
        len(folded) > 1 and looks_like_person(address.name) and any(map(is_given_name, folded)),
    )


def name_words(text: str) -> list[str]:
    """The folded words of letters in a short text."""
    return [_FOLD_OUT.sub("", without_accents(word)) for word in _WORD.findall(text)]


def agreement(text: str, author: Author) -> int:
    """How well a short text agrees with the author's name: 0 not at all, 1 by an initial or the local part, 2 by a word.

    "Bill" agrees with "William Ward", "BT" with "Barry Tycholiz", "kim" with kim.ward@…
    """
    words = name_words(text)
    if not words or len(words) > 5:
        return 0
    named = author.words
    for word in words:
        if len(word) > 1 and word in named:
            return 2
    first = words[0]
    if len(first) > 1 and any(are_nicknames(first, other) for other in named):
        return 2
    for word in words:
        if len(word) > 2 and (word in author.local or (len(word) > 3 and word in author.joined_local)):
            return 2
    whole = "".join(words)
    if whole in author.initials or (len(whole) == 1 and any(other[:1] == whole for other in named)):
        return 1
    return 1 if len(first) > 2 and any(other.startswith(first) for other in named | author.local) else 0
