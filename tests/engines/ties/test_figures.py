"""Counting what mail says about an address."""

from __future__ import annotations

from dataclasses import replace

from tests.engines.ties.mailbox import ANA, BEN, JOE, LISTED, OUR_SIDE, figures, letter

from rapport.engines.mail.types import Mark
from rapport.engines.ties.figures import figures_of, merge_copies
from rapport.engines.ties.own import OwnSide


def test_an_exchange_of_two_letters() -> None:
    question = letter(ANA, JOE)
    answer = letter(JOE, ANA, answers=question)
    thanks = letter(ANA, JOE, answers=answer)
    found = figures(ANA, question, answer, thanks)
    assert (found.received, found.sent) == (2, 1)
    assert (found.received_direct, found.sent_direct, found.plain_direct) == (2, 1, 2)
    assert (found.answered_by_us, found.answered_by_them, found.replies_to_us) == (1, 1, 1)
    assert (found.threads_two_way, found.in_small_group) == (1, 3)
    assert (found.first_seen, found.last_seen) == (question.at, thanks.at)
    assert not found.own
    assert figures(JOE, question, answer, thanks).own


def test_copies_of_a_message_count_once_and_a_direct_copy_clears_the_list_s_marks() -> None:
    through_list = letter(
        ANA, JOE, cc=("talk@lists.example",), marks=frozenset({Mark.LIST, Mark.BULK}), id="one"
    )
    direct = replace(through_list, marks=frozenset())
    found = figures(ANA, through_list, direct, direct)
    assert (found.received, found.list, found.plain_direct) == (1, 0, 1)
    assert len(merge_copies([through_list, direct])) == 1


def test_a_crowd_is_not_addressed_directly() -> None:
    many = tuple(f"p{n}@acme.example" for n in range(8))
    found = figures(ANA, letter(ANA, JOE, *many))
    assert (found.received_direct, found.crowd, found.in_small_group) == (0, 1, 0)
    assert figures("p3@acme.example", letter(ANA, JOE, *many)).named_only == 1


def test_list_posts_are_direct_only_where_they_name_somebody() -> None:
    talk = "talk@lists.example"
    post = letter(ANA, talk, marks=LISTED)
    ours = letter(JOE, ANA, cc=(talk,), marks=LISTED, answers=post)
    theirs = letter(ANA, JOE, cc=(talk,), marks=LISTED, answers=ours)
    found = figures(ANA, post, ours, theirs)
    assert (found.received_direct, found.sent_direct) == (0, 1)
    assert (found.answered_by_us, found.answered_by_them, found.list) == (1, 1, 2)
    other = letter(BEN, talk, marks=LISTED, answers=ours)
    assert figures(BEN, post, ours, other).answered_by_them == 0
    assert figures(BEN, post, ours, other).list_peers == 2
    assert figures(talk, post, ours, other).list_authors == 3


def test_a_list_at_our_own_domain_is_not_one_of_us() -> None:
    everybody = "talk@anvils.example"
    posts = [letter(f"p{n}@acme.example", everybody, marks=LISTED) for n in range(3)]
    assert figures("p1@acme.example", *posts).list_to_us == 0
    assert (
        figures("p1@acme.example", posts[1]).list_to_us == 1
    )  # nobody else writes there: as if to one of us


def test_automatic_mail_is_no_exchange() -> None:
    question = letter(JOE, ANA)
    away = letter(ANA, JOE, answers=question, marks=frozenset({Mark.AUTO_REPLY}))
    found = figures(ANA, question, away)
    assert (found.received, found.auto_reply) == (1, 1)
    assert (found.received_direct, found.answered_by_them, found.replies_to_us, found.plain) == (0, 0, 0, 0)
    forged = letter(JOE, BEN, marks=frozenset({Mark.ROBOT}))
    assert figures(BEN, forged).sent == 0


def test_mail_by_blind_copy_and_the_talk_of_others() -> None:
    assert figures(ANA, letter(ANA, BEN)).hidden == 1
    assert figures(ANA, letter(ANA, BEN, parent="unknown")).overheard == 1


def test_a_reply_to_an_unknown_message_counts_only_where_no_sent_mail_is_known() -> None:
    reply = letter(ANA, JOE, parent="unknown")
    assert figures(ANA, reply).replies_to_us == 0
    without_sent = OwnSide(OUR_SIDE.addresses, OUR_SIDE.domains)
    assert figures(ANA, reply, own=without_sent).replies_to_us == 1
    other = letter(BEN, "eva@acme.example")
    assert figures(ANA, other, letter(ANA, JOE, answers=other), own=without_sent).replies_to_us == 0


def test_what_claims_a_known_message_id_does_not_change_with_the_order() -> None:
    first, second = letter(ANA, JOE, message_id="same"), letter(BEN, JOE, message_id="same")
    ours = letter(JOE, BEN, parent="same")
    assert figures_of([first, second, ours], OUR_SIDE) == figures_of([ours, second, first], OUR_SIDE)
