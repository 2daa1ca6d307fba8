"""The lines mail programs write before what they quote: "On … wrote:", header blocks, "-----Original Message-----"."""

from __future__ import annotations

import re

from rapport.engines.wordlists import sections

_HERE = "rapport.engines.mail"
_LABELS = {label: kind for kind, labels in sections(_HERE, "header_labels").items() for label in labels}
_SEPARATORS = sections(_HERE, "separators")
_ORIGINAL = frozenset(_SEPARATORS["original"])
_FORWARDED = frozenset(_SEPARATORS["forwarded"])
_FORWARDED_BY = tuple(f"{phrase} " for phrase in _SEPARATORS["by"])
_WORDS = sections(_HERE, "attribution_words")
_WROTE = re.compile(
    r"(?:(?<!\w)(?:"
    + "|".join(sorted(map(re.escape, _WORDS["alphabet"]), key=len, reverse=True))
    + r")(?!\w)|"
    + "|".join(map(re.escape, _WORDS["other"]))
    + ")",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:19|20)\d\d(?:\b|年)|\b\d{1,2}[./\-]\d{1,2}[./\-]\d{2}\b|\b\d{1,2}\.? ?(?:de )?[^\W\d_]{3,10}\.?,? (?:de )?\d{4}",
    re.IGNORECASE,
)
_TIME = re.compile(r"\b\d{1,2}[:.h]\d{2}\b")
_LEAD = re.compile(
    r"""[-*>\s"'(\[]{0,8}(?:
        (?:on|am|le|el|em|il|op|den|dne|dnia|w\ dniu|at|in\ (?:article|message|reply)|a|em|no\ dia|il\ giorno|van|på|tirsdag)\b
        |\d{1,4}[./\-年\ ]
        |[^\W\d_]{2,10}\.?,?\ (?:\d|le\ \d|den\ \d|dnia|[^\W\d_]{3,10}\.?\ \d{1,2},?)
        |quoting|zitat|citando|citat
        |[^\n]{0,80}@
        |在|于|發
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_DASHES = "-_=*─—–<> \t\u00a0"
MAX_ATTRIBUTION = 400  # characters of an attribution over all its lines


def header_label(line: str) -> str:
    """What a line "Label: value" says (from, date, to, cc, subject, other); "" when it is no header line."""
    head, mark, _ = line.partition(":")
    if not mark:
        head, mark, _ = line.partition("：")
    if not mark or len(head) > 24:
        return ""
    return _LABELS.get(head.strip("*_ \t\u00a0").casefold(), "")


def is_rule(line: str) -> bool:
    """Whether a line is drawn, not written: only dashes, underscores, stars or the like, at least five."""
    return len(line) >= 5 and not line.strip("-_=*─—–~#+. \t\u00a0")


def separator(line: str) -> str:
    """Whether a line opens an answered message ("original") or one passed on ("forwarded"); "" for any other."""
    if len(line) > 160:
        return ""
    words = line.strip(_DASHES).casefold()
    dashed = line[:2] in {"--", "__", "==", "**", "──", "- ", "> "} or line[:1] in "─—"
    if words.endswith((":", "：")):
        words, dashed = words[:-1].strip(), True
    if not dashed or not words:
        return ""
    if words in _FORWARDED or (words.startswith(_FORWARDED_BY) and line[:2] == "--"):
        return "forwarded"
    if words in _ORIGINAL:
        return "original"
    return ""


def has_wrote(text: str) -> bool:
    """Whether a text carries a word for "wrote"."""
    return _WROTE.search(text) is not None


def is_attribution(text: str) -> bool:
    """Whether joined lines ending in a colon introduce a quotation even when nothing marks the quoted lines.

    Strict: a date and a time, or a date or time and an address, or a word for "wrote" with one of them, at a beginning
    that mail programs use.
    """
    if len(text) > MAX_ATTRIBUTION or not _LEAD.match(text):
        return False
    marks = (_DATE.search(text) is not None) + (_TIME.search(text) is not None) + ("@" in text)
    return marks >= 2 or (marks == 1 and has_wrote(text))


def is_loose_attribution(text: str) -> bool:
    """Whether a line directly before quoted lines introduces them: a word for "wrote", or a date or address in it."""
    if len(text) > MAX_ATTRIBUTION:
        return False
    ends = text.endswith((":", "：", ">", ";", "..."))
    if has_wrote(text):
        return ends or "@" in text or _DATE.search(text) is not None
    return ("@" in text or _TIME.search(text) is not None) and (ends or _DATE.search(text) is not None)


def begins_attribution(text: str) -> bool:
    """Whether a line carries the date or the lead of an attribution that goes on in the next line."""
    return _DATE.search(text) is not None or _LEAD.match(text) is not None
