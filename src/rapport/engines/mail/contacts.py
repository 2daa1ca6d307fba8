"""Ways to reach somebody in one line of a signature: addresses, web addresses, telephone numbers with their labels."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapport.engines.mail import confidence
from rapport.engines.mail.author import Author
from rapport.engines.mail.fields import Field
from rapport.engines.mail.types import Attribute, Origin
from rapport.engines.points import (
    Candidate,
    Phone,
    candidates,
    is_role_local_part,
    normalize_email,
    normalize_phone,
    normalize_url,
    registrable_domain,
)
from rapport.engines.points.hosts import EMAIL, HOST, URL, is_bare_host, trimmed
from rapport.engines.wordlists import sections, words

_LABELS = {
    word: kind for kind, found in sections("rapport.engines.mail", "contact_labels").items() for word in found
}
_LABEL_WORD = re.compile(r"[^\W\d_][^\W\d_\-/&+]*(?:[\-/&+][^\W\d_]+)*|[☎☏✆📞📱📲📠🖷]")
_AFTER = re.compile(r"[ \t]{0,3}[(\[\-–]?[ ]?([^\W\d_]{1,12})\b")
_FAX_TOO = re.compile(
    r"(?:tel|phone|fon|t|ph)[a-zé]*\.? ?(?:/|&|\+|u\.|und|and|et|y|e|en) ?(?:fax|f|telefax)\b", re.IGNORECASE
)
#: Registration numbers, bank details and the like: such a line says nothing about how to reach somebody.
_REGISTERED = re.compile("|".join(words("rapport.engines.mail", "registrations")), re.IGNORECASE)
_MASK = "\x00"
_AT_SIGN, _DOT_SIGN = r" ?[(\[{] ?(?:at|@|ät) ?[)\]}] ?", r" ?[(\[{] ?(?:dot|punkt|\.) ?[)\]}] ?"
_OBFUSCATED = re.compile(
    rf"([\w.+\-]{{1,64}}){_AT_SIGN}([\w\-]{{1,60}}(?:(?:{_DOT_SIGN}|\.)[\w\-]{{1,40}}){{1,4}})", re.IGNORECASE
)
_DOT = re.compile(_DOT_SIGN, re.IGNORECASE)


@dataclass(slots=True)
class Found:
    """The fields of a line, and the line with everything used up blanked out by NUL characters."""

    fields: list[Field]
    rest: str
    carried: str  # the kind of a label that stood alone on this line, for a number on the next


@lru_cache(maxsize=16384)
def is_registration(line: str) -> bool:
    """Whether a line carries register, tax or bank numbers or lists a company's directors."""
    return _REGISTERED.search(line) is not None


def find(line: str, offset: int, author: Author, regions: tuple[str, ...], carried: str) -> Found:
    """Fields of one line at ``offset`` of the block. ``carried`` is the label of the line above, when it stood alone."""
    fields: list[Field] = []
    rest = _emails(line, offset, author, fields)
    rest = _urls(rest, offset, author, fields)
    rest, label = _phones(rest, offset, regions, carried, fields)
    return Found(fields, rest, label)


def _masked(text: str, start: int, end: int) -> str:
    return text[:start] + _MASK * (end - start) + text[end:]


def _emails(line: str, offset: int, author: Author, fields: list[Field]) -> str:
    rest = line
    if "@" in line:
        for match in EMAIL.finditer(line):
            start, end = trimmed(match)
            rest = _masked(rest, start, end)
            fields.append(
                _email(
                    line[start:end], normalize_email(line[start:end]), offset + start, offset + end, author
                )
            )
    elif "(at)" in (low := line.casefold()) or "[at]" in low or "{at}" in low or "(ät)" in low:
        for match in _OBFUSCATED.finditer(line):
            address = f"{match.group(1)}@{_DOT.sub('.', match.group(2))}".lower()
            rest = _masked(rest, match.start(), match.end())
            fields.append(
                _email(match.group(), address, offset + match.start(), offset + match.end(), author)
            )
    return rest


def _email(value: str, address: str, start: int, end: int, author: Author) -> Field:
    local, _, domain = address.partition("@")
    sure = confidence.EMAIL_OTHER
    if is_role_local_part(local):
        sure = confidence.EMAIL_ROLE
    elif author.domain and registrable_domain(domain) == registrable_domain(author.domain):
        sure = confidence.EMAIL_SAME_DOMAIN
    return Field(Attribute.EMAIL, value, address, sure, Origin.SIGNATURE, start, end)


def _urls(line: str, offset: int, author: Author, fields: list[Field]) -> str:
    rest = line
    if "." not in line:
        return rest
    spans = [trimmed(match) for match in URL.finditer(line)]
    if not spans:
        spans = [trimmed(m) for m in HOST.finditer(rest) if _is_host(line, m, author)]
    for start, end in spans:
        if line[start:end].lower().startswith("mailto:") or _MASK in rest[start:end]:
            continue
        normalized = normalize_url(line[start:end])
        rest = _masked(rest, start, end)
        if normalized and len(normalized) <= 120:
            host = registrable_domain(normalized.partition("/")[0])
            own = author.domain and host == registrable_domain(author.domain)
            sure = confidence.URL_OWN_DOMAIN if own else confidence.URL_OTHER
            value = line[start:end]
            fields.append(
                Field(Attribute.URL, value, normalized, sure, Origin.SIGNATURE, offset + start, offset + end)
            )
    return rest


def _is_host(line: str, match: re.Match[str], author: Author) -> bool:
    """A host without "www." counts when it is the author's domain, labelled, or alone between separators."""
    start, end = trimmed(match)
    host = line[start:end].partition("/")[0].lower()
    if not is_bare_host(line[start:end]) or line[start:end].isdigit():
        return False
    if author.domain and registrable_domain(host) == registrable_domain(author.domain):
        return True
    before, after = line[:start].rstrip(" \t<("), line[end:].lstrip(" \t>).,")
    alone = (not before or before[-1] in "|•·/-–,:\x00") and (not after or after[0] in "|•·/-–,\x00")
    return alone and host == line[start:end].partition("/")[0]


def _phones(
    line: str, offset: int, regions: tuple[str, ...], carried: str, fields: list[Field]
) -> tuple[str, str]:
    found = candidates(line)
    if not found:
        return line, _lone_label(line)
    kinds = _kinds(line, found, carried)
    rest = line
    for one, kind in zip(found, kinds, strict=True):
        if kind == "skip":
            continue
        phone = normalize_phone(one.text, regions)
        if phone is None or not _is_plausible(one, phone, kind):
            continue
        rest = _masked(rest, one.start, one.end)
        sure = _sure(phone, bool(kind))
        for attribute in _attributes(kind):
            value = line[one.start : one.end]
            fields.append(
                Field(
                    attribute,
                    value,
                    phone.normalized,
                    sure,
                    Origin.SIGNATURE,
                    offset + one.start,
                    offset + one.end,
                )
            )
    return rest, ""


def _attributes(kind: str) -> tuple[Attribute, ...]:
    if kind == "both":
        return Attribute.PHONE, Attribute.FAX
    return (Attribute(kind),) if kind else (Attribute.PHONE,)


def _sure(phone: Phone, labelled: bool) -> float:
    if not phone.region and not phone.is_international:
        return confidence.PHONE_UNKNOWN
    if phone.is_valid:
        return confidence.PHONE_SURE if phone.is_international or labelled else confidence.PHONE_VALID
    return confidence.PHONE_POSSIBLE


def _is_plausible(one: Candidate, phone: Phone, kind: str) -> bool:
    """A number without a label must have a country, and be written like one: with brackets, groups, or a trunk zero."""
    if kind or phone.is_international:
        return True
    if not phone.region:
        return False
    groups = re.findall(r"\d+", one.text)
    if len(groups) >= 2:
        return len(one.text) >= 8 and (phone.is_valid or one.text[0] in "(0" or len(groups) >= 3)
    return phone.is_valid and (one.text.startswith("0") or len(one.text) == 10)


def _kinds(line: str, found: list[Candidate], carried: str) -> list[str]:
    """The label of each number, "" without one. Labels stand before the numbers of a line or after them, never both."""
    before: list[str] = []
    at = 0
    for one in found:
        before.append(_label(line[at : one.start]))
        at = one.end
    if before[0]:
        return _filled(before)
    after = [
        _label_after(line[one.end : following])
        for one, following in zip(found, _starts(line, found), strict=True)
    ]
    if any(after) and not any(before[1:]):
        return after
    if carried and not before[0]:
        before[0] = carried
    if not any(before) and any(after):
        return after
    return before


def _starts(line: str, found: list[Candidate]) -> list[int]:
    return [*(one.start for one in found[1:]), len(line)]


def _filled(kinds: list[str]) -> list[str]:
    """A number without a label of its own after a labelled one ("Tel 1 / 2") has the same label."""
    for index in range(1, len(kinds)):
        kinds[index] = kinds[index] or kinds[index - 1]
    return kinds


def _label(text: str) -> str:
    """What the last words before a number announce."""
    text = text.rpartition(_MASK)[2]
    if _FAX_TOO.search(text):
        return "both"
    words = [word.casefold() for word in _LABEL_WORD.findall(text)][-5:]
    if any(_LABELS.get(word) == "skip" for word in words):
        return "skip"
    for index in range(len(words) - 1, -1, -1):
        kind = _LABELS.get(words[index], "")
        if kind and (len(words[index]) > 1 or index == len(words) - 1):
            other = _LABELS.get(words[index - 1], "") if index else ""
            return other if kind == "phone" and other in {"mobile", "fax"} else kind
        if index < len(words) - 3:
            break
    return ""


def _label_after(text: str) -> str:
    found = _AFTER.match(text)
    if not found:
        return ""
    word = found.group(1).casefold()
    bracketed = "(" in found.group() or "[" in found.group()
    return _LABELS.get(word, "") if len(word) > 1 or bracketed else ""


def _lone_label(line: str) -> str:
    """The kind of a label that is all a line holds ("Mobil:"), for the number on the next line."""
    text = line.strip(" \t:.*")
    return _LABELS.get(text.casefold(), "") if 1 < len(text) <= 16 else ""
