"""Which country a text or a domain speaks of: ISO 3166 regions as `phonenumbers` wants them."""

from __future__ import annotations

import re
from functools import lru_cache

from rapport.engines.wordlists import sections

_COUNTRIES = {
    word: region for region, names in sections("rapport.engines.points", "regions").items() for word in names
}
_CCTLD_TO_REGION = {
    "uk": "GB",
    "eu": "",
    "su": "RU",
    "ac": "",
    "io": "",
    "co": "",
    "me": "",
    "tv": "",
    "ai": "",
    "ly": "",
}
_CCTLD_TO_REGION |= {
    "fm": "",
    "to": "",
    "cc": "",
    "ws": "",
    "gg": "",
    "sh": "",
    "im": "",
    "la": "",
    "nu": "",
    "st": "",
    "vc": "",
}
_US_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DC|DE|FL|GA|HI|IA|ID|IL|IN|KS|KY|LA|MA|MD|ME|MI|MN|MO|MS|MT|NC|ND|NE|NH|NJ|NM|NV|NY|OH|OK|OR|PA"
    "|RI|SC|SD|TN|TX|UT|VA|VT|WA|WI|WV|WY"
)
_US = re.compile(rf"\b(?:{_US_STATES})\.?,?[ ]{{1,3}}\d{{5}}(?:-\d{{4}})?\b")
_CA = re.compile(r"\b[A-CEGHJ-NPR-TVXY]\d[A-Z][ -]?\d[A-Z]\d\b")
_GB = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}\b")
_NL = re.compile(r"\b[1-9]\d{3} ?[A-Z]{2}\b[ ,]{1,3}[A-Z][a-z'’]")
_PT = re.compile(r"\b\d{4}-\d{3}\b")
_BR = re.compile(r"\b\d{5}-\d{3}\b")
_PREFIXED = re.compile(r"\b(D|A|CH|F|I|NL|B|L|DK|SE?|FIN?|PL|CZ|E|P)-\d{4,5}\b")
_CAR_SIGNS = {
    "D": "DE",
    "A": "AT",
    "CH": "CH",
    "F": "FR",
    "I": "IT",
    "NL": "NL",
    "B": "BE",
    "L": "LU",
    "DK": "DK",
}
_CAR_SIGNS |= {"S": "SE", "SE": "SE", "FI": "FI", "FIN": "FI", "PL": "PL", "CZ": "CZ", "E": "ES", "P": "PT"}
_FORMS = (
    (re.compile(r"\b(?:GmbH|e\.?K\.?|HRB|HRA|Amtsgericht|Geschäftsführer)\b"), "DE"),
    (re.compile(r"\b(?:SARL|S\.A\.R\.L|SASU|EURL|SIRET|RCS)\b"), "FR"),
    (re.compile(r"\b(?:S\.?p\.?A|S\.?r\.?l)\b|P\. ?IVA"), "IT"),
    (re.compile(r"\b(?:Ltda|CNPJ|EIRELI)\b"), "BR"),
    (re.compile(r"\b(?:Lda)\b"), "PT"),
    (re.compile(r"\b(?:B\.V|BV|KvK)\b"), "NL"),
    (re.compile(r"\bS\.?L\.?U?\.?(?=\s|$|,)"), "ES"),
    (re.compile(r"\bSp\. ?z ?o\.? ?o"), "PL"),
    (re.compile(r"\bPty\b"), "AU"),
    (re.compile(r"\bplc\b"), "GB"),
    (re.compile(r"\b(?:LLC|Inc)\b"), "US"),
)
_WORD = re.compile(r"[^\W\d_]+(?:[ .\-][^\W\d_]+){0,3}")


def region_of_country(name: str) -> str:
    """The region of a country's name as written ("Deutschland" → "DE"); "" when it is none."""
    return _COUNTRIES.get(name.strip(" .,;()").casefold(), "") if len(name) <= 40 else ""


@lru_cache(maxsize=65536)
def region_of_domain(domain: str) -> str:
    """The region of a country-code ending; "" for generic endings and those sold as generic (.io, .co, .tv …)."""
    ending = domain.rpartition(".")[2].strip().lower()
    if len(ending) != 2 or not ending.isalpha():
        return ""
    return _CCTLD_TO_REGION.get(ending, ending.upper())


def regions_of_text(text: str) -> tuple[str, ...]:
    """Regions a signature's postal address or country line speaks for, most telling first."""
    found: list[str] = []
    for line in text[:4000].split("\n"):
        for part in (line, *line.split(",")):
            region = region_of_country(part) or region_of_country(part.rpartition(" ")[2])
            if region:
                found.append(region)
        if sign := _PREFIXED.search(line):
            found.append(_CAR_SIGNS[sign.group(1)])
    for pattern, region in ((_US, "US"), (_CA, "CA"), (_GB, "GB"), (_NL, "NL"), (_PT, "PT"), (_BR, "BR")):
        if pattern.search(text[:4000]):
            found.append(region)
    return tuple(dict.fromkeys(found))


def regions_of_forms(text: str) -> tuple[str, ...]:
    """Regions that legal forms and words of registers hint at ("GmbH", "S.p.A.", "Pty"): weaker than a domain."""
    return tuple(dict.fromkeys(region for pattern, region in _FORMS if pattern.search(text[:4000])))
