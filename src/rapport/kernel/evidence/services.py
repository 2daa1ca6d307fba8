"""Every write of evidence: sources, runs, and taking records away again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.utils import timezone

from rapport.base.sql import sql

from .models import Claim, Exclusion, Record, Run, SetAside, Source

BY_HAND = "hand"  # the kind of the sources, and the origin of the claims, of what people say themselves
DENIED = "not_"  # before an attribute: the value is claimed not to be so
NO_RUN = 0
MAX_LOCATOR = 600  # characters; an entry of the index on it holds 2,700 bytes


def open_source(
    *, kind: str, key: str, name: str, owner_id: int, audience_id: int, ties_audience_id: int
) -> Source:
    """The source with this key among its owner's, made when it is not there yet. Its terms are those of the first time."""
    source, _made = Source.objects.get_or_create(
        owner_id=owner_id,
        kind=kind,
        key=key,
        defaults={
            "name": name,
            "audience_id": audience_id,
            "ties_audience_id": ties_audience_id,
            "created_at": timezone.now(),
        },
    )
    return source


def set_audiences(*, source_id: int, audience_id: int, ties_audience_id: int) -> None:
    """Gives a source, and everything stored of it, other audiences; what is derived is not touched. Viewer: system."""
    Source.objects.filter(pk=source_id).update(audience_id=audience_id, ties_audience_id=ties_audience_id)
    of_people = ("evidence_record", "evidence_claim")
    of_ties = ("evidence_setaside", "timeline_interaction", "timeline_participation")
    with connection.cursor() as cursor:
        for tables, audience in ((of_people, audience_id), (of_ties, ties_audience_id)):
            for table in tables:
                cursor.execute(
                    f"UPDATE {table} SET audience_id = %s WHERE source_id = %s AND audience_id <> %s",
                    [audience, source_id, audience],
                )
        cursor.execute(
            "UPDATE timeline_messagetext t SET audience_id = %s FROM evidence_record r"
            " WHERE r.id = t.record_id AND r.source_id = %s AND t.audience_id <> %s",
            [ties_audience_id, source_id, ties_audience_id],
        )


def begin_run(*, operator_id: int, audience_id: int, paths: Sequence[str], run_id: int | None = None) -> Run:
    """Begins a run, or takes up the one that was ordered with the same paths and did not come to its end."""
    unfinished = Run.objects.filter(operator_id=operator_id, state__in=(Run.State.RUNNING, Run.State.FAILED))
    found = unfinished.filter(pk=run_id) if run_id else unfinished.filter(paths=list(paths), finished_at=None)
    run = found.order_by("-id").first()
    now = timezone.now()
    if run is None:
        return Run.objects.create(
            operator_id=operator_id,
            audience_id=audience_id,
            paths=list(paths),
            started_at=now,
            heartbeat_at=now,
        )
    run.state, run.message, run.heartbeat_at = Run.State.RUNNING, "", now
    run.items = run.set_aside = run.excluded = run.bytes_done = 0  # counted anew; new_items goes on
    run.save()
    return run


def fail_run(run_id: int, message: str) -> None:
    """The run came to an error; the same order takes it up again."""
    Run.objects.filter(pk=run_id).update(state=Run.State.FAILED, message=message[:2000])


def mark_undone(run_id: int) -> None:
    """The run was taken back."""
    Run.objects.filter(pk=run_id).update(state=Run.State.UNDONE, finished_at=timezone.now(), is_settled=True)


def set_aside(
    items: Iterable[tuple[str, str, int]], *, source_id: int, run_id: int, audience_id: int
) -> None:
    """Remembers what could not be taken in, as (locator, reason, size); what is known already stays as it is."""
    SetAside.objects.bulk_create(
        [
            SetAside(
                source_id=source_id,
                run_id=run_id,
                locator=locator[:MAX_LOCATOR],
                reason=reason,
                size=size,
                audience_id=audience_id,
            )
            for locator, reason, size in items
        ],
        ignore_conflicts=True,
    )


def unsettled_runs(run: Run) -> list[int]:
    """This run and all that ended before what follows from them was derived."""
    return sorted({run.pk, *Run.objects.filter(is_settled=False).values_list("pk", flat=True)})


def mark_settled(run_ids: Sequence[int]) -> None:
    """From now on what follows from these runs has been derived."""
    Run.objects.filter(pk__in=run_ids).update(is_settled=True)


def delete_touched_records() -> int:
    """Takes the records in the temporary table ``touched_message(record_id)`` away, with everything that hangs on them."""
    with connection.cursor() as cursor:
        for table in (
            "timeline_participation",
            "timeline_interaction",
            "timeline_messagetext",
            "evidence_claim",
        ):
            cursor.execute(
                f"DELETE FROM {table} USING touched_message t WHERE {table}.record_id = t.record_id"
            )
        cursor.execute(
            "DELETE FROM evidence_record USING touched_message t WHERE evidence_record.id = t.record_id"
        )
        return int(cursor.rowcount)


def forget_set_aside(run_id: int) -> None:
    """Takes away what a run had set aside."""
    SetAside.objects.filter(run_id=run_id).delete()


def forget_texts() -> None:
    """Takes the stored text of all messages away."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM timeline_messagetext")


def forget_unused() -> None:
    """Takes away statements nothing is left of, and names and identities that no record speaks of any more."""
    with connection.cursor() as cursor:
        cursor.execute(sql("kernel/evidence", "unused_statements"))
        cursor.execute(sql("kernel/evidence", "unused_names"))
        cursor.execute(sql("kernel/evidence", "unused_identities"))


def exclude(
    *, owner_id: int, audience_id: int, kind: str, named_id: int, key_ids: Sequence[int], hint: str
) -> None:
    """Remembers what its owner never wants kept, by keyed hash and hint only: what was named, and all keys it is met by."""
    now = timezone.now()
    Exclusion.objects.bulk_create(
        [
            Exclusion(
                owner_id=owner_id,
                audience_id=audience_id,
                kind=kind,
                named_id=named_id,
                key_id=key_id,
                hint=hint,
                created_at=now,
            )
            for key_id in key_ids
        ],
        ignore_conflicts=True,
    )


def lift_exclusion(*, owner_id: int, kind: str, named_id: int) -> bool:
    """What was excluded may be taken in again, from the next `add` on. False when it was not excluded."""
    return bool(Exclusion.objects.filter(owner_id=owner_id, kind=kind, named_id=named_id).delete()[0])


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing somebody says about an identity: that a value of an attribute is so, or with ``is_denied`` that it is not."""

    identity_id: int
    attribute: str
    value: str
    normalized: str
    is_denied: bool = False


def keep_statement(
    sayings: Sequence[Saying],
    *,
    record_id: int,
    content_hash: bytes,
    author_id: int,
    author_name: str,
    audience_id: int,
    said_at: datetime,
    confidence: float,
) -> None:
    """Keeps what somebody says by hand as one record of theirs; whoever is in the audience may know of it."""
    source = open_source(
        kind=BY_HAND,
        key=str(audience_id),
        name=author_name,
        owner_id=author_id,
        audience_id=audience_id,
        ties_audience_id=audience_id,
    )
    Record.objects.create(
        id=record_id,
        source_id=source.pk,
        run_id=NO_RUN,
        content_hash=content_hash,
        extractor=1,
        observed_at=said_at,
        locator="",
        audience_id=audience_id,
    )
    Claim.objects.bulk_create(
        Claim(
            record_id=record_id,
            source_id=source.pk,
            identity_id=one.identity_id,
            attribute=f"{DENIED if one.is_denied else ''}{one.attribute}",
            value=one.value,
            normalized=one.normalized,
            observed_at=said_at,
            confidence=confidence,
            origin=BY_HAND,
            audience_id=audience_id,
        )
        for one in sayings
    )


def withdraw_statement(record_id: int, *, author_id: int) -> list[int]:
    """Takes back what its author said by hand. Returns the identities it was about; none when it is not theirs."""
    own = Source.objects.filter(kind=BY_HAND, owner_id=author_id).values("id")
    claims = Claim.objects.filter(record_id=record_id, source_id__in=own)
    identities = sorted(set(claims.values_list("identity_id", flat=True)))
    claims.delete()
    Record.objects.filter(pk=record_id, source_id__in=own).delete()
    return identities
