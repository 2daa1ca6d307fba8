"""A single value somebody types into a field, understood as the same value read from mail would be."""

from __future__ import annotations

from dataclasses import dataclass

from rapport.engines.names import display_name, fold_name
from rapport.engines.points.hosts import EMAIL, URL, normalize_email, normalize_url
from rapport.engines.points.organizations import fold_organization
from rapport.engines.points.phones import normalize_phone

PHONES = ("phone", "mobile", "fax")
ATTRIBUTES = ("name", "title", "organization", *PHONES, "email", "address", "url")
MAX_VALUE = 500
_DIGITS_WITHOUT_COUNTRY = 7


@dataclass(frozen=True, slots=True)
class Written:
    """The value as it is shown, and the form it is compared in."""

    value: str
    normalized: str


def written_value(attribute: str, text: str, regions: tuple[str, ...] = ()) -> Written | None:
    """What was typed for an attribute (one of :data:`ATTRIBUTES`); None when it cannot be such a value.

    ``regions`` (ISO 3166 codes) are tried for telephone numbers without a country code, in this order.
    """
    value = " ".join(text.split())
    if not value or len(value) > MAX_VALUE or any(not c.isprintable() for c in value):
        return None
    if attribute == "name":
        value = display_name(value) or value
    normalized = _normalized(attribute, value, regions)
    return Written(value, normalized) if normalized else None


def _normalized(attribute: str, value: str, regions: tuple[str, ...]) -> str:
    if attribute in PHONES:
        return _phone(value, regions)
    if attribute == "email":
        return normalize_email(value) if EMAIL.fullmatch(normalize_email(value)) else ""
    if attribute == "url":
        return normalize_url(value) if URL.fullmatch(value) or " " not in value else ""
    if attribute == "name":
        return fold_name(value)
    if attribute == "organization":
        return fold_organization(value)
    if attribute == "address":
        return " ".join(value.casefold().replace(",", " ").split())
    return value.casefold() if attribute == "title" else ""


def _phone(value: str, regions: tuple[str, ...]) -> str:
    """A number with letters in it is none, whatever digits it carries: "call me at 3" is a sentence."""
    if sum(c.isalpha() for c in value) > len("ext"):
        return ""
    phone = normalize_phone(value, regions)
    if phone is None or (not phone.region and len(phone.normalized) < _DIGITS_WITHOUT_COUNTRY):
        return ""
    return phone.normalized
