"""Which addresses are one person, by rules that can be said in a sentence each.

Deliberately careful: a shared name alone never joins. Every rule asks for something a stranger would not share, and two
addresses that stand side by side in one message are two people unless the one is a plain spelling of the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import combinations

from rapport.engines.linkage.types import Decision, Facts, Judged
from rapport.engines.names import NameMatch, are_nicknames, fold_name, given_family, same_person_name

MAX_BLOCK = 40  # a key shared by more addresses than this tells nobody apart
MAX_MOBILE_HOLDERS = 4
SECOND_DOMAINS = {"googlemail.com": "gmail.com", "pm.me": "proton.me", "protonmail.com": "proton.me", "me.com": "icloud.com",
                  "mac.com": "icloud.com", "ya.ru": "yandex.ru", "yandex.com": "yandex.ru"}  # fmt: skip


def alias_judgements(facts: Iterable[Facts]) -> list[Judged]:
    """All judgements the rules reach over these addresses, at most one for a pair, strongest rule first."""
    known = sorted(facts, key=lambda f: f.identity_id)
    found: dict[tuple[int, int], Judged] = {}
    for rule in (
        _plain_spellings,
        _announced,
        _same_mobile,
        _same_name_in_organization,
        _same_local_in_organization,
    ):
        for judged in rule(known):
            found.setdefault((judged.left, judged.right), judged)
    return sorted(found.values(), key=lambda j: (j.left, j.right))


def base_address(address: str) -> str:
    """An address without what providers ignore: tags after "+", dots before gmail.com, known second domains."""
    local, _, host = address.rpartition("@")
    local = local.split("+", 1)[0] or local
    host = SECOND_DOMAINS.get(host, host)
    if host == "gmail.com":
        local = local.replace(".", "")
    return f"{local}@{host}"


def _plain_spellings(facts: list[Facts]) -> Iterator[Judged]:
    for pair in _pairs(facts, lambda f: [base_address(f.address)]):
        reason = f"{pair[0].address} and {pair[1].address} are delivered to one mailbox"
        yield _judged(pair, Decision.SAME, "plain_spelling", reason, is_strong=True)


def _announced(facts: list[Facts]) -> Iterator[Judged]:
    by_address = {f.address: f for f in facts}
    for one in facts:
        for told in sorted(one.new_addresses):
            other = by_address.get(told)
            if other is None or other is one or not _may_be_one(one, other):
                continue
            pair = (one, other) if one.identity_id < other.identity_id else (other, one)
            yield _judged(
                pair,
                Decision.SAME,
                "announced",
                f"{one.address} gave {told} as the new address",
                is_strong=True,
            )


def _same_mobile(facts: list[Facts]) -> Iterator[Judged]:
    holders: dict[str, int] = defaultdict(int)
    for one in facts:
        for number in one.mobiles:
            holders[number] += 1
    for left, right in _pairs(
        facts, lambda f: sorted(n for n in f.mobiles if holders[n] <= MAX_MOBILE_HOLDERS)
    ):
        number = min(left.mobiles & right.mobiles)
        if _names_agree(left, right):
            yield _judged(
                (left, right),
                Decision.SAME,
                "same_mobile",
                f"both are {left.names[0]} with the mobile number {number}",
            )
        elif (
            left.organization_id is not None
            and left.organization_id == right.organization_id
            and _given_agrees(left, right)
        ):
            reason = (
                f"same first name, organization and mobile number {number}: {left.names[0]}, {right.names[0]}"
            )
            yield _judged((left, right), Decision.SAME, "new_surname", reason)


def _same_name_in_organization(facts: list[Facts]) -> Iterator[Judged]:
    for left, right in _pairs(facts, _names_at_organization):
        if not _names_agree(left, right):
            continue
        name = left.names[0]
        if left.mobiles and right.mobiles and not left.mobiles & right.mobiles:
            reason = f"both are {name} at one organization, but with different mobile numbers"
            yield _judged((left, right), Decision.UNSURE, "same_name", reason)
        elif left.mobiles & right.mobiles or left.phones & right.phones:
            yield _judged(
                (left, right),
                Decision.SAME,
                "same_name",
                f"both are {name} at one organization with the same number",
            )
        elif _spells(left) and _spells(right):
            reason = f"both are {name} at one organization, and both addresses spell that name"
            yield _judged((left, right), Decision.SAME, "same_name", reason)
        else:
            yield _judged(
                (left, right),
                Decision.UNSURE,
                "same_name",
                f"both are {name} at one organization; nothing else speaks for it",
            )


def _same_local_in_organization(facts: list[Facts]) -> Iterator[Judged]:
    """An organization with two domains: the same local part under both, and names that do not disagree."""

    def key(one: Facts) -> list[Hashable]:
        return [] if one.organization_id is None else [(one.organization_id, one.address.rpartition("@")[0])]

    for left, right in _pairs(facts, key):
        if _may_be_one(left, right):
            reason = (
                f"{left.address} and {right.address}: the same name under two domains of one organization"
            )
            yield _judged((left, right), Decision.SAME, "domain_alias", reason)


def _pairs(facts: list[Facts], keys: Callable[[Facts], Iterable[Hashable]]) -> Iterator[tuple[Facts, Facts]]:
    blocks: dict[Hashable, list[Facts]] = defaultdict(list)
    for one in facts:
        for key in keys(one):
            blocks[key].append(one)
    for block in blocks.values():
        if 1 < len(block) <= MAX_BLOCK:
            yield from combinations(block, 2)


def _names_at_organization(one: Facts) -> list[Hashable]:
    if one.organization_id is None:
        return []
    return [
        (one.organization_id, " ".join(sorted(fold_name(name).split()))) for name in one.names if " " in name
    ]


def _names_agree(left: Facts, right: Facts) -> bool:
    """Some full name of the one is some full name of the other, nicknames and initials allowed."""
    return any(
        " " in a and " " in b and same_person_name(a, b) in (NameMatch.EXACT, NameMatch.COMPATIBLE)
        for a in left.names
        for b in right.names
    )


def _may_be_one(left: Facts, right: Facts) -> bool:
    """No name known on one side, or names that agree, or the same first name (somebody may have married)."""
    return not left.names or not right.names or _names_agree(left, right) or _given_agrees(left, right)


def _given_agrees(left: Facts, right: Facts) -> bool:
    givens = [[given_family(name)[0].split()[:1] for name in one.names] for one in (left, right)]
    return any(a and b and are_nicknames(a[0], b[0]) for a in givens[0] for b in givens[1])


def _spells(one: Facts) -> bool:
    """The local part is made of the name: first.last, flast, lastf, first, last, initials before the last name."""
    local = "".join(c for c in fold_name(one.address.rpartition("@")[0].replace(".", " ")) if c.isalpha())
    for name in one.names:
        given, family = given_family(name)
        g, f = fold_name(given).replace(" ", ""), fold_name(family).replace(" ", "")
        if not g or not f:
            continue
        if local in {g + f, f + g, g[0] + f, f + g[0], g + f[0], g, f, f"{g[:2]}{f}", f"{f}{g[:2]}"}:
            return True
    return False


def _judged(
    pair: tuple[Facts, Facts], decision: Decision, rule: str, reason: str, *, is_strong: bool = False
) -> Judged:
    return Judged(pair[0].identity_id, pair[1].identity_id, decision, rule, reason, is_strong)
