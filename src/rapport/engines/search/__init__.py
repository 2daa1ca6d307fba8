"""Search that forgives: the words of names and addresses, words one edit away, what was typed, and how well it fits.

Pure functions over strings. The tables made of these words, and the queries on them, are kernel.directory's.
"""

from rapport.engines.search.closeness import Closeness, closeness
from rapport.engines.search.edits import begins_within_one_edit, neighbors, within_one_edit
from rapport.engines.search.reading import Asked, Word, asked
from rapport.engines.search.words import (
    LONGEST,
    folded_words,
    words_of_address,
    words_of_domain,
    words_of_name,
)

__all__ = [
    "LONGEST",
    "Asked",
    "Closeness",
    "Word",
    "asked",
    "begins_within_one_edit",
    "closeness",
    "folded_words",
    "neighbors",
    "within_one_edit",
    "words_of_address",
    "words_of_domain",
    "words_of_name",
]
