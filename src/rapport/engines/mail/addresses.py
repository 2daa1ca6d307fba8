"""Mailboxes in headers. A fast lane for the common forms with a memory for what repeats; the rest goes the odd lane."""

from __future__ import annotations

import re
import unicodedata

from .charsets import decode_raw
from .types import Address
from .words import decode_encoded, decode_words, one_line

ADDRESSES_LIMIT = 5_000  # addresses read from one header
_VALUE_MEMO_LIMIT = 20_000
_TOKEN_MEMO_LIMIT = 50_000
_MEMO_LENGTH = 400
_values: dict[str, tuple[Address, ...]] = {}
_tokens: dict[str, Address] = {}
# One mailbox in one of the common forms: "Name" <a@b>, Name <a@b>, a@b.
_COMMON = re.compile(
    r"""\s*(?:
        (?: "([^"\\]*)" | ([^\s"<>,;:()@\\\[\]][^"<>,;:()@\\\[\]]*?) )? \s*
        <([A-Za-z0-9_.+=/&'*~!\#$%^{}|`?-]+@[A-Za-z0-9.-]+)>
      | ([A-Za-z0-9_.+=/&'*~!\#$%^{}|`?-]+@[A-Za-z0-9.-]+)
    )\s*""",
    re.X,
)
_OUTSIDE_QUOTES = re.compile(r'(?:[^",]|"[^"]*")+')


def parse_addresses(value: str, hint: str = "", problems: list[str] | None = None) -> tuple[Address, ...]:
    """The mailboxes of one address header (unfolded, as Latin-1 text), in order, groups opened.

    ``hint`` is the charset of the body, for names whose bytes stand there raw. Text that names nobody reachable
    becomes an :class:`Address` without address; an empty group gives nothing.
    """
    known = _values.get(value)
    if known is not None:
        return known
    plain = value.isascii()
    found = _fast(value) if plain and len(value) < 60_000 else None
    if found is None:
        from .odd_addresses import parse_odd

        found = parse_odd(value if plain else decode_raw(value, hint), problems)
    if plain and len(value) <= _MEMO_LENGTH:
        if len(_values) >= _VALUE_MEMO_LIMIT:
            _values.clear()
        _values[value] = found
    return found


def _fast(value: str) -> tuple[Address, ...] | None:
    """None when the value is not a plain list of common forms."""
    if "," not in value:
        one = _token(value)
        return None if one is None else (one,)
    if '"' not in value:
        parts = value.split(",")
    elif "\\" in value or value.count('"') & 1:
        return None
    else:
        parts = _OUTSIDE_QUOTES.findall(value)
    found: list[Address] = []
    for part in parts[:ADDRESSES_LIMIT]:
        one = _tokens.get(part)
        if one is None:
            one = _token(part)
            if one is None:
                if part.strip():
                    return None
                continue
        found.append(one)
    return None if len(parts) > ADDRESSES_LIMIT else tuple(found)


def _token(text: str) -> Address | None:
    known = _tokens.get(text)
    if known is not None:
        return known
    match = _COMMON.fullmatch(text)
    if match is None:
        return None
    quoted, bare, inner, alone = match.groups()
    name = quoted or bare or ""
    address = normalize_address(inner or alone)
    if not address:
        return None
    one = Address(clean_name(name) if name else "", address)
    if len(text) <= _MEMO_LENGTH:
        if len(_tokens) >= _TOKEN_MEMO_LIMIT:
            _tokens.clear()
        _tokens[text] = one
    return one


def forget() -> None:
    """Empty the memory of parsed addresses (for measurements)."""
    _values.clear()
    _tokens.clear()


def clean_name(name: str) -> str:
    """A display name as people read it: encoded words decoded, one line, no quotes around it."""
    if "=?" in name:
        name = decode_encoded(name)
    elif "\x1b" in name:
        name = decode_words(name)
    name = one_line(name)
    while len(name) > 1 and name[0] == name[-1] and name[0] in "\"'":
        name = name[1:-1].strip()
    return name


def normalize_address(text: str) -> str:
    """``local@domain`` in lower case, the domain in Unicode form (RFC 5890 U-labels), or "" when it is no address.

    Quotes that a local part does not need are dropped, a trailing dot of the domain too.
    """
    text = text.strip()
    local, at, domain = text.rpartition("@")
    if not at or not local:
        return ""
    domain = normalize_domain(domain)
    if not domain:
        return ""
    local = local.strip().lower()
    if local[0] == '"' or not local.isascii() or not local.isprintable():
        local = _odd_local(local)
    elif "@" in local or " " in local:
        return ""
    return f"{local}@{domain}" if local else ""


def _odd_local(local: str) -> str:
    local = "".join(c for c in unicodedata.normalize("NFC", local) if c.isprintable())
    if len(local) > 1 and local[0] == local[-1] == '"':
        inner = re.sub(r"\\(.)", r"\1", local[1:-1])
        if _DOT_ATOM.fullmatch(inner):
            return inner
        return local if inner.strip() else ""
    return "" if "@" in local or " " in local else local


_DOT_ATOM = re.compile(r"[^\s\"(),.:;<>@\[\]\\]+(?:\.[^\s\"(),.:;<>@\[\]\\]+)*")
_BAD_DOMAIN = re.compile(r"[\s\"(),;<>\\/]|\.\.")


def normalize_domain(domain: str) -> str:
    """A domain in lower case and Unicode form, "" when it cannot be one. Address literals stay in brackets."""
    domain = domain.strip().rstrip(".").lower()
    if not domain.isascii():
        domain = unicodedata.normalize("NFKC", domain.replace("\u3002", ".")).lower().rstrip(".")
    if "xn--" in domain:
        domain = ".".join(map(_unicode_label, domain.split(".")))
    if (
        not domain
        or domain[0] in ".-"
        or _BAD_DOMAIN.search(domain)
        or not domain.isprintable()
        or len(domain) > 255
    ):
        return ""
    return domain


def _unicode_label(label: str) -> str:
    if not label.startswith("xn--") or len(label) > 63 or not label.isascii():
        return label
    try:
        decoded = label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError, OverflowError):
        return label
    stable = unicodedata.normalize("NFKC", decoded).lower() == decoded and decoded.isprintable()
    return decoded if stable and not decoded.isascii() and "." not in decoded else label
