"""Seeded chance that is the same in every process and every Python version.

Only :meth:`random.Random.random` is used beneath, seeded by a string (hashed with SHA-512 by the standard library), so
neither ``PYTHONHASHSEED`` nor changes of ``choice`` or ``shuffle`` between versions can move a byte.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice(random.Random):
    """A stream of chance; streams made from different names are independent of each other."""

    def __init__(self, *name: object) -> None:
        super().__init__("/".join(str(part) for part in name))

    def pick(self, choices: Sequence[T]) -> T:
        """One of ``choices``, each equally likely."""
        return choices[int(self.random() * len(choices))]

    def chance(self, probability: float) -> bool:
        """True with the given probability."""
        return self.random() < probability

    def between(self, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``, both included."""
        return low + int(self.random() * (high - low + 1))

    def weighted(self, choices: Sequence[tuple[T, float]]) -> T:
        """One of the choices, likely in proportion to its weight."""
        point = self.random() * sum(weight for _, weight in choices)
        for choice, weight in choices:
            point -= weight
            if point < 0:
                return choice
        return choices[-1][0]

    def some(self, choices: Sequence[T], count: int) -> list[T]:
        """``count`` different ones of ``choices`` (all of them when there are fewer), in the order they stood."""
        keyed = sorted((self.random(), index) for index in range(len(choices)))[:count]
        return [choices[index] for index in sorted(index for _, index in keyed)]

    def mixed(self, choices: Sequence[T]) -> list[T]:
        """All of ``choices`` in a random order."""
        return [choices[index] for _, index in sorted((self.random(), i) for i in range(len(choices)))]

    def waiting(self, mean: float) -> float:
        """A waiting time with the given mean (exponential)."""
        return -mean * math.log(1.0 - self.random())

    def digits(self, count: int) -> str:
        """``count`` digits, the first not zero."""
        return str(self.between(10 ** (count - 1), 10**count - 1))

    def letters(self, count: int, alphabet: str = "abcdefghijklmnopqrstuvwxyz0123456789") -> str:
        """``count`` characters of the alphabet, as used in ids."""
        size = len(alphabet)
        return "".join([alphabet[int(self.random() * size)] for _ in range(count)])
