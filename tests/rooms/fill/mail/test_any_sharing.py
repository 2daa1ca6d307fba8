"""Whatever is shared with whom, and however that changes: what is derived is as if it had been so from the beginning.

Two colleagues' mailboxes, added and taken back, shared with everyone, a team, a unit or nobody, in any order.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rooms.fill.mail.letters import mailboxes, write
from tests.rooms.fill.mail.test_properties import clean, derived, differing, examples

from rapport.base.database import Database

BOXES = 3
TERMS = st.tuples(st.sampled_from(("all", "people", "nothing")), st.sampled_from(("", "team", "unit")))
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(0, BOXES - 1)),
        st.tuples(st.just("undo"), st.integers(0, BOXES - 1)),
        st.tuples(st.just("share"), st.integers(0, BOXES - 1), TERMS),
    ),
    min_size=2,
    max_size=8,
)


class Colleagues:
    """Who owns which mailbox, and the groups both are in."""

    def __init__(self) -> None:
        from rapport.accounts import queries, services

        one, two = queries.operator(), services.create_user(email="tom@anvil.example")
        team, unit = services.create_team(name="Castings"), services.create_unit(name="Sales")
        for user in (one, two):
            services.join(team_id=team.pk, user_id=user.pk)
            services.set_unit(user_id=user.pk, unit_id=unit.pk)
        self.owners = (one.pk, two.pk, one.pk)
        self.groups = {"": None, "team": team.audience.pk, "unit": unit.audience.pk}

    def terms(self, chosen: tuple[str, str]) -> Any:
        from rapport.fill.types import Share, Terms

        return Terms(Share(chosen[0]), self.groups[chosen[1]])

    def open(self, folders: list[Path], chosen: list[tuple[str, str]]) -> list[int]:
        """Sources get their ids in this order, whatever is added first."""
        from rapport.base.viewer import viewing_as
        from rapport.fill.sharing import audiences_for
        from rapport.kernel.evidence.services import open_source

        found = []
        for folder, owner, one in zip(folders, self.owners, chosen, strict=True):
            with viewing_as(owner):
                people, ties = audiences_for(self.terms(one), owner)
                source = open_source(
                    kind="mail", key=str(folder), name=folder.name, owner_id=owner,
                    audience_id=people, ties_audience_id=ties,
                )  # fmt: skip
            found.append(source.pk)
        return found

    def add(self, folder: Path, box: int) -> int:
        from rapport.fill import flow

        given = flow.given_paths([folder])
        return flow.add(given, operator_id=self.owners[box], own=["anvil.example"]).pk


@pytest.fixture
def colleagues(database: Database) -> Colleagues:
    return Colleagues()


@examples
@given(letters=mailboxes(18), begin=st.lists(TERMS, min_size=BOXES, max_size=BOXES), steps=STEPS)
def test_any_sharing(
    database: Database,
    colleagues: Colleagues,
    letters: list[Any],
    begin: list[tuple[str, str]],
    steps: list[tuple[Any, ...]],
) -> None:
    from rapport.fill.mail.flow.revise import undo
    from rapport.fill.sharing import share_anew

    terms = list(begin)
    runs: dict[int, list[int]] = {box: [] for box in range(BOXES)}
    with clean(database) as folder:
        folders = [write(folder / str(n), letters[n::BOXES]) for n in range(BOXES)]
        sources = colleagues.open(folders, terms)
        for kind, box, *more in [("add", 0), ("add", 1), *steps]:
            if kind == "add":
                runs[box].append(colleagues.add(folders[box], box))
            elif kind == "undo":
                for run in runs[box]:
                    undo(run, operator_id=colleagues.owners[box])
                runs[box] = []
            else:
                terms[box] = more[0]
                share_anew(sources[box], colleagues.terms(terms[box]), owner_id=colleagues.owners[box])
            assert differing() == [], (begin, steps, kind, box)
        after = derived()
        with clean(database) as _again:
            colleagues.open(folders, terms)
            for box in sorted(box for box in runs if runs[box]):
                colleagues.add(folders[box], box)
            assert derived() == after, (begin, steps)
