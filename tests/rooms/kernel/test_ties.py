"""Who of us knows whom, read from the tables."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from tests.rooms.taken_in import AS_OF, BEGIN, Colleagues

from rapport.base.viewer import viewing_as
from rapport.engines.ties.strength import month_of, strength
from rapport.kernel.directory.types import Level
from rapport.kernel.identity.queries import identity_of_address, party_of
from rapport.kernel.timeline.models import Tie
from rapport.kernel.timeline.queries import all_ties_of, known_by, share_of_strength, ties_of
from rapport.kernel.timeline.types import MonthCount


def party(address: str) -> int:
    found = party_of(identity_of_address(address) or 0)
    assert found is not None
    return found


def test_ties_come_strongest_first_with_their_parts(record: Colleagues) -> None:
    with viewing_as(record.priya):
        rows = ties_of(party("rui@ferro-norte.example"), as_of=AS_OF)
    assert [(row.own_name, row.sent, row.received, row.threads, row.is_you) for row in rows] == [
        ("Priya Raman", 1, 2, 1, True),
        ("Ben Ito", 1, 1, 1, False),
        ("Tom Hale", 1, 0, 1, False),
    ]
    assert rows[0].level is Level.SOME and rows[2].level is Level.SLIGHT
    assert [row.strength for row in rows] == sorted((row.strength for row in rows), reverse=True)
    assert (rows[0].first_at, rows[0].last_at) == (
        datetime(2025, 4, 2, 9, tzinfo=UTC), datetime(2025, 4, 4, 9, tzinfo=UTC),
    )  # fmt: skip


def test_months_run_without_gaps_up_to_the_moment(record: Colleagues) -> None:
    with viewing_as(record.priya):
        marta = party("marta.oliveira@northwind.example")
        months = ties_of(marta, as_of=AS_OF)[0].months
        until_april = ties_of(marta, as_of=AS_OF, months_until=datetime(2025, 4, 14, tzinfo=UTC))[0].months
        long_after = ties_of(marta, as_of=datetime(2031, 1, 1, tzinfo=UTC))[0]
    assert len(months) == 24
    assert (months[0].month, months[-1].month) == (date(2023, 7, 1), date(2025, 6, 1))
    assert until_april[-2:] == (MonthCount(date(2025, 3, 1), 2, 3), MonthCount(date(2025, 4, 1), 0, 0))
    assert [month for month in months if month.sent or month.received] == [MonthCount(date(2025, 3, 1), 2, 3)]
    assert not any(month.sent or month.received for month in long_after.months)
    assert (long_after.sent, long_after.received, long_after.threads) == (2, 3, 2)


@pytest.mark.parametrize(
    "as_of", [BEGIN, AS_OF, datetime(2029, 12, 31, tzinfo=UTC), datetime(2020, 1, 1, tzinfo=UTC)]
)
def test_what_is_left_is_what_the_engine_says(record: Colleagues, as_of: datetime) -> None:
    with viewing_as(record.priya):
        tie = Tie.objects.get(
            own_id=party("priya@anvil.example"), other_id=party("marta.oliveira@northwind.example")
        )
        known = known_by([tie.other_id], as_of=as_of)[tie.other_id]
        in_all = all_ties_of([tie.other_id], as_of=as_of)[tie.other_id]
    expected = strength(zip(tie.months, tie.weights, strict=True), month_of(as_of.date()))
    assert known.own_ids[0] == tie.own_id
    assert known.lefts[0] == pytest.approx(expected)
    assert known.count == 2 and known.left == pytest.approx(sum(known.lefts))
    assert [(one.own_id, one.left) for one in in_all] == [
        (own, pytest.approx(left)) for own, left in zip(known.own_ids, known.lefts, strict=True)
    ]


def test_an_organization_is_known_by_those_who_know_its_people(record: Colleagues) -> None:
    with viewing_as(record.priya):
        ferro = party("rui@ferro-norte.example")
        organization = party_of(
            next(iter(Tie.objects.filter(other_id=ferro).values_list("organization_id", flat=True)))
        )
        assert organization is not None
        rows = ties_of(organization, as_of=AS_OF)
        of_person = ties_of(ferro, as_of=AS_OF)
    assert [(r.own_id, r.sent, r.received, r.threads, r.months) for r in rows] == [
        (r.own_id, r.sent, r.received, r.threads, r.months) for r in of_person
    ]
    assert {row.other_id for row in rows} == {organization}


def test_a_share_of_strength_orders_and_stays_below_one() -> None:
    lefts = [0.0, 1e-30, 1.0, 130.0, 900.0, 1e9]
    shares = [share_of_strength(left) for left in lefts]
    assert shares == sorted(shares) and shares[0] == 0 and shares[4] == 0.5 and shares[5] < 1
