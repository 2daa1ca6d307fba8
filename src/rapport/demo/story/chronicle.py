"""Everything that happens, told once: all letters of a plan in the order of their true moments."""

from __future__ import annotations

from dataclasses import dataclass, field

from rapport.demo.people.biographies import Registry
from rapport.demo.people.types import Person, World
from rapport.demo.plan import Plan
from rapport.demo.post.letter import Letter
from rapport.demo.story.completion import complete
from rapport.demo.story.correspondence import Correspondence
from rapport.demo.story.internal import House, forwards_from_outside
from rapport.demo.story.lists import Agora
from rapport.demo.story.newsletters import bulletin_of_a_friend, newsletters
from rapport.demo.story.notices import NewsItem
from rapport.demo.story.private import private_letters
from rapport.demo.story.robots import robots
from rapport.demo.story.roles import role_relations
from rapport.demo.story.scribe import Scribe
from rapport.demo.story.showcase import showcase
from rapport.demo.story.spam import spam
from rapport.demo.story.strangers import Stranger, crowds, pitches

# How the items of all mailboxes are shared out. What answers and copies add by themselves is in the shares.
_SHARES = {"partners": 0.57, "newsletters": 0.11, "robots": 0.1, "lists": 0.045, "spam": 0.035}
_ITEMS_PER_THREAD = 4.0  # measured: letters of a conversation with their copies, answers of machines included


@dataclass(slots=True)
class Chronicle:
    """All letters, and who wrote them besides the people of the world."""

    letters: list[Letter]
    news: list[NewsItem]
    posters: list[Person]
    friends: list[Person]
    pitchers: list[Stranger]
    crowd: list[Stranger]
    mistyped: list[str] = field(default_factory=list)


def tell(plan: Plan, world: World, registry: Registry) -> Chronicle:
    """The whole story of a plan."""
    scribe = Scribe(plan, world)
    items = plan.items
    correspondence = Correspondence(plan, world, scribe)
    factor = _share_of_the_rest(plan, world)
    for number, relation in enumerate(world.relations):
        dice = plan.dice("relation", number)
        count = int(relation.threads) if relation.scripted else int(relation.threads * factor + dice.random())
        correspondence.happen(relation, count, dice)
    role_relations(plan, world, correspondence)
    letters = correspondence.letters + showcase(plan, world, scribe)
    letters += forwards_from_outside(scribe, letters, plan.some(60, 2), plan.dice("forwards"), plan.ends)
    letters += _house(plan, world, scribe, letters)
    letters += newsletters(plan, world, round(items * _SHARES["newsletters"])) + bulletin_of_a_friend(
        plan, world
    )
    machines, machine_news = robots(plan, world, round(items * _SHARES["robots"]))
    agora = Agora(plan, world, scribe, registry)
    agora.debate(round(items * _SHARES["lists"]))
    cold, pitchers = pitches(plan, world, registry, plan.some(60, 10))
    crowded, crowd = crowds(plan, world, registry)
    private, friends = private_letters(plan, world, scribe, registry, plan.some(26, 4))
    letters += (
        machines
        + agora.letters
        + cold
        + crowded
        + private
        + spam(plan, world, round(items * _SHARES["spam"]))
    )
    complete(letters, world, plan.dice("completion"))
    letters.sort(key=lambda letter: (letter.at, letter.message_id))
    return Chronicle(
        letters,
        correspondence.changes.news + machine_news,
        agora.posters,
        friends,
        pitchers,
        crowd,
        correspondence.changes.mistyped,
    )


def _share_of_the_rest(plan: Plan, world: World) -> float:
    """What part of the conversations the relations ask for there is room for, besides those of the written cast."""
    wanted = plan.items * _SHARES["partners"] / _ITEMS_PER_THREAD
    written = sum(int(relation.threads) for relation in world.relations if relation.scripted)
    rest = sum(relation.threads for relation in world.relations if not relation.scripted)
    return max(0.0, wanted - written) / rest


def _house(plan: Plan, world: World, scribe: Scribe, letters: list[Letter]) -> list[Letter]:
    house = House(plan, world, scribe)
    house.talk(plan.some(460, 8))
    own = world.own.domain
    house.announce(plan.some(15, 1), world.employees, f"all@{own}", "All Acme", with_list_id=True)
    sales = [e for e in world.employees if e.department in ("sales", "service")]
    house.announce(plan.some(25, 1), sales, f"sales-team@{own}", "Sales team", with_list_id=False)
    house.pass_on(letters, plan.some(260, 6))
    return house.letters
