"""How well somebody fits a query: the order in which answers stand before who they are counts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from rapport.engines.search.edits import begins_within_one_edit, within_one_edit
from rapport.engines.search.reading import Word


class Closeness(NamedTuple):
    """Smaller is closer; compared from left to right.

    ``typos``: words that fit only with an edit; ``elsewhere``: words that fit the organization alone; ``begun``: words that are
    only the beginning of what they fit; ``beside``: words that fit an address but no name; ``more``: words of the name that
    nothing was typed for.
    """

    typos: int
    elsewhere: int
    begun: int
    beside: int
    more: int


def closeness(
    words: Sequence[Word], names: Collection[str], others: Collection[str], shown: Collection[str]
) -> Closeness:
    """How well the words of a query fit somebody with these words in names, these in addresses, shown under that name.

    Words that fit none of them are taken to fit the organization.
    """
    typos = elsewhere = begun = beside = 0
    met: set[str] = set()
    for word in words:
        fit, step, is_named = _best(word, names, others)
        if fit:
            met.add(fit)
            begun += step == 1
            typos += step == 2
            beside += not is_named
        else:
            elsewhere += 1
    return Closeness(typos, elsewhere, begun, beside, len(set(shown) - met))


def _best(word: Word, names: Collection[str], others: Collection[str]) -> tuple[str, int, bool]:
    """The word that fits best, how (0 exactly, 1 begun, 2 with an edit), and whether it stands in a name; "" for none."""
    text = word.text
    if text in names:
        return text, 0, True
    for one in names:
        if one.startswith(text):
            return one, 0 if word.is_initial else 1, True
    if word.is_initial:
        return "", 0, False
    if text in others:
        return text, 0, False
    for one in others:
        if one.startswith(text):
            return one, 1, False
    for one in names:
        if within_one_edit(text, one):
            return one, 2, True
    for one in others:
        if within_one_edit(text, one):
            return one, 2, False
    for one in names:
        if begins_within_one_edit(text, one):
            return one, 2, True
    return "", 0, False
