"""The private life of employees: family and friends who write to the office."""

from __future__ import annotations

from rapport.demo.dice import Dice
from rapport.demo.moments import DAY, HOUR
from rapport.demo.people.biographies import Registry
from rapport.demo.people.employees import FAR
from rapport.demo.people.types import Person, Stint, World
from rapport.demo.plan import Plan
from rapport.demo.post.letter import Letter
from rapport.demo.story.notes import any_facts
from rapport.demo.story.scribe import Errand, Scribe, evening

_TALKS = (
    ("Dinner on {day}?", ("[Can you bring bread?|Mum comes on {day}, are you in?|We are {n2} for dinner.]", "[Yes, will do.|Late again, sorry. Start without me.|Of course.]",
                          "[See you then.|Good.|Do not forget the wine.]")),
    ("The children", ("[Parents' evening is on {day} at {time}.|She has lost her {n2}th glove.|Football is off.]", "[I can go.|Could you?|Poor thing.]")),
    ("Boiler", ("[It drips again.|The man comes on {day}.]", "[Turn the left valve.|Finally.]")),
    ("Walk on Sunday", ("[Stanage on Sunday?|The dog needs a proper walk.]", "[Yes! Nine?|Only if it is dry.]", "[Done.|Bring tea.]")),
    ("Photos", ("[Here are the pictures from {day}.|You look happy on the third.]", "[Lovely, thank you!|Delete the third.]")),
)  # fmt: skip


def private_letters(
    plan: Plan, world: World, scribe: Scribe, registry: Registry, people: int
) -> tuple[list[Letter], list[Person]]:
    """Family and friends of some employees, and what they write."""
    dice = plan.dice("private")
    owners = [e for e in world.employees if e.container and not e.left_at]
    letters: list[Letter] = []
    friends: list[Person] = []
    for number in range(people):
        employee = owners[(number * 5 + 1) % len(owners)]
        culture = (
            employee.person.culture if employee.person.culture in ("en", "de", "es", "fr", "it") else "en"
        )
        drawn = registry.names.draw(culture)
        family = employee.person.stints[0].family if dice.chance(0.6) else drawn.family
        address = registry.free_mail(drawn.given, family, culture, "en")
        friend = Person(
            f"f{number + 1:04d}", drawn.gender, culture, "en", [Stint(None, address, plan.begins, FAR, "", drawn.given, family)], signs="never",
            program=dice.pick(("gmail", "iphone")), tags={"private"}, family_of=employee.person,
        )  # fmt: skip
        friends.append(friend)
        for _ in range(max(1, plan.some(dice.between(1, 7)))):
            letters += _talk(plan, scribe, friend, employee.person, dice)
    return letters, friends


def _talk(plan: Plan, scribe: Scribe, friend: Person, owner: Person, dice: Dice) -> list[Letter]:
    subject, texts = dice.pick(_TALKS)
    at = int(plan.begins + (plan.ends - plan.begins - 3 * DAY) * dice.random())
    at = evening(at, dice) if dice.chance(0.6) else at - at % DAY + dice.between(8, 17) * HOUR
    facts = any_facts(dice, "en", at)
    letters: list[Letter] = []
    for index, text in enumerate(texts):
        author, receiver = (friend, owner) if index % 2 == 0 else (owner, friend)
        to = letters[-1].sender if letters else scribe.sender_of(receiver, at, dice)
        parent = letters[-1] if letters else None
        letter = scribe.write(
            Errand(
                at,
                author,
                receiver,
                [to],
                "en",
                text,
                facts,
                subject.format(**facts),
                formal=False,
                parent=parent,
                kind="private",
                bare=True,
            ),
            dice,
        )
        letter.signature = type(letter.signature)((), ())
        letters.append(letter)
        at += int(dice.waiting(4) * HOUR) + 300
        if at > plan.ends - 600:
            break
    return letters
