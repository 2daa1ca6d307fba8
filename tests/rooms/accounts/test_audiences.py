"""Who belongs to which audience: the database against a definition in plain Python, over pooled connections, as people join,
leave, move, are put in charge and are deactivated."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rapport.accounts import queries, services
from rapport.accounts.models import Audience, Membership, Team, Unit, User
from rapport.accounts.types import Role
from rapport.base.database import Database
from rapport.base.refusal import Refusal
from rapport.base.viewer import current_viewer, viewing_as

USERS, TEAMS, UNITS = 4, 3, 4
several = settings(
    max_examples=200 if os.environ.get("RAPPORT_PROOF") == "1" else 25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@dataclass
class Person:
    """Somebody of ours as the definition knows them."""

    role: str = "member"
    is_active: bool = True
    unit: int | None = None


@dataclass
class House:
    """The whole as plain values. A step changes it here and, when the services allow it, there."""

    people: dict[int, Person] = field(default_factory=dict)
    teams: dict[int, set[int]] = field(default_factory=dict)
    above: dict[int, int | None] = field(default_factory=dict)

    def operator(self) -> int:
        return min(pk for pk, one in self.people.items() if one.is_active and one.role == "administrator")

    def units_of(self, user: int) -> set[int]:
        found, unit = set(), self.people[user].unit
        while unit is not None:
            found.add(unit)
            unit = self.above[unit]
        return found

    def may_see(self, user: int, kind: str, of: int | None) -> bool:
        """The definition: whether a user belongs to an audience."""
        if not self.people[user].is_active:
            return False
        return {
            "everyone": True,
            "owner": of == user,
            "team": user in self.teams.get(of or 0, set()),
            "unit": of in self.units_of(user),
            "operator": user == self.operator(),
        }[kind]


def audiences() -> Iterator[tuple[int, str, int | None]]:
    for one in Audience.objects.all():
        yield one.pk, one.kind, one.owner_id or one.team_id or one.unit_id


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("join"), st.integers(0, USERS), st.integers(0, TEAMS - 1)),
        st.tuples(st.just("leave"), st.integers(0, USERS), st.integers(0, TEAMS - 1)),
        st.tuples(st.just("belong"), st.integers(0, USERS), st.integers(-1, UNITS - 1)),
        st.tuples(st.just("move"), st.integers(0, UNITS - 1), st.integers(-1, UNITS - 1)),
        st.tuples(st.just("role"), st.integers(0, USERS), st.sampled_from(sorted(Role.values))),
        st.tuples(st.just("end"), st.integers(0, USERS), st.just(0)),
        st.tuples(st.just("restore"), st.integers(0, USERS), st.just(0)),
    ),
    min_size=3,
    max_size=14,
)


@pytest.fixture
def house(database: Database) -> House:
    """An operator, users, teams and units, with nobody anywhere yet, and a protected table with a row for each audience."""
    operator = queries.operator()
    operator.set_password("quiet-harbour-42")
    operator.save()
    made = House({operator.pk: Person("administrator")})
    for number in range(USERS):
        user = services.create_user(email=f"u{number}@example.org")
        user.set_password("quiet-harbour-42")
        user.save()
        made.people[user.pk] = Person()
    for number in range(TEAMS):
        made.teams[services.create_team(name=f"Team {number}").pk] = set()
    for number in range(UNITS):
        made.above[services.create_unit(name=f"Unit {number}").pk] = None
    with database.owner.connect() as owner:
        owner.execute("CREATE TABLE secret (audience_id bigint NOT NULL)")
        owner.execute("SELECT rapport_protect('secret')")
        owner.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON secret TO {database.app.user}")
    with viewing_as("system"), connection.cursor() as cursor:
        cursor.execute("INSERT INTO secret SELECT id FROM accounts_audience")
    return made


def begin_anew(house: House) -> None:
    """Everybody as at first."""
    first = min(house.people)
    User.objects.update(role=Role.MEMBER, is_active=True, unit=None)
    User.objects.filter(pk=first).update(role=Role.ADMINISTRATOR)
    Membership.objects.all().delete()
    Unit.objects.update(parent=None)
    house.people = {pk: Person("administrator" if pk == first else "member") for pk in house.people}
    house.teams = {pk: set() for pk in house.teams}
    house.above = dict.fromkeys(house.above)


def do(house: House, step: tuple[str, int, object]) -> None:
    kind, first, second = step
    users, teams, units = sorted(house.people), sorted(house.teams), sorted(house.above)
    if kind == "move":
        unit, parent = units[first], None if second == -1 else units[int(str(second))]
        above, rings = parent, False
        while above is not None:
            rings, above = rings or above == unit, house.above[above]
        if rings:
            with pytest.raises(Refusal):
                services.move_unit(unit_id=unit, parent_id=parent)
        else:
            services.move_unit(unit_id=unit, parent_id=parent)
            house.above[unit] = parent
        return
    user = users[first]
    person = house.people[user]
    others = [
        pk for pk, one in house.people.items() if one.is_active and one.role == "administrator" and pk != user
    ]
    is_last = person.is_active and person.role == "administrator" and not others
    if kind == "join":
        services.join(team_id=teams[int(str(second))], user_id=user)
        house.teams[teams[int(str(second))]].add(user)
    elif kind == "leave":
        services.leave(team_id=teams[int(str(second))], user_id=user)
        house.teams[teams[int(str(second))]].discard(user)
    elif kind == "belong":
        person.unit = None if second == -1 else units[int(str(second))]
        services.set_unit(user_id=user, unit_id=person.unit)
    elif kind == "role":
        if is_last and second != "administrator":
            with pytest.raises(Refusal):
                services.change_role(user_id=user, role=Role(str(second)))
        else:
            services.change_role(user_id=user, role=Role(str(second)))
            person.role = str(second)
    elif kind == "end":
        if is_last:
            with pytest.raises(Refusal):
                services.deactivate(user_id=user)
        else:
            services.deactivate(user_id=user)
            person.is_active = False
    else:
        services.reactivate(user_id=user)
        person.is_active = True


def seen(viewer: int) -> set[int]:
    """What somebody sees of the table, on a connection from the pool."""
    with viewing_as(viewer), connection.cursor() as cursor:
        cursor.execute("SELECT audience_id FROM secret")
        found = {row[0] for row in cursor.fetchall()}
        assert found == queries.audiences_of_viewer()
    return found


@several
@given(steps=STEPS)
def test_the_database_sees_what_the_definition_says(
    house: House, steps: list[tuple[str, int, object]]
) -> None:
    begin_anew(house)
    rows = list(audiences())
    for step in steps:
        do(house, step)
        for user in house.people:
            expected = {pk for pk, kind, of in rows if house.may_see(user, kind, of)}
            assert seen(user) == expected, (step, user)
        connection.close()  # back into the pool
    assert current_viewer() == ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM secret")
        assert cursor.fetchone() == (0,)


def test_joining_and_leaving_are_seen_by_the_next_transaction(house: House) -> None:
    user, team = sorted(house.people)[1], min(house.teams)
    audience = Audience.objects.get(team_id=team).pk
    assert audience not in seen(user)
    services.join(team_id=team, user_id=user)
    assert audience in seen(user)
    services.leave(team_id=team, user_id=user)
    assert audience not in seen(user)


def test_a_unit_holds_the_people_of_the_units_below_it_and_not_those_above(house: House) -> None:
    top, middle, leaf, aside = sorted(house.above)
    services.move_unit(unit_id=middle, parent_id=top)
    services.move_unit(unit_id=leaf, parent_id=middle)
    boss, worker = sorted(house.people)[1:3]
    services.set_unit(user_id=boss, unit_id=top)
    services.set_unit(user_id=worker, unit_id=leaf)
    of = {one.unit_id: one.pk for one in Audience.objects.filter(kind="unit")}
    assert {of[top], of[middle], of[leaf]} <= seen(worker) and of[aside] not in seen(worker)
    assert of[top] in seen(boss) and not {of[middle], of[leaf]} & seen(boss)


def test_a_ring_of_units_would_not_hang_a_query(house: House) -> None:
    one, two, *_rest = sorted(house.above)
    Unit.objects.filter(pk=one).update(parent_id=two)
    Unit.objects.filter(pk=two).update(parent_id=one)
    user = max(house.people)
    services.set_unit(user_id=user, unit_id=one)
    assert len(seen(user)) == 4  # everyone, their own, both units


def test_groups_to_share_with_are_ones_own(house: House) -> None:
    user, team = sorted(house.people)[1], min(house.teams)
    services.join(team_id=team, user_id=user)
    with viewing_as(user):
        assert [(one.kind, one.team_id) for one in queries.groups_of_viewer()] == [("team", team)]
    with viewing_as(max(house.people)):
        assert queries.groups_of_viewer() == []


def test_names_are_taken_once(database: Database) -> None:
    services.create_team(name="Fair")
    services.create_unit(name="Sales")
    below = services.create_unit(name="sales", parent_id=Unit.objects.get().pk)
    for again in (
        lambda: services.create_team(name=" fair "),
        lambda: services.create_team(name=" "),
        lambda: services.create_unit(name="SALES"),
        lambda: services.rename_unit(unit_id=below.pk, name=""),
        lambda: services.move_unit(unit_id=below.pk, parent_id=None),
    ):
        with pytest.raises(Refusal):
            again()
    assert Audience.objects.filter(kind__in=("team", "unit")).count() == 3


def test_empty_groups_go_with_their_audience(database: Database) -> None:
    team, unit = services.create_team(name="Fair"), services.create_unit(name="Sales")
    user = services.create_user(email="ana@example.org")
    services.join(team_id=team.pk, user_id=user.pk)
    services.set_unit(user_id=user.pk, unit_id=unit.pk)
    with pytest.raises(Refusal, match="not empty"):
        services.delete_unit(unit_id=unit.pk)
    services.set_unit(user_id=user.pk, unit_id=None)
    services.delete_unit(unit_id=unit.pk)
    services.delete_team(team_id=team.pk)
    assert not Audience.objects.filter(kind__in=("team", "unit")).exists()
    assert not Team.objects.exists() and not Unit.objects.exists()
