"""Who works with whom: each person outside gets somebody at Acme, some get two or three."""

from __future__ import annotations

from rapport.demo.dice import Dice
from rapport.demo.moments import BEGINS, DAY, ENDS, moment
from rapport.demo.people import cast
from rapport.demo.people.employees import ELKE_LEFT
from rapport.demo.people.lands import LANDS
from rapport.demo.people.types import Employee, Person, Relation, World
from rapport.demo.plan import Plan

# How often people write: conversations over the eighteen months, and how many of us write that often.
LEVELS = (((46, 70), 0.045), ((22, 38), 0.085), ((9, 17), 0.2), ((3, 7), 0.3), ((1, 2), 0.37))

_DESKS = {
    "customer": (("sales", 5.0), ("service", 2.0), ("quality", 0.5), ("production", 0.4)),
    "supplier": (("purchasing", 6.0), ("finance", 1.0), ("quality", 1.0)),
    "carrier": (("logistics", 6.0), ("service", 1.0)),
    "service": (("finance", 4.0), ("management", 1.5), ("it", 1.5), ("people", 1.5)),
    "authority": (("management", 2.0), ("people", 1.0), ("logistics", 1.0)),
    "association": (("marketing", 3.0), ("management", 2.0)),
    "press": (("marketing", 4.0), ("sales", 1.0)),
    "university": (("production", 2.0), ("quality", 3.0), ("sales", 1.0)),
    "private": (("sales", 3.0), ("service", 2.0)),
}
_BEGINS = {"deniz": moment(2026, 10, 6)}
_ENDS = {"marta": moment(2026, 9, 1), "joao": ELKE_LEFT - 10 * DAY, "ilse": ENDS - 45 * DAY}


def relate(plan: Plan, world: World) -> None:
    """Fills ``world.relations``."""
    dice = plan.dice("relations")
    keys = {member.key: member for member in cast.members()}
    for key, person in world.cast.items():
        world.relations.append(_of_cast(plan, world, keys[key], person, dice))
    written = set(world.cast.values())
    for person in world.people:
        if person not in written:
            _of_invented(world, person, dice)
        elif "showcase" not in person.tags and dice.chance(0.25):
            _second(world, person, dice)


def _of_cast(plan: Plan, world: World, member: cast.CastMember, person: Person, dice: Dice) -> Relation:
    employee = next(
        (e for e in world.employees if e.address.startswith(member.employee + "@")), world.employees[0]
    )
    organization = person.stints[0].organization
    threads = max(1, member.threads * min(1.0, plan.scale * 1.5))
    kind = organization.kind if organization else "private"
    return Relation(
        employee, person, organization, kind, "en" if "english" in member.tags else _language(employee, person), threads,
        _BEGINS.get(member.key, BEGINS + dice.between(0, 20) * DAY), _ENDS.get(member.key, ENDS), person.language != "en" and "english" not in member.tags,
        scripted=True,
    )  # fmt: skip


def _of_invented(world: World, person: Person, dice: Dice) -> None:
    organization = person.stints[0].organization
    kind = organization.kind if organization else "private"
    employee = _desk(world, person, kind, dice)
    (low, high), _ = dice.weighted([(level, level[1]) for level in LEVELS])
    begins, ends = BEGINS, ENDS
    fate = dice.random()
    if fate < 0.2:
        begins = BEGINS + dice.between(60, 480) * DAY
    elif fate < 0.42:
        ends = BEGINS + dice.between(90, 430) * DAY
    relation = Relation(
        employee, person, organization, kind, _language(employee, person), dice.between(low, high), begins, ends,
        person.language != "en" and dice.chance(0.55),
    )  # fmt: skip
    _perhaps_one_sided(relation, dice)
    world.relations.append(relation)
    if relation.answered and dice.chance(0.24):
        _second(world, person, dice)


def _perhaps_one_sided(relation: Relation, dice: Dice) -> None:
    """Prospects who never answer, people who write and are never answered."""
    fate = dice.random()
    if fate > 0.12 or not relation.organization:
        return
    relation.answered = False
    relation.initiative = "us" if fate < 0.075 else "them"
    relation.threads = dice.between(1, 3)
    if dice.chance(0.3):  # still hoping
        relation.begins, relation.ends = ENDS - dice.between(3, 24) * DAY, ENDS
        relation.threads = 1
    else:
        relation.ends = min(relation.ends, ENDS - 45 * DAY)
        relation.begins = min(relation.begins, relation.ends - 60 * DAY)


def _second(world: World, person: Person, dice: Dice) -> None:
    """A colleague who knows this person too, though less."""
    organization = person.stints[0].organization
    kind = organization.kind if organization else "private"
    employee = _desk(world, person, kind, dice)
    if any(r.person is person and r.employee is employee for r in world.relations):
        return
    world.relations.append(
        Relation(
            employee,
            person,
            organization,
            kind,
            _language(employee, person),
            dice.between(1, 5),
            BEGINS + dice.between(0, 300) * DAY,
            ENDS,
            person.language != "en",
        )
    )


def _desk(world: World, person: Person, kind: str, dice: Dice) -> Employee:
    department = dice.weighted(_DESKS[kind])
    country = person.stints[0].organization.country if person.stints[0].organization else "gb"
    language = person.language
    scored = []
    for employee in world.employees:
        weight = employee.load * (6.0 if employee.department == department else 0.15)
        weight *= 3.0 if country in employee.markets else 0.4
        weight *= 2.0 if language in employee.languages else 0.5
        scored.append((employee, weight if employee.container else weight * 0.2))
    return dice.weighted(scored)


def _language(employee: Employee, person: Person) -> str:
    return person.language if person.language in employee.languages else "en"


def zone_of(person: Person, when: int) -> str:
    """The zone somebody works in."""
    organization = person.at(when).organization
    if organization is not None and organization.kind == "own" and person.language != "en":
        return "cet"  # the office in Cologne, and those who work from home on the continent
    return LANDS[organization.country].zone if organization else "uk"
