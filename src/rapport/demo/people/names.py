"""Drawing a name: a culture's given and family names, and what friends make of them."""

from __future__ import annotations

from dataclasses import dataclass

from rapport.demo.dice import Dice
from rapport.demo.people import pools_south, pools_west

CULTURES = {
    "en": pools_west.ENGLISH,
    "de": pools_west.GERMAN,
    "nl": pools_west.DUTCH,
    "sv": pools_west.NORDIC,
    "es": pools_south.SPANISH,
    "pt": pools_south.PORTUGUESE,
    "fr": pools_south.FRENCH,
    "it": pools_south.ITALIAN,
    "tr": pools_south.TURKISH,
    "pl": pools_south.POLISH,
    "ja": pools_south.JAPANESE,
    "zh": pools_south.CHINESE,
    "bg": pools_south.BULGARIAN,
}


@dataclass(frozen=True, slots=True)
class DrawnName:
    """A name as drawn: ``native`` is "" unless it has a script of its own."""

    gender: str
    given: str
    family: str
    nick: str
    native: str


def _split(written: str) -> tuple[str, ...]:
    return tuple(written.split("|") if "|" in written else written.split())


@dataclass(frozen=True, slots=True)
class _Pool:
    given: dict[str, tuple[str, ...]]
    family: tuple[str, ...]
    nicks: dict[str, str]


def _pool(culture: str) -> _Pool:
    female, male, family, nicks = CULTURES[culture]
    pairs = ((given, nick) for given, _, nick in (pair.partition("=") for pair in nicks.split()))
    return _Pool({"f": _split(female), "m": _split(male)}, _split(family), dict(pairs))


_POOLS = {culture: _pool(culture) for culture in CULTURES}


def nick_of(culture: str, given: str) -> str:
    """What friends call somebody of that given name, "" when nothing shorter is usual."""
    return _POOLS[culture].nicks.get(given, "")


class NameDrawer:
    """Draws full names, never the same twice: namesakes are made on purpose elsewhere."""

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self._taken: set[str] = set()

    def take(self, full_name: str) -> None:
        """Keeps ``full_name`` from being drawn."""
        self._taken.add(full_name)

    def draw(self, culture: str, gender: str = "") -> DrawnName:
        """A name nobody else has."""
        dice, pool = self._dice, _POOLS[culture]
        gender = gender or ("f" if dice.chance(0.42) else "m")
        for attempt in range(200):
            given, family = dice.pick(pool.given[gender]), dice.pick(pool.family)
            given, _, native_given = given.partition("=")
            family, _, native_family = family.partition("=")
            if culture == "es" and dice.chance(0.35):
                family = f"{family} {dice.pick(pool.family)}"
            elif attempt > 20:  # a small pool in a large company: two family names
                family = f"{family}-{dice.pick(pool.family).partition('=')[0]}"
                native_family = ""
            if f"{given} {family}" not in self._taken:
                break
        self._taken.add(f"{given} {family}")
        return DrawnName(
            gender, given, family, nick_of(culture, given), _native(culture, native_given, native_family)
        )


def _native(culture: str, given: str, family: str) -> str:
    if not given or not family:
        return ""
    return f"{given} {family}" if culture == "bg" else f"{family}{'' if culture == 'zh' else ' '}{given}"
