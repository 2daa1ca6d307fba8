"""Peopling the world: the written cast, then as many invented people as the plan asks for."""

from __future__ import annotations

from rapport.demo.dice import Dice
from rapport.demo.moments import BEGINS, DAY, moment
from rapport.demo.people import cast
from rapport.demo.people.biographies import (
    Registry,
    change_job,
    first_stint,
    holidays,
    marry,
    new_number,
    promote,
    second_addresses,
    some_day,
)
from rapport.demo.people.employees import FAR
from rapport.demo.people.lands import LANDS
from rapport.demo.people.names import nick_of
from rapport.demo.people.organizations import OrganizationMaker
from rapport.demo.people.titles import draw_title
from rapport.demo.people.types import Organization, Person, Stint
from rapport.demo.plan import Plan

_NATIVE = {"sato": "佐藤 健一", "wangfang": "王芳", "georgi": "Георги Димитров"}
_PREFIX = {"ulrich": "Prof. Dr.-Ing.", "petra": "Dipl.-Ing. (FH)", "ilse": "Dr."}
_LEAVING = {"jon": "brightmoor", "maite": "rossi"}
_OFTEN_FOREIGN = (
    ("en", 3.0),
    ("tr", 2.0),
    ("pl", 2.0),
    ("it", 1.0),
    ("es", 1.0),
    ("fr", 1.0),
    ("de", 1.0),
    ("pt", 1.0),
)


def _showcase_layout(member: cast.CastMember, drawn: int) -> int:
    """The people one is shown first sign with everything there is to know; the rest as drawn."""
    return (0, 1, 5)[drawn % 3] if "showcase" in member.tags else drawn


class Population:
    """The people outside, made one after the other."""

    def __init__(self, plan: Plan, registry: Registry, maker: OrganizationMaker) -> None:
        self.plan = plan
        self.registry = registry
        self.maker = maker
        self.organizations: list[Organization] = []
        self.firms: dict[str, Organization] = {}
        self.people: list[Person] = []
        self.cast: dict[str, Person] = {}
        self.namesakes: list[tuple[str, str]] = []

    def next_id(self) -> str:
        return f"p{len(self.people) + 1:04d}"

    def found_firms(self) -> None:
        """The organisations: the written ones, then invented ones."""
        for firm in cast.firms():
            self.maker.reserve(*firm.domains)
            self.maker.take_name(firm.name)
        for firm in cast.firms():
            organization = self.maker.build(
                firm.name, firm.domains, firm.kind, firm.country, firm.legal, firm.city
            )
            organization.pattern = firm.pattern
            organization.display, organization.program = firm.display, firm.program
            self.firms[firm.key] = organization
            self.organizations.append(organization)
        self.firms["luedenscheid"].roles = ("einkauf",)
        self.firms["giesserei"].roles = ("info",)
        self.firms["swift"].roles = ("dispatch",)
        self.firms["don"].roles = ("sales",)
        while len(self.organizations) < self.plan.organizations:
            self.organizations.append(self.maker.make())

    def enter_cast(self) -> None:
        """The written people, with their written fates."""
        for member in cast.members():
            self.registry.names.take(f"{member.given} {member.family}")
        for member in cast.members():
            person = self._cast_person(member)
            self.people.append(person)
            self.cast[member.key] = person
        for left, right in (
            ("schmidt1", "schmidt2"), ("millers", "millerd"), ("beckersen", "beckerjun"), ("navarrosen", "navarrojun")
        ):  # fmt: skip
            self.namesakes.append((self.cast[left].id, self.cast[right].id))
        self.cast["lefevre"].assistant = self.cast["claire"]

    def _cast_person(self, member: cast.CastMember) -> Person:
        registry, dice = self.registry, self.registry.dice
        first, _, rest = member.title.partition(">")
        if member.firm:
            organization = self.firms[member.firm]
            stint = first_stint(
                registry, organization, member.given, member.family, member.culture, member.gender
            )
            stint.title = first
            if not stint.mobile:
                stint.mobile = registry.phones.mobile(organization.country)
            if "switchboard" in member.tags:
                stint.phone, stint.shares_phone = organization.switchboard, True
            elif stint.shares_phone:
                stint.phone, stint.shares_phone = (
                    registry.phones.desk(organization.country, organization.city),
                    False,
                )
            language, program = LANDS[organization.country].language, organization.program
        else:
            address = registry.free_mail(member.given, member.family, member.culture, "en")
            stint = Stint(None, address, BEGINS, FAR, member.title, member.given, member.family)
            language, program, organization = "en", "gmail", None
        person = Person(
            self.next_id(), member.gender, member.culture, language, [stint],
            nick=nick_of(member.culture, member.given), prefix=_PREFIX.get(member.key, ""), native=_NATIVE.get(member.key, ""),
            layout=_showcase_layout(member, dice.between(0, 11)), program=program, tags=set(member.tags),
        )  # fmt: skip
        person.short_name = "nickname" in member.tags
        person.shout = "shouts" in member.tags
        person.clock = 3 * 365 * DAY if "wrong_clock" in member.tags else 0
        if member.key.startswith("becker"):
            person.suffix = "sen." if member.key == "beckersen" else "jun."
        second_addresses(registry, person, by_luck=False)
        self._fate(person, member, rest)
        if organization:
            organization.staff.append(person)
        return person

    def _fate(self, person: Person, member: cast.CastMember, rest: str) -> None:
        registry = self.registry
        if rest:
            day, _, title = rest.partition(">")
            year, month, date = (int(part) for part in day.split("-"))
            promote(person, moment(year, month, date), title)
        if member.key == "marta":
            new_number(registry, person, moment(2025, 9, 15))
        if "married" in member.tags:
            family = "Kraemer-Voss" if member.key == "susanne" else "Ferraris Conti"
            says = "formerly" in member.tags
            marry(registry, person, moment(2026, 1, 12), family, says_formerly=says)
        if "job_change" in member.tags:
            leaves_on = moment(2026, 9, 7) if member.key == "jon" else moment(2026, 4, 1)
            change_job(registry, person, leaves_on, self.firms[_LEAVING[member.key]], keeps_mobile=True)
        if member.key not in ("marta", "henrik", "deniz"):
            person.leaves = holidays(registry.dice)

    def invent(self) -> None:
        """Everybody else."""
        while len(self.people) < self.plan.people:
            self.people.append(self._invent_one())
        self._invent_namesakes()

    def _invent_one(self) -> Person:
        registry, dice = self.registry, self.registry.dice
        if dice.chance(0.02):
            return self._private_customer()
        organization = self._employer(dice)
        land = LANDS[organization.country]
        culture = land.culture if dice.chance(0.91) else dice.weighted(_OFTEN_FOREIGN)
        drawn = registry.names.draw(culture)
        stint = first_stint(registry, organization, drawn.given, drawn.family, culture, drawn.gender)
        person = Person(
            self.next_id(), drawn.gender, culture, land.language, [stint], nick=drawn.nick, native=drawn.native,
            signs=dice.weighted((("always", 0.6), ("first", 0.28), ("never", 0.12))), layout=dice.between(0, 11),
            program=organization.program if dice.chance(0.8) else dice.pick(("outlook", "iphone", "thunderbird", "gmail", "k9")),
        )  # fmt: skip
        self._habits(person, dice)
        second_addresses(registry, person, by_luck=True)
        self._events(person, organization, dice)
        organization.staff.append(person)
        return person

    def _employer(self, dice: Dice) -> Organization:
        """Any house; the first ones of the list have more people than the last."""
        rank = dice.random() ** 1.35
        return self.organizations[int(rank * len(self.organizations))]

    def _habits(self, person: Person, dice: Dice) -> None:
        if person.nick and dice.chance(0.45):
            person.short_name = True
            person.tags.add("nickname")
        if dice.chance(0.1 if person.language == "de" else 0.03):
            german = ("Dr.", "Dr.-Ing.", "Dipl.-Ing.", "Dipl.-Kfm.")
            person.prefix = dice.pick(german if person.language == "de" else ("Dr.",))
            person.tags.add("titled")
        if dice.chance(0.015):
            person.shout = True
            person.tags.add("shouts")
        if dice.chance(0.02):
            person.clock = dice.pick((365 * DAY, -365 * DAY, -9 * 365 * DAY, 31 * DAY, -7 * 3600))
            person.tags.add("wrong_clock")
        person.leaves = holidays(dice)
        if person.native:
            person.tags.add("cyrillic" if person.culture == "bg" else "cjk")

    def _events(self, person: Person, organization: Organization, dice: Dice) -> None:
        registry, stint = self.registry, person.stints[0]
        if dice.chance(0.12):
            language = LANDS[organization.country].language
            for _ in range(8):
                now, then = draw_title(dice, language, organization.kind, person.gender)
                if then:
                    stint.title = now
                    promote(person, some_day(dice), then)
                    break
        if dice.chance(0.08):
            new_number(registry, person, some_day(dice))
        if dice.chance(0.03) and person.gender == "f" and len(person.stints) == 1:
            new_family = registry.names.draw(person.culture, "f").family
            if dice.chance(0.4):
                new_family = f"{stint.family.split()[0]}-{new_family.split()[0]}"
            marry(registry, person, some_day(dice), new_family, says_formerly=dice.chance(0.5))
        elif dice.chance(0.05):
            others = [
                o for o in self.organizations if o is not organization and o.country == organization.country
            ]
            if others:
                change_job(
                    registry,
                    person,
                    some_day(dice, 0.2, 0.8),
                    dice.pick(others),
                    keeps_mobile=dice.chance(0.7),
                )

    def _private_customer(self) -> Person:
        dice = self.registry.dice
        culture = dice.pick(("en", "de", "fr"))
        drawn = self.registry.names.draw(culture)
        address = self.registry.free_mail(drawn.given, drawn.family, culture, culture)
        stint = Stint(None, address, BEGINS, FAR, "", drawn.given, drawn.family)
        person = Person(self.next_id(), drawn.gender, culture, culture, [stint], nick=drawn.nick, program="gmail",
                        signs="never", tags={"free_mail_only"})  # fmt: skip
        return person

    def _invent_namesakes(self) -> None:
        """Gives some people the full name of somebody at another house."""
        dice = self.registry.dice
        candidates = [p for p in self.people if len(p.stints) == 1 and not p.native and p.last.organization
                      and "showcase" not in p.tags and "namesake" not in p.tags and not p.last.aliases]  # fmt: skip
        for _ in range(self.plan.some(4, 0)):
            if len(candidates) < 8:
                return
            first = dice.pick(candidates)
            fitting = [p for p in candidates if p.last.organization is not first.last.organization
                       and p.gender == first.gender and p.culture == first.culture]  # fmt: skip
            if not fitting:
                continue
            second = dice.pick(fitting)
            self._rename(second, first)
            self.namesakes.append((first.id, second.id))
            candidates = [p for p in candidates if p is not first and p is not second]

    def _rename(self, person: Person, like: Person) -> None:
        stint, model = person.stints[0], like.stints[0]
        organization = stint.organization
        assert organization is not None
        self.registry.addresses.discard(stint.address)
        stint.given, stint.family = model.given, model.family
        person.nick, person.short_name = like.nick, False
        stint.address = self.registry.claim(organization, model.given, model.family, person.culture)
        person.tags.add("namesake")
        like.tags.add("namesake")


def role_address(organization: Organization, role: str) -> str:
    """The address of a shared mailbox of the house."""
    return f"{role}@{organization.domain}"
