"""Turning "she answers him about lot 4471" into a letter: names, greeting, words, signature, headers."""

from __future__ import annotations

from dataclasses import dataclass, field

from rapport.demo.dice import Dice
from rapport.demo.letters.grammar import capitalized, line, paragraphs
from rapport.demo.letters.signatures import NO_SIGNATURE, PLAIN_DASH, Signature, signature_of
from rapport.demo.letters.tongues import TONGUES, Tongue
from rapport.demo.letters.words import WORDS
from rapport.demo.moments import HOUR, offset
from rapport.demo.people.addresses import display_name
from rapport.demo.people.lands import LANDS
from rapport.demo.people.relations import zone_of
from rapport.demo.people.types import Employee, Person, Stint, World
from rapport.demo.plan import Plan
from rapport.demo.post.letter import Letter, Party
from rapport.demo.post.programs import PROGRAMS, message_id
from rapport.demo.post.quoting import answer_subject

_BOOK_STYLES = (("plain", 56.0), ("none", 10.0), ("comma", 8.0), ("given", 4.0), ("firm", 8.0), ("address", 6.0),
                ("quoted", 3.0), ("caps", 1.5), ("nick", 3.5))  # fmt: skip
# How likely mail comes from a second address, by what kind of second address it is.
_FROM_ALIAS = {"domain_alias": 0.2, "other_spelling": 0.22, "plus_tag": 0.15, "free_mail_too": 0.14}


_FREE_MAIL_PROGRAMS = {
    "gmail.com": "gmail",
    "icloud.com": "apple",
    "outlook.com": "outlook",
    "hotmail.com": "outlook",
}


@dataclass(slots=True)
class Errand:
    """What one letter is to say and to whom; the scribe finds the words around it."""

    at: int
    author: Person
    receiver: Person | None
    to: list[Party]
    language: str
    text: str  # a grammar
    facts: dict[str, str]
    subject: str
    formal: bool = True
    cc: list[Party] = field(default_factory=list)
    parent: Letter | None = None
    kind: str = "human"
    sender: Party | None = None  # instead of the author's own
    bare: bool = False  # no opener, remark or closer
    phone_chance: float = 0.07


class Scribe:
    """Writes letters for the people of a world."""

    def __init__(self, plan: Plan, world: World) -> None:
        self.plan, self.world = plan, world
        self._signatures: dict[tuple[str, int, str], Signature] = {}
        self._book: dict[tuple[str, str, int], Party] = {}
        self._cast = {person.id for person in world.cast.values()}
        self._turns: dict[str, int] = {}  # how many letters of the cast had a choice of address
        self.threads = 0

    # ------------------------------------------------------------------------------------------------------ addresses

    def sender_of(self, person: Person, when: int, dice: Dice) -> Party:
        """Name and address as the author's program writes them that day."""
        stint = person.at(when)
        address = stint.address
        if person.id in self._cast and stint.aliases and stint.since <= self.plan.begins:
            # The written ones show their second addresses for certain, every fifth letter another one.
            turn = self._turns[person.id] = self._turns.get(person.id, -1) + 1
            return self._party(
                person, stint, stint.aliases[turn // 5 % len(stint.aliases)] if turn % 5 == 1 else address
            )
        for alias in stint.aliases:
            if dice.chance(self._alias_chance(person, stint, alias)):
                address = alias
                break
        return self._party(person, stint, address)

    def _party(self, person: Person, stint: Stint, address: str) -> Party:
        return Party(self.own_name(person, stint, address), address)

    def _alias_chance(self, person: Person, stint: Stint, alias: str) -> float:
        if "employee" in person.tags:
            return 0.02
        if "+" in alias:
            return _FROM_ALIAS["plus_tag"]
        local, _, domain = alias.partition("@")
        if stint.organization and domain not in stint.organization.domains:
            return _FROM_ALIAS["free_mail_too"]
        if local == stint.address.partition("@")[0]:
            return _FROM_ALIAS["domain_alias"]
        return 0.0 if stint.since > self.plan.begins else _FROM_ALIAS["other_spelling"]

    def own_name(self, person: Person, stint: Stint, address: str) -> str:
        """The display name an author has."""
        organization = stint.organization
        if organization is None or address.partition("@")[2] not in organization.domains:
            return f"{person.called(stint)} {stint.family}"
        if person.native and person.id[-1] in "02468":
            return person.native
        if person.shout:
            return person.full_name(stint).upper()
        given = person.called(stint) if person.short_name and person.id[-1] in "13579" else stint.given
        suffix = person.suffix if organization.display == "comma" or person.suffix else ""
        return display_name(
            organization.display,
            given,
            stint.family,
            prefix=person.prefix,
            suffix=suffix,
            firm=organization.name,
        )

    def in_book_of(self, employee: Employee, person: Person, when: int) -> Party:
        """Name and address as the employee's address book has them."""
        position = person.stints.index(person.at(when))
        key = (employee.id, person.id, position)
        if key not in self._book:
            self._book[key] = self._new_entry(employee, person, position)
        return self._book[key]

    def _new_entry(self, employee: Employee, person: Person, position: int) -> Party:
        stint = person.stints[position]
        dice = self.plan.dice("book", employee.id, person.id, position)
        address = stint.address
        if stint.aliases and dice.chance(0.25):
            address = dice.pick(stint.aliases)
        style = dice.weighted(_BOOK_STYLES)
        if style == "address":
            return Party(address, address)
        if style == "nick":
            return Party(f"{person.nick or stint.given} {stint.family}", address)
        firm = stint.organization.name if stint.organization else ""
        if style == "firm" and not firm:
            style = "plain"
        return Party(display_name(style, stint.given, stint.family, suffix=person.suffix, firm=firm), address)

    def colleague(self, employee: Employee) -> Party:
        """An employee as colleagues and partners address them."""
        stint = employee.person.stints[0]
        return Party(f"{stint.given} {stint.family}", employee.address)

    # ------------------------------------------------------------------------------------------------------- the letter

    def write(self, errand: Errand, dice: Dice) -> Letter:
        """The letter, with everything but its trace."""
        author, stint = errand.author, errand.author.at(errand.at)
        on_phone = (
            "employee" not in author.tags and author.program != "mutt" and dice.chance(errand.phone_chance)
        )
        sender = errand.sender or self.sender_of(author, errand.at, dice)
        free = (
            stint.organization is None or sender.address.partition("@")[2] not in stint.organization.domains
        )
        program_name = author.program
        if on_phone:
            program_name = "iphone"
        elif free and errand.sender is None:
            program_name = _FREE_MAIL_PROGRAMS.get(sender.address.partition("@")[2], "roundcube")
        program = PROGRAMS[program_name]
        tongue, words = TONGUES[errand.language], WORDS[errand.language]
        letter = Letter(
            errand.at, offset(zone_of(author, errand.at), errand.at), errand.kind, sender, errand.to,
            errand.subject if errand.parent is None else answer_subject(errand.parent.subject, program_name, errand.language),
            errand.language, program_name, cc=errand.cc, author=author, parent=errand.parent, clock=author.clock,
        )  # fmt: skip
        letter.message_id = message_id(program_name, sender.address.partition("@")[2], errand.at, dice)
        if errand.parent:
            letter.posting = dice.weighted(program.posting)
            letter.references = (*errand.parent.references, errand.parent.message_id)
            letter.thread = errand.parent.thread
        else:
            self.threads += 1
            letter.thread = self.threads
        letter.paragraphs = self._words(errand, tongue, dice)
        if not on_phone or dice.chance(0.6):
            letter.greeting = self._greeting(errand, dice)
        if errand.language == "de":
            letter.paragraphs = _german_capitals(letter.paragraphs, bool(letter.greeting))
        self._end(letter, errand, stint, on_phone, words.mobile_footer, dice)
        if author.culture in PLAIN_DASH:
            letter.greeting = letter.greeting.replace("–", "-")
            letter.subject = letter.subject.replace("–", "-")
            letter.paragraphs = [part.replace("–", "-") for part in letter.paragraphs]
        if author.clock:
            letter.quirks.add("wrong_clock")
        return letter

    def _words(self, errand: Errand, tongue: Tongue, dice: Dice) -> list[str]:
        text = paragraphs(errand.text, errand.facts, dice)
        if not errand.bare:
            if dice.chance(0.2):
                text.insert(0, line(dice.pick(tongue.openers), errand.facts, dice))
            if dice.chance(0.1):
                text.append(line(dice.pick(tongue.remarks), errand.facts, dice))
            if dice.chance(0.34):
                text.append(line(dice.pick(tongue.closers), errand.facts, dice))
        return text if errand.language == "de" else capitalized(text)

    def _greeting(self, errand: Errand, dice: Dice) -> str:
        receiver, words = errand.receiver, WORDS[errand.language]
        if errand.parent and dice.chance(0.22):
            return ""
        if receiver is None:
            return {"en": "Dear all,", "de": "Guten Tag zusammen,", "es": "Buenos días:", "fr": "Bonjour à tous,",
                    "pt": "Bom dia,", "it": "Buongiorno,"}[errand.language]  # fmt: skip
        stint = receiver.at(errand.at)
        forms = words.formal if errand.formal else words.familiar
        prefix = receiver.prefix.split("-")[0] if receiver.prefix.startswith(("Dr", "Prof")) else ""
        family = stint.family.split()[0] if receiver.culture == "es" else stint.family
        return dice.pick(forms[receiver.gender]).format(
            given=receiver.called(stint), family=family, prefix=f"{prefix} " if prefix else ""
        )

    def _end(
        self, letter: Letter, errand: Errand, stint: Stint, on_phone: bool, footers: tuple[str, ...], dice: Dice
    ) -> None:  # fmt: skip
        author, words = errand.author, WORDS[errand.language]
        called = author.called(stint)
        if on_phone:
            letter.farewell = [called] if dice.chance(0.6) else []
            letter.signature = Signature((dice.pick(footers),), ())
            return
        farewell = dice.pick(words.farewells if errand.formal else words.warm_farewells)
        signs = author.signs == "always" or (author.signs == "first" and errand.parent is None)
        signature = self.signature(author, errand.at) if signs else NO_SIGNATURE
        name = called if not errand.formal else author.full_name(stint)
        if author.shout:
            name = name.upper()
        letter.farewell = [farewell] if signature.lines and author.layout % 3 == 0 else [farewell, name]
        letter.signature = signature

    def signature(self, person: Person, when: int) -> Signature:
        """Somebody's block at that time; the same object every time."""
        stint = person.at(when)
        organization = stint.organization
        language = LANDS[organization.country].language if organization else person.language
        if "employee" in person.tags:
            language = person.language
        key = (person.id, person.stints.index(stint), language)
        if key not in self._signatures:
            self._signatures[key] = signature_of(person, stint, language)
        return self._signatures[key]


def _german_capitals(text: list[str], greeted: bool) -> list[str]:
    """After "Hallo Frau Weber," the letter goes on in lower case, every other paragraph begins with a capital."""
    return [
        part if greeted and index == 0 else part[:1].upper() + part[1:] for index, part in enumerate(text)
    ]


def evening(at: int, dice: Dice) -> int:
    """The same day, after work."""
    return at - at % (24 * HOUR) + int((17.5 + 4.5 * dice.random()) * HOUR)
