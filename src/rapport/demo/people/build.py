"""The world of a plan."""

from __future__ import annotations

from rapport.demo.people.biographies import Registry
from rapport.demo.people.employees import hire, own_organization
from rapport.demo.people.names import NameDrawer
from rapport.demo.people.organizations import OrganizationMaker
from rapport.demo.people.phones import PhoneBook
from rapport.demo.people.population import Population
from rapport.demo.people.relations import relate
from rapport.demo.people.types import World
from rapport.demo.plan import Plan


def build_world(plan: Plan) -> tuple[World, Registry]:
    """Everybody there is and who knows whom, and the register for those who are still to come; the same for the same plan."""
    dice = plan.dice("people")
    phones, names = PhoneBook(dice), NameDrawer(dice)
    maker = OrganizationMaker(dice, phones)
    own = own_organization(maker)
    employees = hire(plan, own, phones, names)
    registry = Registry(dice, names, phones, {e.address for e in employees})
    population = Population(plan, registry, maker)
    population.found_firms()
    population.enter_cast()
    population.invent()
    world = World(
        own, employees, population.organizations, population.people, [], population.cast, population.namesakes
    )
    relate(plan, world)
    return world, registry
