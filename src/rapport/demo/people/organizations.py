"""Inventing organisations: names, legal forms, domains under .example and .test, addresses, mail systems."""

from __future__ import annotations

from rapport.demo.dice import Dice
from rapport.demo.people.addresses import plain
from rapport.demo.people.lands import KINDS, LANDS, ROLES, Land
from rapport.demo.people.phones import PhoneBook
from rapport.demo.people.types import Number, Organization

_PATTERNS = (("first.last", 45.0), ("flast", 17.0), ("first", 10.0), ("f.last", 14.0), ("last", 5.0),
             ("first_last", 2.5), ("lastf", 2.0), ("last.first", 2.5), ("firstl", 2.0))  # fmt: skip
_DISPLAYS = (("plain", 58.0), ("comma", 12.0), ("titled", 5.0), ("firm", 6.0), ("family_caps", 3.0), ("firm_dash", 3.0),
             ("none", 6.0), ("given", 2.0), ("slash", 2.0), ("quoted", 1.0), ("caps", 2.0))  # fmt: skip
_PROGRAMS = (("outlook", 40.0), ("exchange", 16.0), ("thunderbird", 13.0), ("apple", 8.0), ("gmail", 12.0), ("notes", 2.0),
             ("mutt", 1.5), ("roundcube", 4.0), ("express", 2.5), ("evolution", 1.0))  # fmt: skip
_SERVERS = (("postfix", 40.0), ("exchange", 40.0), ("exim", 15.0), ("qmail", 5.0))


class OrganizationMaker:
    """Makes organisations, no two with the same name or domain."""

    def __init__(self, dice: Dice, phones: PhoneBook) -> None:
        self._dice = dice
        self._phones = phones
        self._domains: set[str] = set()
        self._names: set[str] = set()
        self._count = 0

    def next_id(self) -> str:
        self._count += 1
        return f"o{self._count:04d}"

    def reserve(self, *domains: str) -> None:
        """Keeps domains of the written cast from being invented again."""
        self._domains.update(domains)

    def take_name(self, name: str) -> None:
        """Keeps the name of a written firm from being invented again."""
        self._names.add(name)

    def make(self) -> Organization:
        """One more organisation of some kind in some country."""
        dice = self._dice
        country = dice.weighted([(key, land.weight) for key, land in LANDS.items()])
        land = LANDS[country]
        kind = dice.weighted([pair for pair in KINDS if pair[0] in land.forms])
        name, stem = self._name(land, kind)
        domains = self._invent_domains(name, plain(stem), land)
        return self.build(name, domains, kind, country, dice.pick(land.legal))

    def build(
        self, name: str, domains: tuple[str, ...], kind: str, country: str, legal: str, city: str = ""
    ) -> Organization:
        """An organisation of a given name; the rest of it is drawn."""
        dice, land = self._dice, LANDS[country]
        city = city or self._phones.city(country)
        proper = kind in ("authority", "association", "university")
        legal_name = name if proper else f"{name}{',' if legal in ('Lda.', 'Inc.', 'LLC') else ''} {legal}"
        organization = Organization(
            id=self.next_id(), name=name, legal=legal_name, domains=domains, kind=kind, country=country, city=city,
            street=_street(dice, land, country), postcode=_postcode(dice, land.postcode),
            switchboard=self._phones.desk(country, city) or Number(country, "44", "20", "79460000"),
            pattern=dice.weighted(_PATTERNS), display=dice.weighted(_DISPLAYS), program=dice.weighted(_PROGRAMS),
            server=dice.weighted(_SERVERS), legal_lines=_legal_lines(dice, country, city),
        )  # fmt: skip
        if dice.chance(0.3):
            roles = ROLES.get(land.language, ROLES["en"])
            organization.roles = tuple(dice.some(roles, 1 if dice.chance(0.7) else 2))
        return organization

    def _name(self, land: Land, kind: str) -> tuple[str, str]:
        dice, name, stem = self._dice, "", ""
        for attempt in range(400):
            stem = dice.pick(land.stems)
            if attempt > 60:  # a large company needs more names than were thought of
                stem = f"{stem}-{dice.pick(land.stems)}"
            name = dice.pick(land.forms[kind]).format(stem)
            if name not in self._names:
                break
        self._names.add(name)
        return name, stem

    def _invent_domains(self, name: str, stem: str, land: Land) -> tuple[str, ...]:
        dice = self._dice
        words = [plain(word) for word in name.replace("&", " ").split()]
        words = [word for word in words if word and word not in ("de", "der", "of", "and", "des", "the")]
        candidates = ["-".join(words), "".join(words), "-".join(words[:2]), words[-1] + words[0]]
        tld = "test" if dice.chance(0.12) else "example"
        start = dice.between(0, 2)
        for round_ in range(60):
            local = candidates[(start + round_) % len(candidates)] + ("" if round_ < 4 else str(round_))
            domain = f"{local[:40]}.{tld}"
            if domain not in self._domains:
                break
        domains = [domain]
        self._domains.add(domain)
        if dice.chance(0.2):  # a second domain of the same firm
            for other in (f"{stem}-group.{tld}", f"{stem}-{land.language}.{tld}", f"my{stem}.{tld}"):
                if other not in self._domains:
                    domains.append(other)
                    self._domains.add(other)
                    break
        return tuple(domains)


def _street(dice: Dice, land: Land, country: str) -> str:
    number = dice.between(1, 180)
    street = dice.pick(land.streets)
    if country in ("gb", "us", "fr"):
        return f"{number} {street}"
    return f"{street}, {number}" if country in ("es", "it") else f"{street} {number}"


def _postcode(dice: Dice, shape: str) -> str:
    letters = "BDEFGHLMNPRSTW"
    digits = "123456789"
    return "".join(dice.pick(digits) if c == "#" else dice.pick(letters) if c == "@" else c for c in shape)


def _legal_lines(dice: Dice, country: str, city: str) -> tuple[str, ...]:
    """What the law or the lawyer puts under every letter there."""
    if country in ("de", "at"):
        return (
            f"Sitz der Gesellschaft: {city} | Amtsgericht {city} HRB {dice.digits(5)}",
            f"USt-IdNr.: {country.upper()}{dice.digits(9)}",
        )
    if country == "gb":
        return (f"Registered in England and Wales No. {dice.digits(8)}",)
    if country == "fr":
        return (f"RCS {city} {dice.digits(3)} {dice.digits(3)} {dice.digits(3)}",)
    if country in ("es", "it", "pt"):
        label = {"es": "CIF", "it": "P.IVA", "pt": "NIPC"}[country]
        return (f"{label} {dice.digits(9)}",)
    return ()
