"""Whether the text of a message offers a way to be taken off a mailing: no header says so on much of the world's mail.

The sender's own words only: lines quoted with ">" and what follows a forward or "original message" line do not count, so
that a person who passes a newsletter on does not become one; nor does a reader's own wish ("please remove me"). Such an
offer stands at the beginning or the end, so only those are read, and only around words that occur in one.
"""

from __future__ import annotations

import re

_HEAD, _TAIL = 400, 1_600  # characters read
_REACH = 110  # characters read on either side of a word
_TRIES = 8  # places tried for each word

_LINKED = r"newsletter|klick|click|cliq|clic|link|https?:|www\.|@|mail|liste|verteiler|aqu[ií]|\bqui\b|hier\b"
_OPTED = (
    r"\bopt(?:ed|ing)?[-_ ]?outs?\b(?! for\b)|\bopted[- ]in\b"
    r"|\bopt-?in\W{0,2} (?:e-?mail|list|mail|subscri|member|america|database|basis)"
)
_BECAUSE = (
    r"receiv(?:ed?|ing) this (?:\w+[ -]){0,3}(?:e-?mail|mail|message|newsletter|mailing|advertis\w+|letter|update"
    r"|announcement)\W.{0,30}\b(?:because|as an?\b|since you|in error|through|if you)"
)
_NO_LONGER = (
    r"(?:no longer|not|n't|never|rather not|prefer not|stop) (?:\w+ ){0,4}receiv(?:e|ing)\b.{0,40}"
    r"(?:e-?mail|mail|message|newsletter|offer|update|information|promotion|announce|correspond|notice|from us|future"
    r"|further|special)"
)
_NO_MORE = (
    r"future (?:e-?)?(?:mailings?|promotions?|solicitations?|newsletters?)\b"
    r"|(?:from|stop|abolish|no|all) (?:any |all )?(?:future|further) (?:e-?mails?|mailings?|offers?|updates?|messages?|contacts?"
    r"|notices?|notifications?|advertis\w+|correspondence)\b"
)
_OFF_LIST = (
    r"(?:remov|delet|eliminat|taken? (?:you )?(?:off|out)|exclud|dis+olv|unlist|strike)\w*\b.{0,50}"
    r"\b(?:our|this|the|all|any|future|opt-?in|mailing)\b.{0,25}(?:database|list)"
    r"|(?:off|leave) (?:of )?(?:our|this) (?:\w+ )?(?:mailing |e-?mail )?list"
)
# A word that stands in such an offer, and what must stand around it.
_ENGLISH: tuple[tuple[str, str], ...] = (
    ("unsub", r"un-?subscri"),
    (  # what stands beside the word comes first: it is found sooner
        "remov",
        r"\bto (?:be |easily |permanently )*removed?\b(?! (?:the|a|an|all|any|it|this|that|these|those|them)\b)"
        r"|\bto (?:easily |permanently )?remove (?:your|you\b)|be removed (?:from|please|click|reply|send|go\b|\W)"
        r"|removed from (?:our|this|the|future|any|all|further) (?:\w+ ){0,2}(?:list|mail|database|offer|send)"
        r"|\bremoval (?:instruct|link|please|mailto|request|policy|option)|\bremovals?\s*[:/]"
        r"|\bremove (?:here|yourself|forever|http|www|link)|please remove (?:your|yourself)",
    ),
    (
        "remov",
        r"[\"'“”*(\[]remov(?:e|ed|al)[\"'“”*)\]].{0,60}(?:subject|line|body|click|reply|link)"
        r"|(?:subject|click|reply|type|word|link|send|http\S*|mailto:\S*)\b.{0,70}[\W_]remov(?:e|ed|al)\b"
        r"|\b(?:e-?mail|list|for|list management and) removal\b",
    ),
    ("opt-", _OPTED),
    ("opt out", _OPTED),
    ("opted", _OPTED),
    ("optout", r"optout"),
    ("eiving this", _BECAUSE),
    ("eived this", _BECAUSE),
    ("eive this", _BECAUSE),
    ("to receive", _NO_LONGER),
    ("not receive", _NO_LONGER),
    ("stop receiving", _NO_LONGER),
    ("future ", _NO_MORE),
    ("further ", _NO_MORE),
    ("database", _OFF_LIST),
    (" list", _OFF_LIST),
    (
        "delete your",
        r"delete your (?:e-?mail|address|name|e-?mail address)\b.{0,60}(?:from|click|reply|here|http)",
    ),
    ("taken o", r"be taken (?:off|out of) (?:this|our|the|my)\b"),
)
_OTHERS: tuple[tuple[str, str], ...] = (
    ("abmeld", _LINKED),
    ("abbestell", _LINKED),
    ("désabon", _LINKED),
    ("désinscri", _LINKED),
    (
        "de baja",
        r"dar(?:se|te|me)? (?:\w+ )?de baja.{0,100}(?:"
        + _LINKED
        + ")|(?:"
        + _LINKED
        + r").{0,60}\bdar(?:se|te) de baja",
    ),
    (
        "mehr erhalten",
        r"(?:newsletter|e-?mail|mail|nachricht|info|angebot|rundbrief)\w*.{0,40}nicht mehr erhalten",
    ),
    (
        "mehr empfangen",
        r"(?:newsletter|e-?mail|mail|nachricht|info|angebot|rundbrief)\w*.{0,40}nicht mehr empfangen",
    ),
    ("plus recevoir", r"\b(?:ne )?(?:souhaite\w*|voule\w*|désire\w*|pour ne).{0,20}plus recevoir"),
    ("desea recibir", r"\bno desea recibir (?:más|este|estos|nuestr)"),
    ("desideri", r"\bnon desideri (?:più )?ricevere|\bnon desideri ricevere più"),
    ("cancellar", r"\bcancellar(?:ti|si|e l'iscrizione|e la tua iscrizione)\b"),
    (
        "meer ontvang",
        r"(?:nieuwsbrief|e-?mail|mail|bericht)\w*.{0,40}niet meer ontvang|geen .{0,30}meer ontvang",
    ),
    ("mais receber", r"\bnão (?:deseja|quer|quiser|desejar) mais receber"),
    ("cancelar a", r"\bcancelar a (?:sua |tua )?(?:subscrição|assinatura|inscrição)"),
    ("otrzymywa", r"\bnie ch(?:cesz|ce pa\w+) .{0,20}otrzymywa"),
    ("descadastr", _LINKED),
    ("disiscri", _LINKED),
    ("afmeld", _LINKED),
    ("uitschrij", _LINKED),
    ("wypisa", _LINKED),
    ("avregistrer", _LINKED),
    ("отписат", "отписат"),
    ("退订", "退订"),
    ("退訂", "退訂"),
    ("取消订阅", "取消订阅"),
    ("配信停止", "配信停止"),
)
_OFFERS = tuple((word, re.compile(pattern)) for word, pattern in _ENGLISH)
# Without its stem none of these words can stand in a text: one question instead of several.
_STEMS = {
    "opt": ("opt-", "opt out", "opted", "optout"),
    "eiv": tuple(word for word, _ in _ENGLISH if "eiv" in word),
}
_WITHOUT: dict[tuple[str, ...], tuple[tuple[str, re.Pattern[str]], ...]] = {
    tuple(absent): tuple(one for one in _OFFERS if not any(one[0] in _STEMS[stem] for stem in absent))
    for absent in ([], ["opt"], ["eiv"], ["opt", "eiv"])
}
_OTHER_OFFERS = tuple((word, re.compile(pattern)) for word, pattern in _OTHERS)
_WISHES = re.compile(
    r"(?:unsubscribe|remove|take) (?:me|us|my|our)\b|(?:how|where) (?:do|can|would|should|could) (?:i|we|one)\b.{0,20}"
    r"(?:unsub|get off|opt)|\b(?:i|we)(?: have|'ve|'d| would| want| tried| am|'m)?(?: \w+){0,3} (?:to )?"
    r"(?:unsub|opt(?:ed)?[ -]out)"
)
PASSED_ON = re.compile(
    r"^[ \t>]*(?:-{2,} *)?(?:original message|forwarded (?:message|by)|begin forwarded|ursprüngliche nachricht"
    r"|weitergeleitete|message d'origine|message transféré|mensaje original|mensaje reenviado|messaggio originale"
    r"|messaggio inoltrato|mensagem original|oorspronkelijk bericht|doorgestuurd bericht)",
    re.MULTILINE,
)


def offers_opt_out(text: str) -> str:
    """The words in which the sender offers to take the reader off a mailing, lower case, "" when there are none."""
    ends = text if len(text) <= _HEAD + _TAIL else f"{text[:_HEAD]}\n{text[-_TAIL:]}"
    ends = ends.lower()
    offers = _WITHOUT[tuple([stem for stem in _STEMS if stem not in ends])]
    if " the " not in ends:
        offers += _OTHER_OFFERS
    for word, pattern in offers:
        if word in ends:
            found = _offer(ends, word, pattern)
            if found:
                return found
    return ""


def _offer(ends: str, word: str, pattern: re.Pattern[str]) -> str:
    at = ends.find(word)
    for _ in range(_TRIES):
        if at < 0:
            break
        line = ends.rfind("\n", 0, at) + 1
        if ends[line:at].lstrip()[:1] not in (">", "|"):
            window = " ".join(ends[max(0, at - _REACH) : at + _REACH].split())
            found = pattern.search(window)
            if found is not None and _WISHES.search(window) is None:
                return "" if PASSED_ON.search(ends, 0, at) else found[0].strip()[:80]
        at = ends.find(word, at + len(word))
    return ""
