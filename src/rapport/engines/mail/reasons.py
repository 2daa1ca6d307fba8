"""What the words and codes of a mail server say about a failed delivery: status, and whether the address is dead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapport.engines.wordlists import entries

_ENHANCED = re.compile(r"(?<![\d.])([45])\.(\d{1,3})\.(\d{1,3})(?![\d.]*\d)")
_REPLY = re.compile(r"(?<![\d.])([45]\d\d)(?=[ \-:;,<]|$)")
_GAVE_UP = re.compile(
    r"(?i)giv(?:ing|en) up|permanent(?:ly)?\b|not going to try again|retry time(?:out)? (?:exceeded|not reached)"
)
#: Codes whose meaning is that the address or its host does not exist (RFC 3463), whatever the words.
_HARD = frozenset({"5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.4.4", "5.1.0", "5.3.2", "5.7.27"})


@dataclass(frozen=True, slots=True)
class Reason:
    """``status`` is an enhanced code, "" when neither a code nor the words tell; ``is_hard``: the address is dead."""

    kind: str
    status: str
    is_hard: bool


def _read() -> tuple[tuple[str, str, bool, tuple[str, ...]], ...]:
    kinds = []
    for line in entries("rapport.engines.mail", "bounce_reasons"):
        head, _, words = line.partition(":")
        kind, _, meaning = head.partition("=")
        status, hardness = meaning.split()
        found = tuple(word.strip() for word in words.split(",") if word.strip())
        kinds.append((kind.strip(), status, hardness == "hard", found))
    return tuple(kinds)


_KINDS = _read()


@lru_cache(maxsize=4096)
def reason_of(words: str, status_field: str = "", *, delayed: bool = False) -> Reason:
    """Judge a failure from the server's words and the Status field of a report.

    A code in the words of the remote server is preferred to a general Status (x.0.0), and to a different one, since it
    is what was really answered. Without any code the words give one. A delayed message is never a dead address.
    """
    text = words[:4000]
    kind, kind_status, hard = _by_words(text.casefold())
    field = _ENHANCED.search(status_field)
    said = _ENHANCED.search(text)
    status = field.group() if field else ""
    if said and (not status or status.endswith(".0.0") or said.group() != status):
        status = said.group()
    if not status:
        status = _derived(text, kind_status, delayed)
    if status[:1] == "4" or delayed:
        return Reason(kind, status, False)
    if not kind:
        hard = status in _HARD
    elif kind in {"expired", "system"}:
        hard = status in {"5.1.1", "5.1.2", "5.1.6"}
    return Reason(kind, status, hard)


def _by_words(low: str) -> tuple[str, str, bool]:
    for kind, status, hard, words in _KINDS:
        if any(word in low for word in words):
            return kind, status, hard
    return "", "", False


def _derived(text: str, kind_status: str, delayed: bool) -> str:
    """A status from the reply code and the kind: the class of the one, the subject of the other.

    Without a reply code, servers that gave up have failed for good, others not yet.
    """
    reply = _REPLY.search(text)
    if delayed:
        first = "4"
    elif reply is not None and not _GAVE_UP.search(text):
        first = reply.group(1)[0]
    else:
        first = "5" if _GAVE_UP.search(text) else kind_status[:1] or "5"
    return first + (kind_status[1:] or ".0.0")
