"""The story of taking in, from what somebody points at to what their pages show. Read it top to bottom.

source   a path is opened: a mailbox, a folder, an archive       connect, fill.files
read     every message is understood                             engines.mail
store    records, interactions, participations, claims           fill.mail.flow (parse, load)
decide   verdicts; who is one party                              fill.mail.flow (settle), kernel.identity
show     profiles, ties, threads                                 kernel.directory, kernel.timeline

`add` may be killed anywhere and ordered again: it goes on where it was. How it is taken back, and how everything is derived
anew, stands in fill.mail.flow.revise.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from rapport.accounts.queries import everyone, owner_audience
from rapport.base.home import home_from
from rapport.base.refusal import Refusal
from rapport.base.scrub import note_due
from rapport.base.viewer import viewing_as
from rapport.fill.files.containers import estimate, items_in
from rapport.fill.files.containers.plain import plain_files
from rapport.fill.mail.flow.load import take_in
from rapport.fill.mail.flow.rows import Order
from rapport.fill.mail.flow.settle import settle, touch_messages
from rapport.fill.mail.flow.turns import one_at_a_time
from rapport.fill.mail.queries import (
    policy_in_force,
    settlement,
    totals,
    verdicts_of,
)
from rapport.fill.sharing import audiences_for, refuse_outsiders
from rapport.fill.types import Terms
from rapport.kernel.directory.queries import known_people
from rapport.kernel.evidence import services as evidence
from rapport.kernel.evidence.queries import Run, Source, excluded_keys, set_aside_reasons
from rapport.kernel.identity.queries import own_side
from rapport.kernel.identity.services import declare_own

Report = Callable[[Run], None]


@dataclass(frozen=True, slots=True)
class Given:
    """Something to take in: a path, and the name its source is shown under. ``key`` tells it from other sources."""

    path: Path
    key: str
    name: str
    as_message: bool = False  # every file is one message, whatever it looks like


def given_paths(paths: Sequence[Path], *, as_message: bool = False) -> list[Given]:
    """The paths somebody named on the command line. Raises Refusal for one that is not there."""
    found = []
    for path in paths:
        whole = path.expanduser().absolute()
        if not whole.exists():
            raise Refusal(
                f"There is nothing at {path}. Check the spelling; nothing was taken in.", code="not_found"
            )
        found.append(Given(whole, str(whole), whole.name, as_message))
    return found


def add(
    given: Sequence[Given],
    *,
    operator_id: int,
    own: Iterable[str] = (),
    terms: Terms = Terms(),  # noqa: B008 - frozen
    run_id: int | None = None,
    report: Report = lambda _run: None,
) -> Run:
    """Takes in everything given and derives what follows. The same order again resumes a run that was interrupted."""
    with one_at_a_time():
        return _add(given, operator_id, own, terms, run_id, report)


def preview(
    given: Sequence[Given],
    *,
    operator_id: int,
    own: Iterable[str] = (),
    terms: Terms = Terms(),  # noqa: B008 - frozen
    report: Report = lambda _run: None,
) -> dict[str, Any]:
    """What `add` would do, found out by doing it and taking it back before anybody can see it."""
    summary: dict[str, Any] = {}
    note_due(home_from())  # rows that are rolled back leave their bytes as deleted ones do
    with one_at_a_time():
        try:
            with viewing_as(operator_id):
                known = set(known_people())
                run = _add(given, operator_id, own, terms, None, report)
                summary = summary_of(run)
                summary["new_people"] = sorted(
                    name for party, name in known_people() if (party, name) not in known
                )
                raise _TakeBack
        except _TakeBack:
            pass
    return summary


def _add(
    given: Sequence[Given],
    operator_id: int,
    own: Iterable[str],
    terms: Terms,
    run_id: int | None,
    report: Report,
) -> Run:
    began = time.monotonic()
    with viewing_as(operator_id):
        audience = owner_audience(operator_id).pk
        is_new_side = declare_own_side(own)
        run = evidence.begin_run(
            operator_id=operator_id, audience_id=audience, paths=[g.key for g in given], run_id=run_id
        )
    try:
        _read_all(run, given, operator_id, terms, report)
        _settle_run(run, report, is_new_side=is_new_side)
    except BaseException as error:
        _note_failure(run, error)
        raise
    return _finish(run, began)


def declare_own_side(own: Iterable[str]) -> bool:
    """Remembers whose side is us: domains, or addresses where there is an "@". True when any of it is new."""
    said = [word.strip().casefold().removeprefix("@") for word in own]
    audience = everyone().pk
    addresses = [word for word in said if "@" in word]
    domains = [word for word in said if word and "@" not in word]
    made = [
        declare_own(kind="address", values=addresses, audience_id=audience),
        declare_own(kind="domain", values=domains, audience_id=audience),
    ]
    return any(made)


def _read_all(run: Run, given: Sequence[Given], operator_id: int, terms: Terms, report: Report) -> None:
    sizes = [estimate(one.path)[0] for one in given]
    run.bytes_total = sum(sizes)
    run.step = "reading"
    for one, size in zip(given, sizes, strict=True):
        with viewing_as(operator_id):
            source = _source_of(one, operator_id, terms)
            order = _order_for(run, source, operator_id)
        found = plain_files(one.path) if one.as_message else items_in(one.path)
        take_in(run, order, found, expected=size, report=report)


def _source_of(one: Given, operator_id: int, terms: Terms) -> Source:
    people, ties = audiences_for(terms, operator_id)
    source = evidence.open_source(
        kind="mail",
        key=one.key,
        name=one.name,
        owner_id=operator_id,
        audience_id=people,
        ties_audience_id=ties,
    )
    refuse_outsiders(source)
    return source


def _order_for(run: Run, source: Source, operator_id: int) -> Order:
    return Order(
        key=settings.IDENTITY_KEY,
        source_id=source.pk,
        run_id=run.pk,
        audience_id=source.audience_id,
        ties_audience_id=source.ties_audience_id,
        stores_text=policy_in_force().stores_text,
        excluded=excluded_keys(operator_id),
    )


def _settle_run(run: Run, report: Report, *, is_new_side: bool) -> None:
    """Derives what follows from this run's messages, and from those of any run that stopped before it came to that."""

    def step(name: str) -> None:
        run.step = name
        report(run)

    with viewing_as("system"):
        pending = evidence.unsettled_runs(run)
        touch_messages(
            "true" if run.has_reread else "r.run_id = ANY (%s)", [] if run.has_reread else [pending]
        )
        if is_new_side or _anything_touched() or settlement() is None:
            settle(clock=timezone.now(), everything=run.has_reread, step=step)
        evidence.mark_settled(pending)


def _anything_touched() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM touched_message)")
        return bool(cursor.fetchone()[0])


def _finish(run: Run, began: float) -> Run:
    with viewing_as(run.operator_id):
        run.state, run.step, run.finished_at = Run.State.FINISHED, "", timezone.now()
        run.seconds += time.monotonic() - began
        run.verdicts = verdicts_of(run.pk)
        run.is_settled = True
        run.save()
    return run


def _note_failure(run: Run, error: BaseException) -> None:
    """A run that fails says why; one that is interrupted only waits to be taken up again."""
    if isinstance(error, Exception):
        # A database's error goes on to quote rows; its first line does not. The database may be what failed: then nobody
        # can be told, and the run waits like an interrupted one.
        words = str(error).partition("\n")[0]
        with suppress(DatabaseError), viewing_as(run.operator_id):
            evidence.fail_run(run.pk, f"{type(error).__name__}: {words}")


def summary_of(run: Run) -> dict[str, Any]:
    """A run in numbers: what it met, what was kept and why not the rest. People, organizations and interactions are totals of
    all the viewer may see; the rest is this run's."""
    return {
        "run": run.pk,
        "items": run.items,
        "new_items": run.new_items,
        "set_aside": run.set_aside,
        "excluded": run.excluded,
        "set_aside_reasons": set_aside_reasons(run.pk),
        **totals(),
        "verdicts": run.verdicts,
        "own": own_side(),
        "seconds": round(run.seconds, 3),
    }


class _TakeBack(Exception):  # noqa: N818 - rolls a transaction back
    pass
