"""Moments in mail headers: RFC 5322 dates, obsolete forms, and the broken ones real mail carries. Pure: no clock."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Protocol

from .headers import FROM_LINE
from .types import DateOrigin

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier janv ene enero gen gennaio jän jänner stycznia sty januari janeiro",
            "feb february februar février févr fev fév febrero febbraio fevereiro lut lutego februari",
            "mar march märz mär mrz mars marzo março maart mrt marca",
            "apr april avril avr abr abril aprile kwi kwietnia",
            "may mai maj mayo mag maggio maio mei maja",
            "jun june juni juin junio giu giugno junho cze czerwca",
            "jul july juli juil juillet julio lug luglio julho lip lipca",
            "aug august août aou aoû ago agosto augustus sie sierpnia augusti",
            "sep sept september septembre septiembre set settembre setembro wrz września",
            "oct october oktober okt octobre octubre ott ottobre out outubro paź października",
            "nov november novembre noviembre novembro lis listopada",
            "dec december dezember dez décembre déc dic diciembre dicembre dezembro gru grudnia",
        ),
        1,
    )
    for name in names.split()
}
_ZONES = {
    "ut": 0, "utc": 0, "gmt": 0, "z": 0, "wet": 0, "west": 60, "bst": 60, "ist": 330, "cet": 60, "met": 60, "mez": 60,
    "cest": 120, "mest": 120, "mesz": 120, "eet": 120, "eest": 180, "msk": 180, "msd": 240, "sast": 120, "hkt": 480,
    "sgt": 480, "awst": 480, "jst": 540, "kst": 540, "aest": 600, "aedt": 660, "acst": 570, "acdt": 630, "nzst": 720,
    "nzdt": 780, "ast": -240, "adt": -180, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420,
    "mdt": -360, "pst": -480, "pdt": -420, "akst": -540, "akdt": -480, "hst": -600, "brt": -180, "art": -180,
    "nst": -210, "ndt": -150,
}  # fmt: skip
_CLOCK = re.compile(
    r"(?<!\d)(\d{1,2})(?:\s*:\s*|[.h])(\d{2})(?:(?:\s*:\s*|\.)(\d{2}))?(?:[.,]\d+)?(?!\d)\s*(?:([AaPp])\.?[Mm]\b\.?)?",
    re.A,
)
_ISO = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?:[T ]|$)", re.A)
_NUMERIC = re.compile(r"(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})", re.A)
_OFFSET = re.compile(r"(?:(?:GMT|UTC)\s*)?([+-])(\d{1,2}):?(\d{2})?(?!\d)", re.A | re.I)
_ZONE = re.compile(r"(?<!\S)[+-]\d{4}(?!\d)", re.A)
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_COMMENT = re.compile(r"\([^()]*\)")
_LIMIT = 200  # characters of a date that are looked at
_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
_LATEST = datetime(2200, 1, 1, tzinfo=UTC)
_APART = timedelta(days=2)
_CHAIN = timedelta(days=30)  # how long a message may be on its way
_HOPS_LIMIT = 50
_MONTH_DIGITS = {name.capitalize(): f"{number:02d}" for name, number in _MONTHS.items() if len(name) == 3}
_ZONE_DIGITS = {
    name.upper(): f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}{abs(minutes) % 60:02d}"
    for name, minutes in _ZONES.items()
}
_DAY_DIGITS = {str(day): f"{day:02d}" for day in range(1, 32)} | {
    f"{day:02d}": f"{day:02d}" for day in range(1, 32)
}


def parse_date(value: str) -> datetime | None:
    """The moment a header says, in UTC; None when it cannot be read or cannot be a moment of mail (before 1980)."""
    words = value[:_LIMIT].split()
    if not words:
        return None
    if words[0][-1] == ",":
        del words[0]
    try:
        if len(words) >= 5 and words[4][0] in "+-":
            moment = _written(words[0], words[1], words[2], words[3], words[4])
            return moment if len(words) == 5 or words[5][0] == "(" else _parse_odd(value[:_LIMIT])
        return _in_other_order(words)
    except (ValueError, KeyError, IndexError, OverflowError):
        return _parse_odd(value[:_LIMIT])


def _written(day: str, month: str, year: str, clock: str, zone: str) -> datetime:
    """A moment from its words; raises ValueError or KeyError when they are not of the common form."""
    if len(year) == 2:
        year = f"20{year}" if year < "50" else f"19{year}"
    elif "0099" < year < "0200":  # a count from 1900
        year = str(int(year) + 1900)
    if len(zone) == 6:
        zone = zone.replace(":", "").replace("+-", "-")
    if len(clock) != 8 or len(zone) != 5 or not "1980" <= year < "2200":
        raise ValueError(year)
    if zone[1:3] > "14":  # nowhere on earth
        zone = "+0000"
    return datetime.fromisoformat(
        f"{year}-{_MONTH_DIGITS[month]}-{_DAY_DIGITS[day]}T{clock}{zone}"
    ).astimezone(UTC)


def _in_other_order(words: list[str]) -> datetime:
    """Named zones, no zone at all, and the order of asctime; raises when it is none of these."""
    if words[1] in _DAY_DIGITS and words[0] in _MONTH_DIGITS:
        words.insert(0, "")
    if words[1] in _MONTH_DIGITS and words[2] in _DAY_DIGITS:  # Mon Mar  2 10:15:00 CET 2026
        _, month, day, clock, *zone, year = words
        named = zone[0] if zone else "GMT"
    else:
        day, month, year, clock, *zone = words
        named = zone[0] if zone else "GMT"
    if len(zone) > 1 and zone[1][0] != "(":
        raise ValueError(zone[1])
    return _written(day, month, year, clock, named if named[0] in "+-" else _ZONE_DIGITS[named])


def _parse_odd(value: str) -> datetime | None:
    if not value.isascii():
        value = value.encode("latin-1", "replace").decode("utf-8", "replace")
    bare = _COMMENT.sub(" ", value).replace('"', " ")
    iso = _ISO.search(bare)
    day_part, clock, rest = _cut_clock(bare, iso)
    day = _day(day_part + " " + rest, iso)
    if day is None or (clock is None and ":" in bare):
        return None
    offset = _offset(rest, day_part)
    try:
        moment = datetime(*day, *(clock or (0, 0, 0)), tzinfo=UTC) - timedelta(minutes=offset)
    except (ValueError, OverflowError):
        return None
    return moment if _EARLIEST <= moment < _LATEST else None


def _cut_clock(text: str, iso: re.Match[str] | None) -> tuple[str, tuple[int, int, int] | None, str]:
    """(what stands before the time of day, the time if there is one, what stands after it)."""
    for found in _CLOCK.finditer(text, iso.end() if iso else 0):
        hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
        if hour > 24 or minute > 59 or second > 61 or (found[3] is None and "." in found[0]):
            continue
        half = (found[4] or "").lower()
        hour = hour % 12 + (12 if half == "p" else 0) if half and hour <= 12 else hour % 24
        return text[: found.start()], (hour, minute, min(second, 59)), text[found.end() :]
    return text, None, ""


def _day(text: str, iso: re.Match[str] | None) -> tuple[int, int, int] | None:
    if iso is not None:
        return int(iso[1]), int(iso[2]), int(iso[3])
    words = _WORDS.findall(_ZONE.sub(" ", text))
    month = next((_MONTHS[w.lower()] for w in words if w.lower() in _MONTHS), None)
    numbers = [w for w in words if w.isdecimal()]
    if month is None:
        return _numeric_day(text)
    if len(numbers) < 2:
        return None
    first, second = numbers[0], numbers[1]
    if len(first) == 4 and len(second) <= 2:
        first, second = second, first
    return _year(second), month, int(first)


def _numeric_day(text: str) -> tuple[int, int, int] | None:
    """9/2/2002 is American, 2.9.2002 is not; a number beyond 12 decides."""
    found = _NUMERIC.search(text)
    if found is None:
        return None
    one, mark, two, three = found[1], found[2], found[3], found[4]
    if len(one) == 4:
        return int(one), int(two), int(three)
    month, day = (int(one), int(two)) if mark == "/" else (int(two), int(one))
    if month > 12:
        month, day = day, month
    return _year(three), month, day


def _year(text: str) -> int:
    """RFC 5322, 4.3: two digits up to 49 are of this century, what is left of a count from 1900 is."""
    year = int(text[:6])
    if len(text) == 2 or len(text) == 1:
        return year + (2000 if year < 50 else 1900)
    return year + 1900 if 100 <= year < 200 else year


def _offset(after: str, before: str) -> int:
    """Minutes east of UTC."""
    found = _OFFSET.search(after)
    if found is not None:
        hours = int(found[2]) if found[3] or len(found[2]) < 3 else 0
        minutes = hours * 60 + int(found[3] or 0)
        return 0 if minutes > 15 * 60 else -minutes if found[1] == "-" else minutes
    for word in _WORDS.findall(after) + _WORDS.findall(before):
        if word.lower() in _ZONES:
            return _ZONES[word.lower()]
    return 0


def received_date(value: str) -> datetime | None:
    """The moment of one Received header: what follows its last semicolon."""
    return parse_date(value[value.rfind(";") + 1 :])


class Hops(Protocol):
    """The Received headers of a message."""

    def oldest(self) -> str | None:
        """The first hop, written last."""

    def received(self) -> list[str]:
        """All hops, newest first."""


def moment_of(values: dict[str, str], hops: Hops) -> tuple[datetime | None, DateOrigin]:
    """When a message was sent, from its header values.

    The hops are all read only when the Date and the oldest of them disagree. The Date is believed unless it is missing,
    broken or more than two days off every hop; then the oldest believable hop speaks. Without Received, Delivery-Date
    and the "From " line of an mbox stand in.
    """
    date = values.get("date")
    said = parse_date(date) if date else None
    oldest = hops.oldest()
    if said is not None and date is not None and oldest is not None:
        day = _WRITTEN_DAY(date)
        if day is not None and f" {day[1]} " in oldest:
            return said, DateOrigin.DATE  # both say the same day: no need to know the minute
        hop = received_date(oldest)
        if hop is not None and -_APART <= hop - said <= _APART:
            return said, DateOrigin.DATE
    return _judge(said, _moments(values, hops.received() if oldest is not None else []))


_WRITTEN_DAY = re.compile(r"(?:[A-Z][a-z]{2}, )?(\d{1,2} [A-Z][a-z]{2} \d{4}) ", re.A).match


def _moments(values: dict[str, str], received: list[str]) -> list[datetime]:
    """Moments of delivery, newest first."""
    hops = [hop for hop in map(received_date, received[:_HOPS_LIMIT]) if hop is not None]
    if hops:
        return hops
    stamps = [values.get("delivery-date", ""), values.get(FROM_LINE, "").lstrip(">").removeprefix("From ")]
    return [stamp for stamp in map(parse_date, stamps) if stamp is not None]


def _judge(said: datetime | None, hops: list[datetime]) -> tuple[datetime | None, DateOrigin]:
    if not hops:
        return (said, DateOrigin.DATE) if said is not None else (None, DateOrigin.NONE)
    if said is not None and min(hops) - _APART <= said <= max(hops) + _APART:
        return said, DateOrigin.DATE
    newest = hops[0]
    for hop in reversed(hops):
        if newest - _CHAIN <= hop <= newest + _APART:
            return hop, DateOrigin.RECEIVED
    return newest, DateOrigin.RECEIVED
