"""The facts a thread is about: quantities, numbers, days, names. They stay the same from its first letter to its last."""

from __future__ import annotations

import time
from functools import lru_cache

from rapport.demo.dice import Dice
from rapport.demo.letters.words import GOODS, PRODUCTS, WORDS, Words
from rapport.demo.moments import DAY, weekday

_QUANTITIES = (
    2,
    3,
    4,
    5,
    6,
    8,
    10,
    12,
    15,
    16,
    18,
    20,
    24,
    25,
    30,
    36,
    40,
    48,
    50,
    60,
    80,
    100,
    120,
    150,
    200,
)


def work_day(at: int) -> int:
    """The day itself, or the Monday after a weekend."""
    while weekday(at) >= 5:
        at += DAY
    return at


@lru_cache(maxsize=8192)
def spoken_date(language: str, day: int) -> str:
    """A day as one says it, e.g. ``14 May``; ``day`` counts from 1970."""
    words, wall = WORDS[language], time.gmtime(day * DAY)
    return words.date.format(d=wall.tm_mday, m=words.months[wall.tm_mon - 1])


def spoken_weekday(language: str, at: int) -> str:
    """The name of the weekday."""
    return WORDS[language].weekdays[weekday(at)]


def _number(value: float, decimals: int, comma: str) -> str:
    text = f"{value:,.{decimals}f}"
    return text.replace(",", " ").replace(".", ",") if comma == "," else text


def _money(words: Words, value: int, currency: str) -> str:
    sign = f"{currency} " if currency.isalpha() and words.money.startswith("{c}") else currency
    return words.money.format(c=sign, n=_number(value, 0, words.comma))


def iso_week(at: int) -> int:
    """The week of the year, ISO 8601."""
    wall = time.gmtime(at)
    thursday = time.gmtime(at + (3 - wall.tm_wday) * DAY)
    return (thursday.tm_yday - 1) // 7 + 1


def draw_facts(
    dice: Dice, language: str, at: int, *, buys: bool, currency: str, place: str, third: str, carrier: str, order: str,
    customer: str = "",
) -> dict[str, str]:  # fmt: skip
    """Facts for a thread that begins at ``at``; ``buys`` when Acme is the one who buys."""
    words = WORDS[language]
    code, weight, names = dice.pick(GOODS if buys else PRODUCTS)
    quantity = dice.pick(_QUANTITIES)
    unit = max(9, round(weight * (3.1 + dice.random() * 2.4)))
    total = unit * quantity
    first = work_day(at + dice.between(4, 24) * DAY)
    second = work_day(first + dice.between(14, 45) * DAY)
    near = work_day(at + dice.between(1, 5) * DAY)
    wall = time.gmtime(at)
    pallets = dice.between(0, 6)
    return {
        "item": names[language],
        "model": code,
        "qty": str(quantity),
        "order": order,
        "lot": dice.digits(4),
        "drawing": f"D-{dice.between(1100, 4990)} rev. {dice.pick('ABCDEF')}",
        "invoice": dice.pick(("RE-", "INV ", "20", "F/", "R-"))
        + f"{wall.tm_year % 100}{dice.between(1000, 9899)}",
        "price": _money(words, unit, currency),
        "total": _money(words, total, currency),
        "day": spoken_weekday(language, near),
        "date": spoken_date(language, first // DAY),
        "date2": spoken_date(language, second // DAY),
        "week": words.week.format(w=iso_week(first)),
        "month": words.months[wall.tm_mon - 1],
        "year": str(wall.tm_year + (1 if wall.tm_mon > 7 else 0)),
        "place": place,
        "time": f"{dice.between(8, 16)}:{dice.pick(('00', '15', '30', '45'))}",
        "n2": words.numbers[dice.between(0, min(7, max(0, quantity - 3)))],
        "early": f"{dice.between(7, 10)}:{dice.pick(('00', '30'))}",
        "days": str(dice.between(5, 30)),
        "mm": f"{_number(dice.between(2, 30) / 10, 1, words.comma)} mm",
        "hrc": f"{dice.between(50, 59)} HRC",
        "percent": words.percent.format(p=dice.pick((2, 3, 4, 5, 6, 8))),
        "weight": f"{dice.between(8, 180) * 10} kg",
        "pallets": words.pallets.format(n=words.numbers[pallets]),
        "matter": dice.pick(words.matters),
        "fair": dice.pick(words.fairs),
        "third": third,
        "carrier": carrier,
        "customer": customer,
    }
