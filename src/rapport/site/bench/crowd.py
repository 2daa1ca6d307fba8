"""A generated crowd in a record: people with names as they are borne, at organizations of all sizes, with mail behind them.

Written past row security by the server's superuser, COPY and set-based statements alone; what is searched in it is derived by the
program itself afterwards. Three users of ours see different parts of it.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import psycopg

from rapport.accounts.queries import everyone, operator, owner_audience
from rapport.accounts.services import create_user
from rapport.base.bulk import copy_rows
from rapport.base.database import Database
from rapport.base.sql import sql
from rapport.engines.names.honorifics import without_accents

from .crowdnames import Name, Names

PEOPLE_OF_AN_ORGANIZATION = 8  # on average; sizes follow a law of Zipf
FREE_MAIL = 0.15  # of people have no organization
NOW = datetime(2026, 11, 1, tzinfo=UTC)
YEARS = 5
SIGHTS = (1, 2, 3, 4)
SHARES = (60, 85, 90, 100)  # everyone; everyone and the reader's own; the reader's own; somebody else's


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


TRADES = _listed(
    "Logistics Castings Systems Consulting Partners Software Energy Foods Metals Textiles Printing Instruments Ceramics "
    "Optics Shipping Brewery Timber Plastics Pharma Robotics Design Media Insurance Bank Legal Architects Engineering "
    "Solutions Group Holding Transport Aviation Marine Packaging Furniture Chemicals Electronics Networks Analytics "
    "Security Bau Technik Maschinenbau Werkzeuge Spedition Elektrik Verlag Möbel Gießerei Anlagenbau Metall Conseil "
    "Transports Bâtiment Assurances Éditions Costruzioni Trasporti Alimentari Meccanica Construções Transportes Têxteis "
    "Ingeniería Consultores Alimentos Bygg Teknik Handel Bouw Techniek"
)
FIRST = _listed(
    "North South East West Blue Red Silver Gold Iron Stone River Lake Sun Moon Star Sea Wind Sky High Deep Bright Clear "
    "Swift True Prime Nova Terra Aqua Vita Meta Poly Omni Inter Trans Euro Nordic Alpine Baltic Atlantic Iberian Hanse "
    "Rhein Donau Elbe Isar Tejo"
)
SECOND = _listed(
    "wind field bridge gate port point line works craft form ware link stream peak crest path mark land forge mill yard "
    "house tower vale cove ridge spring brook wave light source space chain core grid lab nest dock wise scale shift"
)
SUFFIXES = ("com", "de", "co.uk", "fr", "es", "pt", "it", "nl", "se", "eu", "net", "org")
LEGAL = ("GmbH", "Ltd", "Inc.", "AG", "S.A.", "Lda", "BV", "AB")
PROVIDERS = (
    "gmail.com",
    "gmx.de",
    "outlook.com",
    "yahoo.com",
    "web.de",
    "hotmail.com",
    "orange.fr",
    "libero.it",
)


@dataclass(frozen=True, slots=True)
class Crowd:
    """What was made. ``reader`` is the user who searches; ``interactions`` counts messages."""

    people: int
    organizations: int
    interactions: int
    reader: int


@dataclass(frozen=True, slots=True)
class _Organization:
    id: int
    name: str
    domain: str
    pattern: str


def fill(database: Database, *, people: int, interactions: int, seed: int) -> Crowd:
    """Fill an installed, empty record. The server must run."""
    dice = random.Random(seed)
    names = Names(dice)
    organizations = list(_organizations(max(1, people // PEOPLE_OF_AN_ORGANIZATION), names, dice))
    reader = create_user(email="reader@ours.example", name="Reader")
    other = create_user(email="other@ours.example", name="Other")
    audiences = {1: everyone().pk, 3: owner_audience(reader.pk).pk, 4: owner_audience(other.pk).pk}
    sights = [
        (1, audiences[1], operator().pk),
        (2, audiences[1], operator().pk),
        (2, audiences[3], reader.pk),
        (3, audiences[3], reader.pk),
        (4, audiences[4], other.pk),
    ]
    assert database.superuser is not None
    with (
        database.superuser.on(database.owner.name).connect(autocommit=True) as connection,
        connection.cursor() as cursor,
    ):
        cursor.execute("SET synchronous_commit = off")
        cursor.execute(sql("site/bench", "crowd_staging"))
        copy_rows(
            cursor,
            "crowd_organization",
            ("id", "name", "domain"),
            ((o.id, o.name, o.domain) for o in organizations),
        )
        copy_rows(cursor, "crowd_person", _PERSON, _people(people, interactions, organizations, names, dice))
        copy_rows(cursor, "crowd_sight", ("sight", "audience_id", "own_id"), sights)
        cursor.execute(sql("site/bench", "crowd_people"))
        if interactions:
            cursor.execute(sql("site/bench", "crowd_mail"))
        crowd = Crowd(
            _count(cursor, "crowd_person"),
            _count(cursor, "crowd_organization"),
            _count(cursor, "timeline_interaction"),
            reader.pk,
        )
        cursor.execute("DROP TABLE crowd_organization, crowd_person, crowd_sight")
        cursor.execute("VACUUM (ANALYZE)")
    return crowd


def _count(cursor: psycopg.Cursor, table: str) -> int:
    cursor.execute(f"SELECT count(*) FROM {table}")
    (count,) = cursor.fetchone() or (0,)
    return int(count)


_PERSON = (
    "id", "name", "address", "domain", "organization_id", "sight", "received", "sent", "first_at", "last_at",
)  # fmt: skip


def _id(dice: random.Random) -> int:
    return dice.getrandbits(62)


def _slug(text: str) -> str:
    return "".join(letter for letter in without_accents(text) if letter.isascii() and letter.isalnum())


def _organizations(count: int, names: Names, dice: random.Random) -> Iterator[_Organization]:
    domains: set[str] = set()
    patterns = ("first.last", "flast", "f.last", "first", "last", "lastf")
    while count:
        if dice.random() < 0.5:
            name = f"{names.family().split()[-1]} {dice.choice(TRADES)}"
        else:
            name = f"{dice.choice(FIRST)}{dice.choice(SECOND)} {dice.choice(TRADES)}"
        parts = name.split()
        hyphen = "-" if dice.random() < 0.3 else ""
        stem = _slug(parts[0]) if dice.random() < 0.4 else hyphen.join(map(_slug, parts))
        domain = f"{stem}.{dice.choice(SUFFIXES)}"
        if domain in domains:
            continue
        domains.add(domain)
        legal = f" {dice.choice(LEGAL)}" if dice.random() < 0.4 else ""
        pattern = dice.choices(patterns, weights=(50, 18, 14, 9, 5, 4))[0]
        yield _Organization(_id(dice), name + legal, domain, pattern)
        count -= 1


def _people(
    count: int, interactions: int, organizations: list[_Organization], names: Names, dice: random.Random
) -> Iterator[tuple[object, ...]]:
    sizes = list(itertools.accumulate(1 / (place + 20) ** 0.8 for place in range(1, len(organizations) + 1)))
    taken: set[str] = set()
    mean = interactions / count
    for name in names.draw(count):
        home = None if dice.random() < FREE_MAIL else dice.choices(organizations, cum_weights=sizes)[0]
        domain = home.domain if home else dice.choice(PROVIDERS)
        address = _address(name, home.pattern if home else "first.last", domain, taken, dice)
        messages = _messages(mean, dice)
        sent = dice.randint(0, messages) if messages else 0
        last = NOW - timedelta(days=dice.random() ** 2 * 365 * YEARS)
        first = last - timedelta(days=dice.random() * 365 * 2)
        sight = dice.choices(SIGHTS, cum_weights=SHARES)[0]
        yield (
            _id(dice), name.whole, address, domain, home.id if home else None, sight, messages - sent, sent, first, last,
        )  # fmt: skip


def _messages(mean: float, dice: random.Random) -> int:
    """Few have many messages: a Pareto law with about this mean, one at least where there are any."""
    if not mean:
        return 1
    return max(1, min(500, int(dice.paretovariate(1.25) * mean / 3.6)))


def _address(name: Name, pattern: str, domain: str, taken: set[str], dice: random.Random) -> str:
    first, last = _slug(name.given.split()[0]) or "x", _slug(name.family.split()[-1]) or "x"
    local = {
        "first.last": f"{first}.{last}", "flast": f"{first[0]}{last}", "f.last": f"{first[0]}.{last}", "first": first,
        "last": last, "lastf": f"{last}{first[0]}",
    }[pattern]  # fmt: skip
    address = f"{local}@{domain}"
    while address in taken:
        address = f"{local}{dice.randint(1, 9999)}@{domain}"
    taken.add(address)
    return address
