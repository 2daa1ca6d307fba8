"""The two halves of a mailbox brought into the form in which they are compared: its name and its address."""

from __future__ import annotations

import re
import unicodedata

from .words import decode_encoded, decode_words, one_line


def clean_name(name: str) -> str:
    """A display name as people read it: encoded words decoded, one line, no quotes around it."""
    if "=?" in name:
        name = decode_encoded(name)
    elif "\x1b" in name:
        name = decode_words(name)
    name = one_line(name)
    if name[:1] in _QUOTES or name[-1:] in _QUOTES:
        name = _unquoted(name)
    return name


_QUOTES = frozenset("\"'\\")


def _unquoted(name: str) -> str:
    """Without quotes around the whole, and without one that has lost its partner."""
    name = name.replace('\\"', '"')
    while len(name) > 1 and name[0] == name[-1] and name[0] in "\"'":
        name = name[1:-1].strip()
    if name.count('"') == 1 and '"' in (name[0], name[-1]):
        name = name.strip('"').strip()
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
    elif _IMPOSSIBLE.search(local) is not None:
        return ""
    return f"{local}@{domain}" if local else ""


def _odd_local(local: str) -> str:
    local = "".join(c for c in unicodedata.normalize("NFC", local) if c.isprintable())
    if len(local) > 1 and local[0] == local[-1] == '"':
        inner = re.sub(r"\\(.)", r"\1", local[1:-1])
        if _DOT_ATOM.fullmatch(inner):
            return inner
        return local if inner.strip() else ""
    return "" if _IMPOSSIBLE.search(local) is not None else local


_DOT_ATOM = re.compile(r"[^\s\"(),.:;<>@\[\]\\]+(?:\.[^\s\"(),.:;<>@\[\]\\]+)*")
_IMPOSSIBLE = re.compile(r"[\s@\"(),:;<>\[\]]")  # in a local part without quotes
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*|\[[0-9a-z.:_-]+\]")
_AFTER_DOMAIN = re.compile(r"[?#/].*|:\d+$", re.S)


def normalize_domain(domain: str) -> str:
    """A domain in lower case and Unicode form, "" when it cannot be one. Address literals stay in brackets."""
    domain = _AFTER_DOMAIN.sub("", domain.strip()).rstrip(".").lower()
    if not domain.isascii():
        domain = unicodedata.normalize("NFKC", domain.replace("\u3002", ".")).lower().rstrip(".")
    if "xn--" in domain:
        domain = ".".join(map(_unicode_label, domain.split(".")))
    if len(domain) > 255 or domain[:1] == "-" or _DOMAIN.fullmatch(domain) is None:
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
