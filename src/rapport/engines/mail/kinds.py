"""What one line at the end of a letter is: prose, a closing, a name, a way to reach somebody, a detail, decoration."""

from __future__ import annotations

import re
from functools import lru_cache

from rapport.engines.mail.attribution import is_rule
from rapport.engines.mail.author import Author, agreement
from rapport.engines.mail.closings import is_closing, is_device_footer, split_closing
from rapport.engines.mail.places import is_address_line
from rapport.engines.mail.titles import has_prose, is_department, is_organization_word, is_title
from rapport.engines.names import is_given_name, looks_like_organization, looks_like_person
from rapport.engines.points import belongs_to_domain, candidates, has_legal_form
from rapport.engines.points.hosts import EMAIL, HOST, URL, is_bare_host
from rapport.engines.wordlists import sections

PROSE, CLOSING, SIGNED, NAME, CONTACT, DETAIL, SHORT, DEVICE, RULE, OPENING = range(10)
# SIGNED: a closing and a name on one line; SHORT: a few words that may be anything; OPENING: a greeting

_SEPARATED = re.compile(r" ?[|•·●▪■│¦‖]+ ?| {3,}|\t+| // | / | [-–—~] |, ")
_GREETINGS = sections("rapport.engines.mail", "greetings")
_OPENING = "|".join(sorted(map(re.escape, _GREETINGS["opening"]), key=len, reverse=True))
_EVERYBODY = "|".join(map(re.escape, _GREETINGS["everybody"]))
_GREETING = re.compile(rf"(?i)^(?:{_OPENING})\b(?:[^.]{{0,50}}[,!:]| (?:{_EVERYBODY}))$")
_INITIALS = re.compile(r"^[A-Z]\.? ?(?:[A-Z]\.? ?){0,2}$")
_EXTENSION = re.compile(
    r"(?i)^(?:x|ext(?:ension)?|durchwahl|dw|tel|ph|phone|#|\*)?[ .:\-]{0,3}\d?-?\d{4,5}\.?$"
)
_PICTURE = re.compile(
    r"(?i)[\[<](?:cid:[^\s\]>]{1,120}|[^\s\]>]{1,120}\.(?:png|jpe?g|gif)"
    r"|(?:inline )?(?:image|picture|bild|logo|photo|icon|banner|signature)[^\]>]{0,80})[\]>]$"
)
PRONOUNS = re.compile(r"(?i)\s*[(\[][a-zé]{2,6}(?:/[a-zé]{2,7}){1,2}[)\]]?\s*$")
SIGNED_FOR = re.compile(r"^(?:i\. ?[AV]\.|ppa\.?|p\. ?p\.?|i\.A|i\.V)\s{1,3}")
_TWO_NAMES = re.compile(r"^([^\W\d_]+) (?:and|&|und|et|y|e|en) ([^\W\d_]+)$")
_DECORATION = " \t*_~•·|<>«»\"“”„'"
_ENDS_SENTENCE = (".", "!", "?", ":", ";", ",")
_TELLING = frozenset("@|•·+/0123456789:")
_JOINING_PARTS = frozenset("@|•·+/:")
_DIGIT = re.compile(r"\d")
_LONG_CLOSINGS = (
    "veuillez",
    "je vous",
    "nous vous",
    "reciba",
    "sin otro",
    "sem outro",
    "in attesa",
    "sent",
    "recevez",
)
MAX_LINE = 250


def kind_of(line: str, author: Author) -> int:
    """The kind of one stripped line. Prose is the answer for whatever is long, runs in sentences or asks something."""
    if len(line) > MAX_LINE or _runs_on(line):
        return PROSE
    return _kind_of(line, author)


def _runs_on(line: str) -> bool:
    """A quick look: many words, and nothing a signature carries or a pronoun among them."""
    if len(line) < 45 or line.count(" ") < 9:
        return False
    if _TELLING.isdisjoint(line):
        return not line.casefold().startswith(_LONG_CLOSINGS)
    if not _JOINING_PARTS.isdisjoint(line) or count_digits(line) >= 5:
        return False
    return has_prose(line) and not line.casefold().startswith(_LONG_CLOSINGS)


def count_digits(text: str) -> int:
    """How many digits a text carries."""
    return len(_DIGIT.findall(text))


@lru_cache(maxsize=65536)
def _kind_of(line: str, author: Author) -> int:
    if is_rule(line) or is_picture(line) or line in {"--", "---", "-", "—", "__"}:
        return RULE
    if is_closing(line):
        return CLOSING
    if is_device_footer(line):
        return DEVICE
    if is_extension(line) or _ends_in_extension(line, author):
        return CONTACT
    if _has_contact(line):
        return CONTACT if _is_contact(line) else PROSE
    if len(line) > 110:
        return DETAIL if is_address_line(line) else PROSE
    return _kind_of_words(line, author)


def _kind_of_words(line: str, author: Author) -> int:
    if _GREETING.match(line):
        return OPENING
    if split_closing(line) >= 0:
        return SIGNED
    if name_strength(line, author) >= 1:
        return NAME
    if is_detail(line, author):
        return DETAIL
    return SHORT if is_short(line) else PROSE


def bare_name(line: str) -> str:
    """A line without the dashes and dots people put around their name ("- Ana.", "~ Kim ~", "/Lars")."""
    if line[:1] in "ip" and (signed := SIGNED_FOR.match(line)):
        line = line[signed.end() :]
    line = PRONOUNS.sub("", line.strip(_DECORATION)) if "(" in line or "[" in line else line
    return line.strip(_DECORATION).lstrip("-–—/. ").rstrip(" .,;:!-–—")


def name_strength(line: str, author: Author) -> int:
    """How surely a line is a name: 3 the author's, 2 a common given name or initials first, 1 by shape, 0 none.

    In a line of several parts ("Ana Costa | Acme") the first part is looked at.
    """
    name = bare_name(line)
    if not name or len(name) > 60 or any(c.isdigit() for c in name):
        return 0
    words = name.split()
    if len(words) > 6:
        return 0
    agreed = agreement(name, author) if len(words) <= 5 else 0
    if _TWO_NAMES.match(name):
        return _two_names(name, author)
    if agreed == 2 and all(agreement(word, author) for word in words):
        return 3
    if agreed == 2 and (len(words) <= 2 or looks_like_person(name)) and not has_prose(name):
        return 0 if _is_family_firm(words, author) else 3
    if agreed == 1 and len(name.replace(" ", "")) <= 5:
        return 3
    if is_title(name) or is_department(name):
        return 0
    if name.islower() or not looks_like_person(name):
        return 0
    return 2 if is_given_name(words[0]) or (len(words) > 1 and _INITIALS.match(words[0])) else 1


def _is_family_firm(words: list[str], author: Author) -> bool:
    """ "Carver Joinery", signed by Beth Carver: a word of organisations that is no part of the author's name."""
    return any(is_organization_word(word.strip(".,")) and agreement(word, author) < 2 for word in words)


def _two_names(name: str, author: Author) -> int:
    """ "Christian and Steve": a letter of two people, when one is the author or both are common given names."""
    found = _TWO_NAMES.match(name)
    pair = found.groups() if found else ()
    if any(agreement(one, author) == 2 for one in pair):
        return 3
    return 2 if all(is_given_name(one) for one in pair) else 0


def _has_contact(line: str) -> bool:
    if "@" in line or "://" in line or "www." in line.casefold():
        return True
    if count_digits(line) >= 6 and candidates(line):
        return True
    return "." in line and len(line) <= 120 and _has_host(line)


def _has_host(line: str) -> bool:
    """Whether a part of the line between separators is a bare host ("acme.com | Lisbon")."""
    parts = (line,) if " " not in line else _SEPARATED.split(line)
    return any(
        HOST.fullmatch(part.strip()) is not None and is_bare_host(part.strip()) for part in parts if part
    )


def is_picture(line: str) -> bool:
    """Whether a line only stands for a picture: "[cid:image001.png@01D9]", "[Logo]", "<image.jpg>"."""
    return line[0] in "[<" and len(line) <= 200 and _PICTURE.match(line) is not None


def is_extension(line: str) -> bool:
    """Whether a line is a number inside a house: "x-37059", "ext. 104", "*7086", "3-1587"."""
    return len(line) <= 16 and _EXTENSION.match(line) is not None


def _ends_in_extension(line: str, author: Author) -> bool:
    """The author's name or initials and a number inside the house: "BT   3-1587"."""
    if len(line) > 50 or not line[-2:].strip(".").isdigit():
        return False
    parts = [part for part in _SEPARATED.split(line) if part.strip()]
    return len(parts) == 2 and is_extension(parts[1].strip()) and agreement(parts[0], author) > 0


def _is_contact(line: str) -> bool:
    """Whether ways to reach somebody fill a line, besides labels, a name, a title: not a sentence that mentions one."""
    rest = EMAIL.sub(" ", line)
    rest = URL.sub(" ", rest)
    for one in reversed(candidates(rest)):
        rest = rest[: one.start] + " | " + rest[one.end :]
    words = [word for word in re.split(r"[\s,;:()\[\]<>*_]+", rest) if any(c.isalpha() for c in word)]
    if len(words) <= 3:
        return not (words and has_prose(rest)) and not rest.rstrip().endswith("?")
    parts = [part.strip() for part in _SEPARATED.split(rest) if part.strip()]
    if has_prose(rest) and not any(sign in line for sign in "|•·"):
        return False
    return len(words) <= 24 and all(len(part.split()) <= 7 for part in parts) and not _is_sentence(line)


def _is_sentence(line: str) -> bool:
    return (
        line.endswith((".", "!", "?"))
        and len(line.split()) > 6
        and "|" not in line
        and not line[-2:-1].isupper()
    )


def is_detail(line: str, author: Author) -> bool:
    """Whether a line is a title, a department, an organisation or part of an address."""
    text = line.strip(_DECORATION).rstrip(" ,;")
    if is_title(text) or is_department(text) or is_address_line(text):
        return True
    if len(text) <= 80 and not has_prose(text):
        if looks_like_organization(text):
            return has_legal_form(text) or not text.endswith((".", "!", "?"))
        if (
            author.domain
            and text[:1].isupper()
            and len(text.split()) <= 6
            and belongs_to_domain(text, author.domain)
        ):
            return True
        parts = [part.strip() for part in _SEPARATED.split(text) if part.strip()]
        if len(parts) > 1:
            return (
                any(is_title(part) or looks_like_organization(part) for part in parts)
                and len(text.split()) <= 12
            )
    return False


def is_short(line: str) -> bool:
    """Whether a line is a few words in capitals that may be a department, a slogan or a company of no known form."""
    text = line.strip(_DECORATION)
    words = text.split()
    if not 1 <= len(words) <= 6 or len(text) > 50 or text.endswith(_ENDS_SENTENCE) or has_prose(text):
        return False
    capitals = sum(word[0].isupper() or word[0].isdigit() for word in words)
    return capitals >= max(1, (len(words) + 1) // 2) and not text[0].islower()
