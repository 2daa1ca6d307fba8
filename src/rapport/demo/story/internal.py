"""Mail among the employees: questions, rotas, notes, lists of the house, and letters passed on."""

from __future__ import annotations

from rapport.demo.dice import Dice
from rapport.demo.letters.facts import draw_facts
from rapport.demo.letters.grammar import line
from rapport.demo.letters.tongues import TONGUES
from rapport.demo.moments import HOUR, in_working_hours
from rapport.demo.people.types import Employee, World
from rapport.demo.plan import Plan
from rapport.demo.post.letter import Letter, Party
from rapport.demo.post.quoting import forward_subject
from rapport.demo.story.scribe import Errand, Scribe

_PASS_ON = {
    "en": "[FYI.|See below – can you look into this?|For your information, no action needed.|Could you answer this one, please?|Is this right?]",
    "de": "[Zur Info.|Siehe unten – kannst du dich kümmern?|Bitte übernehmen.|Stimmt das so?]",
    "es": "[Te lo reenvío.|¿Puedes mirarlo?|Para tu información.]",
    "fr": "[Pour info.|Peux-tu t'en occuper ?|Voir ci-dessous.]",
    "pt": "[Para conhecimento.|Podes ver isto?]",
    "it": "[Per conoscenza.|Puoi guardarci tu?]",
}  # fmt: skip
_NOTICES = (
    ("Fire drill on {day}", "There will be a fire drill on {day} at {early}. [Please leave the furnaces as they are and meet in the yard.|Wardens, take your lists.]"),
    ("Car park closed {date}", "The car park is closed on {date} while the drains are done. [Please use Mill Lane.|Visitors through the works gate.]"),
    ("{month} figures", "Orders in {month} were {percent} above last year. [Thank you all.|The second furnace comes back in {week}.]"),
    ("IT: [restart|maintenance] on {day} evening", "The mail server is restarted on {day} at six. [Save your work.|Ten minutes, with luck.]"),
    ("New starter: {third}", "{third} joins us in {week}. [Please say hello.|The desk by the window is taken.]"),
    ("Canteen in {week}", "[Soup on {day}, pie on Friday.|The canteen is shut on {day} for cleaning.]"),
)  # fmt: skip


class House:
    """The employees among themselves."""

    def __init__(self, plan: Plan, world: World, scribe: Scribe) -> None:
        self.plan, self.world, self.scribe = plan, world, scribe
        self.dice = plan.dice("house")
        self.customers = [o.name for o in world.organizations if o.kind == "customer"]
        self.letters: list[Letter] = []

    def talk(self, threads: int) -> None:
        """Conversations between two or three colleagues."""
        for _ in range(threads):
            self._thread()

    def _pair(self) -> tuple[Employee, Employee]:
        dice = self.dice
        first = dice.weighted([(e, e.load if e.container else e.load * 0.3) for e in self.world.employees])
        others = [
            (e, (4.0 if e.department == first.department else 1.0) * e.load)
            for e in self.world.employees
            if e is not first
        ]
        return first, dice.weighted(others)

    def _facts(self, language: str, at: int) -> dict[str, str]:
        dice = self.dice
        return draw_facts(
            dice, language, at, buys=False, currency="£", place="Sheffield", third=dice.pick(("Ann Marsh", "Leo Kirk", "Tina Rowe")),
            carrier="Swiftwater", order=str(dice.between(20_000, 29_999)), customer=dice.pick(self.customers),
        )  # fmt: skip

    def _thread(self) -> None:
        dice = self.dice
        left, right = self._pair()
        at = int(self.plan.begins + (self.plan.ends - self.plan.begins) * dice.random())
        german = left.languages[0] == "de" and right.languages[0] == "de"
        language = "de" if german else "en"
        topic = dice.pick(TONGUES[language].internal)
        facts = self._facts(language, at)
        cc = (
            dice.some([e for e in self.world.employees if e not in (left, right) and not e.left_at], 1)
            if dice.chance(0.2)
            else []
        )
        parent: Letter | None = None
        for index, (speaker, text) in enumerate(topic.turns):
            if index and not dice.chance(0.75):
                break
            author, receiver = (left, right) if speaker == "a" else (right, left)
            at = in_working_hours(at + int(dice.waiting(5) * HOUR) * min(index, 1), "uk", dice)
            if at > self.plan.ends - 600 or any(e.left_at and at > e.left_at for e in (left, right)):
                break
            errand = Errand(
                at, author.person, receiver.person, [self.scribe.colleague(receiver)], language, text, facts,
                line(dice.pick(topic.subjects), facts, dice), formal=False, parent=parent,
                cc=[self.scribe.colleague(e) for e in cc], bare=dice.chance(0.7),
            )  # fmt: skip
            parent = self.scribe.write(errand, dice)
            self.letters.append(parent)

    def announce(
        self, count: int, members: list[Employee], address: str, name: str, *, with_list_id: bool
    ) -> None:
        """Notices to a list of the house."""
        dice = self.dice
        writers = [e for e in members if not e.left_at] or self.world.employees[:1]
        for _ in range(count):
            at = in_working_hours(
                int(self.plan.begins + (self.plan.ends - self.plan.begins) * dice.random()), "uk", dice
            )
            if at > self.plan.ends - 600:
                continue
            author = dice.pick(writers)
            facts = self._facts("en", at)
            subject, text = dice.pick(_NOTICES)
            errand = Errand(
                at,
                author.person,
                None,
                [Party(name, address)],
                "en",
                text,
                facts,
                line(subject, facts, dice),
                formal=False,
                bare=True,
            )
            letter = self.scribe.write(errand, dice)
            letter.copies_to = tuple(
                e for e in members if e is not author and not (e.left_at and at > e.left_at)
            )
            if with_list_id:
                letter.extra.append(("List-Id", f"{name} <{address.replace('@', '.')}>"))
            self.letters.append(letter)

    def pass_on(self, letters: list[Letter], count: int) -> None:
        """Letters from outside, forwarded to a colleague with a word on top."""
        dice = self.dice
        by_address = {e.address: e for e in self.world.employees}
        incoming = [
            m for m in letters if m.kind == "human" and m.to[0].address in by_address and m.author is not None
        ]
        if not incoming:
            return
        for _ in range(count):
            original = dice.pick(incoming)
            holder = by_address[original.to[0].address]
            at = in_working_hours(original.at + dice.between(1, 30) * HOUR, "uk", dice)
            if at > self.plan.ends - 600 or (holder.left_at and at > holder.left_at):
                continue
            receiver = dice.pick(
                [e for e in self.world.employees if e is not holder and not (e.left_at and at > e.left_at)]
            )
            language = (
                original.language
                if original.language in receiver.languages and original.language in holder.languages
                else "en"
            )
            errand = Errand(
                at, holder.person, receiver.person, [self.scribe.colleague(receiver)], language, _PASS_ON[language], {}, "", formal=False,
                bare=True,
            )  # fmt: skip
            letter = self.scribe.write(errand, dice)
            letter.subject = forward_subject(original.subject, letter.program, language)
            letter.parent, letter.posting = original, "forward"
            self.letters.append(letter)


def forwards_from_outside(
    scribe: Scribe, letters: list[Letter], count: int, dice: Dice, ends: int
) -> list[Letter]:
    """Partners pass a colleague's letter on to us; the colleague's signature stands below theirs."""
    known: dict[str, list[Letter]] = {}
    for letter in letters:
        if (
            letter.author is not None
            and "employee" not in letter.author.tags
            and letter.kind == "human"
            and letter.signature.lines
        ):
            organization = letter.author.at(letter.at).organization
            if organization is not None:
                known.setdefault(organization.id, []).append(letter)
    houses = [key for key, found in known.items() if len({m.author.id for m in found if m.author}) > 1]
    made: list[Letter] = []
    for _ in range(count if houses else 0):
        found = known[dice.pick(houses)]
        original, other = dice.pick(found), dice.pick(found)
        author = other.author
        if author is None or original.author is author or other.to[0].address == original.sender.address:
            continue
        at = max(original.at, other.at) + dice.between(2, 60) * HOUR
        if at > ends - 600 or author.at(at).organization is not author.at(other.at).organization:
            continue
        errand = Errand(
            at,
            author,
            None,
            [other.to[0]],
            other.language,
            _PASS_ON[other.language],
            {},
            "",
            bare=True,
            phone_chance=0.0,
        )
        letter = scribe.write(errand, dice)
        letter.greeting = ""
        letter.subject = forward_subject(original.subject, letter.program, other.language)
        letter.parent, letter.posting = original, "forward"
        made.append(letter)
    return made
