"""From judgements to clusters: union-find that never joins what somebody said is different.

Humans' judgements come first, then the machine's; within each, pairs in the order of their ids, so that the outcome does
not depend on the order of arrival. A cluster is called by its smallest member.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rapport.engines.linkage.types import Decision, Standing


def cluster_map(judgements: Iterable[Standing]) -> dict[int, int]:
    """Identity id → smallest identity id of its cluster, for every identity that a judgement names.

    A human's *different* forbids any chain between the two; a machine's *different* forbids only what machines join.
    """
    ordered = sorted(judgements, key=lambda j: (j.left, j.right, j.decision))
    forest = _Forest()
    for by_human in (True, False):
        for one in ordered:
            forest.add(one.left, one.right)
            if one.is_human is by_human and one.decision is Decision.DIFFERENT:
                forest.forbid(one.left, one.right)
        for one in ordered:
            if one.is_human is by_human and one.decision is Decision.SAME:
                forest.join(one.left, one.right)
    return forest.roots()


class _Forest:
    """Disjoint sets whose root is their smallest member, with pairs of sets that must stay apart."""

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}
        self._apart: dict[int, set[int]] = defaultdict(set)

    def add(self, *members: int) -> None:
        for member in members:
            self._parent.setdefault(member, member)

    def root(self, member: int) -> int:
        parent = self._parent
        top = member
        while parent[top] != top:
            top = parent[top]
        while parent[member] != top:
            parent[member], member = top, parent[member]
        return top

    def forbid(self, left: int, right: int) -> None:
        a, b = self.root(left), self.root(right)
        if a != b:
            self._apart[a].add(b)
            self._apart[b].add(a)

    def join(self, left: int, right: int) -> None:
        a, b = sorted((self.root(left), self.root(right)))
        if a == b or b in self._apart[a]:
            return
        self._parent[b] = a
        for other in self._apart.pop(b, set()):
            self._apart[other].discard(b)
            self._apart[other].add(a)
            self._apart[a].add(other)

    def roots(self) -> dict[int, int]:
        return {member: self.root(member) for member in self._parent}
