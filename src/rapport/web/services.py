"""Every write of the pages' own tables: visits, and answers to what Today asks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from rapport.accounts.queries import owner_audience
from rapport.base.sql import sql
from rapport.kernel.identity.queries import newest_ruling
from rapport.web.models import Answer
from rapport.web.types import Kind, Reply

KEPT_VISITS = 30
FOR_GOOD = timedelta(days=36_500)
LATER = timedelta(days=14)


def note_visit(*, user_id: int, party_id: int) -> None:
    """Remembers that somebody opened the page of a party; the oldest visits are forgotten."""
    with connection.cursor() as cursor:
        cursor.execute(sql("web", "note_visit"), {"user": user_id, "party": party_id, "kept": KEPT_VISITS})


def note_answer(*, user_id: int, kind: Kind, subject_id: int, other_id: int, reply: Reply) -> Answer:
    """Remembers an answer; it is not asked again. What follows from it is carried out by a job, but for LATER."""
    is_later = reply is Reply.LATER
    return Answer.objects.create(
        user_id=user_id,
        kind=kind.value,
        subject_id=subject_id,
        other_id=other_id,
        reply=reply.value,
        state=Answer.State.DONE if is_later else Answer.State.GIVEN,
        before=newest_ruling(subject_id) if kind is Kind.RELATIONSHIP else "",
        hidden_until=timezone.now() + (LATER if is_later else FOR_GOOD),
        audience_id=owner_audience(user_id).pk,
    )


def answer_to_carry_out(*, answer_id: int, user_id: int) -> Answer | None:
    """An answer of this user's that waits to be carried out, held until the transaction ends; None when there is none."""
    waiting = Answer.objects.select_for_update().filter(state=Answer.State.GIVEN, user_id=user_id)
    return waiting.filter(pk=answer_id).first()


def mark_done(*, answer_id: int, records: Iterable[int] = ()) -> bool:
    """An answer was carried out. False when it was taken back meanwhile."""
    given = Answer.objects.filter(pk=answer_id, state=Answer.State.GIVEN)
    return bool(given.update(state=Answer.State.DONE, records=list(records)))


def withdraw_answer(*, answer_id: int) -> bool:
    """Takes an answer back: the question may be asked again. True when something was carried out that is to be undone."""
    answer = Answer.objects.select_for_update().get(pk=answer_id)
    was_done = answer.state == Answer.State.DONE and answer.reply != Reply.LATER
    answer.state = Answer.State.TAKEN_BACK if was_done else Answer.State.WITHDRAWN
    answer.hidden_until = timezone.now()
    answer.save(update_fields=["state", "hidden_until"])
    return was_done


def mark_withdrawn(*, answer_id: int) -> None:
    """What was carried out for an answer is undone."""
    Answer.objects.filter(pk=answer_id).update(state=Answer.State.WITHDRAWN)
