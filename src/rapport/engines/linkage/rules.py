"""Which addresses are one person, by rules that can be said in a sentence each.

Deliberately careful: a shared name alone never joins. Every rule asks for something a stranger would not share, and two
addresses that stand side by side in one message are two people unless the one is a plain spelling of the other.

==================  ========================================================================================================
rule                two addresses are one person when
==================  ========================================================================================================
plain_spelling      they differ in what their provider ignores: a tag after "+", dots, a second domain
announced           the one said that the other is its new address, and the names do not disagree
same_mobile         same full name and same mobile number
same_desk           same full name and same telephone number under two domains, which namesakes of two firms do not have
same_name           same full name at one organization, and the same number, or both local parts spell that name
domain_alias        same local part under two domains of one organization, and the names do not disagree
new_surname         same first name at one organization, one writing after the other, and: the same number nobody else has,
                    or others still call the new address by the old full name
changed_employer    same full name that nobody else has, at two organizations; an automatic answer said that the one was left
                    before the other began to write, or the one ceased just when the other began, to the same one of us
private_address     a free-mail address that spells a full name nobody else outside one organization has, writing with the
                    same person of ours
sister_domain       same local part and same full name that nobody else has, signing with one organization's name under two
                    domains
==================  ========================================================================================================
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import UTC, datetime
from itertools import combinations

from rapport.engines.linkage.agreement import (
    base_address,
    full_name_keys,
    given_agrees,
    is_called_as,
    is_shared,
    names_agree,
    spells,
    succeed,
    took_over,
)
from rapport.engines.linkage.types import Decision, Facts, Judged
from rapport.engines.names import fold_name

MAX_BLOCK = 40  # a key shared by more addresses than this tells nobody apart
MAX_HOLDERS = 4  # a number with more is a switchboard

NEVER = datetime.max.replace(tzinfo=UTC)

Rule = Callable[[list[Facts]], Iterator[Judged]]


def alias_judgements(facts: Iterable[Facts]) -> list[Judged]:
    """All judgements the rules reach over these addresses, at most one for a pair, the first rule that speaks."""
    known = sorted((one for one in facts if not is_shared(one)), key=lambda f: f.identity_id)
    found: dict[tuple[int, int], Judged] = {}
    for rule in RULES:
        for judged in rule(known):
            found.setdefault((judged.left, judged.right), judged)
    return sorted(found.values(), key=lambda j: (j.left, j.right))


def _plain_spelling(facts: list[Facts]) -> Iterator[Judged]:
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
    holders = _holders(facts, lambda f: f.mobiles)
    for left, right in _pairs(facts, lambda f: sorted(n for n in f.mobiles if holders[n] <= MAX_HOLDERS)):
        if names_agree(left, right):
            reason = f"both are {left.names[0]} with the mobile number {min(left.mobiles & right.mobiles)}"
            yield _judged((left, right), Decision.SAME, "same_mobile", reason)


def _same_desk(facts: list[Facts]) -> Iterator[Judged]:
    for left, right in _pairs(facts, lambda f: sorted(f.phones)):
        if left.organization_id != right.organization_id and names_agree(left, right):
            reason = f"both are {left.names[0]} with the number {min(left.phones & right.phones)}, though under two domains"
            yield _judged((left, right), Decision.SAME, "same_desk", reason)


def _same_name(facts: list[Facts]) -> Iterator[Judged]:
    for left, right in _pairs(facts, _words_at_organization):
        if not names_agree(left, right):
            continue
        name = left.names[0]
        if left.mobiles and right.mobiles and not left.mobiles & right.mobiles:
            reason = f"both are {name} at one organization, but with different mobile numbers"
            yield _judged((left, right), Decision.UNSURE, "same_name", reason)
        elif left.mobiles & right.mobiles or left.phones & right.phones:
            reason = f"both are {name} at one organization with the same number"
            yield _judged((left, right), Decision.SAME, "same_name", reason)
        elif spells(left) and spells(right):
            reason = f"both are {name} at one organization, and both addresses spell that name"
            yield _judged((left, right), Decision.SAME, "same_name", reason)
        else:
            reason = f"both are {name} at one organization; nothing else speaks for it"
            yield _judged((left, right), Decision.UNSURE, "same_name", reason)


def _domain_alias(facts: list[Facts]) -> Iterator[Judged]:
    def key(one: Facts) -> list[Hashable]:
        return [] if one.organization_id is None else [(one.organization_id, one.address.rpartition("@")[0])]

    for left, right in _pairs(facts, key):
        if _may_be_one(left, right):
            reason = (
                f"{left.address} and {right.address}: the same name under two domains of one organization"
            )
            yield _judged((left, right), Decision.SAME, "domain_alias", reason)


def _new_surname(facts: list[Facts]) -> Iterator[Judged]:
    holders = _holders(facts, lambda f: f.mobiles | f.phones)
    for left, right in _pairs(facts, _words_at_organization):
        if names_agree(left, right) or not given_agrees(left, right) or not succeed(left, right):
            continue
        names = f"{left.names[0]}, {right.names[0]}"
        shared = sorted(
            n for n in (left.mobiles | left.phones) & (right.mobiles | right.phones) if holders[n] == 2
        )
        called = is_called_as(left, right) or is_called_as(right, left)
        if shared:
            reason = f"same first name at one organization, one after the other, with the number {shared[0]}: {names}"
            yield _judged((left, right), Decision.SAME, "new_surname", reason)
        elif called:
            reason = f"same first name at one organization, one after the other, and still called {called}: {names}"
            yield _judged((left, right), Decision.SAME, "new_surname", reason)


def _changed_employer(facts: list[Facts]) -> Iterator[Judged]:
    for name, bearers in _by_name(facts):
        organizations = {f.organization_id for f in bearers if f.organization_id is not None}
        if len(organizations) != 2:
            continue
        for left, right in combinations(bearers, 2):
            if (
                None in (left.organization_id, right.organization_id)
                or left.organization_id == right.organization_id
            ):
                continue
            old, new = (
                (left, right) if (left.wrote_from or NEVER) <= (right.wrote_from or NEVER) else (right, left)
            )
            reason = _why_moved(old, new)
            if reason:
                yield _judged(
                    (left, right),
                    Decision.SAME,
                    "changed_employer",
                    reason + f"; nobody else is {name.title()}",
                )


def _why_moved(old: Facts, new: Facts) -> str:
    if old.left_at is not None and new.left_at is None and succeed(old, new):
        return f"{old.address} was left by {old.left_at:%Y-%m-%d}, and {new.address} began later"
    if took_over(old, new) and old.counterparts & new.counterparts:
        return f"{new.address} began to write to the same of us when {old.address} ceased"
    return ""


def _private_address(facts: list[Facts]) -> Iterator[Judged]:
    for name, bearers in _by_name(facts):
        private = [f for f in bearers if f.organization_id is None]
        working = [f for f in bearers if f.organization_id is not None]
        if not private or len({f.organization_id for f in working}) != 1:
            continue
        for one in private:
            for other in working:
                if not spells(one) or not one.counterparts & other.counterparts:
                    continue
                pair = (one, other) if one.identity_id < other.identity_id else (other, one)
                reason = f"{one.address} spells {name.title()}, whom only one organization has, and writes with the same of us"
                yield _judged(pair, Decision.SAME, "private_address", reason)


def _sister_domain(facts: list[Facts]) -> Iterator[Judged]:
    for name, bearers in _by_name(facts):
        working = [f for f in bearers if f.organization_id is not None]
        if len({f.organization_id for f in working}) != 2:
            continue
        for left, right in combinations(working, 2):
            signed = sorted(left.organizations & right.organizations)
            if left.organization_id == right.organization_id or not signed:
                continue
            if left.address.rpartition("@")[0] == right.address.rpartition("@")[0]:
                reason = (
                    f"{name.title()} has the same local part under both domains and signs with {signed[0]}"
                )
                yield _judged((left, right), Decision.SAME, "sister_domain", reason)


RULES: tuple[Rule, ...] = (
    _plain_spelling,
    _announced,
    _same_mobile,
    _same_desk,
    _same_name,
    _domain_alias,
    _new_surname,
    _changed_employer,
    _private_address,
    _sister_domain,
)


def _pairs(facts: list[Facts], keys: Callable[[Facts], Iterable[Hashable]]) -> Iterator[tuple[Facts, Facts]]:
    blocks: dict[Hashable, list[Facts]] = defaultdict(list)
    for one in facts:
        for key in dict.fromkeys(keys(one)):
            blocks[key].append(one)
    for block in blocks.values():
        if 1 < len(block) <= MAX_BLOCK:
            yield from combinations(block, 2)


def _by_name(facts: list[Facts]) -> Iterator[tuple[str, list[Facts]]]:
    """Everybody who bears a full name, for each full name that several addresses bear."""
    bearers: dict[str, list[Facts]] = defaultdict(list)
    shown: dict[str, str] = {}
    for one in facts:
        for name in one.names:
            if " " in name:
                shown.setdefault(" ".join(sorted(fold_name(name).split())), fold_name(name))
        for key in sorted(full_name_keys(one)):
            bearers[key].append(one)
    for key, block in bearers.items():
        if 1 < len(block) <= MAX_BLOCK:
            yield shown[key], block


def _words_at_organization(one: Facts) -> list[Hashable]:
    if one.organization_id is None:
        return []
    return [
        (one.organization_id, word)
        for name in one.names
        if " " in name
        for word in fold_name(name).split()
        if len(word) > 1
    ]


def _holders(facts: list[Facts], numbers: Callable[[Facts], Iterable[str]]) -> dict[str, int]:
    """How many different addresses sign with a number, spellings of one address counted once."""
    holders: dict[str, set[str]] = defaultdict(set)
    for one in facts:
        for number in numbers(one):
            holders[number].add(base_address(one.address))
    return {number: len(addresses) for number, addresses in holders.items()}


def _may_be_one(left: Facts, right: Facts) -> bool:
    """No name known on one side, or names that agree, or the same first name (somebody may have married)."""
    return not left.names or not right.names or names_agree(left, right) or given_agrees(left, right)


def _judged(
    pair: tuple[Facts, Facts], decision: Decision, rule: str, reason: str, *, is_strong: bool = False
) -> Judged:
    return Judged(pair[0].identity_id, pair[1].identity_id, decision, rule, reason, is_strong)
