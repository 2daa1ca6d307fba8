"""What happens to people in eighteen months: promotions, weddings, new jobs, new numbers, second addresses."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rapport.demo.dice import Dice
from rapport.demo.moments import BEGINS, DAY, ENDS
from rapport.demo.people.addresses import PATTERNS, local_part, plain
from rapport.demo.people.employees import FAR
from rapport.demo.people.lands import LANDS
from rapport.demo.people.names import NameDrawer
from rapport.demo.people.phones import PhoneBook
from rapport.demo.people.titles import draw_title
from rapport.demo.people.types import Organization, Person, Stint

FREE_MAIL = {
    "en": ("gmail.com", "outlook.com", "yahoo.com", "hotmail.com", "icloud.com"),
    "de": ("gmx.de", "web.de", "gmail.com", "t-online.de"),
    "es": ("gmail.com", "hotmail.com", "yahoo.es"),
    "fr": ("orange.fr", "gmail.com", "free.fr", "laposte.net"),
    "pt": ("sapo.pt", "gmail.com"),
    "it": ("libero.it", "gmail.com"),
}
HEADS = frozenset(("Owner", "Managing Director", "Geschäftsführer", "Geschäftsführerin", "Inhaber", "Inhaberin", "Gerente", "Gérant",
                   "Gérante", "Titolare", "Director Industrial", "Directeur Général", "Proprietor", "President"))  # fmt: skip
_SHED_WORDS = (
    "anvilshed",
    "hammerpost",
    "forgebox",
    "ironletters",
    "smithymail",
    "emberdesk",
    "tongsandall",
    "quenchtank",
)


@dataclass(slots=True)
class Registry:
    """What must stay unique while people are made."""

    dice: Dice
    names: NameDrawer
    phones: PhoneBook
    addresses: set[str]

    def claim(
        self, organization: Organization, given: str, family: str, culture: str, pattern: str = ""
    ) -> str:
        """An address of the house for somebody, unlike all others."""
        first = pattern or organization.pattern
        for candidate in (first, *PATTERNS):
            local = local_part(candidate, given, family, culture)
            address = f"{local}@{organization.domain}"
            if address not in self.addresses:
                self.addresses.add(address)
                return address
        number = 2
        while f"{local_part(first, given, family, culture)}{number}@{organization.domain}" in self.addresses:
            number += 1
        address = f"{local_part(first, given, family, culture)}{number}@{organization.domain}"
        self.addresses.add(address)
        return address

    def free_mail(self, given: str, family: str, culture: str, language: str) -> str:
        """A free-mail address with a local part long enough that nobody has it."""
        dice = self.dice
        first, last = plain(given.split()[0], culture), plain(family.replace(" ", ""), culture)
        local = f"{first}.{last}.{dice.pick(_SHED_WORDS)}.{dice.between(1948, 1999)}{dice.digits(3)}"
        address = f"{local}@{dice.pick(FREE_MAIL.get(language, FREE_MAIL['en']))}"
        self.addresses.add(address)
        return address


def first_stint(
    registry: Registry, organization: Organization, given: str, family: str, culture: str, gender: str
) -> Stint:
    """How somebody signs when the story begins."""
    dice, phones = registry.dice, registry.phones
    language = LANDS[organization.country].language
    title, _ = draw_title(dice, language, organization.kind, gender)
    while title in HEADS and any(
        stint.title in HEADS for other in organization.staff for stint in other.stints
    ):
        title, _ = draw_title(dice, language, organization.kind, gender)  # one head a house
    shares = dice.chance(0.14)
    return Stint(
        organization,
        registry.claim(organization, given, family, culture),
        BEGINS,
        FAR,
        title,
        given,
        family,
        phone=organization.switchboard if shares else phones.desk(organization.country, organization.city),
        mobile=phones.mobile(organization.country) if dice.chance(0.5) else None,
        fax=phones.desk(organization.country, organization.city) if dice.chance(0.12) else None,
        shares_phone=shares,
    )


def some_day(dice: Dice, first: float = 0.15, last: float = 0.85) -> int:
    """A day in the middle of the story."""
    return int(BEGINS + (ENDS - BEGINS) * (first + (last - first) * dice.random())) // DAY * DAY


def promote(person: Person, when: int, title: str) -> None:
    """The same desk, a new title."""
    stint = person.at(when)
    position = person.stints.index(stint)
    person.stints.insert(position + 1, replace(stint, since=when, title=title))
    stint.until = when
    person.tags.add("promotion")


def new_number(registry: Registry, person: Person, when: int) -> None:
    """A new telephone: mobile if there was one, desk otherwise."""
    stint = person.at(when)
    organization = stint.organization
    if organization is None:
        return
    follower = replace(stint, since=when)
    if stint.mobile:
        follower.mobile = registry.phones.mobile(organization.country) or stint.mobile
    else:
        follower.phone = registry.phones.desk(organization.country, organization.city)
        follower.shares_phone = False
    position = person.stints.index(stint) + 1
    for later in person.stints[position:]:
        if later.organization is organization:
            later.phone, later.mobile, later.shares_phone = (
                follower.phone,
                follower.mobile,
                follower.shares_phone,
            )
    person.stints.insert(position, follower)
    stint.until = when
    person.tags.add("new_number")


def marry(registry: Registry, person: Person, when: int, family: str, *, says_formerly: bool) -> None:
    """A new family name and, at the same house, a new address; the old one goes on reaching her or him."""
    stint = person.at(when)
    organization = stint.organization
    if organization is None:
        return
    address = registry.claim(organization, stint.given, family, person.culture)
    follower = replace(
        stint, since=when, family=family, address=address, aliases=(stint.address,),
        formerly=stint.family if says_formerly else "",
    )  # fmt: skip
    person.stints.insert(person.stints.index(stint) + 1, follower)
    stint.until = when
    person.tags.add("married")
    registry.names.take(f"{stint.given} {family}")


def change_job(
    registry: Registry, person: Person, when: int, to: Organization, *, keeps_mobile: bool
) -> None:
    """Leaves one house and starts at another a few weeks later, with a new address."""
    stint = person.at(when)
    stint.until = when
    del person.stints[person.stints.index(stint) + 1 :]
    follower = first_stint(registry, to, stint.given, stint.family, person.culture, person.gender)
    follower.since = when
    if stint.organization and stint.organization.country == to.country and _keeps_title(registry, person):
        follower.title = stint.title
    if keeps_mobile:
        follower.mobile = stint.mobile
    person.stints.append(follower)
    person.tags.add("job_change")
    to.staff.append(person)


def _keeps_title(registry: Registry, person: Person) -> bool:
    """The written ones do the same job elsewhere, of the others every second one."""
    return "showcase" in person.tags or registry.dice.chance(0.5)


def second_addresses(registry: Registry, person: Person, *, by_luck: bool) -> None:
    """Other addresses that reach the same desk: the firm's second domain, another spelling, a plus-tag, free mail.

    What the person's tags ask for, and more ``by_luck``.
    """
    dice, stint, luck = registry.dice, person.stints[0], 1.0 if by_luck else 0.0
    organization = stint.organization
    if organization is None:
        return
    local, _, domain = stint.address.partition("@")
    aliases: list[tuple[str, str]] = []
    if len(organization.domains) > 1 and ("domain_alias" in person.tags or dice.chance(0.7 * luck)):
        aliases.append((f"{local}@{organization.domains[1]}", "domain_alias"))
    if "other_spelling" in person.tags or dice.chance(0.1 * luck):
        pattern = "flast" if organization.pattern == "first.last" else "first.last"
        other = f"{local_part(pattern, stint.given, stint.family, person.culture)}@{domain}"
        if other not in registry.addresses:
            aliases.append((other, "other_spelling"))
    if "plus_tag" in person.tags or dice.chance(0.035 * luck):
        aliases.append((f"{local}+{dice.pick(('acme', 'suppliers', 'orders'))}@{domain}", "plus_tag"))
    if "free_mail_too" in person.tags or dice.chance(0.05 * luck):
        language = LANDS[organization.country].language
        aliases.append(
            (registry.free_mail(stint.given, stint.family, person.culture, language), "free_mail_too")
        )
    for address, tag in aliases:
        registry.addresses.add(address)
        stint.aliases = (*stint.aliases, address)
        person.tags.add(tag)


def holidays(dice: Dice) -> list[tuple[int, int]]:
    """Two to four absences."""
    leaves = []
    for _ in range(dice.between(2, 4)):
        start = some_day(dice, 0.03, 0.97)
        leaves.append((start, start + dice.between(5, 20) * DAY))
    return sorted(leaves)
