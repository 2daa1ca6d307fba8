"""Who is a relationship, by the rules Rapport comes with."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.engines.ties.mailbox import ANA, BEN, JOE, KIM, LISTED, NOON, OUR_SIDE, letter, verdict

from rapport.engines.mail.types import Mark
from rapport.engines.ties.figures import figures_of
from rapport.engines.ties.rules import default_rules
from rapport.engines.ties.types import Decision, Figures, Rule, Traffic, Verdict
from rapport.engines.ties.verdict import decide, mailbox_time

BULK = frozenset({Mark.BULK, Mark.UNSUBSCRIBE})


def test_two_way_is_kept_whoever_began() -> None:
    question = letter(ANA, JOE)
    assert verdict(ANA, question, letter(JOE, ANA, answers=question)).verdict is Verdict.KEPT
    ours = letter(JOE, BEN)
    decision = verdict(BEN, ours, letter(BEN, JOE, answers=ours))
    assert decision == Decision(Verdict.KEPT, "two-way: 1 in, 1 out, they answered 1", "they_answered")
    assert verdict(ANA, letter(ANA, KIM), letter(JOE, ANA)).verdict is Verdict.KEPT


def test_one_bulk_sign_does_not_undo_an_exchange() -> None:
    offer = letter(ANA, JOE, marks=BULK)
    answer = letter(JOE, ANA, answers=offer)
    thanks = letter(ANA, JOE, answers=answer)
    assert verdict(ANA, offer, answer, thanks).verdict is Verdict.KEPT


def test_asking_a_newsletter_to_stop_is_no_relationship() -> None:
    issues = [letter("news@shop.example", JOE, marks=BULK) for _ in range(4)]
    stop = letter(JOE, "news@shop.example", answers=issues[0])
    assert verdict("news@shop.example", *issues, stop).verdict is Verdict.BULK


def test_one_way_in_both_directions_after_thirty_quiet_days() -> None:
    assert verdict(ANA, letter(ANA, JOE, days=31)) == Decision(
        Verdict.ONE_WAY, "one-way: 1 in, 0 out", "one_way"
    )
    assert verdict(ANA, letter(JOE, ANA, days=40)).reason == "one-way: 0 in, 1 out"
    waiting = verdict(ANA, letter(ANA, JOE, days=30))
    assert (waiting.verdict, waiting.reason) == (Verdict.WAITING, "waiting: 1 in, 0 out, last 30 days ago")
    beside = verdict(BEN, letter(ANA, JOE, BEN, days=90))
    assert (beside.verdict, beside.reason) == (Verdict.ONE_WAY, "one-way: only named beside others, in 1")


def test_who_is_dated_years_ahead_does_not_wait_for_ever() -> None:
    assert verdict(ANA, letter(ANA, JOE, days=-900)).verdict is Verdict.ONE_WAY
    assert verdict(ANA, letter(ANA, JOE, days=-3)).verdict is Verdict.WAITING


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (letter("cron@host.example", JOE), Verdict.ROBOT),
        (letter("noreply@bank.example", JOE), Verdict.ROBOT),
        (letter("noreply@shop.example", JOE, marks=BULK), Verdict.BULK),
        (letter("kiosk@bank.example", JOE, marks=frozenset({Mark.ROBOT})), Verdict.ROBOT),
        (letter("mailer-daemon@host.example", JOE, marks=frozenset({Mark.BOUNCE})), Verdict.ROBOT),
        (letter("offers@shop.example", JOE), Verdict.BULK),
        (letter("eva@shop.example", JOE, marks=BULK), Verdict.BULK),
        (letter("eva@shop.example", "customers@shop.example"), Verdict.BULK),
        (letter(ANA, "talk@lists.example", marks=LISTED), Verdict.LIST),
        (letter(ANA, JOE, marks=LISTED), Verdict.BULK),
        (letter(KIM, JOE), Verdict.INTERNAL),
        (letter("noreply@anvils.example", JOE), Verdict.ROBOT),
    ],
    ids=lambda value: value.author if isinstance(value, Traffic) else value.value,
)
def test_a_single_message(message: Traffic, expected: Verdict) -> None:
    assert verdict(message.author, message).verdict is expected


def test_a_person_called_like_a_program_is_kept_once_there_is_an_exchange() -> None:
    hudson = "hudson@acme.example"
    question = letter(hudson, JOE)
    assert verdict(hudson, question, letter(JOE, hudson, answers=question)).verdict is Verdict.KEPT


def test_posters_are_kept_only_when_answered_by_name() -> None:
    talk = "talk@lists.example"
    post = letter(ANA, talk, marks=LISTED)
    to_list = letter(JOE, talk, marks=LISTED, answers=post)
    by_name = letter(JOE, ANA, cc=(talk,), marks=LISTED, answers=post)
    assert verdict(ANA, post, to_list).verdict is Verdict.LIST
    assert verdict(ANA, post, by_name).verdict is Verdict.KEPT
    others = [letter(author, talk, marks=LISTED) for author in (BEN, "c@c.example")]
    assert verdict(talk, post, by_name, to_list, *others).verdict is Verdict.LIST


def test_announcements_are_not_discussions() -> None:
    issues = [letter("eva@shop.example", "all@lists.shop.example", marks=LISTED) for _ in range(3)]
    assert verdict("eva@shop.example", *issues).verdict is Verdict.BULK
    talk = [letter(f"{n}@shop.example", "all@lists.shop.example", marks=LISTED) for n in ("a", "b")]
    assert verdict("eva@shop.example", *issues, *talk).verdict is Verdict.LIST


def test_an_absence_note_is_not_an_answer() -> None:
    ours = letter(JOE, ANA)
    away = letter(ANA, JOE, answers=ours, marks=frozenset({Mark.AUTO_REPLY}))
    assert verdict(ANA, ours, away).verdict is Verdict.ONE_WAY


def test_a_program_of_our_own_side_is_no_colleague() -> None:
    notices = [letter("build@anvils.example", JOE, marks=frozenset({Mark.ROBOT})) for _ in range(2)]
    assert verdict("build@anvils.example", *notices).verdict is Verdict.ROBOT
    once = letter(KIM, JOE, marks=frozenset({Mark.ROBOT}))
    assert verdict(KIM, once, letter(JOE, KIM), letter(KIM, JOE)).verdict is Verdict.INTERNAL


def test_without_a_fitting_rule_one_waits() -> None:
    assert decide(Figures(ANA), (), NOON).verdict is Verdict.WAITING
    never = Rule("never", Verdict.KEPT, (), "all {received} of {nothing}")
    assert decide(Figures(ANA, received=2), (never,), NOON).reason == "all 2 of {nothing}"


def test_every_reason_is_in_words_and_numbers() -> None:
    messages = [letter(ANA, JOE, days=2), letter(BEN, "x@y.example", marks=LISTED), letter(KIM, BEN)]
    for found in figures_of(messages, OUR_SIDE).values():
        decision = decide(found, default_rules(), NOON)
        assert decision.reason
        assert "{" not in decision.reason


def test_the_present_of_a_mailbox_is_not_set_by_wrong_clocks() -> None:
    days = [NOON - timedelta(days=n) for n in range(400)]
    assert mailbox_time([*days, NOON + timedelta(days=3_000)], NOON + timedelta(days=9_000)) == NOON
    assert mailbox_time([*days, NOON + timedelta(days=20)], NOON) == NOON
    assert mailbox_time([], NOON) == NOON
