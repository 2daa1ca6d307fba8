"""Days as people write them in running text: "14 March", "March 14th, 2026", "14.03.", "den 3. April", "14/03/26", "Montag"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from rapport.engines.wordlists import sections

_NAMES = sections("rapport.engines.mail", "written_dates")
_MONTHS = {name: int(key) for key, names in _NAMES.items() if key.isdigit() for name in names}
_WEEKDAYS = {name: int(key[1:]) for key, names in _NAMES.items() if key.startswith("d") for name in names}
_MONTH = "|".join(sorted(map(re.escape, _MONTHS), key=len, reverse=True))
_WEEKDAY = "|".join(sorted(map(re.escape, _WEEKDAYS), key=len, reverse=True))
_DAY = re.compile(
    rf"""(?ix)(?<![\w/.\-])(?:
        (?P<iso_y>\d{{4}})-(?P<iso_m>\d{{1,2}})-(?P<iso_d>\d{{1,2}})
        |(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|e|º|°|o|\.|:e)?\ ?(?:of\ |de\ |d['’]\ ?|-)?(?P<m1>{_MONTH})\b\.?,?
            (?:\ ?(?:de\ |del\ |-)?(?P<y1>\d{{4}})\b)?
        |(?P<m2>{_MONTH})\b\.?\ (?:the\ )?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d|[:.]\d\d)(?:,?\ (?P<y2>\d{{4}})\b)?
        |(?P<a>\d{{1,2}})(?P<sep>[./\-])(?P<b>\d{{1,2}})(?:(?P=sep)(?P<y3>\d{{4}}|\d{{2}})|\.|(?=[\s,;)!?]|$))
        |(?P<weekday>{_WEEKDAY})\b
    )"""
)


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day found in a text. ``is_ambiguous``: day and month could be read the other way round."""

    day: date
    start: int
    end: int
    is_ambiguous: bool
    is_weekday: bool


def days_in(text: str, near: date, *, month_first: bool = False) -> list[WrittenDay]:
    """The days a text names, in order. A missing year is the one that brings the day nearest after ``near`` - 30 days;
    a day of the week is the next one after ``near``. ``month_first`` reads 03/04 as 4 March (only with slashes)."""
    matches = list(_DAY.finditer(text))
    for match in matches:  # one date that can only be read with the month first speaks for the others
        if match["sep"] == "/" and (one := _read(match, near, False)) and not one.is_ambiguous:
            month_first = month_first or (one.day.month == int(match["a"]) != int(match["b"]))
    return [one for match in matches if (one := _read(match, near, month_first)) is not None]


def _read(match: re.Match[str], near: date, month_first: bool) -> WrittenDay | None:
    ambiguous = weekday = False
    if match["iso_y"]:
        day = _date(int(match["iso_y"]), int(match["iso_m"]), int(match["iso_d"]))
    elif match["d1"]:
        day = _with_year(match["y1"], _MONTHS[match["m1"].casefold()], int(match["d1"]), near)
    elif match["d2"]:
        day = _with_year(match["y2"], _MONTHS[match["m2"].casefold()], int(match["d2"]), near)
    elif match["a"]:
        day, ambiguous = _numeric(match, near, month_first)
    else:
        weekday = True
        ahead = (_WEEKDAYS[match["weekday"].casefold()] - near.weekday() - 1) % 7 + 1
        day = near + timedelta(days=ahead)
    return WrittenDay(day, match.start(), match.end(), ambiguous, weekday) if day else None


def _numeric(match: re.Match[str], near: date, month_first: bool) -> tuple[date | None, bool]:
    first, second = int(match["a"]), int(match["b"])
    if match["sep"] == "-" and not match["y3"]:
        return None, False
    as_day = _with_year(match["y3"], second, first, near)
    as_month = _with_year(match["y3"], first, second, near)
    if match["sep"] == "." or as_month is None or as_day is None or first == second:
        return as_day or (as_month if match["sep"] != "." else None), False
    plausible = [_is_near(one, near) for one in (as_day, as_month)]
    if plausible[0] != plausible[1]:
        return (as_day if plausible[0] else as_month), False
    return (as_month if month_first else as_day), True


def _is_near(day: date, near: date) -> bool:
    return -2 <= (day - near).days <= 120


def _with_year(year: str | None, month: int, day: int, near: date) -> date | None:
    if year:
        return _date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    for candidate in (near.year, near.year + 1):
        found = _date(candidate, month, day)
        if found and (found - near).days >= -30:
            return found
    return _date(near.year, month, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1990 <= year <= 2100 else None
    except ValueError:
        return None
