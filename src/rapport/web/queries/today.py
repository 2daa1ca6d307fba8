"""Today: what Rapport did since yesterday, who is new, what changed, who has gone quiet, and what is worth a key-press.

"Now" is the mailboxes' own present, as for verdicts and ties, so that an old mailbox is told of as of its last days.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.utils import timezone

from rapport.fill.mail.queries import settlement
from rapport.kernel.directory import queries as directory
from rapport.kernel.evidence import queries as evidence
from rapport.kernel.evidence.queries import Run
from rapport.kernel.timeline import queries as timeline
from rapport.kernel.timeline.types import Quiet
from rapport.ui.templatetags.ui import initials
from rapport.web.types import ChangedValue, Face, NewPerson, Question, QuietPerson

from .news import people_since, values_since
from .questions import questions

SHOWN, LISTED = 5, 100
COUNTED = 1_000
NEW_DAYS = 7
CURRENT = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Today:
    """The page. ``present`` is the mailboxes' own, ``is_current`` whether that is now; counts of 1,001 mean more than 1,000.

    ``read``, ``met`` and ``altered`` count new messages, people and values since yesterday; the lists hold the week's.
    """

    present: datetime
    is_current: bool
    runs: tuple[Run, ...]
    read: int
    met: int
    altered: int
    new_people: tuple[NewPerson, ...]
    has_more_new: bool
    changes: tuple[ChangedValue, ...]
    quiet: tuple[QuietPerson, ...]
    has_more_quiet: bool
    questions: tuple[Question, ...]

    @property
    def is_empty(self) -> bool:
        """Nothing to tell and nothing to ask."""
        return not (self.runs or self.new_people or self.changes or self.quiet or self.questions)


def today() -> Today | None:
    """What the reader sees; None before any mail was taken in."""
    settled = settlement()
    if settled is None:
        return None
    present, own = settled.as_of, directory.reader_parties()
    yesterday = _midnight(present, 1)
    runs = _runs_since(_midnight(timezone.now(), 1))
    met = people_since(_midnight(present, NEW_DAYS), present, most=COUNTED + 1)
    changes = values_since(_midnight(present, NEW_DAYS), present, most=LISTED)
    silent = timeline.gone_quiet(own, present=_day(present), most=SHOWN + 1)
    faces = _faces(
        [party for party, _ in met[:SHOWN]]
        + [one.party_id for one in changes]
        + [one.other_id for one in silent[:SHOWN]]
    )
    changed = [ChangedValue(faces[one.party_id], one) for one in changes if one.party_id in faces]
    return Today(
        present=present,
        is_current=timezone.now() - present < CURRENT,
        runs=runs,
        read=sum(run.new_items for run in runs),
        met=sum(at >= yesterday for _, at in met),
        altered=sum(one.change.since >= yesterday for one in changed),
        new_people=tuple(NewPerson(faces[party], at) for party, at in met[:SHOWN] if party in faces),
        has_more_new=len(met) > SHOWN,
        changes=tuple(changed[:SHOWN]),
        quiet=_quiet(silent[:SHOWN], faces),
        has_more_quiet=len(silent) > SHOWN,
        questions=questions(own, present=present),
    )


def new_people() -> tuple[NewPerson, ...]:
    """The people met in the last week, the latest first."""
    settled = settlement()
    if settled is None:
        return ()
    met = people_since(_midnight(settled.as_of, NEW_DAYS), settled.as_of, most=LISTED)
    faces = _faces(party for party, _ in met)
    return tuple(NewPerson(faces[party], at) for party, at in met if party in faces)


def changed_values() -> tuple[ChangedValue, ...]:
    """The values that took the place of others in the last week, the latest first."""
    settled = settlement()
    if settled is None:
        return ()
    changes = values_since(_midnight(settled.as_of, NEW_DAYS), settled.as_of, most=LISTED)
    faces = _faces(one.party_id for one in changes)
    return tuple(ChangedValue(faces[one.party_id], one) for one in changes if one.party_id in faces)


def quiet_people() -> tuple[QuietPerson, ...]:
    """Everybody whose silence stands out to the reader, best known first."""
    settled = settlement()
    if settled is None:
        return ()
    silent = timeline.gone_quiet(directory.reader_parties(), present=_day(settled.as_of), most=LISTED)
    return _quiet(silent, _faces(one.other_id for one in silent))


def questions_now() -> tuple[Question, ...]:
    """The decisions alone."""
    settled = settlement()
    return () if settled is None else questions(directory.reader_parties(), present=settled.as_of)


def _day(moment: datetime) -> date:
    """The day in UTC, as rhythms count them."""
    return moment.astimezone(UTC).date()


def _midnight(moment: datetime, days_before: int) -> datetime:
    """The beginning of a day before a moment's, in the reader's zone."""
    local = timezone.localtime(moment)
    return local.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=days_before)


def _runs_since(moment: datetime) -> tuple[Run, ...]:
    rows = evidence.runs(limit=SHOWN).rows
    return tuple(
        run for run in rows if run.state == Run.State.RUNNING or (run.finished_at or run.started_at) >= moment
    )


def _quiet(silent: Iterable[Quiet], faces: dict[int, Face]) -> tuple[QuietPerson, ...]:
    return tuple(
        QuietPerson(faces[one.other_id], one.usual_gap, one.silent_days, one.is_ours)
        for one in silent
        if one.other_id in faces
    )


def _faces(parties: Iterable[int]) -> dict[int, Face]:
    """Those of these people the reader may see, our own side left out, with where they are."""
    people = directory.person_faces(parties)
    homes = directory.organization_faces(
        one.organization_id for one in people.values() if one.organization_id is not None
    )
    return {
        party_id: Face(
            party_id,
            one.name,
            initials(one.name),
            homes[one.organization_id].name if one.organization_id in homes else "",
        )
        for party_id, one in people.items()
        if not one.is_own
    }
