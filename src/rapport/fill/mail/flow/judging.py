"""Judging by hand that two identities are one party, or are not.

A human's judgement outlives every re-run and stands above the machine's. It follows through the cluster map: whoever is joined
to either is joined to, or kept apart from, the other. What is made of it here is derived at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapport.accounts.queries import everyone
from rapport.base.refusal import Refusal
from rapport.base.viewer import viewing_as
from rapport.engines.linkage.agreement import base_address
from rapport.engines.linkage.types import Decision
from rapport.engines.mail.addresses import normalize_address
from rapport.fill.mail.flow.revise import stored_clock
from rapport.fill.mail.flow.settle import settle, touch_identities
from rapport.fill.mail.flow.turns import is_my_turn, one_at_a_time
from rapport.kernel.identity import queries as identity
from rapport.kernel.identity.services import judge, withdraw_judgement

MAX_REASON = 500


@dataclass(frozen=True, slots=True)
class Joined:
    """Two identities and the parties they belong to now: one and the same when they are one."""

    left_id: int
    right_id: int
    left_party: int
    right_party: int


def identity_meant(written: str) -> int:
    """The visible identity that an id or an e-mail address means. Raises Refusal when there is none."""
    word = written.strip()
    if word.isascii() and word.isdigit() and int(word) < 1 << 63:
        if identity.party_of(int(word)) is not None:
            return int(word)
    elif "@" in word:
        found = identity.identity_of_address(normalize_address(word))
        if found is not None:
            return found
    raise Refusal(
        f"Nobody you may see has the id or the address {written}. `rapport why NAME` and `rapport export` give both.",
        code="not_found",
    )


def judge_identities(
    left_id: int, right_id: int, decision: Decision | None, *, author_id: int, because: str = ""
) -> Joined:
    """A human's judgement on two identities; None leaves them to the machine again.

    Raises Refusal for two that cannot be compared, and where there is nothing to leave to the machine.
    """
    with one_at_a_time(), viewing_as(author_id):
        if left_id == right_id:
            raise Refusal("That is one identity, not two.", code="usage")
        if len(identity.namespaces_of([left_id, right_id])) != 1:
            raise Refusal("A person and an organization cannot be compared.", code="usage")
        if decision is None:
            if not withdraw_judgement(left_id=left_id, right_id=right_id):
                raise Refusal("Nobody judged these two by hand.", code="not_judged")
        else:
            _keep([(left_id, right_id)], decision, author_id, because)
        _derive([left_id, right_id])
        left, right = identity.party_of(left_id), identity.party_of(right_id)
    assert left is not None and right is not None
    return Joined(left_id, right_id, left, right)


@dataclass(frozen=True, slots=True)
class Parted:
    """An address was set apart from others of its party, or put back to them. ``is_derived``: it shows already."""

    others: tuple[int, ...]
    identities: tuple[int, ...]  # all that must be derived anew
    is_derived: bool


def set_apart(identity_id: int, *, author_id: int, because: str = "") -> Parted | None:
    """An address is somebody else's than the other addresses of its party. The viewer is the author.

    What is delivered to the same mailbox (tags) goes with it. None when there are no others. Raises Refusal when it is not
    there.
    """
    pairs = _pairs_apart(identity_id)
    if not pairs:
        return None
    _keep(pairs, Decision.DIFFERENT, author_id, because)
    return _parted(pairs)


def put_together(identity_id: int, others: Sequence[int]) -> Parted | None:
    """Takes back that an address was set apart from others; what that overruled counts again. None when it was not."""
    group = [one for one, _address in _same_mailbox(identity_id)]
    pairs = [
        (one, other)
        for one in group
        for other in others
        if one != other and withdraw_judgement(left_id=one, right_id=other, undoing=Decision.DIFFERENT)
    ]
    return _parted(pairs) if pairs else None


def _pairs_apart(identity_id: int) -> list[tuple[int, int]]:
    party_id = identity.party_of(identity_id)
    if party_id is None:
        raise Refusal("This address is not there any more.", code="not_found")
    group = {one for one, _address in _same_mailbox(identity_id)}
    others = [one for one, _address in identity.members_of(party_id) if one not in group]
    return [(one, other) for one in sorted(group) for other in others]


def _same_mailbox(identity_id: int) -> list[tuple[int, str]]:
    """The identity itself and those of its party whose mail goes to the same mailbox."""
    party_id = identity.party_of(identity_id)
    members = identity.members_of(party_id) if party_id is not None else []
    own = next((address for one, address in members if one == identity_id), "")
    return [(one, address) for one, address in members if base_address(address) == base_address(own)]


def _keep(pairs: Sequence[tuple[int, int]], decision: Decision, author_id: int, because: str) -> None:
    for left, right in pairs:
        judge(
            left_id=left,
            right_id=right,
            decision=decision,
            author_id=author_id,
            audience_id=everyone().pk,
            reason=" ".join(because.split())[:MAX_REASON],
        )


def _derive(identities: Sequence[int]) -> None:
    with viewing_as("system"):
        touch_identities(identities)
        settle(clock=stored_clock())


def _parted(pairs: Sequence[tuple[int, int]]) -> Parted:
    """Derives at once when nobody else does just now; else whoever asked orders it for after them."""
    identities = sorted({one for pair in pairs for one in pair})
    is_derived = is_my_turn()
    if is_derived:
        _derive(identities)
    return Parted(tuple(sorted({other for _one, other in pairs})), tuple(identities), is_derived)
