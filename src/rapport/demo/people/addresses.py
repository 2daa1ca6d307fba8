"""How organisations make addresses and display names out of people's names."""

from __future__ import annotations

import unicodedata

PATTERNS = ("first.last", "flast", "first", "f.last", "last", "first_last", "lastf", "last.first", "firstl")

_SPELLED = {
    "ä": "ae",
    "ö": "oe",
    "ü": "ue",
    "ß": "ss",
    "ø": "oe",
    "å": "aa",
    "æ": "ae",
    "ł": "l",
    "ı": "i",
    "đ": "d",
}
_UMLAUT_CULTURES = ("de", "sv")


def plain(text: str, culture: str = "de") -> str:
    """Lower case ASCII letters and digits, as in a local part: umlauts spelled out where that is the custom."""
    lowered = text.lower()
    if culture in _UMLAUT_CULTURES:
        lowered = "".join(_SPELLED.get(char, char) for char in lowered)
    else:
        lowered = lowered.replace("ß", "ss").replace("ø", "o").replace("ł", "l").replace("ı", "i")
    decomposed = unicodedata.normalize("NFKD", lowered)
    return "".join(char for char in decomposed if char.isascii() and (char.isalnum() or char == "-"))


def local_part(pattern: str, given: str, family: str, culture: str) -> str:
    """The part before the @ for somebody, by the pattern of the house."""
    first, last = plain(given.split()[0], culture), plain(_main_family(family, culture), culture)
    return {
        "first.last": f"{first}.{last}",
        "flast": f"{first[:1]}{last}",
        "first": first,
        "f.last": f"{first[:1]}.{last}",
        "last": last,
        "first_last": f"{first}_{last}",
        "lastf": f"{last}{first[:1]}",
        "last.first": f"{last}.{first}",
        "firstl": f"{first}{last[:1]}",
    }[pattern]


def _main_family(family: str, culture: str) -> str:
    """Spaniards with two family names use the first; particles stay ("van den Berg" gives vandenberg)."""
    words = family.split()
    return words[0] if culture == "es" and len(words) > 1 else "".join(words)


def display_name(
    style: str, given: str, family: str, *, prefix: str = "", suffix: str = "", firm: str = ""
) -> str:
    """The name a mail system writes beside the address; "" for systems that write none."""
    full = f"{given} {family}{' ' + suffix if suffix else ''}"
    return {
        "plain": full,
        "comma": f"{family}{' ' + suffix if suffix else ''}, {given}",
        "caps": full.upper(),
        "family_caps": f"{family.upper()} {given}",
        "titled": f"{prefix} {full}".strip(),
        "firm": f"{full} ({firm})",
        "firm_dash": f"{family} {given} - {firm}",
        "slash": f"{given} {family}/{firm}",
        "given": given,
        "none": "",
        "quoted": f"'{full}'",
    }[style]
