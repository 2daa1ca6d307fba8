"""The timeline of a party: threads by day, newest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from django.db import connection
from django.utils import timezone

from rapport.base.paging import Page, cursor_of, keys_of
from rapport.base.sql import sql
from rapport.engines.mail.threads import base_subject
from rapport.kernel.directory.queries import mail_identities_of
from rapport.kernel.timeline.types import MARKS, ThreadEntry, TimelineDay

from .participants import LOOKED_AT, participants_in

MOST_READ = 300  # participations looked at for one page
MOST_OF_A_DAY = 5_000
ENTRIES = 40  # a page ends with the day on which it has as many
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
BEFORE_ALL = datetime(1, 1, 2, tzinfo=UTC)
AFTER_ALL = datetime(9999, 12, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Passed:
    """One message of a timeline, whoever witnessed it. ``recipients`` counts all there were in its header."""

    record_id: int
    thread_id: int
    at: datetime
    marks: int
    recipients: int
    subject: str
    is_theirs: bool
    is_ours: bool


def timeline_of(party_id: int, *, before: str | None = None) -> Page[TimelineDay]:
    """The days on which something passed with a person or an organization, from a cursor on, in the reader's time zone.

    Pages consist of whole days. Messages without any date are not on a timeline.
    """
    zone = timezone.get_current_timezone()
    identities = mail_identities_of(party_id)
    days, has_more = _days(identities, _moment(before), zone)
    shown = _shown_entries(days, party_id)
    rows = tuple(TimelineDay(day, tuple(shown[day])) for day, _ in days)
    if not has_more:
        return Page(rows)
    return Page(rows, cursor_of(_microseconds(_begin(days[-1][0], zone))))


def _days(
    identities: Sequence[int], before: datetime, zone: tzinfo
) -> tuple[list[tuple[date, list[Passed]]], bool]:
    """Whole days, newest first, and whether there are earlier ones."""
    messages, is_cut = _read(identities, BEFORE_ALL, before, MOST_READ)
    by_day = _by_day(messages, zone)
    if is_cut and len(by_day) == 1:  # so much on one day that it has to be read by itself
        begin = _begin(by_day[0][0], zone)
        by_day = _by_day(_read(identities, begin, before, MOST_OF_A_DAY)[0], zone)
        return by_day, bool(_read(identities, BEFORE_ALL, begin, 1)[0])
    if is_cut:
        by_day = by_day[:-1]  # its earlier messages were cut off
    threads = 0
    for number, (_day, passed) in enumerate(by_day, start=1):
        threads += len({one.thread_id for one in passed})
        if threads >= ENTRIES:
            return by_day[:number], is_cut or number < len(by_day)
    return by_day, is_cut


def _read(
    identities: Sequence[int], since: datetime, before: datetime, most: int
) -> tuple[list[Passed], bool]:
    parameters: dict[str, Any] = {
        "identities": list(identities),
        "since": since,
        "before": before,
        "most": most,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql("kernel/timeline", "recent"), parameters)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return [Passed(*row[:-1]) for row in rows], bool(rows) and rows[0][-1] >= most


def _by_day(messages: Iterable[Passed], zone: tzinfo) -> list[tuple[date, list[Passed]]]:
    found: dict[date, list[Passed]] = {}
    for message in messages:
        found.setdefault(message.at.astimezone(zone).date(), []).append(message)
    return list(found.items())


def _shown_entries(days: Sequence[tuple[date, list[Passed]]], party_id: int) -> dict[date, list[ThreadEntry]]:
    entries: list[tuple[date, list[Passed]]] = []
    for day, messages in days:
        threads: dict[int, list[Passed]] = defaultdict(list)
        for message in messages:
            threads[message.thread_id].append(message)
        entries.extend((day, of_thread) for of_thread in threads.values())
    people = participants_in([[m.record_id for m in messages] for _, messages in entries], without=party_id)
    found: dict[date, list[ThreadEntry]] = defaultdict(list)
    for (day, messages), (participants, more) in zip(entries, people, strict=True):
        marks = 0
        for message in messages:
            marks |= message.marks
        found[day].append(
            ThreadEntry(
                thread_id=messages[0].thread_id,
                subject=_subject(messages),
                count=len(messages),
                sent=sum(m.is_ours for m in messages),
                received=sum(m.is_theirs and not m.is_ours for m in messages),
                first_at=messages[-1].at,
                last_at=messages[0].at,
                participants=participants,
                more_participants=more + max(0, *(m.recipients + 1 - LOOKED_AT for m in messages)),
                marks=tuple(name for bit, name in enumerate(MARKS) if marks >> bit & 1),
            )
        )
    return found


def _subject(messages: Sequence[Passed]) -> str:
    """The day's first subject, without "Re:" and the like where anything is left then."""
    subjects = [message.subject for message in reversed(messages) if message.subject]
    return (base_subject(subjects[0]) or subjects[0]) if subjects else ""


def _begin(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time.min, tzinfo=zone)


def _microseconds(moment: datetime) -> int:
    return (moment - EPOCH) // timedelta(microseconds=1)


def _moment(cursor: str | None) -> datetime:
    """The moment in a cursor; the end of all time, which is the beginning of the list, if it is none of ours."""
    keys = keys_of(cursor, 1)
    try:
        found = EPOCH + timedelta(microseconds=keys[0]) if keys else AFTER_ALL
    except OverflowError:
        return AFTER_ALL
    return min(max(found, BEFORE_ALL), AFTER_ALL)
