"""A conversation while it goes on."""

from __future__ import annotations

from dataclasses import dataclass, field

from rapport.demo.dice import Dice
from rapport.demo.letters.grammar import Topic
from rapport.demo.people.types import Employee, Person, Relation
from rapport.demo.post.letter import Letter, Party


@dataclass(slots=True)
class Talk:
    """One conversation while it goes on."""

    relation: Relation
    employee: Employee
    person: Person
    topic: Topic
    we_are_a: bool
    facts: dict[str, str]
    cc_us: list[Employee] = field(default_factory=list)
    cc_them: list[Person] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
    role: Party | None = None  # the shared mailbox on their side


def order_number(relation: Relation, dice: Dice) -> str:
    """Mostly a new one; complaints and reminders come back to an old one."""
    if relation.orders and dice.chance(0.35):
        return dice.pick(relation.orders)
    number = str(20_000 + dice.between(0, 9_999))
    relation.orders.append(number)
    return number
