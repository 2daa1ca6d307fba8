"""Moments of the demo company: whole seconds since 1970 in UTC, its zones and its working hours.

No clock and no zone database: the rules of the few zones needed are written out here.
"""

from __future__ import annotations

import calendar
import time
from functools import lru_cache

from rapport.demo.dice import Dice

HOUR = 3600
DAY = 86_400

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def moment(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0) -> int:
    """Seconds since 1970 of a moment in UTC."""
    return calendar.timegm((year, month, day, hour, minute, second))


BEGINS = moment(2025, 5, 1)
ENDS = moment(2026, 10, 31, 18)

# Zone: minutes east of Greenwich in winter, and whose summer time it keeps.
ZONES: dict[str, tuple[int, str]] = {
    "uk": (0, "eu"),
    "pt": (0, "eu"),
    "cet": (60, "eu"),
    "eet": (120, "eu"),
    "tr": (180, ""),
    "us_east": (-300, "us"),
    "us_west": (-480, "us"),
    "jp": (540, ""),
    "cn": (480, ""),
    "utc": (0, ""),
}
ABBREVIATIONS = {60: "CET", 120: "CEST", -300: "EST", -240: "EDT", 540: "JST"}


def _last_sunday(year: int, month: int) -> int:
    end = moment(year, month, calendar.monthrange(year, month)[1])
    return end - ((weekday(end) + 1) % 7) * DAY


def _nth_sunday(year: int, month: int, nth: int) -> int:
    start = moment(year, month, 1)
    return start + ((6 - weekday(start)) % 7 + 7 * (nth - 1)) * DAY


@lru_cache(maxsize=64)
def _summer(rule: str, year: int) -> tuple[int, int]:
    """When summer time begins and ends (UTC); European Union since 1996, United States since 2007."""
    if rule == "eu":
        return _last_sunday(year, 3) + HOUR, _last_sunday(year, 10) + HOUR
    return _nth_sunday(year, 3, 2) + 7 * HOUR, _nth_sunday(year, 11, 1) + 6 * HOUR


def weekday(at: int) -> int:
    """0 for Monday to 6 for Sunday."""
    return (at // DAY + 3) % 7


@lru_cache(maxsize=4096)
def _offset_of_day(zone: str, day: int) -> int:
    minutes, rule = ZONES[zone]
    if rule:
        at = day * DAY + 12 * HOUR
        begins, ends = _summer(rule, time.gmtime(at).tm_year)
        if begins <= at < ends:
            return minutes + 60
    return minutes


def offset(zone: str, at: int) -> int:
    """Minutes east of Greenwich of ``zone`` on the day of ``at``."""
    return _offset_of_day(zone, at // DAY)


def local(at: int, minutes: int) -> time.struct_time:
    """The clock on the wall, ``minutes`` east of Greenwich."""
    return time.gmtime(at + minutes * 60)


def date_header(at: int, minutes: int, *, comment: str = "") -> str:
    """The moment as RFC 5322 writes it, e.g. ``Tue, 27 Oct 2026 09:12:44 +0100``."""
    wall = local(at, minutes)
    sign = "-" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    written = (
        f"{WEEKDAYS[wall.tm_wday]}, {wall.tm_mday} {MONTHS[wall.tm_mon - 1]} {wall.tm_year} "
        f"{wall.tm_hour:02d}:{wall.tm_min:02d}:{wall.tm_sec:02d} {sign}{hours:02d}{rest:02d}"
    )
    return f"{written} ({comment})" if comment else written


def asctime(at: int) -> str:
    """The moment as the separator line of an mbox writes it, in UTC."""
    wall = time.gmtime(at)
    return (
        f"{WEEKDAYS[wall.tm_wday]} {MONTHS[wall.tm_mon - 1]} {wall.tm_mday:2d} "
        f"{wall.tm_hour:02d}:{wall.tm_min:02d}:{wall.tm_sec:02d} {wall.tm_year}"
    )


def iso(at: int) -> str:
    """The moment in ISO 8601, UTC."""
    wall = time.gmtime(at)
    return (
        f"{wall.tm_year:04d}-{wall.tm_mon:02d}-{wall.tm_mday:02d}T"
        f"{wall.tm_hour:02d}:{wall.tm_min:02d}:{wall.tm_sec:02d}Z"
    )


def iso_day(at: int) -> str:
    """The day in ISO 8601, UTC."""
    return iso(at)[:10]


def in_working_hours(at: int, zone: str, dice: Dice) -> int:
    """``at`` itself when people work then in ``zone``, else a time on the next working day; some write in the evening."""
    minutes = offset(zone, at)
    there = at + minutes * 60
    second = there % DAY
    day = there - second
    if second > 18 * HOUR:
        day += DAY
        second = 0
    while weekday(day) >= 5 or _is_holiday(day):
        day += DAY
        second = 0
    if second < 7 * HOUR + 1800:
        second = int(8 * HOUR + dice.random() * dice.random() * 8 * HOUR)
    if dice.chance(0.03):
        second = int((18.2 + 4 * dice.random()) * HOUR)
    return day + second - minutes * 60


@lru_cache(maxsize=4096)
def _is_holiday(day: int) -> bool:
    wall = time.gmtime(day)
    return (wall.tm_mon, wall.tm_mday) in ((12, 24), (12, 25), (12, 26), (12, 31), (1, 1), (5, 1))
