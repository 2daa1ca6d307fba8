"""A human says that two identities are one, or are not: it holds through all who are joined to them, and can be taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.rooms.fill.mail.test_properties import derived, differing, operator, tables_with
from tests.rooms.taken_in import Letter, mailbox, signed

from rapport.base.refusal import Refusal
from rapport.engines.linkage.types import Decision

OLD = "Marta Oliveira <marta.oliveira@northwind.example>"
TAGGED = "Marta Oliveira <marta.oliveira+orders@northwind.example>"
NEW = "M. Silva <m.silva@ferro.example>"
PRIYA = "Priya Raman <priya@anvil.example>"
MARTA, ORDERS, SILVA = (
    "marta.oliveira@northwind.example", "marta.oliveira+orders@northwind.example", "m.silva@ferro.example",
)  # fmt: skip
LETTERS = [
    letter
    for number, who in enumerate((OLD, TAGGED, NEW))
    for letter in (
        Letter(10 * number, who, PRIYA, number, text=signed(who.partition(" <")[0], "Buyer")),
        Letter(10 * number + 1, PRIYA, who, number + 0.1, "Re: Castings", answers=10 * number),
        Letter(10 * number + 2, who, PRIYA, number + 0.2, "Re: Castings", answers=10 * number + 1),
    )
]


@pytest.fixture
def filled(database: Any, tmp_path: Path) -> Any:
    from rapport.fill import flow

    flow.add(
        flow.given_paths([mailbox(tmp_path / "box", LETTERS)]), operator_id=operator(), own=["anvil.example"]
    )
    return database


def party(address: str) -> int:
    from rapport.base.viewer import viewing_as
    from rapport.kernel.identity.queries import identity_of_address, party_of

    with viewing_as(operator()):
        found = identity_of_address(address)
        assert found is not None
        known = party_of(found)
    assert known is not None
    return known


def meant(*addresses: str) -> list[int]:
    from rapport.base.viewer import viewing_as
    from rapport.fill.mail.flow.judging import identity_meant

    with viewing_as(operator()):
        return [identity_meant(address) for address in addresses]


def judge(left: str, right: str, decision: Decision | None, because: str = "") -> Any:
    from rapport.fill.mail.flow.judging import judge_identities

    one, other = meant(left, right)
    return judge_identities(one, other, decision, author_id=operator(), because=because)


def test_same_joins_whoever_is_joined_to_either(filled: Any) -> None:
    before = derived()
    assert party(MARTA) == party(ORDERS) != party(SILVA)
    done = judge(SILVA, ORDERS, Decision.SAME)
    assert done.left_party == done.right_party
    assert party(MARTA) == party(ORDERS) == party(SILVA)
    assert differing() == []
    judge(ORDERS, SILVA, None)
    assert party(MARTA) == party(ORDERS) != party(SILVA)
    assert derived() == before


def test_different_stands_above_the_machine_and_outlives_a_rebuild(filled: Any) -> None:
    from rapport.fill.mail.flow.revise import rebuild

    judge(MARTA, ORDERS, Decision.DIFFERENT)
    assert party(MARTA) != party(ORDERS)
    assert differing() == []
    rebuild()
    assert party(MARTA) != party(ORDERS)
    judge(MARTA, ORDERS, Decision.UNSURE)  # the last word of a human counts; this one decides nothing
    assert party(MARTA) == party(ORDERS)
    assert differing() == []


def test_an_address_set_apart_takes_its_tags_along(filled: Any) -> None:
    from rapport.base.viewer import viewing_as
    from rapport.fill.mail.flow.judging import put_together, set_apart

    judge(SILVA, MARTA, Decision.SAME)
    joined = derived()
    (silva,) = meant(SILVA)
    (marta,) = meant(MARTA)
    with viewing_as(operator()):
        parted = set_apart(marta, author_id=operator())
    assert parted is not None and parted.is_derived and parted.others == (silva,)
    assert party(MARTA) == party(ORDERS) != party(SILVA)
    assert differing() == []
    with viewing_as(operator()):
        assert put_together(marta, parted.others)
        assert not put_together(marta, parted.others)
    assert derived() == joined  # what joined them, and was overruled by it, counts again


def test_who_stands_alone_cannot_be_set_apart(filled: Any) -> None:
    from rapport.base.viewer import viewing_as
    from rapport.fill.mail.flow.judging import set_apart

    before = derived()
    with viewing_as(operator()):
        assert set_apart(meant(SILVA)[0], author_id=operator()) is None
    assert derived() == before


def test_what_makes_no_sense_is_refused(filled: Any) -> None:
    from rapport.base.viewer import viewing_as
    from rapport.kernel.identity.queries import identity_of_address

    with pytest.raises(Refusal) as same:
        judge(MARTA, MARTA, Decision.SAME)
    assert same.value.code == "usage"
    with pytest.raises(Refusal) as unjudged:
        judge(MARTA, SILVA, None)
    assert unjudged.value.code == "not_judged"
    for unknown in ("nobody@nowhere.example", "123456789", "Marta", "9" * 30):
        with pytest.raises(Refusal) as missing:
            meant(unknown)
        assert missing.value.code == "not_found"
    with viewing_as(operator()):
        assert identity_of_address(MARTA)


def test_what_was_written_beside_a_judgement_goes_with_an_exclusion(filled: Any) -> None:
    from rapport.fill.mail.flow.exclude import exclude

    judge(MARTA, SILVA, Decision.DIFFERENT, because="quixotically  not her\nsister")
    assert tables_with(filled, "quixotically not her sister") == ["public.identity_judgement"]
    exclude("address", SILVA, owner_id=operator())
    assert tables_with(filled, "quixotically") == []
    assert differing() == []
