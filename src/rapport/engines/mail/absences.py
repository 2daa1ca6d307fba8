"""What automatic replies and farewells tell: has left, has a new address, is away until a day, whom to write to instead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from rapport.engines.mail.types import News, NewsKind
from rapport.engines.mail.written_dates import WrittenDay, days_in
from rapport.engines.points import is_robot_local_part, normalize_email
from rapport.engines.points.hosts import EMAIL
from rapport.engines.wordlists import entries

MAX_TEXT = 8000  # characters of a reply that are read
_LONGEST_LEAVE = 550  # days
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|\n\s*\n|(?<=[:;])\n")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_BREAK = re.compile(r"[.!?]\s|\n\n")
_MYSELF = re.compile(
    r"(?i)\b(?:my|mine|mein\w{0,2}|m[ao]n?|mi|meu|minha|mi[oa]|mijn|i|me|mich|ich|je|eu|io|ik|yo)\b"
)
_MONTH_FIRST_ENDINGS = frozenset({"us", "ph", "ca"})


def _patterns() -> dict[str, re.Pattern[str]]:
    found: dict[str, list[str]] = {}
    for line in entries("rapport.engines.mail", "absence_words"):
        kind, _, pattern = line.partition(" = ")
        found.setdefault(kind.strip(), []).append(pattern.strip(" ") if kind != "until" else pattern)
    return {
        kind: re.compile("|".join(f"(?:{one})" for one in many), re.IGNORECASE)
        for kind, many in found.items()
    }


_SAYS = _patterns()
#: Case matters here: "I have left Acme" against "I have left early".
_FAREWELL = re.compile(_SAYS["farewell"].pattern.replace("[A-Z]", "(?-i:[A-Z])"), re.IGNORECASE)
_LEFT = re.compile(_SAYS["left"].pattern.replace("[A-Z]", "(?-i:[A-Z])"), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mentions:
    """Addresses in a reply by what is said about them."""

    new: str
    contact: str


def reply_news(subject: str, text: str, party: str, sent_on: date | None) -> tuple[News, ...]:
    """News of an automatic reply of ``party``, read from its own words; () for a mere acknowledgement.

    The subject counts where the text is silent. ``until`` is the day written there, as the last day away or the day of
    return, whichever was given.
    """
    text = _joined(text[:MAX_TEXT])
    found = _mentions(text, party)
    left = _LEFT.search(text)
    if left is not None:
        news = [
            News(
                NewsKind.LEFT,
                party,
                _sentence(text, left),
                0.9,
                new_address=found.new or None,
                contact=found.contact or None,
            )
        ]
        return (*news, *_moved(text, party, found, 0.85))
    moved = _moved(text, party, found, 0.85)
    if moved:
        return moved
    away = _SAYS["leave"].search(text)
    if away is None:
        text = f"{_joined(subject)}\n\n{text}"
        away = _SAYS["leave"].search(text)
    if away is None:
        return ()
    until = _until(text, party, sent_on) if sent_on else None
    sure = 0.7 if until is None else 0.75 if until.is_ambiguous else 0.9
    day = until.day.isoformat() if until else None
    return (
        News(NewsKind.ON_LEAVE, party, _sentence(text, away), sure, until=day, contact=found.contact or None),
    )


def letter_news(text: str, party: str) -> tuple[News, ...]:
    """News somebody writes of themselves in a letter: "I have left Acme, my new address is …". Only plain words count."""
    text = _joined(text[:MAX_TEXT])
    found = _mentions(text, party, first_person=True)
    farewell = _FAREWELL.search(text)
    news = []
    if farewell is not None and (found.new or _names_employer(farewell.group())):
        news.append(
            News(NewsKind.LEFT, party, _sentence(text, farewell), 0.75, new_address=found.new or None)
        )
    return (*news, *_moved(text, party, found, 0.8))


def _names_employer(phrase: str) -> bool:
    """Whether a phrase of farewell says by itself that a job was left."""
    low = phrase.casefold()
    return any(
        word in low
        for word in (
            "company",
            "firm",
            "position",
            "job",
            "last",
            "no longer",
            "moved",
            "changed",
            "switched",
            "leaving",
            "verlassen",
            "tag",
        )
    ) or not low.startswith("i")


def _joined(text: str) -> str:
    """Paragraphs on one line each, so that phrases are found over line ends."""
    paragraphs = _BLANK_LINE.split(text.replace("\r", "").replace("\u00a0", " "))
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _sentence(text: str, match: re.Match[str]) -> str:
    """The sentence a phrase stands in, at most 200 characters."""
    begin = 0
    for end in _SENTENCE_END.finditer(text, max(0, match.start() - 300), match.start()):
        begin = end.end()
    stop = _SENTENCE_END.search(text, match.end())
    return " ".join(text[max(begin, match.start() - 300) : stop.start() + 1 if stop else len(text)].split())[
        :200
    ]


def _mentions(text: str, party: str, *, first_person: bool = False) -> Mentions:
    """The first address given as new, and the first given as somebody to turn to."""
    new = contact = ""
    last = 0
    for match in EMAIL.finditer(text):
        address = normalize_email(match.group())
        before = text[max(last, match.start() - 160) : match.start()]
        last = match.end()
        if address == party or is_robot_local_part(address.partition("@")[0]):
            continue
        fresh = _last(_SAYS["new"], before)
        turn = _last(_SAYS["contact"], before)
        if (
            fresh >= 0
            and not _BREAK.search(before, fresh)
            and (not first_person or _of_myself(before, fresh))
        ):
            new = new or address
        elif turn >= 0 and not first_person:
            contact = contact or address
    return Mentions(new, contact)


def _of_myself(before: str, fresh: int) -> bool:
    """Whether the sentence up to a new address speaks of the writer ("my new address", "you can reach me")."""
    begin = max((match.end() for match in _BREAK.finditer(before, 0, fresh)), default=0)
    return _MYSELF.search(before, begin) is not None and not before[:fresh].rstrip().endswith(
        ("'s", "’s", "his", "her", "their")
    )


def _last(pattern: re.Pattern[str], text: str) -> int:
    at = -1
    for match in pattern.finditer(text):
        at = match.start()
    return at


def _moved(text: str, party: str, found: Mentions, sure: float) -> tuple[News, ...]:
    if not found.new:
        return ()
    match = re.search(re.escape(found.new), text, re.IGNORECASE)
    evidence = _sentence(text, match) if match else found.new
    return (News(NewsKind.NEW_ADDRESS, party, evidence, sure, new_address=found.new),)


def _until(text: str, party: str, sent_on: date) -> WrittenDay | None:
    """The day of return: the latest believable day after a word that says so, else the last day of a span."""
    month_first = party.rpartition(".")[2] in _MONTH_FIRST_ENDINGS | {
        "com",
        "org",
        "net",
        "edu",
        "gov",
    } and _is_english(text)
    days = [one for one in days_in(text, sent_on, month_first=month_first) if _is_ahead(one.day, sent_on)]
    said = [one for one in days if _follows_until(text, one)]
    dated = [one for one in said if not one.is_weekday] or said or [one for one in days if not one.is_weekday]
    return max(dated, key=lambda one: one.day, default=None)


def _follows_until(text: str, one: WrittenDay) -> bool:
    """Whether a word for "until" or "back on" stands right before, a day of the week between them allowed."""
    before = text[max(0, one.start - 40) : one.start]
    for match in _SAYS["until"].finditer(before):
        end = match.end()
        if end < len(before) and before[end].isalnum() and before[end - 1].isalnum():
            continue  # a short word inside a longer one
        rest = before[match.end() :].strip(" ,.:(").casefold()
        if not rest or (len(rest) <= 16 and len(rest.split()) <= 2 and not any(c.isdigit() for c in rest)):
            return True
    return False


def _is_ahead(day: date, sent_on: date) -> bool:
    return sent_on - timedelta(days=1) <= day <= sent_on + timedelta(days=_LONGEST_LEAVE)


def _is_english(text: str) -> bool:
    low = f" {text.casefold()} "
    return sum(low.count(word) for word in (" the ", " i ", " will ", " my ", " and ", " am ", " of ")) >= 2
