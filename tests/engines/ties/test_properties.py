"""What holds for any mailbox: total, deterministic, whatever the order; an exchange never gets undone by more of it."""

from __future__ import annotations

import random
from dataclasses import fields, replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.engines.ties.mailbox import ANA, BEN, JOE, KIM, NOON, letter

from rapport.engines.mail.types import Mark
from rapport.engines.ties.evidence import evidence_of
from rapport.engines.ties.figures import figures_of
from rapport.engines.ties.own import OwnSide, infer_own
from rapport.engines.ties.rules import default_rules
from rapport.engines.ties.types import Figures, Traffic, Verdict
from rapport.engines.ties.verdict import decide, values_of

PEOPLE = (JOE, KIM, ANA, BEN, "noreply@bank.example", "talk@lists.example", "news@shop.example", "")
IDS = ("", "a", "b", "c", "d")
SIDES = st.sampled_from(
    [
        OwnSide(frozenset({JOE}), frozenset({"anvils.example"}), has_sent_mail=True),
        OwnSide(frozenset({JOE}), frozenset()),
        OwnSide(),
    ]
)


@st.composite
def messages(draw: st.DrawFn) -> list[Traffic]:
    """A small mailbox of messages that refer to each other, are copied and marked at random."""
    some = st.lists(st.sampled_from(PEOPLE[:-1]), max_size=4, unique=True).map(tuple)
    marks = st.frozensets(st.sampled_from(sorted(Mark)), max_size=2)
    one = st.builds(
        Traffic,
        id=st.sampled_from("pqrstuvwxyz"),
        at=st.none() | st.integers(-40, 400).map(lambda days: NOON - timedelta(days=days)),
        author=st.sampled_from(PEOPLE),
        to=some,
        cc=some,
        bcc=some,
        marks=marks,
        message_id=st.sampled_from(IDS),
        parent=st.sampled_from(IDS),
        thread=st.sampled_from(IDS),
        is_reply=st.booleans(),
        source=st.sampled_from(("1", "2")),
        envelope=some,
        is_sent_copy=st.booleans(),
    )
    return draw(st.lists(one, max_size=12))


@given(messages(), SIDES, st.randoms(use_true_random=False))
def test_the_order_of_messages_does_not_matter(
    found: list[Traffic], own: OwnSide, chance: random.Random
) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert figures_of(shuffled, own) == figures_of(found, own)
    assert infer_own(evidence_of(shuffled)) == infer_own(evidence_of(found))


@given(messages(), SIDES)
def test_the_same_message_again_changes_nothing(found: list[Traffic], own: OwnSide) -> None:
    assert figures_of(found + found, own) == figures_of(found, own)


@given(messages(), SIDES)
def test_counts_fit_together(found: list[Traffic], own: OwnSide) -> None:
    for f in figures_of(found, own).values():
        assert f.plain_direct <= min(f.plain, f.received_direct)
        assert (
            max(f.received_direct, f.plain, f.hidden, f.bulk, f.list, f.robot, f.answered_by_them)
            <= f.received
        )
        assert f.hidden + f.overheard + f.list + f.received_direct <= f.received
        assert f.answered_by_us <= f.sent_direct <= f.sent
        assert f.threads_two_way <= min(f.received_direct, f.sent_direct)


@given(messages(), SIDES)
def test_everybody_is_decided_with_a_reason(found: list[Traffic], own: OwnSide) -> None:
    for figures in figures_of(found, own).values():
        decision = decide(figures, default_rules(), NOON)
        assert decision == decide(figures, default_rules(), NOON)
        assert decision.reason.partition(":")[0].replace("-", "_") in (
            decision.verdict.value,
            "two_way",
            "internal",
        )
        assert "{" not in decision.reason


@given(messages())
def test_more_exchange_never_undoes_a_relationship(found: list[Traffic]) -> None:
    own = OwnSide(frozenset({JOE}), frozenset({"anvils.example"}), has_sent_mail=True)
    before = figures_of(found, own)
    for address in (ANA, BEN, "talk@lists.example", "news@shop.example"):
        if (
            address not in before
            or decide(before[address], default_rules(), NOON).verdict is not Verdict.KEPT
        ):
            continue
        question = letter(JOE, address)
        answer = letter(address, JOE, answers=question)
        after = figures_of([*found, question, answer, letter(JOE, address, answers=answer)], own)
        assert decide(after[address], default_rules(), NOON).verdict is Verdict.KEPT


COUNTS = [f.name for f in fields(Figures) if f.type == "int"]


@given(st.fixed_dictionaries({name: st.integers(0, 10**9) for name in COUNTS}), st.booleans())
def test_any_figures_can_be_decided(counts: dict[str, int], own: bool) -> None:
    figures = Figures(ANA, own=own, **counts)  # type: ignore[arg-type]
    decision = decide(figures, default_rules(), NOON)
    assert isinstance(decision.verdict, Verdict)
    assert all(value >= 0 for value in values_of(figures, NOON).values())
    assert decide(replace(figures, own=True), default_rules(), NOON).verdict in (
        Verdict.INTERNAL,
        Verdict.ROBOT,
    )


def test_every_exchange_that_is_kept_by_count_stays_kept_with_more() -> None:
    for name in ("answered_by_us", "answered_by_them", "replies_to_us", "sent_direct", "plain_direct"):
        for base in (
            Figures(ANA, received=2, sent=2, plain=1, plain_direct=1, sent_direct=1, answered_by_us=1),
            Figures(ANA, received=3, sent=1, list=3, list_peers=4, sent_direct=1, answered_by_us=1),
            Figures(ANA, received=1, answered_by_them=1),
        ):
            assert decide(base, default_rules(), NOON).verdict is Verdict.KEPT
            more = replace(base, **{name: getattr(base, name) + 1})
            assert decide(more, default_rules(), NOON).verdict is Verdict.KEPT
