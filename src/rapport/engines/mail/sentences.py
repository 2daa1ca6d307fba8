"""Looking for a sentence only around a word that must stand in it: most texts have no such word, and need no search."""

from __future__ import annotations

import re
from collections.abc import Iterable

REACH = 110  # characters read on either side of the word
_TRIES = 4  # places tried for each word

Sentences = tuple[tuple[str, re.Pattern[str]], ...]  # a word, and the sentence around it


def compiled(sentences: Iterable[tuple[str, str]]) -> Sentences:
    """Pairs of a word and an expression, made ready."""
    return tuple([(word, re.compile(pattern)) for word, pattern in sentences])


def sentence_in(text: str, sentences: Sentences) -> str:
    """The first sentence found in a text (lower case), outside quoted lines; at most 80 characters, "" when there is none."""
    for word, pattern in sentences:
        at = text.find(word)
        for _ in range(_TRIES):
            if at < 0:
                break
            line = text.rfind("\n", 0, at) + 1
            if text[line:at].lstrip()[:1] not in (">", "|"):
                near = text[max(0, at - REACH) : at + REACH]
                found = pattern.search(" ".join(near.split()))
                if found is not None:
                    return found[0].strip()[:80]
            at = text.find(word, at + len(word))
    return ""
