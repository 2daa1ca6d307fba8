"""The heart of it: conversations between employees and people outside, as the relations say."""

from __future__ import annotations

from rapport.demo.dice import Dice
from rapport.demo.letters.facts import draw_facts
from rapport.demo.letters.grammar import line
from rapport.demo.letters.tongues import TONGUES, agenda
from rapport.demo.moments import DAY, HOUR, in_working_hours
from rapport.demo.people.lands import LANDS
from rapport.demo.people.relations import zone_of
from rapport.demo.people.types import Employee, Organization, Person, Relation, World
from rapport.demo.plan import Plan
from rapport.demo.post.enclosures import paper, vcard
from rapport.demo.post.letter import Letter, Party
from rapport.demo.story.changes import Changes
from rapport.demo.story.meetings import invite
from rapport.demo.story.quirky import bend
from rapport.demo.story.scribe import Errand, Scribe
from rapport.demo.story.talks import Talk, order_number

# Of ten conversations, how many go on after each letter.
_GOES_ON = 0.84
_PAPERS = {("order", "a"): 0.4, ("invoice", "b"): 0.5, ("prices", "b"): 0.6, ("drawing", "a"): 0.8, ("complaint", "a"): 0.4,
           ("certificate", "b"): 0.7, ("quote", "b"): 0.2, ("reminder", "a"): 0.5, ("documents", "b"): 0.5, ("repair", "a"): 0.3}  # fmt: skip


class Correspondence:
    """Lets all relations happen; what it made stands in ``letters`` and ``changes``."""

    def __init__(self, plan: Plan, world: World, scribe: Scribe) -> None:
        self.plan, self.world, self.scribe = plan, world, scribe
        self.letters: list[Letter] = []
        self.changes = Changes(plan, scribe, self.letters)
        self._assisted: set[str] = set()
        self._carriers = [o.name for o in world.organizations if o.kind == "carrier"] or [
            "Swiftwater Freight"
        ]

    # -------------------------------------------------------------------------------------------------------- threads

    def happen(self, relation: Relation, count: int, dice: Dice, role: Party | None = None) -> None:
        """``count`` conversations, spread over the relation's time; by a shared mailbox when ``role`` is given."""
        span = relation.ends - relation.begins
        starts = sorted(relation.begins + int(span * dice.random()) for _ in range(count))
        change = next(
            (s.since for s in relation.person.stints[1:] if s.address != relation.person.stints[0].address), 0
        )
        if relation.scripted and change and count:  # a written fate shows before and after
            sure = [
                at for at in (change - 50 * DAY, change + 28 * DAY) if relation.begins < at < relation.ends
            ]
            starts = sorted([*starts[1:], *sure])
        for start in starts:
            self._converse(relation, start, dice, role)
        if role is None and "job_change" in relation.person.tags:
            self._move(relation, dice)

    def _move(self, relation: Relation, dice: Dice) -> None:
        moved = self.changes.day_of_news(relation, dice)
        employee = self._employee_at(relation, moved)
        if employee is not None:
            self.changes.move(relation, employee, moved, dice.pick(self._carriers), dice)

    def _employee_at(self, relation: Relation, when: int) -> Employee | None:
        """Who looks after the relation then; None when nobody took it over."""
        employee = relation.employee
        if not employee.left_at or when < employee.left_at:
            return employee
        if int(relation.person.id[1:]) % 5 < 2:
            return None
        heirs = [
            e
            for e in self.world.employees
            if e.department == employee.department and not e.left_at and "de" in e.languages
        ]
        return heirs[int(relation.person.id[1:]) % len(heirs)] if heirs else None

    def _converse(self, relation: Relation, start: int, dice: Dice, role: Party | None) -> None:
        employee = self._employee_at(relation, start)
        if employee is None:
            return
        talk = self._begin(relation, employee, start, dice)
        if role is not None:
            talk.role, talk.cc_them = role, []
        at = in_working_hours(start, zone_of(relation.person, start), dice)
        for index, (speaker, text) in enumerate(talk.topic.turns):
            ours = (speaker == "a") == talk.we_are_a
            if index:
                if not relation.answered or not dice.chance(_GOES_ON):
                    break
                same = speaker == talk.topic.turns[index - 1][0]
                at = self._later(talk, at, ours, same, dice)
            if not self._can_write(talk, at, ours, start):
                break
            letter = self._letter(talk, index, speaker, text, at, ours, dice)
            if ours and (
                self.changes.is_gone(talk, letter, dice) or self.changes.is_mistyped(talk, letter, dice)
            ):
                break
            at = letter.at
        if talk.letters:
            self._finish(talk, dice)

    def _begin(self, relation: Relation, employee: Employee, start: int, dice: Dice) -> Talk:
        person = relation.person
        organization = person.at(start).organization
        kind = organization.kind if organization else "private"
        topic, side = dice.weighted(agenda(relation.language, kind))
        if "order_confirmations" in person.tags and dice.chance(0.5):
            topic, side = TONGUES[relation.language].topics["order"], "us"
        we_are_a = {"us": True, "them": False}.get(side, dice.chance(0.5))
        if relation.initiative != "both":
            we_are_a = (topic.turns[0][0] == "a") == (relation.initiative == "us")
        colleagues = self._colleagues_there(person, organization, start) if organization else []
        cc_them: list[Person] = []
        if relation.answered and colleagues and dice.chance(0.17):
            cc_them = dice.some(colleagues, 1 if dice.chance(0.75) else 2)
        others = [p for p in colleagues if p not in cc_them]
        third = dice.pick(others) if others else None
        facts = draw_facts(
            dice, relation.language, start, buys=kind in ("supplier", "carrier", "service"),
            currency=LANDS[organization.country].currency if organization else "£",
            place=organization.city if organization else "Leeds",
            third=third.full_name(third.at(start)) if third else dice.pick(("Ann Marsh", "Max Keller", "Luis Pardo", "Eve Laurent")),
            carrier=dice.pick(self._carriers), order=order_number(relation, dice),
        )  # fmt: skip
        talk = Talk(relation, employee, person, topic, we_are_a, facts, cc_them=cc_them)
        if dice.chance(0.16):
            talk.cc_us = [dice.weighted(self._colleagues_of(employee))]
        return talk

    def _colleagues_there(self, person: Person, organization: Organization, when: int) -> list[Person]:
        """Who sits beside somebody outside at that time."""
        known = when > self.plan.ends - 24 * DAY  # by then even the newest acquaintance is one
        return [
            p
            for p in organization.staff
            if p is not person
            and p.at(when).organization is organization
            and (known or "recent" not in p.tags)
        ]

    def _colleagues_of(self, employee: Employee) -> list[tuple[Employee, float]]:
        """Whom an employee copies in: the own department, or those who pack, test and serve."""
        near = ("logistics", "service", "quality")
        return [
            (e, 6.0 if e.department == employee.department else 2.0 if e.department in near else 0.2)
            for e in self.world.employees if e is not employee and not e.left_at and e.container
        ]  # fmt: skip

    def _can_write(self, talk: Talk, at: int, ours: bool, start: int) -> bool:
        if at > self.plan.ends - 600:
            return False
        if talk.employee.left_at and at > talk.employee.left_at:
            return False
        return ours or talk.person.at(at).organization is talk.person.at(start).organization

    def _later(self, talk: Talk, at: int, ours: bool, same: bool, dice: Dice) -> int:
        """When the next letter is written."""
        if same:
            at += dice.between(4, 12) * DAY
        else:
            at += int((0.2 + dice.waiting(11.0)) * HOUR)
        if ours:
            return in_working_hours(at, zone_of(talk.employee.person, at), dice)
        for begins, ends in talk.person.leaves:
            if begins <= at < ends:
                at = ends + dice.between(8, 40) * HOUR
        return in_working_hours(at, zone_of(talk.person, at), dice)

    # --------------------------------------------------------------------------------------------------------- letters

    def _letter(
        self, talk: Talk, index: int, speaker: str, text: str, at: int, ours: bool, dice: Dice
    ) -> Letter:
        parent = talk.letters[-1] if talk.letters else None
        errand = (
            self._ours(talk, at, text, parent) if ours else self._theirs(talk, at, text, parent, index, dice)
        )
        if parent is None:
            errand.subject = line(dice.pick(talk.topic.subjects), talk.facts, dice)
            errand.subject = errand.subject[:1].upper() + errand.subject[1:]
        letter = self.scribe.write(errand, dice)
        self._garnish(talk, letter, speaker, dice)
        talk.letters.append(letter)
        self.letters.append(letter)
        if ours:
            self.changes.perhaps_away(talk, letter, dice)
            if dice.chance(0.003):
                self.changes.come_back(letter, letter.to[0].address, dice, soft=True)
        return letter

    def _ours(self, talk: Talk, at: int, text: str, parent: Letter | None) -> Errand:
        person, employee = talk.person, talk.employee
        receiver = person
        if talk.role:
            to = talk.role
        elif parent is not None and parent.author is not None and "employee" not in parent.author.tags:
            to, receiver = parent.sender, parent.author
        else:
            to = self.scribe.in_book_of(employee, person, at)
        cc = [self.scribe.in_book_of(employee, p, at) for p in talk.cc_them if p is not receiver]
        if receiver is not person:
            cc.append(self.scribe.in_book_of(employee, person, at))
        cc += [self.scribe.colleague(e) for e in talk.cc_us]
        relation = talk.relation
        return Errand(
            at, employee.person, receiver, [to], relation.language, text, talk.facts, "", relation.formal, cc, parent
        )  # fmt: skip

    def _theirs(
        self, talk: Talk, at: int, text: str, parent: Letter | None, index: int, dice: Dice
    ) -> Errand:
        author = talk.person
        if index and talk.cc_them and dice.chance(0.22):
            colleague = talk.cc_them[0]
            if colleague.at(at).organization is author.at(at).organization:
                author = colleague
        to = self.scribe.colleague(talk.employee)
        if dice.chance(0.04):  # the firm's other domain still works
            to = Party(to.name, talk.employee.person.stints[0].aliases[0])
        elif dice.chance(0.12):
            to = Party(
                dice.pick(
                    ("", to.name.upper(), f"{to.name} (Acme)", ", ".join(reversed(to.name.split(" ", 1))))
                ),
                to.address,
            )
        others = [p for p in (talk.person, *talk.cc_them) if p is not author]
        keep = index == 0 or dice.chance(0.85)
        cc = [
            self.scribe.sender_of(p, at, dice)
            for p in others
            if keep and (p is not talk.person or author is not talk.person)
        ]
        cc += [self.scribe.colleague(e) for e in talk.cc_us] if keep else []
        relation = talk.relation
        errand = Errand(
            at, author, talk.employee.person, [to], relation.language, text, talk.facts, "", relation.formal, cc, parent, sender=talk.role
        )  # fmt: skip
        if "short_mail" in author.tags:
            errand.phone_chance = 0.7
        return errand

    def _garnish(self, talk: Talk, letter: Letter, speaker: str, dice: Dice) -> None:
        if dice.chance(_PAPERS.get((talk.topic.name, speaker), 0.01)):
            enclosure = paper(talk.topic.name, talk.relation.language, talk.facts, letter.paragraphs, dice)
            if enclosure:
                letter.enclosures.append(enclosure)
        author = letter.author
        if author is None or "employee" in author.tags:
            if dice.chance(0.008) and talk.employee is not self.world.employees[0]:
                letter.bcc.append(self.scribe.colleague(self.world.employees[0]))
                letter.quirks.add("bcc")
            return
        if dice.chance(0.012) and talk.role is None:
            letter.enclosures.append(vcard(author, author.at(letter.at)))
        if author.assistant and (author.id not in self._assisted or dice.chance(0.4)):
            assistant = author.assistant
            self._assisted.add(author.id)
            letter.extra.append(
                ("Sender", f"{assistant.full_name(assistant.last)} <{assistant.last.address}>")
            )
            letter.signature = self.scribe.signature(assistant, letter.at)
            letter.quirks.add("on_behalf")
        if talk.topic.name == "order" and speaker == "b" and "order_confirmations" in author.tags:
            letter.kind = "order_confirmation"
            letter.extra.append(("Precedence", "bulk"))

    def _finish(self, talk: Talk, dice: Dice) -> None:
        last = talk.letters[-1]
        for letter in talk.letters:
            if letter.author is not None and "employee" not in letter.author.tags:
                bend(letter, dice, is_last=letter is last)
        if talk.topic.name == "visit" and len(talk.letters) > 1 and dice.chance(0.6):
            self.letters += invite(self.scribe, talk.letters, talk.facts, dice, self.plan.ends)
