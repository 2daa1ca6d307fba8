"""Names of organisations: legal forms, a form for comparing, and the name a domain suggests."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapport.engines.points.domains import is_free_mail, is_hosting_domain, split_host
from rapport.engines.wordlists import words

_HERE = "rapport.engines.points"
LEGAL_FORMS = words(_HERE, "legal_forms")
ORGANIZATION_WORDS = words(_HERE, "organization_words")
#: Legal forms that are everyday words, syllables or family names too: they count only in capitals or with full stops …
_ONLY_CAPITALS = frozenset(
    {
        "me",
        "ss",
        "da",
        "as",
        "ad",
        "dd",
        "bt",
        "ip",
        "sc",
        "sa",
        "pc",
        "lp",
        "gp",
        "ek",
        "eg",
        "ev",
        "ab",
        "hb",
        "kb",
        "sl",
    }
    | {
        "ou",
        "hf",
        "ky",
        "ans",
        "cia",
        "coop",
        "pte",
        "pty",
        "pvt",
        "tbk",
        "sca",
        "sci",
        "scm",
        "scp",
        "ug",
        "ivs",
    }
    | {"bhd", "sia", "kk", "dd", "sc", "ip", "gie", "asa", "epp", "osk", "spj"}
)
#: … and these when they at least begin with a capital.
_CAPITALIZED = frozenset(
    {
        "co",
        "company",
        "corp",
        "corporation",
        "limited",
        "ag",
        "kg",
        "nv",
        "cv",
        "bv",
        "spa",
        "sas",
        "srl",
        "snc",
        "sau",
    }
    | {
        "fils",
        "maatschap",
        "stichting",
        "earl",
        "scoop",
        "inc",
        "plc",
        "aps",
        "oy",
        "vos",
        "spk",
        "vof",
        "sll",
    }
)
#: Forms that stand before the name.
_LEADING = frozenset(
    {
        "ооо",
        "оао",
        "зао",
        "пао",
        "ао",
        "株式会社",
        "有限会社",
        "合同会社",
        "주식회사",
        "stichting",
        "pt",
        "тов",
        "uab",
        "sia",
    }
)
_TOKEN = re.compile(r"[^\s,;]+")
_NOT_WORD = re.compile(r"[^\w&]+")
_SPECIAL = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
)


def _fold(text: str) -> str:
    low = text.casefold().translate(_SPECIAL)
    if low.isascii():
        return low
    return "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))


def _squeezed(token: str) -> str:
    return token.casefold().replace(".", "").replace("(", "").replace(")", "")


@lru_cache(maxsize=16384)
def legal_form_at(name: str) -> int:
    """Offset where the closing legal form of ``name`` starts; -1 when it carries none.

    Up to four trailing words are joined, so that "S. p. A.", "GmbH & Co. KG" and "Sp. z o.o." are found.
    """
    tokens = [(m.start(), m.group()) for m in _TOKEN.finditer(name[:300])]
    for count in range(min(5, len(tokens) - 1), 0, -1):
        tail = tokens[-count:]
        joined = "".join(_squeezed(word) for _, word in tail)
        if joined in LEGAL_FORMS and _is_strong(joined, tail):
            return tail[0][0]
    return -1


def _is_strong(joined: str, tail: list[tuple[int, str]]) -> bool:
    written = "".join(word for _, word in tail)
    if joined in _ONLY_CAPITALS:
        return written.isupper() or "." in written
    return joined not in _CAPITALIZED or written[:1].isupper() or "." in written


def has_legal_form(name: str) -> bool:
    """Whether the name ends (or, as in Japan and Russia, begins) with a legal form."""
    if legal_form_at(name) >= 0:
        return True
    first, _, rest = name.strip().partition(" ")
    return bool(rest) and _squeezed(first) in _LEADING


def without_legal_form(name: str) -> str:
    """The name without its legal forms: "Gießerei Nord GmbH & Co. KG" → "Gießerei Nord", "Tanaka Co., Ltd." → "Tanaka"."""
    short = name
    for _ in range(2):
        at = legal_form_at(short)
        if at <= 0:
            break
        short = short[:at].rstrip(" ,;-&")
    first, _, rest = short.strip().partition(" ")
    if rest and _squeezed(first) in _LEADING:
        short = rest
    return short.strip(" ,;-&\"'“”„«»") or name.strip()


@lru_cache(maxsize=65536)
def fold_organization(name: str) -> str:
    """A form for comparing: lower case, no accents, no punctuation, no legal form, "and" for "&"."""
    bare = _fold(without_legal_form(name)).replace("&", " and ").replace("+", " and ")
    kept = [w for w in _NOT_WORD.sub(" ", bare.replace("'", "").replace(".", "")).split() if w != "the"]
    return " ".join(kept) or _fold(name).strip()


def initials_of(name: str) -> str:
    """First letters of the words that start with a capital: "Bank of New York" → "bny"."""
    return "".join(
        w[0] for w in re.findall(r"[^\W\d_][\w'’]*", without_legal_form(name)) if w[0].isupper()
    ).casefold()


@lru_cache(maxsize=65536)
def belongs_to_domain(name: str, domain: str) -> bool:
    """Whether an organisation's name and a domain plainly belong together ("Northwind Castings Ltd", northwind.com).

    False for free mail and hosting domains.
    """
    if not domain or is_free_mail(domain) or is_hosting_domain(domain):
        return False
    label = _fold(_label_of(domain)).replace("-", "")
    folded = fold_organization(name)
    joined = folded.replace(" ", "")
    if len(label) < 2 or len(joined) < 2:
        return False
    if joined == label or label == initials_of(name):
        return True
    first = folded.split(" ", 1)[0]
    if len(first) >= 4 and label.startswith(first):
        return True
    return (len(label) >= 4 and label in joined) or (len(joined) >= 5 and joined in label)


def _label_of(domain: str) -> str:
    """What somebody registered under the ending: "acme" of acme.co.uk, and of acme.local, whose ending is no public one."""
    subdomain, label, suffix = split_host(domain)
    return label if suffix or not subdomain else subdomain.rpartition(".")[2]


@lru_cache(maxsize=65536)
def organization_from_domain(domain: str) -> str:
    """A readable name for the holder of a domain: ``northwind-castings.com`` → "Northwind Castings".

    Empty for free mail and hosting domains and for hosts of a single label.
    """
    domain = domain.strip().lower().rstrip(".")
    if is_free_mail(domain) or is_hosting_domain(domain):
        return ""
    _, label, suffix = split_host(domain)
    if not suffix and domain.count("."):
        label = domain.split(".")[-2]  # an ending that is not public, such as a company's own network's
    if not label or not domain.count("."):
        return ""
    if label.startswith("xn--"):
        label = _decoded(label)
    return " ".join(_cased(part) for part in re.split(r"[-_]+", label) if part)


def _decoded(label: str) -> str:
    try:
        return label.encode("ascii").decode("idna")
    except UnicodeError:
        return label


def _cased(part: str) -> str:
    if len(part) <= 3 and part not in {
        "and",
        "the",
        "of",
        "und",
        "van",
        "de",
        "les",
        "los",
        "neu",
        "one",
        "new",
        "art",
    }:
        return part.upper()
    if len(part) <= 5 and not re.search(r"[aeiouyäöü]", part):
        return part.upper()
    return part[0].upper() + part[1:]
