"""How large a demo company, and which one: everything else follows from these two figures."""

from __future__ import annotations

from dataclasses import dataclass

from rapport.demo.dice import Dice
from rapport.demo.moments import BEGINS, ENDS

DEFAULT_SEED = 1904

# The company at scale 1.
EMPLOYEES, PEOPLE, ORGANIZATIONS, ITEMS = 40, 400, 120, 20_000


@dataclass(frozen=True, slots=True)
class Plan:
    """A demo company to be made: ``seed`` says which one, ``scale`` how large (1.0 is about 20,000 messages).

    The written cast and the kinds of mess are there at any scale (at odd seeds below 0.05 one may be missing), so very
    small companies are a little larger than their scale says. The same seed and scale give the same bytes.
    """

    seed: int = DEFAULT_SEED
    scale: float = 1.0

    def __post_init__(self) -> None:
        if not 0 < self.scale <= 50:
            raise ValueError(f"scale must be above 0 and at most 50, not {self.scale}")

    @property
    def begins(self) -> int:
        """First moment of mail, seconds since 1970."""
        return BEGINS

    @property
    def ends(self) -> int:
        """Last moment of mail, seconds since 1970."""
        return ENDS

    @property
    def employees(self) -> int:
        return max(13, round(EMPLOYEES * self.scale))

    @property
    def people(self) -> int:
        return max(70, round(PEOPLE * self.scale))

    @property
    def organizations(self) -> int:
        return max(46, round(ORGANIZATIONS * self.scale))

    @property
    def items(self) -> int:
        """About how many messages the mailboxes hold together."""
        return max(500, round(ITEMS * self.scale))

    def some(self, base: float, least: int = 1) -> int:
        """``base`` at scale 1, in proportion else, never fewer than ``least``."""
        return max(least, round(base * self.scale))

    def dice(self, *name: object) -> Dice:
        """The stream of chance for one purpose."""
        return Dice(self.seed, *name)
