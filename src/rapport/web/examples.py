"""Invented people for the examples of the components: each state once, and names that are hard on a layout."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils import timezone

from rapport.kernel.directory.types import (
    Acquaintance,
    AddressRow,
    Affiliation,
    Certainty,
    Count,
    Freshness,
    Level,
    OrganizationPage,
    OrganizationRow,
    Page,
    PartyKind,
    PersonPage,
    PersonRow,
    Value,
    WhyCard,
    WhyClaim,
)
from rapport.kernel.evidence.queries import Run
from rapport.kernel.timeline.types import MonthCount, Participant, ThreadEntry, TieRow, TimelineDay
from rapport.web.types import (
    Changed,
    ChangedValue,
    Claimed,
    CloseCall,
    Face,
    Kind,
    NewPerson,
    Question,
    QuietPerson,
    Undecided,
    UnsurePair,
)

NORTHWIND = 7_301_884_021_556_013_377
MARTA = 8_912_004_518_220_417_003


def ago(days: float) -> datetime:
    """A moment so many days back."""
    return timezone.now() - timedelta(days=days)


def certain(belief: float, days: float) -> Certainty:
    """A certainty and the look that belongs to it."""
    state = Freshness.FRESH if belief >= 0.75 else Freshness.FADING if belief >= 0.45 else Freshness.STALE
    return Certainty(belief, state, ago(days))


def value(
    attribute: str,
    text: str,
    belief: float,
    days: float,
    origin: str = "signature",
    count: int = 1,
    rivals: int = 0,
) -> Value:
    """One value as it stands on a page."""
    first, last = ago(days + 40 * count), ago(days)
    certainty = certain(belief, days)
    number = 4_000_000_000_000_000_000 + sum(map(ord, attribute + text))
    return Value(
        number, attribute, text, text, certainty, origin, "Priya's mailbox", count, first, last, rivals
    )


def person_row(
    name: str,
    initials: str,
    title: str,
    organization: str,
    known_by: tuple[str, ...],
    days: float,
    belief: float,
) -> PersonRow:
    """One line of a list of people."""
    held = value("title", title, belief, days) if title else None
    number = MARTA + sum(map(ord, name))
    return PersonRow(
        number, name, initials, held, NORTHWIND, organization, known_by, ago(days), certain(belief, days)
    )


PEOPLE = (
    person_row(
        "Marta Oliveira", "MO", "Head of Procurement", "Northwind Castings", ("you", "Priya Raman"), 3, 0.97
    ),
    person_row("Rui Barbosa", "RB", "Plant manager", "Ferro Norte", ("Tom Hale",), 245, 0.6),
    person_row(
        "Carmen López Ibáñez", "CL", "Buyer", "Talleres Vega", ("Jonas Beck", "Priya Raman"), 54, 0.92
    ),
    person_row("João Saraiva", "JS", "Director", "Cerâmica do Sul", (), 760, 0.3),
    person_row("Ana Reis", "AR", "", "Northwind Castings", ("you",), 99, 0.88),
    person_row("שרה בן־דוד", "שב", "Sourcing", "Haifa Pumps", ("Priya Raman",), 12, 0.9),
    person_row(
        "Maria da Conceição Albuquerque de Vasconcelos e Sousa-Hohenstein",
        "MA",
        "Associate Vice President, Strategic Procurement and Supplier Quality, Southern Europe",
        "Vereinigte Norddeutsche Maschinenbau- und Gießereigesellschaft",
        ("Wolfgang-Amadeus Freiherr von Hohenstein", "Priya Raman", "Tom Hale"),
        400,
        0.5,
    ),
)

FACTS = (
    value("title", "Head of Procurement", 0.97, 3),
    value("email", "marta.oliveira@northwind.example", 0.99, 3, "header", 412),
    value("email", "m.oliveira@castings.example", 0.5, 420, "header", 31),
    value("mobile", "+351 912 555 014", 0.64, 425, "signature", 11, 2),
    value("phone", "+351 226 555 900", 0.9, 3, "signature", 96),
    value("address", "Rua do Almada 21, Porto", 0.3, 1480),
    value("url", "https://northwind.example", 0.9, 3, "signature", 96),
)


def months(*counts: int) -> tuple[MonthCount, ...]:
    """A run of months ending with this one."""
    today = timezone.localdate()
    last = today.year * 12 + today.month - 1
    first = last - len(counts) + 1
    return tuple(
        MonthCount(date((first + at) // 12, (first + at) % 12 + 1, 1), count // 2, count - count // 2)
        for at, count in enumerate(counts)
    )


def tie_row(
    name: str, sent: int, received: int, days: float, level: Level, counts: tuple[int, ...]
) -> TieRow:
    """The tie of one of us with Marta."""
    number = 5_000_000_000_000_000_000 + sum(map(ord, name))
    strength = {Level.WELL: 0.8, Level.SOME: 0.4, Level.SLIGHT: 0.1}[level]
    return TieRow(
        number, name, name == "you", MARTA, "Marta Oliveira", sent, received, (sent + received) // 4 + 1,
        ago(1100), ago(days), strength, level, months(*counts),
    )  # fmt: skip


TIES = (
    tie_row(
        "Priya Raman", 162, 158, 3, Level.WELL, (2, 6, 9, 12, 7, 3, 8, 14, 20, 11, 9, 4, 8, 12, 16, 2, 0, 9)
    ),
    tie_row("you", 22, 18, 3, Level.SOME, (0, 0, 1, 0, 3, 4, 0, 2, 0, 0, 5, 1, 0, 3, 2, 4, 0, 6)),
    tie_row("Jonas Beck", 1, 4, 92, Level.SLIGHT, (0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 3, 0, 0, 0)),
)

YOU = Participant(None, "Tom Hale", is_own=True, is_you=True)
PRIYA = Participant(None, "Priya Raman", is_own=True)
HENRIK = Participant(MARTA + 17, "Henrik Dahl", is_own=False)


def thread(
    subject: str,
    days: float,
    sent: int,
    received: int,
    people: tuple[Participant, ...],
    *marks: str,
    more: int = 0,
) -> ThreadEntry:
    """A thread on one day."""
    count = sent + received
    number = 6_000_000_000_000_000_000 + sum(map(ord, subject))
    return ThreadEntry(number, subject, count, sent, received, ago(days), ago(days), people, more, marks)


def day_of(*entries: ThreadEntry) -> TimelineDay:
    """The day these threads stand on."""
    return TimelineDay(timezone.localtime(entries[0].last_at).date(), entries)


DAYS = (
    day_of(
        thread("Castings for lot 4471", 3, 1, 2, (YOU, PRIYA)),
        thread("Out of office: back on Monday", 3, 0, 1, (PRIYA,), "auto_reply"),
    ),
    day_of(thread("Frame contract, first draft", 44, 4, 3, (PRIYA, HENRIK, YOU), "calendar", more=4)),
    day_of(thread("", 80, 1, 0, (YOU,))),
    day_of(
        thread(
            "RE: AW: Fwd: Rescheduling of the supplier quality audit at the foundry in Vila Nova de Famalicão, "
            "third attempt, with the list of open points from the last visit",
            330, 0, 2, (PRIYA, HENRIK),
        )
    ),
    day_of(thread("Price list 2025", 640, 2, 2, (PRIYA,))),
)  # fmt: skip

KNOWN = Acquaintance(185, 180, 81, ago(1100), ago(3), 3, "Priya Raman", False, Level.WELL)

PERSON = PersonPage(
    id=MARTA,
    name="Marta Oliveira",
    initials="MO",
    names=(
        value("name", "Marta Oliveira", 0.99, 3, "header", 412),
        value("name", "Oliveira, Marta (Purchasing)", 0.5, 500, "header", 9),
    ),
    title=FACTS[0],
    organization_id=NORTHWIND,
    organization_name="Northwind Castings",
    place=value("address", "Porto", 0.9, 3),
    certainty=certain(0.97, 3),
    acquaintance=KNOWN,
    facts=FACTS,
    affiliations=(
        Affiliation(NORTHWIND, "Northwind Castings", FACTS[0], date(2023, 3, 1), None, certain(0.97, 3)),
        Affiliation(
            NORTHWIND + 1, "Castings & Sons", value("title", "Buyer", 0.4, 1300, count=4),
            date(2020, 1, 1), date(2023, 2, 1), certain(0.4, 1300),
        ),
    ),
    addresses=(
        AddressRow(
            1, "marta.oliveira@northwind.example", "kept", "two-way: 158 in, 162 out, 81 threads", 162, 158,
            ago(1000), ago(3),
        ),
        AddressRow(
            2, "m.oliveira@castings.example", "kept", "two-way: 22 in, 23 out, 9 threads", 23, 22, ago(1100), ago(420)
        ),
    ),
    colleagues=(
        person_row("Henrik Dahl", "HD", "Chief Operating Officer", "Northwind Castings", ("Priya Raman",), 44, 0.9),
        PEOPLE[4],
        person_row("Nuno Teixeira", "NT", "Quality", "Northwind Castings", (), 300, 0.5),
    ),
)  # fmt: skip

SIGNED, HEADER = "signature", "header"
CARD = WhyCard(
    value=FACTS[3],
    party_id=MARTA,
    party_kind=PartyKind.PERSON,
    party_name="Marta Oliveira",
    claims=(
        WhyClaim(
            "+351 912 555 014", 0.64, SIGNED, "Priya's mailbox", ago(900), ago(425), 11, "Priya Raman",
            "Inbox.mbox#1742", True,
        ),
        WhyClaim("+351 912 555 014", 0.27, SIGNED, "Sales mailbox", ago(700), ago(700), 1, "Tom Hale", "", True),
        WhyClaim(
            "+351 226 555 900", 0.09, "body", "Sales mailbox", ago(1400), ago(1400), 1, "Tom Hale",
            "archive.zip!/2022/Sent.mbox#9", False,
        ),
    ),
)  # fmt: skip

ORGANIZATIONS = (
    OrganizationRow(
        NORTHWIND, "Northwind Castings", "northwind.example", 14, ("Priya Raman", "you"), ago(3), 0.8, Level.WELL
    ),
    OrganizationRow(NORTHWIND + 1, "Talleres Vega", "vega.example", 2, ("Jonas Beck",), ago(54), 0.4, Level.SOME),
    OrganizationRow(NORTHWIND + 2, "Ferro Norte", "ferronorte.example", 1, (), ago(900), 0.1, Level.SLIGHT),
    OrganizationRow(
        NORTHWIND + 3, "Vereinigte Norddeutsche Maschinenbau- und Gießereigesellschaft", "vnmg.example", 1204,
        ("Wolfgang-Amadeus Freiherr von Hohenstein",), ago(400), 0.3, Level.SLIGHT,
    ),
)  # fmt: skip

ORGANIZATION = OrganizationPage(
    id=NORTHWIND,
    name="Northwind Castings",
    initials="NC",
    names=(value("name", "Northwind Castings", 0.97, 3, "signature", 120),
           value("name", "Northwind", 0.5, 30, "header", 18)),
    domains=("northwind.example", "castings.example"),
    certainty=certain(0.97, 3),
    acquaintance=KNOWN,
    facts=(FACTS[4], FACTS[5], FACTS[6]),
    people=Page((PEOPLE[0], PEOPLE[4], *PERSON.colleagues[:1]), "k3", Count(14)),
)  # fmt: skip


FACES = tuple(
    Face(row.id, row.name, row.initials, row.organization_name)
    for row in (PEOPLE[0], PEOPLE[1], PEOPLE[5], PEOPLE[6])
)
MANY = "Maria da Conceição Albuquerque de Vasconcelos e Sousa-Hohenstein"


def undecided(name: str, address: str, reason: str, organization: str = "") -> Question:
    """Somebody of whom it is not clear whether they are a relationship."""
    number = 9_000_000_000_000_000_000 + sum(map(ord, address))
    about = Undecided(number, address, name, reason, 1, ago(2), organization)
    return Question(
        Kind.RELATIONSHIP,
        number,
        0,
        Face(number, name or address, (name or address)[:1].upper()),
        None,
        about,
    )


QUESTIONS = (
    Question(
        Kind.SAME, 1, 2, Face(1, "S. Krämer", "SK"), Face(2, "Susanne Kraemer-Voss", "SK"),
        UnsurePair(1, 2, "s.kraemer@talleres.example", "s.voss@talleres.example", 1, 2, "same mobile number, other surname"),
    ),
    Question(
        Kind.VALUE, 3, 4, FACES[0], None,
        CloseCall(
            MARTA, "title", Claimed(3, "Head of Procurement", 12, ago(3)),
            Claimed(4, "Associate Vice President, Strategic Procurement and Supplier Quality", 11, ago(9)),
        ),
    ),
    undecided("Deniz Kaya", "deniz@kaya-logistics.example", "waiting: 2 in, 0 out, last 3 days ago", "Kaya Logistics"),
    undecided("", "unlikely.to.ever.be.a.short.address.of.anybody@a-rather-long-domain-name.example", "waiting: 1 in, 0 out"),
    undecided(MANY, "maria@vnmg.example", "one-way: 4 in, 0 out"),
)  # fmt: skip

QUIET = (
    QuietPerson(FACES[0], 9, 41, False),
    QuietPerson(FACES[2], 1, 150, True),
    QuietPerson(FACES[3], 30, 95, False),
)

NEWCOMERS = tuple(NewPerson(face, ago(days)) for days, face in enumerate(FACES))

CHANGED = (
    ChangedValue(FACES[0], Changed(MARTA, "title", 1, "Head of Procurement", ago(2), "Senior Buyer", 2)),
    ChangedValue(FACES[1], Changed(MARTA, "mobile", 3, "+351 912 555 014", ago(4), "+351 912 555 900", 4)),
    ChangedValue(
        FACES[3],
        Changed(MARTA, "organization", 5, ORGANIZATIONS[3].name, ago(6), "Ferro Norte", 6),
    ),
)  # fmt: skip


def run(state: str, name: str, new_items: int, **verdicts: int) -> Run:
    """A taking-in that was never stored."""
    return Run(pk=1, state=state, paths=[name], new_items=new_items, verdicts=verdicts, started_at=ago(0.5))


RUNS = (
    run(Run.State.FINISHED, "Inbox.mbox", 5872, kept=214, bulk=1301, waiting=12),
    run(Run.State.FAILED, "archive of everything since 2009, second attempt.zip", 12),
    run(Run.State.RUNNING, "Sent.mbox", 1),
)
