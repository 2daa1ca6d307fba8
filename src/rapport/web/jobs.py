"""Answers given on Today, carried out and taken back outside the request: they wait for a taking-in that is under way."""

from __future__ import annotations

from rapport.base.jobs import job
from rapport.base.refusal import Refusal
from rapport.base.viewer import Viewer, viewing_as
from rapport.engines.linkage.types import Decision
from rapport.fill.mail.flow.judging import judge_identities
from rapport.fill.mail.flow.revise import rule_on_address
from rapport.fill.mail.flow.statements import Answer as Said
from rapport.fill.mail.flow.statements import say
from rapport.fill.mail.flow.statements import take_back as take_back_said
from rapport.web.queries.questions import given_answer
from rapport.web.services import answer_to_carry_out, mark_done, mark_withdrawn
from rapport.web.types import Kind, Reply

RULING = {Reply.YES: "kept", Reply.NO: "one_way"}
DECISION = {Reply.YES: Decision.SAME, Reply.NO: Decision.DIFFERENT}


@job(own_transactions=True)
def carry_out(viewer: Viewer, *, answer_id: int) -> None:
    """Puts an answer in force, unless it was taken back before."""
    user_id = _somebody(viewer)
    with viewing_as(user_id):
        answer = answer_to_carry_out(answer_id=answer_id, user_id=user_id)
        if answer is None:
            return
        reply = Reply(answer.reply)
        if answer.kind == Kind.VALUE:
            _say(answer_id, answer.subject_id if reply is Reply.FIRST else answer.other_id, user_id)
            return
    if answer.kind == Kind.RELATIONSHIP:
        rule_on_address(answer.subject_id, RULING[reply], author_id=user_id)
    else:
        judge_identities(answer.subject_id, answer.other_id, DECISION[reply], author_id=user_id)
    with viewing_as(user_id):
        is_wanted = mark_done(answer_id=answer_id)
    if not is_wanted:  # taken back while it was carried out
        _take_back(answer_id, user_id)


def _say(answer_id: int, candidate_id: int, user_id: int) -> None:
    """That one of two values is right: kept and marked in one transaction, so that it is said once."""
    try:
        records = say(candidate_id, Said.RIGHT, author_id=user_id).records
    except Refusal:  # the value is gone, and with it the question
        records = ()
    mark_done(answer_id=answer_id, records=records)


@job(own_transactions=True)
def take_back(viewer: Viewer, *, answer_id: int) -> None:
    """Takes back what was carried out for an answer."""
    _take_back(answer_id, _somebody(viewer))


def _take_back(answer_id: int, user_id: int) -> None:
    with viewing_as(user_id):
        answer = given_answer(answer_id, user_id)
        if answer is None:
            return
        if answer.kind == Kind.VALUE:
            take_back_said(answer.records, author_id=user_id)
    if answer.kind == Kind.RELATIONSHIP:
        rule_on_address(answer.subject_id, answer.before, author_id=user_id)
    elif answer.kind == Kind.SAME:
        judge_identities(answer.subject_id, answer.other_id, None, author_id=user_id)
    with viewing_as(user_id):
        mark_withdrawn(answer_id=answer_id)


def _somebody(viewer: Viewer) -> int:
    if not isinstance(viewer, int):
        raise TypeError("an answer is somebody's")
    return viewer
