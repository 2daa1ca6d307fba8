"""Rhythms in the tables are those of the engine, and whoever has gone quiet is found by them."""

from __future__ import annotations

from datetime import UTC, date, timedelta
from pathlib import Path
from random import Random

import pytest
from tests.rooms.taken_in import BEGIN, PRIYA, TOM, Letter, mailbox, take_in

from rapport.accounts.models import User
from rapport.accounts.queries import operator
from rapport.base.database import Database
from rapport.base.viewer import viewing_as
from rapport.engines.ties.rhythm import rhythm_of
from rapport.fill.mail.flow.revise import rebuild
from rapport.kernel.identity.queries import identity_of_address, party_of
from rapport.kernel.timeline.models import Tie
from rapport.kernel.timeline.queries import gone_quiet

GAPS = {
    "weekly": [7] * 12,
    "restless": [1, 4, 2, 19, 3, 8, 40, 2, 5, 11, 6, 3],
    "slow": [100] * 7,
    "few": [9] * 4,
    "long": [3] * 60,
    "holiday": [9, 9, 120, 9, 9, 9, 8],
}


def letters(seed: int) -> list[Letter]:
    """Correspondences with these gaps, and some at random; each day has one to three messages, back and forth."""
    dice = Random(seed)
    gaps = GAPS | {f"dice{n}": [dice.randint(1, 60) for _ in range(dice.randint(4, 40))] for n in range(6)}
    found, number = [], 0
    for name, between in gaps.items():
        person, day = f"{name.title()} Person <{name}@{name}.example>", 0.0
        for gap in [0, *between]:
            day += gap
            for turn in range(dice.randint(1, 3)):
                number += 1
                author, to = (person, PRIYA) if (number + turn) % 2 else (PRIYA, person)
                found.append(Letter(number, author, to, day + turn / 50, f"Matter of {name}", cc=TOM))
    return found


@pytest.fixture
def user(database: Database, tmp_path: Path) -> User:
    user = operator()
    user.email, user.name = "priya@anvil.example", "Priya Raman"
    user.save()
    take_in(mailbox(tmp_path / "box", letters(7)), user, "people")
    return user


def party(address: str) -> int:
    found = party_of(identity_of_address(address) or 0)
    assert found is not None
    return found


def days_of(name: str) -> set[date]:
    return {
        (BEGIN + timedelta(days=one.days)).astimezone(UTC).date()
        for one in letters(7)
        if one.subject.endswith(f" {name}")
    }


def test_rhythms_are_those_of_the_engine(user: User) -> None:
    compared = 0
    with viewing_as(user.pk):
        priya = party("priya@anvil.example")
        for name in [*GAPS, *(f"dice{n}" for n in range(6))]:
            tie = Tie.objects.get(own_id=priya, other_id=party(f"{name}@{name}.example"))
            expected = rhythm_of(days_of(name))
            assert (tie.usual_gap, tie.quiet_on) == (
                (expected.usual_gap, expected.quiet_on) if expected else (None, None)
            ), name
            compared += expected is not None
    assert compared >= 6


def test_who_is_silent_too_long_is_told_of_and_nobody_before(user: User) -> None:
    with viewing_as(user.pk):
        priya, weekly = party("priya@anvil.example"), party("weekly@weekly.example")
        last = max(days_of("weekly"))
        said = [
            {one.other_id: one for one in gone_quiet([priya], present=last + timedelta(days=days), most=50)}
            for days in (14, 15, 41, 15 + 180)
        ]
        assert weekly not in said[0] and weekly in said[1]
        assert (said[2][weekly].usual_gap, said[2][weekly].silent_days) == (7, 41)
        assert weekly not in said[3]  # no news any more
        assert party("few@few.example") not in said[2]
        assert gone_quiet([], present=last, most=5) == []


def test_whose_tie_nobody_else_sees_they_are_told_nothing_of(user: User) -> None:
    from rapport.accounts.services import create_user

    ben = create_user(email="ben@anvil.example", name="Ben Ito")
    with viewing_as(user.pk):
        priya = party("priya@anvil.example")
    with viewing_as(ben.pk):
        assert gone_quiet([priya], present=max(days_of("weekly")) + timedelta(days=41), most=50) == []


def test_rhythms_are_rebuilt_as_they_were(user: User, tmp_path: Path) -> None:
    more = [
        Letter(9000 + n, "Weekly Person <weekly@weekly.example>", PRIYA, 95.0 + 7 * n, "Matter of more")
        for n in range(3)
    ]
    take_in(mailbox(tmp_path / "more", more), user, "people")
    assert rebuild(check=True) == []
