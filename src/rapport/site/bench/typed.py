"""What people type to find somebody: the kinds of queries the benchmark asks, drawn from people who are there."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from rapport.engines.names.honorifics import PARTICLES, without_accents

LETTERS = "abcdefghijklmnopqrstuvwxyz"
LEAST_OF_PREFIX = 4
KINDS = ("prefix", "full_name", "surname_company", "typo", "transposition", "first_letter")


@dataclass(frozen=True, slots=True)
class Intended:
    """Somebody who is looked for; ``organization`` is "" for none."""

    name: str
    organization: str


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, and the name that was meant."""

    kind: str
    text: str
    name: str


def queries(people: Sequence[Intended], kind: str, dice: random.Random) -> list[Query]:
    """One query of a kind for each of the people; those nobody could be found by that way are left out."""
    found = []
    for one in people:
        text = _typed(one, kind, dice)
        if text:
            found.append(Query(kind, text, one.name))
    return found


def _typed(one: Intended, kind: str, dice: random.Random) -> str:
    if kind == "full_name":
        return without_accents(one.name) if dice.random() < 0.5 else one.name
    if kind == "prefix":
        return _prefix(one.name, dice)
    if kind == "surname_company":
        return f"{_family(one.name)} {one.organization.split()[0]}" if one.organization else ""
    return _mistyped(without_accents(one.name), kind, dice)


def _family(name: str) -> str:
    """The last word: what somebody is looked up by."""
    return name.split()[-1]


def _prefix(name: str, dice: random.Random) -> str:
    """The first letters of the family name, at least four, and the initial of the given name on either side."""
    family, initial = without_accents(_family(name)), without_accents(name)[0]
    begun = family[: dice.randint(LEAST_OF_PREFIX, max(LEAST_OF_PREFIX, len(family) - 1))]
    return f"{begun} {initial}" if dice.random() < 0.5 else f"{initial} {begun}"


def _mistyped(name: str, kind: str, dice: random.Random) -> str:
    """A full name with one slip in one of its longer words."""
    words = name.split()
    longer = [at for at, word in enumerate(words) if len(word) >= LEAST_OF_PREFIX and word not in PARTICLES]
    if not longer:
        return ""
    at = dice.choice(longer)
    slip = {"typo": _any_slip, "transposition": _transposed, "first_letter": _first_letter}[kind]
    words[at] = slip(words[at], dice)
    return " ".join(words)


def _any_slip(word: str, dice: random.Random) -> str:
    """A letter too many, too few or wrong, not the first."""
    at = dice.randint(1, len(word) - 1)
    return dice.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + dice.choice(LETTERS) + word[at:],
            word[:at] + _other(word[at], dice) + word[at + 1 :],
        )
    )


def _transposed(word: str, dice: random.Random) -> str:
    places = [at for at in range(len(word) - 1) if word[at] != word[at + 1]]
    if not places:
        return word
    at = dice.choice(places)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _first_letter(word: str, dice: random.Random) -> str:
    return dice.choice((_other(word[0], dice) + word[1:], word[1:], dice.choice(LETTERS) + word))


def _other(letter: str, dice: random.Random) -> str:
    return dice.choice([one for one in LETTERS if one != letter])
