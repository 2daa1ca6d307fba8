"""Header fields: encoded words (RFC 2047), address lists, folding (RFC 5322)."""

from __future__ import annotations

import base64
from functools import lru_cache

from rapport.demo.post.letter import Party

_SPECIALS = set('()<>@,;:\\".[]')
_Q_SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/")


@lru_cache(maxsize=32768)
def encoded(text: str, charset: str = "utf-8", method: str = "Q") -> str:
    """The text as it may stand in a header: as it is when ASCII, else as encoded words parted by a fold."""
    if text.isascii():
        return text
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        charset = "utf-8"
    # Characters are never cut: each takes part of the room, in Q by itself, in B four bytes for three.
    room = (75 - len(f"=?{charset}?{method}??=")) * (1 if method == "Q" else 3 / 4 - 0.04)
    words, start, used = [], 0, 0
    for at, char in enumerate(text):
        size = len(_word(char, charset, "Q")) if method == "Q" else len(char.encode(charset))
        if used + size > room:
            words.append(text[start:at])
            start, used = at, 0
        used += size
    words.append(text[start:])
    return "\n ".join(f"=?{charset}?{method}?{_word(word, charset, method)}?=" for word in words)


def _word(text: str, charset: str, method: str) -> str:
    data = text.encode(charset)
    if method in "bB":
        return base64.b64encode(data).decode("ascii")
    return "".join(chr(b) if b in _Q_SAFE else "_" if b == 32 else f"={b:02X}" for b in data)


def quoted(name: str) -> str:
    """A display name of ASCII, in quotes where it must be."""
    if any(char in _SPECIALS for char in name):
        return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return name


@lru_cache(maxsize=65536)
def address(name: str, mailbox: str, charset: str = "utf-8", method: str = "Q", style: str = "") -> str:
    """One address as a header writes it; ``style`` names a habit that bends the rules."""
    if not name:
        return f"<{mailbox}>" if style == "always_angle" else mailbox
    if style == "raw":  # eight bits as they are
        return f"{quoted(name)} <{mailbox}>"
    if style == "unquoted":  # commas in a name without quotes
        return f"{encoded(name, charset, method)} <{mailbox}>"
    if style == "comment":  # the way of the seventies
        return f"{mailbox} ({encoded(name, charset, method)})"
    if style == "quoted_word" and not name.isascii():  # an encoded word inside quotes, against the rule
        return f'"{encoded(name, charset, method)}" <{mailbox}>'
    if style == "open_quote":
        return f'"{encoded(name, charset, method)} <{mailbox}>'
    if style == "always_quote" and name.isascii():
        return f'"{name}" <{mailbox}>'
    return f"{quoted(name) if name.isascii() else encoded(name, charset, method)} <{mailbox}>"


def address_list(parties: list[Party], charset: str, method: str, style: str, joint: str = ",\n\t") -> str:
    """Addresses one a line when they do not fit one line."""
    written = [address(party.name, party.address, charset, method, style) for party in parties]
    if len(written) == 1:
        return written[0]
    short = ", ".join(written)
    return short if len(short) < 66 and "\n" not in short else joint.join(written)


def folded(name: str, value: str, width: int = 76) -> str:
    """``name: value`` with line breaks before blanks where the line grows too long."""
    if len(name) + len(value) + 2 <= width or "\n" in value:
        return f"{name}: {value}"
    lines, current = [], f"{name}:"
    for word in value.split(" "):
        if len(current) + 1 + len(word) > width and current != f"{name}:":
            lines.append(current)
            current = ""
        current += f" {word}"
    lines.append(current)
    return "\n".join(lines)
