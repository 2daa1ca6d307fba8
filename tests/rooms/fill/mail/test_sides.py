"""A domain declared to be us by mistake is taken back: everything is decided as if nobody had said so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.rooms.fill.mail.test_properties import derived, differing, operator
from tests.rooms.taken_in import PRIYAS, Letter, mailbox

from rapport.base.refusal import Refusal


@pytest.fixture
def filled(database: Any, tmp_path: Path) -> Any:
    from rapport.fill import flow

    flow.add(
        flow.given_paths([mailbox(tmp_path / "box", PRIYAS)]), operator_id=operator(), own=["anvil.example"]
    )
    return database


def side() -> list[str]:
    from rapport.base.viewer import viewing_as
    from rapport.kernel.identity.queries import own_side

    with viewing_as(operator()):
        return own_side()


def test_declared_and_taken_back_nothing_is_left_of_it(filled: Any) -> None:
    from rapport.fill.mail.flow import sides

    before = derived()
    done = sides.declare("@Northwind.example", author_id=operator())
    assert (done.kind, done.value) == ("domain", "northwind.example")
    assert [(one.before, one.after) for one in done.changes] == [("kept", "internal")]
    assert side() == ["anvil.example", "northwind.example"]
    assert differing() == []
    done = sides.take_back("northwind.example", author_id=operator())
    assert [(one.before, one.after) for one in done.changes] == [("internal", "kept")]
    assert done.still_because == ""
    assert side() == ["anvil.example"]
    assert derived() == before
    assert differing() == []


def test_an_address_can_be_declared_too(filled: Any) -> None:
    from rapport.fill.mail.flow import sides

    before = derived()
    assert sides.declare("rui@ferro-norte.example", author_id=operator()).kind == "address"
    assert differing() == []
    sides.take_back("rui@ferro-norte.example", author_id=operator())
    assert derived() == before


def test_what_the_mail_itself_says_stays(filled: Any) -> None:
    from rapport.fill.mail.flow import sides

    done = sides.take_back("anvil.example", author_id=operator())
    assert bool(done.still_because) == ("anvil.example" in side())
    assert differing() == []


def test_what_makes_no_sense_is_refused(filled: Any) -> None:
    from rapport.fill.mail.flow import sides

    before = derived()
    for said, code in (("anvil.example", "already_declared"), ("nonsense", "usage"), ("a@", "usage")):
        with pytest.raises(Refusal) as refused:
            sides.declare(said, author_id=operator())
        assert refused.value.code == code
    with pytest.raises(Refusal) as unknown:
        sides.take_back("northwind.example", author_id=operator())
    assert unknown.value.code == "not_declared"
    assert derived() == before


def test_a_program_of_our_own_side_is_no_colleague(database: Any, tmp_path: Path) -> None:
    from rapport.base.viewer import viewing_as
    from rapport.fill import flow
    from rapport.kernel.identity.queries import identity_of_address, ruled

    more = (("Auto-Submitted", "auto-generated"),)
    notices = [
        Letter(n, "Lathe <lathe@anvil.example>", "Priya Raman <priya@anvil.example>", n, more=more)
        for n in (70, 71)
    ]
    box = mailbox(tmp_path / "box", (*PRIYAS, *notices))
    flow.add(flow.given_paths([box]), operator_id=operator(), own=["anvil.example"])
    with viewing_as(operator()):
        found = {}
        for address in ("lathe@anvil.example", "tom@anvil.example"):
            known = identity_of_address(address)
            row = ruled(known) if known else None
            assert row is not None
            found[address] = (row.verdict, row.rule)
    assert found == {
        "lathe@anvil.example": ("robot", "own_automatic"),
        "tom@anvil.example": ("internal", "own_side"),
    }
    assert differing() == []
