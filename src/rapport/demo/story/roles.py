"""Shared mailboxes of firms: info@, einkauf@, dispatch@. Somebody answers, and not always the same one signs."""

from __future__ import annotations

from rapport.demo.moments import BEGINS, DAY, ENDS
from rapport.demo.people.employees import FAR
from rapport.demo.people.lands import LANDS
from rapport.demo.people.names import NameDrawer
from rapport.demo.people.population import role_address
from rapport.demo.people.types import Organization, Person, Relation, Stint, World
from rapport.demo.plan import Plan
from rapport.demo.post.letter import Party
from rapport.demo.story.correspondence import Correspondence

_ROLE_NAMES = {
    "info": "{firm}", "contact": "{firm}", "geral": "{firm}", "office": "{firm} Office", "einkauf": "Einkauf {firm}",
    "vertrieb": "Vertrieb {firm}", "buchhaltung": "Buchhaltung", "versand": "Versand {firm}", "sales": "Sales Team",
    "orders": "{firm} Orders", "accounts": "Accounts Department", "dispatch": "Dispatch", "compras": "Compras {firm}",
    "pedidos": "Pedidos", "commandes": "Service commandes", "acquisti": "Ufficio Acquisti",
}  # fmt: skip


def role_relations(plan: Plan, world: World, correspondence: Correspondence) -> None:
    """Lets every shared mailbox write and be written to."""
    dice = plan.dice("roles")
    drawer = NameDrawer(plan.dice("role names"))
    for organization in world.organizations:
        if plan.scale < 0.4 and organization.id not in _written(world) and not dice.chance(2 * plan.scale):
            continue
        for role in organization.roles:
            name = _ROLE_NAMES.get(role, "").format(firm=organization.name)
            party = Party(name if dice.chance(0.8) else "", role_address(organization, role))
            model = next((r for r in world.relations if r.organization is organization), None)
            if model is None:
                continue
            begins = BEGINS + dice.between(0, 200) * DAY
            for author in _authors(world, organization, party.address, drawer, dice.between(1, 2)):
                relation = Relation(
                    model.employee, author, organization, organization.kind, model.language, 2, begins, ENDS,
                    formal=model.language != "en",
                )  # fmt: skip
                correspondence.happen(relation, plan.some(dice.between(1, 5)), dice, party)


def _written(world: World) -> set[str]:
    return {
        stint.organization.id
        for person in world.cast.values()
        for stint in person.stints
        if stint.organization
    }


def _authors(
    world: World, organization: Organization, address: str, drawer: NameDrawer, clerks: int
) -> list[Person]:
    """Whoever sits at the mailbox: the owner alone, or clerks without an address of their own and a colleague now and then."""
    owner = [p for p in organization.staff if "one_man_role" in p.tags]
    if owner:
        return owner
    land = LANDS[organization.country]
    people = [
        p
        for p in organization.staff
        if len(p.stints) == 1 and "showcase" not in p.tags and p.stints[0].organization is organization
    ][:1]
    for _ in range(clerks):
        drawn = drawer.draw(land.culture)
        stint = Stint(
            organization,
            address,
            BEGINS,
            FAR,
            "",
            drawn.given,
            drawn.family,
            phone=organization.switchboard,
            shares_phone=True,
        )
        clerk = Person(
            f"c{len(world.clerks) + 1:04d}", drawn.gender, land.culture, land.language, [stint], nick=drawn.nick,
            layout=3 * (len(world.clerks) % 3), program=organization.program, tags={"role_only"},
        )  # fmt: skip
        world.clerks.append(clerk)
        people.append(clerk)
    return people
