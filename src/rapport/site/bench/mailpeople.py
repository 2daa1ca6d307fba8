"""Invented people with addresses, names as headers carry them, and signatures."""

from __future__ import annotations

import random
from dataclasses import dataclass
from email.header import Header
from functools import lru_cache

from . import mailwords as words

OWN_DOMAIN = "acme-anvils.example"
OWN_PEOPLE = 40


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who writes mail."""

    name: str
    address: str
    charset: str  # of the mail they write
    signature: str


class People:
    """Draws people; no two share an address."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.taken: set[str] = set()

    def person(self, domain: str, house: str) -> Person:
        """Somebody of that house."""
        dice = self.dice
        given, family = dice.choice(words.GIVEN), dice.choice(words.FAMILY)
        local = plain_letters(f"{given}.{family}".lower().replace(" ", "").replace("'", ""))
        while f"{local}@{domain}" in self.taken:
            local += str(dice.randrange(2, 90))
        self.taken.add(f"{local}@{domain}")
        phone = f"+{dice.choice((33, 34, 44, 49))} {dice.randrange(10, 99)} {dice.randrange(10**6, 10**7)}"
        street = f"{dice.choice(words.STREETS)} {dice.randrange(1, 120)}, {dice.choice(words.CITIES)}"
        mark = "-- \n" if dice.random() < 0.5 else ""
        title = dice.choice(words.TITLES)
        signature = f"{mark}{given} {family}\n{title}\n{house}\n{street}\nTel. {phone}\nwww.{domain}\n"
        charset = dice.choices(("utf-8", "iso-8859-1", "us-ascii"), (70, 20, 10))[0]
        return Person(f"{given} {family}", f"{local}@{domain}", charset, signature)

    def own(self) -> list[Person]:
        """Those whose mailbox it is."""
        return [self.person(OWN_DOMAIN, "Acme Anvils") for _ in range(OWN_PEOPLE)]

    def outsiders(self, count: int) -> list[Person]:
        """So many others, one to six to a house."""
        people: list[Person] = []
        while len(people) < count:
            name = f"{self.dice.choice(words.HOUSES)} {self.dice.choice(words.TRADES)}"
            domain = name.lower().replace(" ", "-") + self.dice.choice(
                (".example", "-group.example", ".test")
            )
            house = f"{name} {self.dice.choice(words.ENDINGS)}"
            people.extend(self.person(domain, house) for _ in range(self.dice.randint(1, 6)))
        return people[:count]


_PLAIN = str.maketrans(
    "áàâäãčçďéèêëěíîïłñňóôöøõřšťúùûüýźżžßÁÉŁÖØŠÜÚŻœ", "aaaaaccdeeeeeiiilnnoooooorstuuuuyzzzsAELOOSUUZo"[:46]
)


def plain_letters(text: str) -> str:
    """ASCII without accents."""
    return text.translate(_PLAIN).encode("ascii", "replace").decode()


@lru_cache(maxsize=8_192)
def encoded(text: str) -> str:
    """Text for a header, as encoded words when it must be."""
    return text if text.isascii() else Header(text, "utf-8", maxlinelen=70).encode()


@lru_cache(maxsize=8_192)
def mailbox(person: Person) -> str:
    """A person in an address header."""
    if not person.name:
        return person.address
    if not person.name.isascii():
        return f"{encoded(person.name)} <{person.address}>"
    return (
        f'"{person.name}" <{person.address}>' if "'" in person.name else f"{person.name} <{person.address}>"
    )
