"""What life does to correspondence: holidays, people who have gone, addresses that come back, news from a new desk."""

from __future__ import annotations

from rapport.demo.dice import Dice
from rapport.demo.letters.facts import draw_facts
from rapport.demo.letters.grammar import line
from rapport.demo.letters.tongues import agenda
from rapport.demo.moments import DAY, HOUR, in_working_hours
from rapport.demo.people.relations import zone_of
from rapport.demo.people.types import Employee, Person, Relation
from rapport.demo.plan import Plan
from rapport.demo.post.letter import Letter, Party
from rapport.demo.story import notices
from rapport.demo.story.notices import NewsItem
from rapport.demo.story.scribe import Errand, Scribe
from rapport.demo.story.talks import Talk, order_number


class Changes:
    """Adds to ``letters`` what machines and movers write; ``news`` says what is true in it, ``mistyped`` which addresses never
    existed."""

    def __init__(self, plan: Plan, scribe: Scribe, letters: list[Letter]) -> None:
        self.plan, self.scribe, self.letters = plan, scribe, letters
        self.news: list[NewsItem] = []
        self.mistyped: list[str] = []
        self._told: set[tuple[str, str, int]] = set()  # whom a vacation notice has told already

    def _add(self, made: tuple[Letter, NewsItem]) -> None:
        self.letters.append(made[0])
        self.news.append(made[1])

    # ------------------------------------------------------------------------------------------------- machine answers

    def perhaps_away(self, talk: Talk, letter: Letter, dice: Dice) -> None:
        """A vacation notice, one for each holiday and correspondent."""
        person = talk.person
        for number, (begins, ends) in enumerate(person.leaves):
            key = (talk.employee.id, person.id, number)
            if begins <= letter.at < ends and key not in self._told and not talk.role and dice.chance(0.8):
                self._told.add(key)
                stint = person.at(letter.at)
                sender = Party(self.scribe.own_name(person, stint, stint.address), stint.address)
                deputy = self._deputy(person, letter.at, dice)
                self._add(notices.away_reply(letter, person, sender, ends, deputy, person.language, dice))

    def _deputy(self, person: Person, when: int, dice: Dice) -> Party:
        organization = person.at(when).organization
        if organization is None:
            return Party("my neighbour", "")
        others = [
            p for p in organization.staff if p is not person and p.at(when).organization is organization
        ]
        if others:
            stint = dice.pick(others).at(when)
            return Party(f"{stint.given} {stint.family}", stint.address)
        return Party("the office", f"office@{organization.domain}")

    def come_back(self, letter: Letter, address: str, dice: Dice, *, soft: bool = False) -> None:
        """A bounce."""
        self._add(notices.bounce(letter, address, dice, soft=soft))

    def is_gone(self, talk: Talk, letter: Letter, dice: Dice) -> bool:
        """Whether our letter went to a desk that has been left meanwhile; then something comes back."""
        person, target = talk.person, letter.to[0].address
        holder = next((s for s in person.stints if s.address == target or target in s.aliases), None)
        if holder is None or "job_change" not in person.tags or holder.until > letter.at:
            return False
        if holder is person.last or holder.organization is person.at(letter.at).organization:
            return False
        self._return(person, letter, holder.address, target, dice)
        return True

    def _return(self, person: Person, letter: Letter, own: str, target: str, dice: Dice) -> None:
        if dice.chance(0.5):
            self.come_back(letter, target, dice)
            return
        stint = next(s for s in person.stints if s.address == own)
        deputy = self._deputy(person, stint.since, dice)
        self._add(notices.left_reply(letter, person, stint, deputy, person.language, dice))

    def is_mistyped(self, talk: Talk, letter: Letter, dice: Dice) -> bool:
        """Now and then somebody types the address by hand, and it comes back."""
        certain = not self.mistyped and talk.relation.scripted and "showcase" not in talk.person.tags
        if letter.parent is not None or talk.role or not (certain or dice.chance(0.012)):
            return False
        local, _, domain = letter.to[0].address.partition("@")
        gap = len(local) // 2
        wrong = f"{local[:gap]}{local[gap + 1 :]}@{domain}"
        letter.to[0] = Party(letter.to[0].name, wrong)
        letter.quirks.add("mistyped")
        self.mistyped.append(wrong)
        self.come_back(letter, wrong, dice)
        return True

    # --------------------------------------------------------------------------------------------------------- new jobs

    def day_of_news(self, relation: Relation, dice: Dice) -> int:
        """When somebody who has changed jobs tells us."""
        person = relation.person
        return in_working_hours(
            person.last.since + dice.between(8, 20) * DAY, zone_of(person, person.last.since), dice
        )

    def move(self, relation: Relation, employee: Employee, moved: int, carrier: str, dice: Dice) -> None:
        """Our letter to the old desk comes back, a letter from the new one arrives, or both."""
        person = relation.person
        new = person.last
        old = next(s for s in reversed(person.stints) if s.organization is not new.organization)
        if relation.ends < new.since or not relation.answered or moved > self.plan.ends - 3 * DAY:
            return
        for attempt in range(2 if relation.scripted else int(dice.chance(0.6))):
            self._knock(relation, employee, old.address, moved - (4 + 2 * attempt) * DAY, carrier, dice)
        facts = notices.moved_facts(relation)
        letter = self._announce(relation, employee, moved, facts, dice)
        self.news.append(NewsItem("new_address", old.address, moved, new.address))
        answer = Errand(
            in_working_hours(moved + dice.between(1, 20) * HOUR, "uk", dice), employee.person, person, [letter.sender],
            relation.language, notices.welcome_text(relation.language), facts, "", relation.formal, parent=letter, bare=True,
        )  # fmt: skip
        self.letters.append(self.scribe.write(answer, dice))

    def _announce(
        self, relation: Relation, employee: Employee, at: int, facts: dict[str, str], dice: Dice
    ) -> Letter:
        person = relation.person
        subject, text = notices.moved_texts(relation.language, facts, dice)
        errand = Errand(
            at, person, employee.person, [self.scribe.colleague(employee)], relation.language, text, facts, subject,
            relation.formal, bare=True, phone_chance=0.0,
        )  # fmt: skip
        letter = self.scribe.write(errand, dice)
        if not letter.signature.lines:
            letter.signature = self.scribe.signature(person, at)
        self.letters.append(letter)
        return letter

    def _knock(
        self, relation: Relation, employee: Employee, address: str, day: int, carrier: str, dice: Dice
    ) -> None:
        """A letter to a desk nobody sits at any more."""
        person, language = relation.person, relation.language
        at = in_working_hours(day, "uk", dice)
        topic, _ = dice.weighted(agenda(language, "customer"))
        facts = draw_facts(
            dice, language, at, buys=False, currency="€", place="Sheffield", third="Ann Marsh", carrier=carrier,
            order=order_number(relation, dice),
        )  # fmt: skip
        errand = Errand(
            at, employee.person, person, [Party(person.full_name(person.stints[0]), address)], language, topic.turns[0][1],
            facts, line(topic.subjects[0], facts, dice), relation.formal, bare=True,
        )  # fmt: skip
        letter = self.scribe.write(errand, dice)
        self.letters.append(letter)
        self._return(person, letter, address, address, dice)
