"""Discussion lists: many write, everybody reads. Some posters become correspondents, when somebody answers them directly."""

from __future__ import annotations

from dataclasses import dataclass

from rapport.demo.letters.facts import draw_facts
from rapport.demo.letters.grammar import line
from rapport.demo.moments import DAY, HOUR, in_working_hours
from rapport.demo.people.biographies import Registry
from rapport.demo.people.employees import FAR
from rapport.demo.people.types import Employee, Person, Stint, World
from rapport.demo.plan import Plan
from rapport.demo.post.letter import Letter, Party
from rapport.demo.story.scribe import Errand, Scribe, evening

_SUBJECTS = {
    "en": ("[Best|Cheapest] borax?", "Cracked [swage block|anvil face]", "Coke or gas?", "[Source|Supplier] for {hrc} tool steel",
           "Old {weight} anvil, what is it worth?", "Power hammer foundation", "Quench oil: [how long|which]?", "Show your hardy tools",
           "Welding 42CrMo4", "Forge open day {date}"),
    "de": ("Welches [Härteöl|Flussmittel]?", "Alter Amboss, {weight}", "Fundament für den Lufthammer", "Kohle oder Gas?",
           "Stammtisch am {date}", "Risse beim Härten"),
}  # fmt: skip
_ASK = {
    "en": """[Does anybody here know|Has anyone tried|A question to the old hands:] [how to flatten a face that has sunk by {mm}|whether {model} holds
      {hrc} after regrinding|where to get coke in small bags|what you pay for a ton of it]? [I have asked around and got {n2} different answers.|The
      books contradict each other.|]""",
    "de": """[weiß jemand|hat schon einmal jemand probiert|eine Frage in die Runde:] [wie man eine um {mm} eingesunkene Bahn richtet|ob {hrc} für die
      Kante reichen|wo man Koks in kleinen Säcken bekommt]? [Ich habe {n2} verschiedene Antworten gehört.|]""",
}  # fmt: skip
_SAY = {
    "en": """[We do it cold, {n2} passes, no more.|Slowly, with a long taper.|I would leave it alone; {mm} is nothing.|Try {place}, they sell by the
      bag.] [Twenty years and no complaint.|Your mileage may differ.|My father swore by it.|]""",
    "de": """[kalt, in {n2} Durchgängen, mehr nicht.|ich würde es lassen, {mm} sind nichts.|langsam, und nicht an der Esse sparen.] [Bei uns hält das
      seit Jahren.|]""",
}  # fmt: skip
_PRIVATE = {
    "en": """[I saw your question on the list|Off the list:] [we make exactly that|we have {n2} of these in the yard, cheap|come and see ours, you are
      not far away]. [Where are you?|Shall I send you our sheet on {model}?|]""",
    "de": """[ich habe Ihre Frage in der Liste gesehen|abseits der Liste:] [genau das machen wir|davon stehen hier noch {n2} Stück]. [Soll ich Ihnen das Blatt
      zu {model} schicken?|Wo sitzen Sie?]""",
}  # fmt: skip
_PRIVATE_ANSWER = {
    "en": "[Kind of you.|That is generous, thank you.] [Yes, please send it.|I can come on {day}.|I am in {place}, so not far.]",
    "de": "[das ist nett.|vielen Dank.] [Ja, bitte schicken.|Ich könnte am {day} kommen.]",
}


@dataclass(frozen=True, slots=True)
class DiscussionList:
    """A list: its name, address, language, and whether it writes its own address into From."""

    name: str
    address: str
    language: str
    munges: bool


LISTS = (
    DiscussionList("smithy-talk", "smithy-talk@lists.northern-smiths.example", "en", False),
    DiscussionList("schmiedeforum", "schmiedeforum@listen.schmiedebund.example", "de", False),
    DiscussionList("toolsteel", "toolsteel@groups.metalforum.test", "en", True),
)


class Agora:
    """The lists and who is on them."""

    def __init__(self, plan: Plan, world: World, scribe: Scribe, registry: Registry) -> None:
        self.plan, self.world, self.scribe, self.registry = plan, world, scribe, registry
        self.dice = plan.dice("lists")
        self.letters: list[Letter] = []
        self.posters: list[Person] = []
        self.answered: list[Person] = []

    def _poster(self, language: str) -> Person:
        dice, registry = self.dice, self.registry
        drawn = registry.names.draw(language)
        if dice.chance(0.6):
            address, organization = registry.free_mail(drawn.given, drawn.family, language, language), None
        else:
            organization = dice.pick(
                [o for o in self.world.organizations if o.kind in ("customer", "university")]
            )
            address = registry.claim(organization, drawn.given, drawn.family, language)
        stint = Stint(organization, address, self.plan.begins, FAR, "", drawn.given, drawn.family)
        person = Person(
            f"l{len(self.posters) + 1:04d}", drawn.gender, language, language, [stint], nick=drawn.nick, signs="first",
            layout=9, program=dice.pick(("mutt", "thunderbird", "gmail", "evolution", "roundcube")), tags={"list_poster"},
        )  # fmt: skip
        self.posters.append(person)
        return person

    def debate(self, items: int) -> None:
        """Threads on all lists until about ``items`` copies are made."""
        dice = self.dice
        readers = [
            e
            for e in self.world.employees
            if e.container and e.department in ("sales", "quality", "production", "service", "it")
        ]
        made = 0
        for number, forum in enumerate(LISTS):
            subscribers = dice.some(
                [e for e in readers if forum.language in e.languages] or readers, 3 - number % 2
            )
            people = [self._poster(forum.language) for _ in range(self.plan.some(16, 4))]
            people += [
                p for p in self.world.people if "list_poster" in p.tags and forum.language == p.language
            ]
            share = items * (0.5, 0.3, 0.2)[number]
            made = 0
            while made < share:
                made += self._thread(forum, people, subscribers) * max(1, len(subscribers))
            for person in people[: self.plan.some(4)]:
                self._answer_directly(forum, person, subscribers[0])

    def _facts(self, language: str, at: int) -> dict[str, str]:
        return draw_facts(self.dice, language, at, buys=False, currency="€", place=self.dice.pick(("Leeds", "Köln", "York")), third="",
                          carrier="", order="")  # fmt: skip

    def _thread(self, forum: DiscussionList, people: list[Person], subscribers: list[Employee]) -> int:
        dice = self.dice
        at = int(self.plan.begins + (self.plan.ends - self.plan.begins - 6 * DAY) * dice.random())
        facts = self._facts(forum.language, at)
        at = evening(at, dice)
        subject = f"[{forum.name}] {line(dice.pick(_SUBJECTS[forum.language]), facts, dice)}"
        parent: Letter | None = None
        count = dice.between(1, 6)
        for index in range(count):
            ours = index > 0 and dice.chance(0.12)
            author = (
                dice.pick([e for e in subscribers if not e.left_at] or subscribers).person
                if ours
                else dice.pick(people)
            )
            text = _SAY[forum.language] if index else _ASK[forum.language]
            errand = Errand(
                at, author, None, [Party(forum.name, forum.address)], forum.language, text, facts, subject, formal=False, parent=parent, kind="list",
                bare=True, phone_chance=0.0,
            )  # fmt: skip
            letter = self.scribe.write(errand, dice)
            letter.greeting = ""
            self._stamp(letter, forum, subscribers, ours)
            self.letters.append(letter)
            parent = letter
            at += int(dice.waiting(9) * HOUR) + 600
            if at > self.plan.ends - DAY:
                return index + 1
        return count

    def _stamp(self, letter: Letter, forum: DiscussionList, subscribers: list[Employee], ours: bool) -> None:
        host = forum.address.partition("@")[2]
        letter.extra += [
            ("List-Id", f"<{forum.name}.{host}>"), ("List-Post", f"<mailto:{forum.address}>"), ("Precedence", "list"),
            ("Sender", f"{forum.name}-bounces@{host}"), ("List-Unsubscribe", f"<mailto:{forum.name}-leave@{host}>"),
        ]  # fmt: skip
        letter.envelope_from = f"{forum.name}-bounces@{host}"
        letter.copies_to = tuple(
            e
            for e in subscribers
            if not (e.left_at and letter.at > e.left_at) and e.address != letter.sender.address
        )
        if forum.munges and not ours:
            letter.extra.append(("Reply-To", letter.sender.address))
            letter.sender = Party(f"{letter.sender.name} via {forum.name}", forum.address)
        elif not ours:
            letter.extra.append(("Reply-To", forum.address))
        letter.quirks.add("plain_only")

    def _answer_directly(self, forum: DiscussionList, person: Person, employee: Employee) -> None:
        """An employee writes to a poster without the list, and gets an answer."""
        dice = self.dice
        last = self.plan.ends if not employee.left_at else employee.left_at
        at = in_working_hours(
            int(self.plan.begins + (last - self.plan.begins - 40 * DAY) * dice.random()) + 20 * DAY,
            "uk",
            dice,
        )
        facts = self._facts(forum.language, at)
        stint = person.stints[0]
        subject = f"Re: [{forum.name}] {line(dice.pick(_SUBJECTS[forum.language]), facts, dice)}"
        first = self.scribe.write(
            Errand(at, employee.person, person, [Party(f"{stint.given} {stint.family}", stint.address)], forum.language,
                   _PRIVATE[forum.language], facts, subject, formal=False, bare=True), dice)  # fmt: skip
        later = in_working_hours(at + dice.between(2, 40) * HOUR, "uk", dice)
        answer = self.scribe.write(
            Errand(later, person, employee.person, [self.scribe.colleague(employee)], forum.language, _PRIVATE_ANSWER[forum.language], facts, "",
                   formal=False, parent=first, bare=True, phone_chance=0.0), dice)  # fmt: skip
        self.letters += [first, answer]
        if person in self.posters:
            self.answered.append(person)
