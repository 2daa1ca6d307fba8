"""The timeline: whole days, newest first, each message once, in the reader's time zone."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from tests.rooms.taken_in import MARTA, NEWS, PRIYA, RUI, TOM, Colleagues, Letter, mailbox, take_in

from rapport.accounts.queries import operator
from rapport.base.database import Database
from rapport.base.viewer import viewing_as
from rapport.fill.mail.types import MARK_BITS
from rapport.kernel.identity.queries import identity_of_address, party_of
from rapport.kernel.timeline.queries import timeline_of
from rapport.kernel.timeline.types import MARKS, ThreadEntry, TimelineDay


def party(address: str) -> int:
    found = party_of(identity_of_address(address) or 0)
    assert found is not None
    return found


def all_days(party_id: int) -> list[TimelineDay]:
    days: list[TimelineDay] = []
    before = None
    while True:
        page = timeline_of(party_id, before=before)
        days += page.rows
        before = page.next_cursor
        if before is None:
            return days


def entries_of(days: list[TimelineDay]) -> list[ThreadEntry]:
    return [entry for day in days for entry in day.entries]


def test_threads_stand_by_day_newest_first(record: Colleagues) -> None:
    with viewing_as(record.priya):
        days = all_days(party("marta.oliveira@northwind.example"))
    assert [day.day for day in days] == [date(2025, 3, 24), date(2025, 3, 23), date(2025, 3, 3)]
    (castings,) = days[2].entries
    assert (castings.subject, castings.count, castings.sent, castings.received) == ("Castings", 3, 1, 2)
    assert [(p.name, p.is_own, p.is_you) for p in castings.participants] == [
        ("Priya Raman", True, True), ("Tom Hale", True, False),
    ]  # fmt: skip
    assert castings.first_at < castings.last_at
    assert days[0].entries[0].thread_id == days[1].entries[0].thread_id


def test_a_message_in_two_mailboxes_counts_once(record: Colleagues) -> None:
    with viewing_as(record.priya):
        steel = [
            entry
            for entry in entries_of(all_days(party("rui@ferro-norte.example")))
            if entry.subject == "Steel"
        ]
    assert [(entry.count, entry.sent, entry.received) for entry in steel] == [(1, 1, 0), (1, 0, 1), (1, 1, 0)]
    assert {p.name for p in steel[2].participants} == {"Tom Hale", "Priya Raman", "Ben Ito"}
    assert steel[2].participants[0].name == "Tom Hale"  # who wrote comes first


def test_an_organization_has_the_timeline_of_its_addresses(record: Colleagues) -> None:
    from rapport.web.queries import people

    with viewing_as(record.priya):
        marta = people(q="marta").rows[0]
        organization = all_days(marta.organization_id or 0)
        person = all_days(marta.id)
    assert [(e.thread_id, e.count, e.sent, e.received) for e in entries_of(organization)] == [
        (e.thread_id, e.count, e.sent, e.received) for e in entries_of(person)
    ]
    assert "Marta Oliveira" in {p.name for e in entries_of(organization) for p in e.participants}
    assert "Marta Oliveira" not in {p.name for e in entries_of(person) for p in e.participants}


@pytest.mark.parametrize(
    ("zone", "day"), [("Pacific/Auckland", date(2025, 3, 4)), ("America/Lima", date(2025, 3, 3))]
)
def test_days_are_the_readers(record: Colleagues, zone: str, day: date) -> None:
    with viewing_as(record.priya), timezone.override(ZoneInfo(zone)):
        days = all_days(party("marta.oliveira@northwind.example"))
    assert day in {one.day for one in days}
    assert sum(entry.count for entry in entries_of(days)) == 5


LETTERS = (
    # 60 days with three threads each, in the middle of them a day with four hundred messages in four threads
    *(
        Letter(number, RUI if number % 2 else PRIYA, PRIYA if number % 2 else RUI, number // 3, f"Thread {number}")
        for number in range(180)
    ),
    *(
        Letter(1000 + n, RUI, PRIYA, 30 + n / 1600, f"Busy {n % 4}" if n < 4 else f"Re: Busy {n % 4}",
               answers=None if n < 4 else 1000 + n % 4)
        for n in range(400)
    ),
    Letter(2000, TOM, RUI, 61, "Crowd", cc=", ".join(f"Guest {n} <guest{n}@crowd.example>" for n in range(90))),
    Letter(2001, NEWS, RUI, 62, "Our week", cc=PRIYA, more=(("List-Unsubscribe", "<https://x.example/u>"), ("Precedence", "bulk"))),
    Letter(2002, RUI, PRIYA, 63, "Re:"),
    Letter(2003, MARTA, f"{PRIYA}, {RUI}", 64, "Re: AW: Fwd: Three of us"),
)  # fmt: skip


def test_pages_are_whole_days_and_lose_nothing(database: Database, tmp_path: Path) -> None:
    take_in(mailbox(tmp_path / "post", LETTERS), operator(), "people")
    with viewing_as(operator().pk):
        rui = party("rui@ferro-norte.example")
        first = timeline_of(rui)
        days = all_days(rui)
        assert first.next_cursor is not None and len(first.rows) < len(days)
        again = timeline_of(rui, before="no cursor of ours")
    assert again == first
    assert [day.day for day in days] == sorted({day.day for day in days}, reverse=True)
    entries = entries_of(days)
    assert sum(entry.count for entry in entries) == len(LETTERS)
    busy = [entry for entry in entries if entry.subject.startswith("Busy")]
    assert [(entry.count, entry.received) for entry in busy] == [(100, 100)] * 4
    assert len({entry.thread_id for entry in busy}) == 4
    assert all(
        [e.last_at for e in day.entries] == sorted((e.last_at for e in day.entries), reverse=True)
        for day in days
    )
    _particulars({entry.subject: entry for entry in entries})


def _particulars(entries: dict[str, ThreadEntry]) -> None:
    crowd = entries["Crowd"]
    assert len(crowd.participants) == 6 and crowd.participants[0].name == "Tom Hale"
    assert crowd.more_participants == 90 - 5  # everybody but Rui, whose timeline it is
    assert entries["Our week"].marks == ("bulk", "unsubscribe")
    assert (entries["Our week"].sent, entries["Our week"].received) == (0, 0)  # written by neither
    assert entries["Re:"].count == 1  # there is nothing left to show without it
    three = entries["Three of us"].participants
    assert [(p.name, p.is_own, p.id is None) for p in three] == [
        ("Marta Oliveira", False, True), ("Priya Raman", True, False),
    ]  # fmt: skip


def test_marks_are_named_as_they_are_stored() -> None:
    assert {mark.value: bit for mark, bit in MARK_BITS.items()} == {
        name: 1 << position for position, name in enumerate(MARKS)
    }
