"""Words one edit apart: a letter too many, too few or wrong, or two neighbouring ones exchanged.

The idea of symmetric deletion (W. Garbe, SymSpell, 2012): two words are at most one such edit apart only if they have a form
in common after at most one letter was deleted from each. So the forms of all known words are stored, and those of a word that
was typed are looked up. Some words meet that way without being one edit apart ("abcx", "xabc"); `within_one_edit` tells.
"""

from __future__ import annotations

LEAST = 3  # shorter words have too many neighbors for any to mean something


def neighbors(word: str) -> frozenset[str]:
    """All forms of a word with one character deleted; none for a word shorter than three characters."""
    if len(word) < LEAST:
        return frozenset()
    return frozenset(word[:at] + word[at + 1 :] for at in range(len(word)))


def within_one_edit(first: str, second: str) -> bool:
    """Whether the Damerau–Levenshtein distance (optimal string alignment) of two words is at most one. Linear time."""
    if first == second:
        return True
    short, long_ = (first, second) if len(first) <= len(second) else (second, first)
    if len(long_) - len(short) > 1:
        return False
    at = 0
    while at < len(short) and short[at] == long_[at]:
        at += 1
    if len(short) < len(long_):
        return short[at:] == long_[at + 1 :]
    if short[at + 1 :] == long_[at + 1 :]:
        return True
    return short[at : at + 2] == long_[at : at + 2][::-1] and short[at + 2 :] == long_[at + 2 :]


def begins_within_one_edit(typed: str, word: str) -> bool:
    """Whether a word begins with what was typed, but for one edit: "olvi" and "oliveira"."""
    return any(
        within_one_edit(typed, word[:length])
        for length in (len(typed), len(typed) + 1, len(typed) - 1)
        if 0 < length <= len(word)
    )
