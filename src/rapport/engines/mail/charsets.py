"""Bytes to text in the charset a mail declares, the one it means, or the likeliest one. Never raises."""

from __future__ import annotations

import codecs

_ALIASES = {
    "": "utf-8",
    "ascii": "us-ascii",
    "ansi_x3.4-1968": "us-ascii",
    "us": "us-ascii",
    "7bit": "us-ascii",
    "8bit": "us-ascii",
    "default": "us-ascii",
    "default_charset": "us-ascii",
    "unknown": "us-ascii",
    "unknown-8bit": "us-ascii",
    "x-unknown": "us-ascii",
    "x-user-defined": "us-ascii",
    "_autodetect": "us-ascii",
    "_autodetect_all": "us-ascii",
    "utf8": "utf-8",
    "utf": "utf-8",
    "utf-8mb4": "utf-8",
    "utf8mb4": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "x-utf-8": "utf-8",
    "utf-8-sig": "utf-8",
    "unicode": "utf-16",
    "ucs-2": "utf-16",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "l1": "cp1252",
    "iso8859-1": "cp1252",
    "iso-8859-1": "cp1252",
    "iso_8859-1": "cp1252",
    "iso-8859": "cp1252",
    "iso-8859-1-windows-3.1-latin-1": "cp1252",
    "iso-8859-8-i": "iso8859-8",
    "iso-8859-8-e": "iso8859-8",
    "iso-8859-6-i": "iso8859-6",
    "iso-8859-6-e": "iso8859-6",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "windows-874": "cp874",
    "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic",
    "x-mac-ce": "mac_latin2",
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "ms936": "gb18030",
    "euc-cn": "gb18030",
    "hz-gb-2312": "hz",
    "chinesebig5": "cp950",
    "big5": "cp950",
    "x-x-big5": "cp950",
    "big5-hkscs": "big5hkscs",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601": "cp949",
    "euc-kr": "cp949",
    "korean": "cp949",
    "windows-949": "cp949",
    "x-windows-949": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "ms_kanji": "cp932",
    "windows-31j": "cp932",
    "x-euc-jp": "euc_jp",
    "iso-2022-jp": "iso2022_jp_ext",
    "iso-2022-jp-ms": "iso2022_jp_ext",
    "cp50220": "iso2022_jp_ext",
    "cp50221": "iso2022_jp_ext",
    "koi8": "koi8-r",
    "koi": "koi8-r",
    "ansi": "cp1252",
    "unicode-1-1-utf-7": "utf-7",
    "x-unicode-2-0-utf-7": "utf-7",
    "utf7": "utf-7",
    "x-imap4-modified-utf7": "utf-7",
}
# Codecs whose non-ASCII text is written in ASCII bytes, or which do not contain ASCII at all.
_STATEFUL = frozenset(
    {"hz", "iso2022_jp", "iso2022_jp_ext", "iso2022_kr", "utf-16", "utf-16-le", "utf-16-be"}
) | {
    "iso2022_jp_1",
    "iso2022_jp_2",
    "iso2022_jp_2004",
    "iso2022_jp_3",
    "utf-32",
    "utf-32-le",
    "utf-32-be",
}
_WIDE = frozenset({"utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"})
_REFUSED = frozenset(
    {"utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"}
)
_SAME_IN_LATIN_1 = bytes((*range(0x80), *range(0xA0, 0x100)))
_HOLES = bytes(0x3F if b in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else b for b in range(256))
_known: dict[str, str] = {}
_MEMO_LIMIT = 2_000


def codec_of(charset: str) -> str:
    """The Python codec for a declared charset: ``""`` when it is unknown, ``"utf-7"`` when it is refused.

    Latin-1 is read as windows-1252 and GB2312 as GB18030, as the WHATWG Encoding Standard does.
    """
    known = _known.get(charset)
    if known is not None:
        return known
    name = charset.strip(" \t\"'<>;,=").lower().replace("\x00", "")[:60]
    if name.startswith("3d"):
        name = name[2:].strip("\"'")
    codec = _lookup(_ALIASES.get(name, name))
    if len(_known) < _MEMO_LIMIT and len(charset) < 100:
        _known[charset] = codec
    return codec


def _lookup(name: str) -> str:
    for candidate in (name, name.replace("windows-", "cp").replace("cp-", "cp"), name.replace("x-", "", 1)):
        try:
            info = codecs.lookup(candidate)
        except (LookupError, ValueError):
            continue
        if info.name in _REFUSED:
            return "utf-7"
        if not info._is_text_encoding:
            return ""
        found = {"ascii": "us-ascii", "iso8859-1": "cp1252"}.get(info.name, info.name)
        return _ALIASES.get(found, found)
    return ""


def is_wide(charset: str) -> bool:
    """Whether text in this charset may hold the bytes of a line end or a NUL that mean something else."""
    return codec_of(charset) in _WIDE


def decode(data: bytes, charset: str, problems: list[str] | None = None) -> str:
    """``data`` as text. Declared charsets that are wrong give way to UTF-8, then windows-1252."""
    codec = _known.get(charset)
    if codec is None:
        codec = codec_of(charset)
    if codec in _TRIED_AS_UTF_8:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            return _not_utf8(data, charset, codec, problems)
        if codec == "utf-7" and problems is not None:
            problems.append("charset UTF-7 is refused; the text was read as ASCII")
        return text[1:] if text[:1] == "\ufeff" else text
    if codec in _STATEFUL or not data.isascii():
        return _decode_declared(data, charset, codec, problems)
    return data.decode("ascii")


# Text in these is UTF-8 as often as not; whatever is valid UTF-8 and not ASCII is hardly ever anything else.
_TRIED_AS_UTF_8 = frozenset({"us-ascii", "cp1252", "utf-8", "utf-7", ""})


def _not_utf8(data: bytes, charset: str, codec: str, problems: list[str] | None) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) and b"\0" in data:
        return _decode_declared(data, "utf-16", "utf-16", problems)
    if codec == "utf-8":
        if charset and problems is not None:
            problems.append("some bytes are not in the declared charset 'utf-8'")
        return _broken_utf8(data)
    if codec in ("utf-7", "") and problems is not None:
        problems.append(f"charset {charset[:40]!r} is not known; the text was read as windows-1252")
    return windows_1252(data)


def _decode_declared(data: bytes, charset: str, codec: str, problems: list[str] | None) -> str:
    try:
        return data.decode(codec)
    except (UnicodeDecodeError, ValueError):
        pass
    if codec not in _STATEFUL:
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass
    if problems is not None:
        problems.append(f"some bytes are not in the declared charset {charset[:40]!r}")
    try:
        return data.decode(codec, "replace")
    except (UnicodeDecodeError, ValueError):
        return windows_1252(data)


def _broken_utf8(data: bytes) -> str:
    """Damaged UTF-8 stays UTF-8; text that merely claims to be UTF-8 is read as windows-1252."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = _beyond_ascii(text) - bad
    return text if good > bad else windows_1252(data)


def _beyond_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def windows_1252(data: bytes) -> str:
    """Every byte string is text in windows-1252 once its five holes are read as question marks."""
    text = data.decode("latin-1")
    for byte in set(
        data.translate(None, _SAME_IN_LATIN_1)
    ):  # few, where there are any: faster than the codec
        text = text.replace(chr(byte), bytes((byte,)).translate(_HOLES).decode("cp1252"))
    return text


def decode_raw(text: str, hint: str) -> str:
    """Header text held as Latin-1 whose bytes are not ASCII: UTF-8, else the hinted charset, else windows-1252."""
    data = text.encode("latin-1", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    codec = codec_of(hint) if hint else ""
    if codec and codec not in _STATEFUL and codec not in ("us-ascii", "utf-8", "utf-7"):
        try:
            return data.decode(codec)
        except (UnicodeDecodeError, ValueError):
            pass
    return windows_1252(data)
