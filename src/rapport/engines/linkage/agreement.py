"""How the facts of two addresses agree: names, spellings, periods, domains."""

from __future__ import annotations

from datetime import timedelta

from rapport.engines.linkage.types import Facts
from rapport.engines.names import NameMatch, are_nicknames, fold_name, given_family, same_person_name
from rapport.engines.names.fold import without_digraphs

SECOND_DOMAINS = {"googlemail.com": "gmail.com", "pm.me": "proton.me", "protonmail.com": "proton.me", "me.com": "icloud.com",
                  "mac.com": "icloud.com", "ya.ru": "yandex.ru", "yandex.com": "yandex.ru"}  # fmt: skip
AGREE = (NameMatch.EXACT, NameMatch.COMPATIBLE)
OVERLAP = timedelta(days=45)  # somebody may use an old address for a while after getting a new one
GAP = timedelta(days=120)  # between the last message from one desk and the first from the next
FADING = timedelta(days=60)  # so long people may still write to an address that was left
FEW = 3
MANY_NAMES = 3


def base_address(address: str) -> str:
    """An address without what providers ignore: tags after "+", dots before gmail.com, known second domains."""
    local, _, host = address.rpartition("@")
    local = local.split("+", 1)[0] or local
    host = SECOND_DOMAINS.get(host, host)
    if host == "gmail.com":
        local = local.replace(".", "")
    return f"{local}@{host}"


def full_name_keys(one: Facts) -> set[str]:
    """The full names an address used itself, folded and with their words in one order."""
    return {" ".join(sorted(fold_name(name).split())) for name in one.names if " " in name}


def names_agree(left: Facts, right: Facts) -> bool:
    """Some full name of the one is some full name of the other, nicknames, initials and double names allowed."""
    return any(
        " " in a and " " in b and same_person_name(a, b) in AGREE for a in left.names for b in right.names
    )


def given_agrees(left: Facts, right: Facts) -> bool:
    """The first names agree, whatever the family names."""
    givens = [[given_family(name)[0].split()[:1] for name in one.names] for one in (left, right)]
    return any(a and b and are_nicknames(a[0], b[0]) for a in givens[0] for b in givens[1])


def is_called_as(one: Facts, other: Facts) -> str:
    """A full name of ``other`` that somebody wrote beside ``one``'s address; "" when nobody did."""
    names = {" ".join(sorted(fold_name(name).split())): name for name in other.names if " " in name}
    for called in one.called:
        found = names.get(" ".join(sorted(fold_name(called).split())))
        if found is not None and found not in one.names:
            return found
    return ""


def succeed(left: Facts, right: Facts) -> bool:
    """One was written from after the other, but for a short overlap."""
    if not (left.wrote_from and left.wrote_until and right.wrote_from and right.wrote_until):
        return False
    return left.wrote_until <= right.wrote_from + OVERLAP or right.wrote_until <= left.wrote_from + OVERLAP


def took_over(old: Facts, new: Facts) -> bool:
    """``new`` began to write when ``old`` ceased, within some months; soon nobody wrote to ``old`` any more, and neither was
    a passing acquaintance."""
    if not (old.wrote_from and old.wrote_until and old.named_until and new.wrote_from and new.wrote_until):
        return False
    is_contiguous = old.wrote_from < new.wrote_from and -OVERLAP <= new.wrote_from - old.wrote_until <= GAP
    return is_contiguous and old.named_until <= new.wrote_from + FADING and min(old.wrote, new.wrote) >= FEW


def is_shared(one: Facts) -> bool:
    """Several people write from it: it used at least three full names no two of which agree."""
    apart: list[str] = []
    for name in one.names:
        if " " in name and not any(
            same_person_name(name, other) is not NameMatch.DIFFERENT for other in apart
        ):
            apart.append(name)
    return len(apart) >= MANY_NAMES


def spells(one: Facts) -> bool:
    """The local part is made of the name: first.last, flast, lastf, first, last, also with a tail of digits or words."""
    written = one.address.rpartition("@")[0].split("+")[0].replace(".", " ").replace("_", " ")
    local = without_digraphs(fold_name(written))
    words = local.split()
    joined = "".join(c for c in local if c.isalpha())
    for name in one.names:
        given, family = (without_digraphs(fold_name(part)).split() for part in given_family(name))
        if not given or not family:
            continue
        g, f = given[0], "".join(family)
        if joined in {g + f, f + g, g[0] + f, f + g[0], g + f[0], g, f, g[:2] + f, f + g[:2], *family}:
            return True
        if set(given[:1]) | set(family) <= set(words):
            return True
    return False
