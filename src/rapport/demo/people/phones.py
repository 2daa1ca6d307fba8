"""Telephone numbers nobody has: where a regulator keeps a range for film and print it is used, else 555 numbers.

Ranges: Ofcom (numbers for drama use), Bundesnetzagentur (Mitteilung 148/2021), Arcep (numéros pour œuvres
audiovisuelles), North American Numbering Plan (555-0100 to 555-0199).
"""

from __future__ import annotations

from rapport.demo.dice import Dice
from rapport.demo.people.types import Number

# country: calling code, {area name: (area, beginning of the rest, free digits)}, mobile ranges of the same shape
RANGES: dict[str, tuple[str, dict[str, tuple[str, str, int]], tuple[tuple[str, str, int], ...]]] = {
    "gb": (
        "44",
        {
            "London": ("20", "79460", 3),
            "Leeds": ("113", "4960", 3),
            "Sheffield": ("114", "4960", 3),
            "Nottingham": ("115", "4960", 3),
            "Leicester": ("116", "4960", 3),
            "Bristol": ("117", "4960", 3),
            "Birmingham": ("121", "4960", 3),
            "Edinburgh": ("131", "4960", 3),
            "Glasgow": ("141", "4960", 3),
            "Liverpool": ("151", "4960", 3),
            "Manchester": ("161", "4960", 3),
            "Newcastle": ("191", "4980", 3),
            "Cardiff": ("29", "20180", 3),
        },
        (("7700", "900", 3),),
    ),
    "de": (
        "49",
        {
            "Köln": ("221", "4710", 3),
            "Berlin": ("30", "23125", 3),
            "Hamburg": ("40", "66969", 3),
            "Frankfurt am Main": ("69", "90009", 3),
            "München": ("89", "99998", 3),
        },
        (
            ("171", "39200", 2),
            ("176", "040690", 2),
        ),
    ),
    "fr": (
        "33",
        {
            "Paris": ("1", "9900", 4),
            "Nantes": ("2", "6191", 4),
            "Strasbourg": ("3", "5301", 4),
            "Lyon": ("4", "6571", 4),
            "Toulouse": ("5", "3649", 4),
        },
        (("6", "3998", 4),),
    ),
    "us": (
        "1",
        {
            "Chicago": ("312", "55501", 2),
            "Phoenix": ("602", "55501", 2),
            "Cleveland": ("216", "55501", 2),
            "Portland": ("503", "55501", 2),
        },
        (("480", "55501", 2), ("971", "55501", 2)),
    ),
    "es": (
        "34",
        {"Vitoria-Gasteiz": ("945", "550", 3), "Barcelona": ("93", "5550", 3), "Zaragoza": ("976", "550", 3)},
        (("655", "500", 3),),
    ),
    "pt": (
        "351",
        {"Porto": ("22", "6555", 3), "Lisboa": ("21", "3555", 3), "Aveiro": ("234", "555", 3)},
        (("912", "555", 3), ("962", "555", 3)),
    ),
    "it": (
        "39",
        {"Torino": ("011", "5550", 3), "Brescia": ("030", "5550", 3), "Milano": ("02", "5550", 4)},
        (("335", "5550", 3),),
    ),
    "at": ("43", {"Wien": ("1", "5550", 3), "Linz": ("732", "555", 3)}, (("664", "5550", 3),)),
    "ch": ("41", {"Zürich": ("44", "5550", 3), "Luzern": ("41", "5550", 3)}, (("79", "5550", 3),)),
    "nl": ("31", {"Amsterdam": ("20", "5550", 3), "Rotterdam": ("10", "5550", 3)}, (("6", "5550", 4),)),
    "se": ("46", {"Stockholm": ("8", "55501", 3), "Göteborg": ("31", "5550", 3)}, (("70", "5550", 3),)),
    "tr": ("90", {"İzmir": ("232", "5550", 3)}, (("532", "5550", 3),)),
    "pl": ("48", {"Kraków": ("12", "5550", 3)}, (("605", "550", 3),)),
    "jp": ("81", {"Tokyo": ("3", "5550", 4)}, (("90", "5550", 4),)),
    "cn": ("86", {"Shanghai": ("21", "5550", 4)}, (("138", "5550", 4),)),
    "bg": ("359", {"Sofia": ("2", "5550", 3)}, (("88", "5550", 3),)),
}


class PhoneBook:
    """Hands out numbers, each once; None when a range is used up."""

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self._used: dict[tuple[str, str, str], int] = {}

    def city(self, country: str) -> str:
        """A city of the country that has numbers."""
        return self._dice.pick(tuple(RANGES[country][1]))

    def desk(self, country: str, city: str) -> Number | None:
        """A number on a fixed line."""
        code, areas, _ = RANGES[country]
        return self._next(country, code, areas[city])

    def mobile(self, country: str) -> Number | None:
        """A mobile number."""
        code, _, ranges = RANGES[country]
        for candidate in ranges:
            number = self._next(country, code, candidate)
            if number:
                return number
        return None

    def _next(self, country: str, code: str, span: tuple[str, str, int]) -> Number | None:
        area, start, free = span
        size = 10**free
        taken = self._used.get((country, area, start), 0)
        if taken >= size:
            return None
        self._used[(country, area, start)] = taken + 1
        # A step prime to ten walks through all numbers without repeating one.
        return Number(country, code, area, f"{start}{(taken * 37 + 14) % size:0{free}d}")


def written(number: Number, style: int) -> str:
    """The number as somebody writes it; ``style`` picks among the country's habits."""
    area, groups = number.area, _grouped(number)
    code, country = number.calling_code, number.country
    trunk = "" if country in ("es", "pt", "it") else "0"
    if country == "us":
        rest = f"{number.rest[:3]}-{number.rest[3:]}"
        forms: tuple[str, ...] = (
            f"+1 {area} {rest}",
            f"({area}) {rest}",
            f"+1 ({area}) {rest}",
            f"{area}.{rest}",
        )
        return forms[style % 4]
    if country in ("de", "at"):
        forms = (
            f"+{code} {area} {groups}",
            f"+{code} (0){area} {groups}",
            f"0{area} / {number.rest}",
            f"+{code}-{area}-{number.rest}",
            f"+{code} {area} {number.rest[:-3]}-{number.rest[-3:]}",
        )
        return forms[style % 5]
    if country == "fr":
        pairs = " ".join(number.rest[i : i + 2] for i in range(0, len(number.rest), 2))
        forms = (
            f"+33 {area} {pairs}",
            f"0{area} {pairs}",
            f"+33 (0){area} {pairs}",
            f"+33.{area}.{pairs.replace(' ', '.')}",
        )
        return forms[style % 4]
    forms = (
        f"+{code} {area} {groups}",
        f"{trunk}{area} {groups}",
        f"+{code} ({trunk}){area} {groups}" if trunk else f"(+{code}) {area} {groups}",
        f"00{code} {area} {groups}",
    )
    return forms[style % 4]


def _grouped(number: Number) -> str:
    rest = number.rest
    if number.country == "gb" and len(rest) > 6:
        return f"{rest[:-4]} {rest[-4:]}"
    if len(rest) <= 4:
        return rest
    return f"{rest[:3]} {rest[3:]}" if len(rest) <= 7 else f"{rest[:4]} {rest[4:]}"
