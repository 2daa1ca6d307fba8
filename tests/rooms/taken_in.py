"""A small record for tests of what is read from it: three mailboxes of two colleagues, taken in through the real flow.

Priya (the operator) shares people and keeps her timeline: Marta and Rui, a newsletter, a machine. Ben keeps one mailbox to
himself, with Dora, whom nobody else may know of, and with a newer title of Marta's; another of his he shares wholly, and
one of its messages lies in Priya's mailbox too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rapport.accounts.models import User
    from rapport.base.database import Database

BEGIN = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
AS_OF = datetime(2025, 6, 1, tzinfo=UTC)
PRIYA = "Priya Raman <priya@anvil.example>"
TOM = "Tom Hale <tom@anvil.example>"
BEN = "Ben Ito <ben@anvil.example>"
MARTA = "Marta Oliveira <marta.oliveira@northwind.example>"
MARTA_TAGGED = "Marta Oliveira <marta.oliveira+orders@northwind.example>"
RUI = "Rui Gonçalves <rui@ferro-norte.example>"
DORA = "Dora Verborgen <dora@hidden.example>"
NEWS = "Weekly News <news@journal.example>"
SECRETS = ("dora", "verborgen", "hidden.example", "president of secrets", "between us", "351910000099")


@dataclass(frozen=True)
class Letter:
    """One message; ``days`` after the beginning, answering an earlier number when given."""

    number: int
    author: str
    to: str
    days: float
    subject: str = "Castings"
    text: str = "When will they arrive?\n"
    cc: str = ""
    answers: int | None = None
    more: tuple[tuple[str, str], ...] = ()

    def raw(self) -> bytes:
        message = EmailMessage()
        message["Message-ID"] = f"<{self.number}@letters.example>"
        message["From"], message["To"], message["Subject"] = self.author, self.to, self.subject
        if self.cc:
            message["Cc"] = self.cc
        message["Date"] = format_datetime(BEGIN + timedelta(days=self.days))
        if self.answers is not None:
            message["In-Reply-To"] = f"<{self.answers}@letters.example>"
        for name, value in self.more:
            message[name] = value
        message.set_content(self.text)
        return message.as_bytes()


def signed(name: str, title: str, *lines: str) -> str:
    return "\n".join(("Dear all,", "", "the castings are ready.", "", "-- ", name, title, *lines)) + "\n"


SIGNED = signed("Marta Oliveira", "Head of Procurement", "Northwind Castings", "Mobile: +351 912 345 678")
SIGNED_SECRETLY = signed("Marta Oliveira", "President of Secrets", "Mobile: +351 910 000 099")

PRIYAS = (
    Letter(1, MARTA, PRIYA, 0, text=SIGNED),
    Letter(2, PRIYA, MARTA, 0.2, "Re: Castings", cc=TOM, answers=1),
    Letter(3, MARTA, PRIYA, 0.3, "Re: Castings", text=SIGNED, cc=TOM, answers=2),
    Letter(4, MARTA_TAGGED, PRIYA, 20, "Order 7", text=SIGNED),
    Letter(5, PRIYA, MARTA_TAGGED, 21, "Re: Order 7", answers=4),
    Letter(6, RUI, PRIYA, 30, "Visita"),
    Letter(7, PRIYA, RUI, 31, "Re: Visita", answers=6),
    Letter(8, RUI, PRIYA, 32, "Re: Visita", answers=7),
    Letter(
        9,
        NEWS,
        PRIYA,
        33,
        "Our week",
        more=(("List-Unsubscribe", "<https://journal.example/u>"), ("Precedence", "bulk")),
    ),
    Letter(10, "no-reply@parcel.example", PRIYA, 34, "Ticket", more=(("Auto-Submitted", "auto-generated"),)),
    Letter(20, TOM, RUI, 40, "Steel", cc=f"{PRIYA}, {BEN}"),
)
BENS_OWN = (
    Letter(30, DORA, BEN, 10, "Between us", text=signed("Dora Verborgen", "Owner")),
    Letter(31, BEN, DORA, 11, "Re: Between us", answers=30),
    Letter(32, DORA, BEN, 12, "Re: Between us", answers=31),
    Letter(33, MARTA, BEN, 50, "Between us two", text=SIGNED_SECRETLY),
    Letter(34, BEN, MARTA, 51, "Re: Between us two", answers=33),
    Letter(35, MARTA, BEN, 52, "Re: Between us two", text=SIGNED_SECRETLY, answers=34),
)
BENS_SHARED = (
    Letter(20, TOM, RUI, 40, "Steel", cc=f"{PRIYA}, {BEN}"),
    Letter(21, RUI, BEN, 41, "Re: Steel", answers=20),
    Letter(22, BEN, RUI, 42, "Re: Steel", answers=21),
)


def mailbox(folder: Path, letters: Sequence[Letter]) -> Path:
    """The letters as files in a folder."""
    folder.mkdir(parents=True)
    for letter in letters:
        (folder / f"{letter.number:04}.eml").write_bytes(letter.raw())
    return folder


def take_in(folder: Path, user: User, share: str) -> None:
    """Adds a folder as somebody's."""
    from rapport.fill import flow
    from rapport.fill.types import Share, Terms

    flow.add(
        flow.given_paths([folder]), operator_id=user.pk, own=["anvil.example"], terms=Terms(Share(share))
    )


@dataclass(frozen=True)
class Colleagues:
    """The two who look at the record, by id."""

    priya: int
    ben: int


def fill_record(folder: Path) -> Colleagues:
    """Takes all three mailboxes in."""
    from rapport.accounts import queries, services

    priya = queries.operator()
    priya.email, priya.name = "priya@anvil.example", "Priya Raman"
    priya.save()
    ben = services.create_user(email="ben@anvil.example", name="Ben Ito")
    take_in(mailbox(folder / "priyas", PRIYAS), priya, "people")
    take_in(mailbox(folder / "bens-own", BENS_OWN), ben, "nothing")
    take_in(mailbox(folder / "bens-shared", BENS_SHARED), ben, "all")
    return Colleagues(priya.pk, ben.pk)


@contextmanager
def scratch_database(cluster: Database, name: str) -> Iterator[None]:
    """A copy of the migrated template that lasts as long as the block, for several tests that only read."""
    from django.db import connections

    def point_at(target: str) -> None:
        for alias in connections:
            connections[alias].close()
            connections[alias].close_pool()  # type: ignore[attr-defined]
            connections[alias].settings_dict["NAME"] = target

    assert cluster.superuser is not None
    before = connections["default"].settings_dict["NAME"]
    with cluster.superuser.connect(autocommit=True) as superuser:
        superuser.execute(
            f"CREATE DATABASE {name} TEMPLATE {cluster.owner.name} OWNER {cluster.owner.user} STRATEGY file_copy"
        )
        superuser.execute(f"GRANT CONNECT, TEMPORARY ON DATABASE {name} TO {cluster.app.user}")
    point_at(name)
    try:
        yield
    finally:
        point_at(before)
        with cluster.superuser.connect(autocommit=True) as superuser:
            superuser.execute(f"DROP DATABASE {name} WITH (FORCE)")
