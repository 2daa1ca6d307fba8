"""Content-Type and Content-Disposition values (RFC 2045, 2183, 2231), tolerant of what broken writers send."""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

from .charsets import decode
from .words import decode_words, one_line

_PARAMETER = re.compile(r"""([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))""", re.S)
_TYPE = re.compile(r"""\s*["']?\s*([\w!#$&^.+-]+)\s*/\s*([\w!#$&^.+-]+)""", re.A)
_MULTIPART = re.compile(r"""(multipart/[a-z]{1,30})\s*;\s*boundary="([^"\\]{1,200})"\s*""", re.I)
_SECTION = re.compile(r"(.+?)\*(\d{1,3})?(\*)?")
_ESCAPED = re.compile(r"""\\(["\\])""")
_LIMIT = 8_000  # characters of one value that are looked at
_MEMO_LIMIT = 2_000
_known: dict[str, tuple[str, dict[str, str]]] = {}
_NOTHING: dict[str, str] = {}


def content_type(value: str) -> tuple[str, dict[str, str]]:
    """(media type in lower case or "" when it is not one, parameters by lower-case name).

    Values of parameters are as written but for quotes; the caller must not change the dictionary.
    """
    known = _known.get(value)
    if known is not None:
        return known
    simple = _MULTIPART.fullmatch(value)
    if simple is not None:
        return simple[1].lower(), {"boundary": simple[2]}
    found = _TYPE.match(value[:_LIMIT])
    media = f"{found[1]}/{found[2]}".lower() if found else ""
    rest = value[found.end() if found else 0 : _LIMIT]
    answer = media, parameters(rest) if "=" in rest else _NOTHING
    if "boundary" not in answer[1] and len(value) < 200:
        if len(_known) >= _MEMO_LIMIT:
            _known.clear()
        _known[value] = answer
    return answer


def parameters(text: str) -> dict[str, str]:
    """The parameters in ``text``, first of each name; sections of RFC 2231 stay apart."""
    found: dict[str, str] = {}
    for name, quoted, bare in _PARAMETER.findall(text[:_LIMIT]):
        key = name.lower()
        if key not in found:
            found[key] = (
                _ESCAPED.sub(r"\1", quoted)
                if quoted and "\\" in quoted
                else quoted or bare.strip().strip('"')
            )
    return found


def file_name(type_parameters: dict[str, str], disposition: str) -> str:
    """The name of an attachment, decoded, one line, without a path; "" when it has none."""
    for given, key in (
        (parameters(disposition) if "=" in disposition else _NOTHING, "filename"),
        (type_parameters, "name"),
    ):
        if not given:
            continue
        name = given.get(key)
        name = _continued(given, key) if name is None else decode_words(name)
        if name:
            return one_line(name.replace("\\", "/").rpartition("/")[2])[:255]
    return ""


def _continued(given: dict[str, str], key: str) -> str:
    """RFC 2231: key*, or key*0*, key*1 ... put together and decoded."""
    sections: dict[int, tuple[bool, str]] = {}
    for name, value in given.items():
        found = _SECTION.fullmatch(name)
        if found is not None and found[1] == key:
            sections[int(found[2] or 0)] = (bool(found[3]) or found[2] is None, value)
    charset = ""
    data = b""
    for index, number in enumerate(sorted(sections)):
        encoded, value = sections[number]
        if encoded and index == 0 and value.count("'") >= 2:
            charset, _, value = value.split("'", 2)
        raw = value.encode("latin-1", "replace")
        data += unquote_to_bytes(raw) if encoded else raw
    return decode(data, charset) if data else ""
