"""Postal addresses: lines with a street and number, a postcode and town, a box, a floor, a country."""

from __future__ import annotations

import re
from functools import lru_cache

from rapport.engines.points import region_of_country
from rapport.engines.wordlists import sections

_PLACES = sections("rapport.engines.mail", "places")
_STREETS = frozenset(word.replace(".", "") for word in _PLACES["street"])
_ENDINGS = _PLACES["ending"]
_PARTS = tuple(_PLACES["part"])
_US_STATE = (
    "AL|AK|AZ|AR|CA|CO|CT|DC|DE|FL|GA|HI|IA|ID|IL|IN|KS|KY|LA|MA|MD|ME|MI|MN|MO|MS|MT|NC|ND|NE|NH|NJ|NM|NV|NY|OH|OK|OR|PA"
    "|RI|SC|SD|TN|TX|UT|VA|VT|WA|WI|WV|WY|Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida"
    "|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota"
    "|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota"
    "|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia"
    "|Washington|West Virginia|Wisconsin|Wyoming|Tex|Calif|Mass|Conn|Penn|Wash|Ill"
)
_TOWN = r"[^\W\d_][^\d\n@:]{1,40}"
#: Postcode and town, by what the countries write. Anchored, bounded, on one line.
_POSTCODE_TOWN = re.compile(
    rf"""(?:^|[,;|·•\-–]\ ?)(?:
        (?:[A-Z]{{1,3}}-)?\d{{4,5}}\ {{1,2}}{_TOWN}      # DE, FR, ES, IT, AT, CH, BE, DK, NO, FI
        |\d{{4}}\ ?[A-Z]{{2}},?\ {{1,3}}{_TOWN}          # NL
        |\d{{4}}-\d{{3}}\ {_TOWN}                        # PT
        |\d{{5}}-\d{{3}}\b                               # BR
        |\d{{3}}\ \d{{2}}\ {_TOWN}                       # SE, CZ, SK, GR
        |\d{{2}}-\d{{3}}\ {_TOWN}                        # PL
    )""",
    re.VERBOSE,
)
_TOWN_POSTCODE = re.compile(
    rf"""
        \b(?:{_US_STATE})\.?,?\ {{1,3}}\d{{5}}(?:-\d{{4}})?\b
        |\b[A-Z]{{1,2}}\d[A-Z\d]?\ \d[ABD-HJLNP-UW-Z]{{2}}\b
        |\b[A-CEGHJ-NPR-TVXY]\d[A-Z]\ ?\d[A-Z]\d\b
        |\b(?:NSW|VIC|QLD|SA|WA|TAS|ACT|NT)\.?\ \d{{4}}\b
        |,\ ?[A-Z]{{2}}\ ?-?\ ?(?:CEP\ ?)?\d{{5}}-\d{{3}}
    """,
    re.VERBOSE,
)
_CITY_STATE = re.compile(rf"^[A-Z][A-Za-z .'\-]{{1,30}}, (?:{_US_STATE})\.?(?:, (?:USA|U\.S\.A\.))?$")
_BOX = re.compile(
    r"\b(?:p\.? ?o\.? ?box|postfach|postbus|apartado|casella postale|caixa postal|bp)\b\.? ?\d{1,6}",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<!\w)\d{1,5}[a-zA-Z]?(?:[ -]{0,2}\d{1,4}[a-zA-Z]?)?(?:\.º|º|ª)?(?!\w)")
_LABEL_WORDS = "|".join(map(re.escape, sorted(_PLACES["label"], key=len, reverse=True)))
_LABEL = re.compile(rf"^(?:{_LABEL_WORDS})\s?[:.]\s{{0,3}}", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_][^\W\d_'’\-]*[./]?")


def without_label(line: str) -> int:
    """The offset after a label of an address ("Address: …"); 0 when there is none."""
    found = _LABEL.match(line)
    return found.end() if found else 0


@lru_cache(maxsize=16384)
def is_address_line(line: str) -> bool:
    """Whether a line of a signature is part of a postal address."""
    text = line[without_label(line) :].strip(" ,;|·•*")
    if not 3 <= len(text) <= 140 or "@" in text:
        return False
    if region_of_country(text):
        return True
    if (
        _TOWN_POSTCODE.search(text)
        or _POSTCODE_TOWN.search(text)
        or _CITY_STATE.match(text)
        or _BOX.search(text)
    ):
        return True
    return is_street(text)


def is_street(text: str) -> bool:
    """Whether a text is a street with its number, or a floor, suite or building with one."""
    if not _NUMBER.search(text) or len(text) > 110 or len(_DIGIT.findall(text)) > 12:
        return False
    low = text.casefold()
    words = [word.rstrip("./,") for word in _WORD.findall(low)]
    if len(words) > 14:
        return False
    if any(word in _STREETS or (len(word) > 5 and word.endswith(_ENDINGS)) for word in words):
        return True
    return any(part in low for part in _PARTS if " " in part or part in words)


@lru_cache(maxsize=16384)
def has_place(line: str) -> bool:
    """Whether a line names a town by its postcode or a country: what makes lines around it a whole address."""
    text = line[without_label(line) :].strip(" ,;|·•*")
    if region_of_country(text) or region_of_country(text.rpartition(",")[2]):
        return True
    return bool(
        _TOWN_POSTCODE.search(text)
        or _POSTCODE_TOWN.search(text)
        or _CITY_STATE.match(text)
        or _BOX.search(text)
    )
