"""How letters end: closing formulas ("Mit freundlichen Grüßen", "Thanks, Ana"), and what programs add below."""

from __future__ import annotations

import re
from functools import lru_cache

from rapport.engines.names import is_given_name
from rapport.engines.wordlists import sections

_HERE = "rapport.engines.mail"
_CLOSINGS = sections(_HERE, "closings")
_CORE = frozenset(_CLOSINGS["core"])
_FILLER = frozenset(_CLOSINGS["filler"])
_PHRASES = frozenset(_CLOSINGS["phrase"])
_BEGIN = _CLOSINGS["begin"]
_FOOTERS = sections(_HERE, "footers")
_DEVICE = _FOOTERS["device"]
_LIST = _FOOTERS["list"]
_STRICT = _FOOTERS["strict"]
_DISCLAIMER = _FOOTERS["disclaimer"]
_DISCLAIMER_FIRST = frozenset(phrase.split(" ", 1)[0] for phrase in _DISCLAIMER)
_TRIGGERS = _FOOTERS["trigger"]
_WORD = re.compile(r"[^\W\d_][\w'’.\-]*")
_PLACE = re.compile(
    r"^(?P<greeting>.{3,40}?) (?:aus|from|de|depuis|desde|da|uit|från|fra) (?:[^\W\d_][\w\-.]*[ ,]*){1,4}$"
)
_SIGNED = re.compile(r"[^\W\d_][\w .,'’&\-]{0,50}[!)]?")
_BETWEEN_NAMES = frozenset(
    {"and", "und", "y", "e", "et", "&", "en", "van", "de", "von", "der", "del", "di", "da"}
)
_NOBODY = frozenset(
    {
        "everyone",
        "all",
        "everybody",
        "team",
        "guys",
        "folks",
        "you",
        "alle",
        "alles",
        "tous",
        "todos",
        "tutti",
    }
)
#: Words by which a device footer is told from a sentence that begins alike ("Sent from my office").
_GADGETS = re.compile(
    r"phone|pad\b|pod\b|android|samsung|galaxy|huawei|xiaomi|nokia|blackberry|windows|outlook|gmail|yahoo|mail|mobil|móvil|móbil"
    r"|celular|smart|tablet|handy|device|gerät|handheld|wireless|treo|palm|htc|lg\b|sony|pixel|verizon|at&t|t-mobile|telefoon"
    r"|telemóvel|cell|sparrow|spark|airmail|thunderbird|proton|app\b|watch|nine|typos|brevity|unterwegs|ios|kindle|nexus|motorola"
    r"|portable|téléphone|telefon|telefono|teléfono|nextel|treo|go\b|iphone|ipad|laptop|cellulare|dispositivo|toestel",
)


@lru_cache(maxsize=8192)
def is_closing(line: str) -> bool:
    """Whether a stripped line is a closing formula and nothing more: "Thanks,", "Viele Grüße aus Köln", "Cordialement"."""
    if len(line) > 160:
        return False
    low = line.casefold().replace("’", "'").strip(" ,.!;:-–—~*_…")
    if not low:
        return False
    if low in _PHRASES or (low.startswith(_BEGIN) and len(low) < 160):
        return True
    if len(low) > 60:
        return False
    words = _words(low)
    if not words or len(words) > 7:
        return False
    if all(word in _CORE or word in _FILLER for word in words):
        return any(word in _CORE for word in words)
    place = _PLACE.match(low)
    return place is not None and is_closing(place.group("greeting"))


def _words(low: str) -> list[str]:
    return [word.rstrip(".,'") for word in _WORD.findall(low.replace("/", " ").replace("&", " "))]


@lru_cache(maxsize=8192)
def split_closing(line: str) -> int:
    """Where the name begins in a line that closes and signs at once ("Thanks, Kim", "LG Jana"); -1 when it does not.

    What follows the formula must be one to four words of letters, the first of them a capital or after a comma.
    """
    if len(line) > 60 or not line[:1].isalpha():
        return -1
    for match in _WORD.finditer(line):
        if match.start() == 0:
            continue
        head, rest = line[: match.start()], line[match.start() :]
        if len(_WORD.findall(rest)) > 4:
            continue
        if is_closing(head) and _is_signed(head, rest):
            return match.start()
    return -1


def _is_signed(head: str, rest: str) -> bool:
    if any(c.isdigit() or c in "?@:" for c in rest) or not rest[0].isupper() or is_closing(rest):
        return False
    words = rest.rstrip(" .,!").split()
    if (
        not all(word[0].isupper() or word in _BETWEEN_NAMES for word in words)
        or words[0].casefold() in _NOBODY
    ):
        return False
    return head.rstrip().endswith((",", ".", "!", "-", "–", "—", ":", ";")) or is_given_name(words[0])


def is_device_footer(line: str) -> bool:
    """Whether a telephone or mail program wrote the line: "Sent from my iPhone", "Von meinem iPad gesendet"."""
    if len(line) > 120:
        return False
    low = line.casefold().lstrip("-–—* ")
    return low.startswith(_DEVICE) and _GADGETS.search(low) is not None


def may_have_footer(low: str) -> bool:
    """Whether case-folded text may hold a footer of a list at all: a quick look before the lines are read."""
    for sign in _TRIGGERS:  # noqa: SIM110  a loop is twice as fast as any()
        if sign in low:
            return True
    return False


def list_signs(low: str) -> tuple[str, ...]:
    """The signs of a footer of a list, campaign, scanner or free mail provider that case-folded text carries."""
    return tuple([sign for sign in _LIST if sign in low]) if may_have_footer(low) else ()


def has_list_sign(low: str, signs: tuple[str, ...] = _LIST) -> bool:
    """Whether a case-folded line carries one of these signs."""
    for sign in signs:  # noqa: SIM110
        if sign in low:
            return True
    return False


def opens_list_footer(line: str) -> bool:
    """Whether a line is the beginning of such a footer by itself, without a rule drawn above it."""
    return line.casefold().startswith(_STRICT)


def is_disclaimer(line: str) -> bool:
    """Whether a paragraph beginning with this line is a legal notice or a plea to save paper."""
    low = line[:160].casefold().lstrip("*_-–—>«\"'( \t#")
    if low[:2] == "p ":  # the tree of a symbol font, before "please consider the environment"
        low = low[2:].lstrip()
    return low.split(" ", 1)[0] in _DISCLAIMER_FIRST and low.startswith(_DISCLAIMER)
