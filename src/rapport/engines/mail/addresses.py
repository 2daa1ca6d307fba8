"""Mailboxes in headers. A fast lane for the common forms with a memory for what repeats; the rest goes the odd lane."""

from __future__ import annotations

import re

from .charsets import decode, decode_raw
from .mailbox import clean_name, normalize_address, normalize_domain
from .odd_addresses import ADDRESSES_LIMIT, parse_odd
from .types import Address

__all__ = ["ADDRESSES_LIMIT", "forget", "normalize_address", "normalize_domain", "parse_addresses"]

_VALUE_MEMO_LIMIT = 20_000
_TOKEN_MEMO_LIMIT = 50_000
_MEMO_LENGTH = 400
_values: dict[str, tuple[Address, ...]] = {}
_tokens: dict[str, Address] = {}
# What the fast lane takes: addresses that are normalized once they are in lower case, names without any syntax.
_MAILBOX = re.compile(
    r"""\s*+(?:"([^"\\]*+)"\s*+|([^"<>,;:()@\\\[\]]*+))
        (?:<([\w+=/&*~!#$%^{}|?-][\w.+=/&'*~!#$%^{}|`?-]*+@\w[\w-]*+(?:\.[\w-]++)*+)>)\s*+""",
    re.X | re.A,
).fullmatch
_BARE = re.compile(
    r"\s*+([\w+=/&*~!#$%^{}|?-][\w.+=/&'*~!#$%^{}|`?-]*+@\w[\w-]*+(?:\.[\w-]++)*+)\s*+", re.A
).fullmatch
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
    found = _fast(value) if plain and "\x1b" not in value and len(value) < 60_000 else None
    if found is None:
        found = parse_odd(_as_unicode(value, hint), problems)
    if plain and len(value) <= _MEMO_LENGTH:
        if len(_values) >= _VALUE_MEMO_LIMIT:
            _values.clear()
        _values[value] = found
    return found


def _as_unicode(value: str, hint: str) -> str:
    """Raw bytes decoded; encoded words stay, since they may hold commas and brackets."""
    if "\x1b" in value:
        return decode(value.encode("latin-1", "replace"), "iso-2022-jp")
    return value if value.isascii() else decode_raw(value, hint)


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
    found = _MAILBOX(text)
    if found is not None:
        quoted, bare, address = found.groups()
        name = quoted or bare
        if name and (
            not name.isprintable() or name[0] in " '\"" or "  " in name or name[-1] in " '" or "=?" in name
        ):
            name = clean_name(name)
    else:
        found = _BARE(text)
        if found is None:
            return None
        name, address = "", found[1]
    address = address.lower()
    if "xn--" in address:
        return None
    one = Address(name or "", address)
    if len(text) <= _MEMO_LENGTH:
        if len(_tokens) >= _TOKEN_MEMO_LIMIT:
            _tokens.clear()
        _tokens[text] = one
    return one


def forget() -> None:
    """Empty the memory of parsed addresses (for measurements)."""
    _values.clear()
    _tokens.clear()
