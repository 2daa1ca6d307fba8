"""Writing vCards, version 4.0 (RFC 6350)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

LONGEST_LINE = 75  # octets, without the line end
LINE_END = "\r\n"

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BREAK = re.compile(r"\r\n|\r|\n")
_UNSAFE_PARAMETER = re.compile(r'[:;,"^\s]')
_URI_SAFE = ":/?#[]@!$&'()*+,;=-._~%"


@dataclass(frozen=True, slots=True)
class Line:
    """One property: its name, its value as it is to be written (see `text`, `structured`, `uri`), its parameters."""

    name: str
    value: str
    parameters: tuple[tuple[str, str], ...] = ()


def text(value: str) -> str:
    """A text value: backslash, comma, semicolon and line breaks escaped (3.4), other control characters left out."""
    plain = _CONTROL.sub("", value).replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return _BREAK.sub(r"\\n", plain)


def structured(components: Sequence[str]) -> str:
    """A value of several components, as N and ADR have, with their separators."""
    return ";".join(text(component) for component in components)


def uri(value: str) -> str:
    """A URI value: what may not stand in one is percent-encoded (RFC 3986)."""
    return quote(value, safe=_URI_SAFE)


def card(lines: Iterable[Line]) -> str:
    """A whole vCard of these properties, folded, with its line ends."""
    whole = [Line("BEGIN", "VCARD"), Line("VERSION", "4.0"), *lines, Line("END", "VCARD")]
    return "".join(folded(_written(line)) + LINE_END for line in whole)


def folded(line: str) -> str:
    """A line broken so that no part is longer than 75 octets, between characters (3.2)."""
    if len(line) <= LONGEST_LINE and line.isascii():
        return line
    parts, octets = [[]], 0  # type: list[list[str]], int
    for character in line:
        size = len(character.encode("utf-8", "replace"))
        if octets + size > LONGEST_LINE:
            parts.append([])
            octets = 1  # the space that a continuation begins with
        parts[-1].append(character)
        octets += size
    return f"{LINE_END} ".join("".join(part) for part in parts)


def _written(line: Line) -> str:
    parameters = "".join(f";{name}={_parameter(value)}" for name, value in line.parameters)
    return f"{line.name}{parameters}:{line.value}"


def _parameter(value: str) -> str:
    """A parameter's value; quoted where it must be, with RFC 6868 for what quotes cannot hold."""
    plain = _CONTROL.sub("", value)
    if not _UNSAFE_PARAMETER.search(plain):
        return plain
    coded = _BREAK.sub("^n", plain.replace("^", "^^").replace('"', "^'"))
    return f'"{coded}"'
