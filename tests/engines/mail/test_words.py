"""Encoded words and charsets."""

from __future__ import annotations

import pytest

from rapport.engines.mail.charsets import codec_of, decode
from rapport.engines.mail.words import decode_words, one_line


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("plain", "plain"),
        ("=?utf-8?Q?Gr=C3=BC=C3=9Fe?= aus =?utf-8?B?S8O2bG4=?=", "Grüße aus Köln"),
        ("=?utf-8?Q?a?= =?utf-8?Q?b?=", "ab"),
        ("=?utf-8?Q?a?=   \t =?iso-8859-1?Q?b?=", "ab"),
        ("=?utf-8?Q?a_?= b", "a  b"),
        ("(=?utf-8?Q?a?=)", "(a)"),
        ("x=?utf-8?Q?a?=y", "xay"),
        ("=?utf-8?q?=e2=82?= =?utf-8?q?=ac?=", "€"),
        ("=?gb2312?B?1cU=?= =?gb2312?B?zrA=?=", "张伟"),
        ("=?utf-8?B?w7w?=", "ü"),
        ("=?utf-8?B?w7w=?= tail =?", "ü tail =?"),
        ("=?utf-8?B?w7", "Ã"),
        ("=?utf-8?Q?cut=20of", "cut of"),
        ("=?nonsense?Q?=FC?=", "ü"),
        ("=?unicode_escape?Q?=5Cu0041?=", "\\u0041"),
        ("=?utf-8?Q?=ZZ?=", "=ZZ"),
        ("=??Q?a?=", "=??Q?a?="),
        ("100% =? what", "100% =? what"),
    ],
)
def test_encoded_words(written: str, text: str) -> None:
    assert decode_words(written) == text


def test_raw_bytes_are_utf_8_or_the_hint_or_windows_1252() -> None:
    assert decode_words("Grüße".encode().decode("latin-1")) == "Grüße"
    assert decode_words("Grüße".encode("cp1252").decode("latin-1")) == "Grüße"
    assert decode_words("Привет".encode("koi8-r").decode("latin-1"), "koi8-r") == "Привет"
    assert decode_words("\x1b$B;3ED\x1b(B") == "山田"


@pytest.mark.parametrize(
    ("charset", "codec"),
    [
        ("UTF-8", "utf-8"), ("utf8", "utf-8"), ('"utf-8"', "utf-8"), ("3Dutf-8", "utf-8"), ("", "utf-8"), ("us-ascii", "us-ascii"),
        ("ISO-8859-1", "cp1252"), ("latin1", "cp1252"), ("windows-1250", "cp1250"), ("cp-1251", "cp1251"), 
        ("iso-8859-15", "iso8859-15"),
        ("GB2312", "gb18030"), ("gbk", "gb18030"), ("big5", "cp950"), ("ks_c_5601-1987", "cp949"), ("euc-kr", "cp949"),
        ("Shift_JIS", "cp932"), ("iso-2022-jp", "iso2022_jp_ext"), ("koi8-u", "koi8-u"), ("utf-7", "utf-7"),
        ("unicode-1-1-utf-7", "utf-7"), ("idna", "utf-7"), ("punycode", "utf-7"), ("rot13", ""), ("base64", ""), ("zip", ""),
        ("martian", ""), ("x" * 500, ""), ("a\0b", ""), ("é", ""),
    ],
)  # fmt: skip
def test_charsets(charset: str, codec: str) -> None:
    assert codec_of(charset) == codec


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        (b"plain", "utf-16", "汰楡�"),
        ("Grüße".encode(), "utf-8", "Grüße"),
        ("Grüße".encode(), "iso-8859-1", "Grüße"),
        ("Grüße".encode(), "us-ascii", "Grüße"),
        ("Grüße".encode("cp1252"), "utf-8", "Grüße"),
        ("Grüße".encode("cp1252"), "", "Grüße"),
        ("“quoted”".encode("cp1252"), "iso-8859-1", "“quoted”"),
        (b"\x81\x8d", "iso-8859-1", "??"),
        ("山田".encode("iso2022_jp"), "iso-2022-jp", "山田"),
        ("①".encode("cp932"), "shift_jis", "①"),
        ("囧".encode("gb18030"), "gb2312", "囧"),
        ("Grüße".encode("utf-16"), "utf-16", "Grüße"),
        ("Grüße".encode("utf-8-sig"), "iso-8859-1", "Grüße"),
        ("Grüße und viel mehr davon, ü ö ä".encode() + b"\xff", "utf-8", "Grüße und viel mehr davon, ü ö ä�"),
        (b"+ADw-script+AD4-", "utf-7", "+ADw-script+AD4-"),
        (b"\\u0041", "unicode_escape", "\\u0041"),
    ],
)
def test_decoding(data: bytes, charset: str, text: str) -> None:
    assert decode(data, charset) == text


def test_what_could_not_be_decoded_is_said() -> None:
    problems: list[str] = []
    decode(b"+AD4-", "utf-7", problems)
    decode(b"\xfc", "martian", problems)
    decode("Grüße".encode("cp1252"), "utf-8", problems)
    decode(b"\xff\xff", "big5", problems)
    assert problems == [
        "charset UTF-7 is refused; the text was read as ASCII",
        "charset 'martian' is not known; the text was read as windows-1252",
        "some bytes are not in the declared charset 'utf-8'",
        "some bytes are not in the declared charset 'big5'",
    ]


def test_one_line() -> None:
    assert one_line("  a\t b\r\n c\0d\u200be\u202ef  ") == "a b cdef"
