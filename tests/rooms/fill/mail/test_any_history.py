"""Any history comes to what it stands for: adding, taking back, excluding, lifting, ruling and new rules in any order.

After each step everything derived is as it would be derived anew. In the end the record is the one that somebody gets who
does only what still counts, in the plainest order: exclude first, then add what was not taken back, then rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.rooms.fill.mail.letters import OUTSIDE, mailboxes, write
from tests.rooms.fill.mail.test_exclusion import exclude, lift
from tests.rooms.fill.mail.test_policy import change, stricter
from tests.rooms.fill.mail.test_properties import (
    add,
    clean,
    derived,
    differing,
    examples,
    open_sources,
    operator,
    verdict_on,
)

BOXES = 3
THINGS = [("address", address) for _name, address in OUTSIDE] + [
    ("domain", "northwind.example"),
    ("domain", "ferro.example"),
    ("folder", "Sent"),
    ("folder", "Inbox"),
]
Step = tuple[Any, ...]
STEPS = st.one_of(
    st.tuples(st.just("add"), st.integers(0, BOXES - 1)),
    st.tuples(st.just("undo"), st.integers(0, BOXES - 1)),
    st.tuples(st.just("exclude"), st.sampled_from(THINGS)),
    st.tuples(st.just("lift"), st.sampled_from(THINGS)),
    st.tuples(st.just("rule"), st.sampled_from(OUTSIDE), st.sampled_from(("kept", "personal", "bulk", ""))),
    st.tuples(st.just("rules"), st.booleans()),
)


@dataclass
class Standing:
    """What still counts after a history."""

    runs: dict[int, list[int]] = field(default_factory=dict)  # box -> runs that brought something of it
    added: set[int] = field(default_factory=set)
    excluded: set[tuple[str, str]] = field(default_factory=set)
    ruled: dict[int, str] = field(default_factory=dict)
    is_strict: bool = False

    def do(self, step: Step, folders: list[Path]) -> None:
        kind = step[0]
        if kind == "add":
            self.runs.setdefault(step[1], []).append(add(folders[step[1]]))
            self.added.add(step[1])
        elif kind == "undo":
            from rapport.fill.mail.flow.revise import undo

            for run in self.runs.pop(step[1], []):
                undo(run, operator_id=operator())
            self.added.discard(step[1])
        elif kind == "exclude":
            exclude(*step[1])
            self.excluded.add(step[1])
        elif kind == "lift":
            assert lift(*step[1]) == (step[1] in self.excluded)
            if step[1] in self.excluded:
                # what was taken away comes in again with the next `add` of the same
                self.excluded.discard(step[1])
                for box in sorted(self.added):
                    self.do(("add", box), folders)
        elif kind == "rule":
            self._rule(step[1][1], step[2])
        else:
            change(rules=stricter() if step[1] else "")
            self.is_strict = step[1]

    def _rule(self, address: str, verdict: str) -> None:
        from rapport.fill.mail.flow.revise import rule_on_address

        found = verdict_on(address)
        if found is not None:
            rule_on_address(found[0], verdict, author_id=operator())
            self.ruled[found[0]] = verdict

    def again(self, folders: list[Path]) -> None:
        """The same standing, come to in the plainest order."""
        from rapport.fill.mail.flow.revise import rule_on_address

        for thing in sorted(self.excluded):
            exclude(*thing)
        for box in sorted(self.added):
            add(folders[box])
        for identity_id, verdict in sorted(self.ruled.items()):
            rule_on_address(identity_id, verdict, author_id=operator())
        if self.is_strict:
            change(rules=stricter())


def in_one_line(steps: list[Step]) -> Iterator[str]:
    for step in steps:
        yield " ".join(str(part) for part in step)


@examples
@given(letters=mailboxes(18), steps=st.lists(STEPS, min_size=2, max_size=9))
def test_any_history(database: Any, letters: list[Any], steps: list[Step]) -> None:
    with clean(database) as folder:
        folders = [write(folder / str(n), letters[n::BOXES]) for n in range(BOXES)]
        open_sources(*folders)
        standing = Standing()
        for step in steps:
            standing.do(step, folders)
            assert differing() == [], list(in_one_line(steps))
        after = derived()
        with clean(database) as _again:
            open_sources(*folders)
            standing.again(folders)
            assert derived() == after, list(in_one_line(steps))
