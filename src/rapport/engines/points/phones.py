"""Telephone numbers in running text, by way of `phonenumbers` (ITU-T E.164).

:func:`candidates` finds what may be a number by its shape, :func:`normalize_phone` says what it is. Numbers invented
for examples (+1 555 …) are kept: a number must be *possible* in its country, being *assigned* raises the certainty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber

_DASHES = "\\-\u2010\u2011\u2012\u2013\u2212"
#: A run of digits with the marks people put between them; bounded, no nested repetition.
_RUN = re.compile(
    rf"(?<![\w+\\=#/])(?:\+ ?|\(\+)?\(?\d[\d ()./\u00a0\u202f\u2009{_DASHES}]{{4,30}}\d(?![\w@])"
)
_EXTENSION = re.compile(
    r"[ ,;]{0,3}\(?(?:ext(?:ension|n)?|x|durchwahl|dw|poste|int(?:erno)?|anexo|ramal|toestel|tst|wew|linka|доб|内線)"
    r"[.: ]{0,3}(\d{1,6})\)?",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}[./-]\d{1,2}[./-]\d{1,2})(?:[ ,]{1,2}\d{1,2}[.: ]?\d{0,2})?$"
)
_IP = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}$")
_POSTCODE = re.compile(r"(?:\d{4}-\d{3}|\d{5}-\d{3}|\d{5}-\d{4}|\d{2}-\d{3})$")
_DECIMALS = re.compile(r"\d{1,3}\.\d{1,2}(?: {1,2}\d{1,3}\.\d{1,2})+$")
_VERSION = re.compile(r"\d{1,2}\.\d{1,2}\.\d{1,3}[.\-]\d{1,3}$")
_YEARS = re.compile(r"(?:19|20)\d\d ?[-–/] ?(?:(?:19|20)\d\d)$")
_NANP = re.compile(
    rf"\+?1?[ .{_DASHES}]?\(?([2-9]\d\d)\)?[ ./{_DASHES}]{{0,3}}(\d{{3}})[ .{_DASHES}]{{0,2}}(\d{{4}})$"
)
_TRUNK = re.compile(r"\( ?0 ?\)")
_GAP = re.compile(r"(?: / | {3,}|/(?=\+)| [-–] (?=\d{5,}|\(|0))")
_KEEPS_TRUNK_ZERO = ("39", "378", "379")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something shaped like a telephone number: offsets into the searched text (``end`` covers an extension)."""

    start: int
    end: int
    digits_end: int  # end of the number proper, before the extension
    text: str  # the number proper, as written
    extension: str


@dataclass(frozen=True, slots=True)
class Phone:
    """A number understood. ``normalized`` is E.164, or bare digits when the country is unknown."""

    normalized: str
    region: str  # "" when unknown
    is_valid: bool  # an assigned range
    is_international: bool  # written with its country code


def candidates(text: str, *, offset: int = 0) -> list[Candidate]:
    """Everything in one line of text that is shaped like a telephone number, in order.

    Dates, postcodes with a dash, spans of years and IP addresses are left out. At least six digits, at most fifteen
    (seventeen with an international prefix 00 or a trunk zero in brackets).
    """
    if len(text) > 2000:
        text = text[:2000]
    found: list[Candidate] = []
    for match in _RUN.finditer(text):
        start = match.start()
        for piece_start, piece in _pieces(match.group(), start):
            candidate = _checked(text, piece, piece_start, offset)
            if candidate is not None:
                found.append(candidate)
    return found


def _pieces(run: str, start: int) -> list[tuple[int, str]]:
    """A run holds two numbers when a slash or a wide gap parts two long groups of digits."""
    pieces: list[tuple[int, str]] = []
    at = 0
    for gap in _GAP.finditer(run):
        left, right = run[at : gap.start()], run[gap.end() :]
        if _count(left) >= 6 and _count(right) >= 6:
            pieces.append((start + at, left))
            at = gap.end()
    pieces.append((start + at, run[at:]))
    return pieces


def _count(text: str) -> int:
    return sum(c.isdigit() for c in text)


def _checked(text: str, piece: str, start: int, offset: int) -> Candidate | None:
    body = piece.strip(" ./-–\u00a0")
    start += piece.index(body) if body else 0
    if body.count("(") > body.count(")"):
        body = body[1:] if body.startswith("(") else body.rpartition("(")[0].rstrip()
        start += piece.strip(" ./-–\u00a0").startswith("(") and not body.startswith("(")
    elif body.count(")") > body.count("(") and body.endswith(")"):
        body = body[:-1].rstrip()
    digits = _count(body)
    if not 6 <= digits <= 17 or _is_something_else(body, digits):
        return None
    end = start + len(body)
    extension = _EXTENSION.match(text, end)
    stop = extension.end() if extension else end
    return Candidate(
        start + offset, stop + offset, end + offset, body, extension.group(1) if extension else ""
    )


def _is_something_else(body: str, digits: int) -> bool:
    if (
        _DATE.match(body)
        or _POSTCODE.match(body)
        or _YEARS.match(body)
        or _DECIMALS.match(body)
        or _VERSION.match(body)
    ):
        return True
    if digits <= 12 and _IP.match(body):
        return max(int(part) for part in body.split(".")) <= 255 and not body.startswith("0")
    groups = re.findall(r"\d+", body)
    return len(groups) > 8 or (
        len(groups) == 2 and len(groups[0]) == 5 and digits <= 9 and groups[0][0] != "0"
    )


@lru_cache(maxsize=32768)
def normalize_phone(text: str, regions: tuple[str, ...] = ()) -> Phone | None:
    """What a written number is. ``regions`` are tried in order for numbers without a country code.

    The first region where the number is assigned wins; then the North American pattern 3-3-4; then the first region
    where it is possible; else bare digits. None when it cannot be a telephone number at all.
    """
    digits = "".join(c for c in text if c.isdigit())
    if not 6 <= len(digits) <= 17:
        return None
    stripped = text.strip(" (")
    if stripped.startswith("+") or (stripped.startswith("00") and not stripped.startswith("000")):
        return _international(stripped, digits)
    return _national(stripped, digits, regions)


def _international(text: str, digits: str) -> Phone | None:
    bare = digits[2:] if text.startswith("00") else digits
    if (trunk := _TRUNK.search(text)) is not None:
        code = "".join(c for c in text[: trunk.start()] if c.isdigit())
        code = code[2:] if text.startswith("00") else code
        rest = "".join(c for c in text[trunk.end() :] if c.isdigit())
        bare = code + ("0" if code in _KEEPS_TRUNK_ZERO else "") + rest
    number = _parsed("+" + bare, None)
    if number is None or not 7 <= len(bare) <= 15:
        return None
    return _phone(number, international=True)


def _national(text: str, digits: str, regions: tuple[str, ...]) -> Phone | None:
    possible: Phone | None = None
    for region in regions:
        number = _parsed(_TRUNK.sub("0", text), region)
        if number is None or not phonenumbers.is_possible_number(number):
            continue
        phone = _phone(number, international=False)
        if phone.is_valid:
            return phone
        possible = possible or phone
    if _NANP.match(text) and (possible is None or possible.region in {"US", "CA", "PR"}):
        number = _parsed(text, "US")
        if number is not None and phonenumbers.is_possible_number(number):
            return _phone(number, international=False)
    if possible is not None:
        return possible
    return Phone(digits, "", False, False) if len(digits) <= 15 else None


def _parsed(text: str, region: str | None) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(text, region)
    except NumberParseException:
        return None


def _phone(number: PhoneNumber, *, international: bool) -> Phone:
    valid = phonenumbers.is_valid_number(number)
    region = phonenumbers.region_code_for_number(number) if valid else None
    region = region or phonenumbers.region_code_for_country_code(number.country_code or 0)
    written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return Phone(written, "" if region in {None, "ZZ", "001"} else region, valid, international)
