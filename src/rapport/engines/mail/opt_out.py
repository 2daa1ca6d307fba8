"""Whether the text of a message offers a way to be taken off a mailing: no header says so on much of the world's mail.

The sender's own words only: lines quoted with ">" and what follows a forward or "original message" line do not count, so
that a person who passes a newsletter on does not become one; nor does a reader's own wish ("please remove me"). Such an
offer stands at the beginning or the end, so only those are read, and only around words that occur in one.
"""

from __future__ import annotations

import re

_HEAD, _TAIL = 400, 1_600  # characters read
_REACH = 110  # characters read on either side of a word
_TRIES = 6  # places tried for each word

_LINKED = r"newsletter|klick|click|cliq|clic|link|https?:|www\.|@|mail|liste|verteiler|aqu[ií]|\bqui\b|hier\b"
_SPECS: tuple[tuple[str, str], ...] = (
    ("unsub", r"un-?subscri"),
    (
        "remov",
        r"\bto (?:be |easily |permanently )*removed?\b(?! (?:the|a|an|all|any|it|this|that|these|those|them)\b)"
        r"|\bto (?:easily |permanently )?remove (?:your|you\b)|be removed (?:from|please|click|reply|send|go\b|\W)"
        r"|removed from (?:our|this|the|future|any|all|further) (?:\w+ ){0,2}(?:list|mail|database|offer|send)"
        r"|[\"'“”*(\[]remov(?:e|ed|al)[\"'“”*)\]].{0,60}(?:subject|line|body|click|reply|link)"
        r"|(?:subject|click|reply|type|word|link|send|http\S*|mailto:\S*)\b.{0,70}[\W_]remov(?:e|ed|al)\b"
        r"|\b(?:e-?mail|list|for|list management and) removal\b|\bremoval (?:instruct|link|please|mailto|request|policy|option)"
        r"|\bremovals?\s*[:/]|\bremove (?:here|yourself|forever|http|www|link)|please remove (?:your|yourself)",
    ),
    (
        "opt-",
        r"opt-?outs?\b|opt-?in\W{0,2} (?:e-?mail|list|mail|subscri|member|america|database|basis)|opted-?in",
    ),
    ("opt out", r"\bopt out (?:of|from|at|by|click|here|,|please|:|using|if|any)|(?:to|please) opt out\b"),
    ("optout", r"optout"),
    ("opt_out", r"opt_out"),
    (
        "receiv",
        r"(?:no longer|not|n't|never|rather not|prefer not|stop) (?:\w+ ){0,4}receiv(?:e|ing)\b.{0,40}"
        r"(?:e-?mail|mail|message|newsletter|offer|update|information|promotion|announce|correspond|notice|from us|future"
        r"|further|special)"
        r"|receiv(?:ed?|ing) this (?:\w+[ -]){0,3}(?:e-?mail|mail|message|newsletter|mailing|advertis\w+|letter|update"
        r"|announcement)\W"
        r".{0,30}\b(?:because|as an?\b|since you|in error|through|if you)",
    ),
    ("no longer w", r"no longer w(?:ish|ant) (?:us )?to (?:be |hear|contact|get|have|receiv)"),
    (
        "future",
        r"future (?:e-?)?(?:mailings?|promotions?|solicitations?|correspondence|newsletters?)\b"
        r"|from future (?:e-?mails?|offers?|updates?|messages?|contacts?)\b",
    ),
    ("taken o", r"be taken (?:off|out of) (?:this|our|the|my)\b"),
    ("be exclu", r"to be excluded"),
    ("abmeld", _LINKED),
    ("abbestell", _LINKED),
    ("désabon", _LINKED),
    ("désinscri", _LINKED),
    ("de baja", r"dar(?:se|te|me)? (?:\w+ )?de baja.{0,100}(?:" + _LINKED + ")"),
    ("descadastr", _LINKED),
    ("disiscri", _LINKED),
    ("afmeld", _LINKED),
    ("uitschrij", _LINKED),
    ("wypisa", _LINKED),
    ("avregistrer", _LINKED),
    ("отписат", r"отписат"),
    ("退订", "退订"),
    ("退訂", "退訂"),
    ("取消订阅", "取消订阅"),
    ("配信停止", "配信停止"),
)
_OFFERS = tuple((word, re.compile(pattern)) for word, pattern in _SPECS)
_WISHES = re.compile(
    r"(?:unsubscribe|remove|take) (?:me|us|my|our)\b|(?:how|where) (?:do|can|to|would|should) (?:\w+ ){0,2}(?:unsub|get off|opt)"
    r"|\b(?:i|we)(?: have|'ve|'d| would| want| tried| am|'m)?(?: \w+){0,3} (?:to )?(?:unsub|opt(?:ed)?[ -]out)"
)
_QUOTED = re.compile(r"^[ \t]*[>|].*$", re.MULTILINE)
_PASSED_ON = re.compile(
    r"^[ \t>]*(?:-{2,} *)?(?:original message|forwarded (?:message|by)|begin forwarded|ursprüngliche nachricht"
    r"|weitergeleitete|message d'origine|message transféré|mensaje original|mensaje reenviado|messaggio originale"
    r"|messaggio inoltrato|mensagem original|oorspronkelijk bericht|doorgestuurd bericht)",
    re.MULTILINE,
)
_SPACES = re.compile(r"\s+")


def offers_opt_out(text: str) -> str:
    """The words in which the sender offers to take the reader off a mailing, lower case, "" when there are none."""
    ends = text if len(text) <= _HEAD + _TAIL else f"{text[:_HEAD]}\n{text[-_TAIL:]}"
    ends = ends.lower()
    hints = [(word, pattern) for word, pattern in _OFFERS if word in ends]
    if not hints:
        return ""
    passed_on = _PASSED_ON.search(ends)
    own = _SPACES.sub(" ", _QUOTED.sub("", ends[: passed_on.start()] if passed_on else ends))
    for word, pattern in hints:
        found = _offer(own, word, pattern)
        if found:
            return found
    return ""


def _offer(own: str, word: str, pattern: re.Pattern[str]) -> str:
    at = own.find(word)
    for _ in range(_TRIES):
        if at < 0:
            break
        window = own[max(0, at - _REACH) : at + _REACH]
        found = pattern.search(window)
        if found is not None and _WISHES.search(window) is None:
            return found[0].strip()[:80]
        at = own.find(word, at + _REACH)
    return ""
