"""Oddities put into messages on purpose: broken headers, wrong clocks, old charsets. Each has a name that truth counts."""

from __future__ import annotations

import time

from rapport.demo.moments import MONTHS, WEEKDAYS
from rapport.demo.post.letter import Letter
from rapport.demo.post.programs import Program
from rapport.demo.post.render import plain_of

# Every name, and what it does to a message.
QUIRKS = {
    "raw_header": "names and subject in eight bits as they are, without encoded words",
    "unquoted_comma": "a comma in the display name without quotes",
    "comment_address": "address (Name), as in the seventies",
    "quoted_word": "an encoded word inside quotes",
    "open_quote": "a quote that never closes",
    "no_date": "no Date at all",
    "garbage_date": "a Date nobody can read",
    "short_year": "a year of two digits",
    "named_zone": "a zone by name",
    "wrong_zone": "the right clock in the wrong zone",
    "no_message_id": "no Message-ID",
    "no_subject": "no Subject",
    "twice": "a header twice",
    "capitals": "the address in capitals",
    "undisclosed": "no receiver named",
    "group": "the receivers as a group",
    "html_only": "HTML without text",
    "plain_only": "text only, whatever the program",
    "no_mime_version": "MIME without its version",
    "no_last_boundary": "a multipart that is never closed",
    "unknown_charset": "a charset nobody has heard of",
    "latin_charset": "windows-1252 or ISO 8859-15",
    "japanese_charset": "ISO-2022-JP",
    "chinese_charset": "GB2312 or GB18030",
    "cyrillic_charset": "KOI8-R or windows-1251",
    "from_line": "a line that begins with From",
    "wrong_clock": "a clock that is days or years off",
    "future_date": "a date long after the end",
    "bcc": "a blind copy",
    "on_behalf": "From one person, Sender another",
    "mistyped": "an address typed wrong, which comes back",
}

_STYLES = {"raw_header": "raw", "unquoted_comma": "unquoted", "comment_address": "comment", "quoted_word": "quoted_word",
           "open_quote": "open_quote"}  # fmt: skip


def address_style_of(letter: Letter, program: Program) -> str:
    """How this message writes its From."""
    for quirk, style in _STYLES.items():
        if quirk in letter.quirks:
            return style
    return program.address_style


CHARSET_QUIRKS = ("japanese_charset", "chinese_charset", "cyrillic_charset", "latin_charset")


def charset_of(letter: Letter, program: Program) -> str:
    """The charset named for the text: the quirk's, the program's, UTF-8 when neither can say it.

    Takes a quirk off a letter that cannot bear it.
    """
    text = plain_of(letter) + letter.subject + letter.sender.name
    for wanted in _wanted_charsets(letter, program):
        try:
            text.encode("utf-8" if wanted == "unknown-8bit" else wanted)
        except UnicodeEncodeError:
            continue
        return wanted
    letter.quirks.difference_update(CHARSET_QUIRKS)
    return "utf-8"


def _wanted_charsets(letter: Letter, program: Program) -> tuple[str, ...]:
    quirks, odd = letter.quirks, len(letter.subject) % 2
    if "unknown_charset" in quirks:
        return ("unknown-8bit",)
    if "japanese_charset" in quirks:
        return ("iso-2022-jp",)
    if "chinese_charset" in quirks:
        return ("gb2312", "gb18030")
    if "cyrillic_charset" in quirks:
        return ("koi8-r" if odd else "windows-1251",)
    if "latin_charset" in quirks:
        return ("windows-1252" if odd else "iso-8859-15",)
    return (program.charset,)


def bent_date(letter: Letter) -> str:
    """The Date as a bent program writes it; "" when this one is straight."""
    quirks = letter.quirks
    wrong = "wrong_zone" in quirks or "future_date" in quirks
    wall = time.gmtime(letter.at + letter.clock + (letter.minutes * 60 if wrong else 0))
    clock = f"{wall.tm_hour:02d}:{wall.tm_min:02d}:{wall.tm_sec:02d}"
    if "garbage_date" in quirks:
        return f"{wall.tm_mday}.{wall.tm_mon}.{wall.tm_year}, {wall.tm_hour}h{wall.tm_min:02d}"
    if "short_year" in quirks:
        return f"{WEEKDAYS[wall.tm_wday]}, {wall.tm_mday} {MONTHS[wall.tm_mon - 1]} {wall.tm_year % 100:02d} {clock} +0000"
    if "named_zone" in quirks:
        return f"{wall.tm_mday} {MONTHS[wall.tm_mon - 1]} {wall.tm_year} {clock} GMT"
    if "future_date" in quirks:
        return f"Fri, 13 Aug 2038 {clock} +0000"
    if "wrong_zone" in quirks:
        return (
            f"{WEEKDAYS[wall.tm_wday]}, {wall.tm_mday} {MONTHS[wall.tm_mon - 1]} {wall.tm_year} {clock} -0800"
        )
    return ""


def bent_headers(letter: Letter, lines: list[str]) -> list[str]:
    """The header lines with the oddities that touch whole fields."""
    quirks = letter.quirks
    dropped = [name for quirk, name in (("no_date", "Date:"), ("no_message_id", "Message-ID:"), ("no_subject", "Subject:"))
               if quirk in quirks]  # fmt: skip
    if dropped:
        lines = [line for line in lines if not line.startswith(tuple(dropped))]
    if "twice" in quirks:
        lines = [*lines, *(line for line in lines if line.startswith("Subject:"))]
    if "undisclosed" in quirks:
        lines = ["To: undisclosed-recipients:;" if line.startswith("To:") else line for line in lines]
    if "group" in quirks:
        lines = [f"To: Partners: {line[4:]};" if line.startswith("To:") else line for line in lines]
    return lines
