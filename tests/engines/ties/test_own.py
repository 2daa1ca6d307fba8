"""Whose mailbox it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.engines.ties.mailbox import ANA, JOE, KIM, LISTED, letter

from rapport.engines.ties.evidence import evidence_of
from rapport.engines.ties.own import AddressEvidence, OwnSide, SourceEvidence, infer_own
from rapport.engines.ties.types import Traffic


def _inbox(owner: str, source: str = "", strangers: int = 10) -> list[Traffic]:
    return [letter(f"p{n}@firm{n}.example", owner, source=source) for n in range(strangers)]


def _sent(owner: str, source: str = "", count: int = 4) -> list[Traffic]:
    return [letter(owner, f"p{n}@firm{n}.example", source=source, is_sent_copy=True) for n in range(count)]


def _own(messages: list[Traffic], *declared: str) -> OwnSide:
    return infer_own(evidence_of(messages), declared)


def test_who_writes_what_lies_in_the_sent_folder() -> None:
    own = _own(_inbox(JOE) + _sent(JOE))
    assert own.addresses == {JOE}
    assert own.domains == {"anvils.example"}
    assert own.has_sent_mail
    assert dict(own.reasons)[JOE] == "wrote 4 of 4 messages in sent folders"
    assert own.covers("anybody@lab.anvils.example")
    assert not own.covers("anybody@theanvils.example")


def test_without_sent_mail_the_one_whom_all_authors_name() -> None:
    own = _own(_inbox(JOE))
    assert own.addresses == {JOE}
    assert not own.has_sent_mail
    assert dict(own.reasons)[JOE].startswith("named by 10 of 10")


def test_envelope_lines_tell_too() -> None:
    messages = [replace(message, to=(), envelope=(JOE,)) for message in _inbox("x@y.example")]
    assert _own(messages).addresses == {JOE}


def test_a_provider_s_domain_is_not_ours() -> None:
    own = _own(_inbox("joe.smith@gmail.com") + _sent("joe.smith@gmail.com"))
    assert own.addresses == {"joe.smith@gmail.com"}
    assert own.domains == frozenset()


def test_several_mailboxes_of_one_company() -> None:
    messages = _inbox(JOE, "1") + _sent(JOE, "1") + _inbox(KIM, "2") + _sent(KIM, "2")
    own = _own(messages)
    assert own.addresses == {JOE, KIM}
    assert dict(own.reasons)["anvils.example"] == "the domain of 2 mailboxes, and no mail provider's"


def test_a_list_in_every_to_is_not_us() -> None:
    posts = [letter(f"q{n}@firm{n}.example", "talk@lists.acme.example", marks=LISTED) for n in range(200)]
    assert _own(_inbox(JOE) + posts).addresses == {JOE}


def test_forged_senders_and_campaigns_do_not_make_an_address_ours() -> None:
    forged = [letter("boss@victim.example", JOE) for _ in range(50)]
    campaign = [letter("news@shop.example", "customers@shop.example") for _ in range(500)]
    assert _own(_inbox(JOE) + forged + campaign).addresses == {JOE}


def test_a_colleague_in_copy_is_not_the_owner() -> None:
    messages = [replace(message, cc=(ANA,)) if n < 4 else message for n, message in enumerate(_inbox(JOE))]
    assert _own(messages + _sent(JOE)).addresses == {JOE}


def test_an_alias_that_mail_arrives_by() -> None:
    old = "joe@formerly.example"
    own = _own(_inbox(JOE, strangers=40) + _sent(JOE) + _inbox(old, strangers=6))
    assert own.addresses == {JOE, old}
    assert own.domains == {"anvils.example"}, "an alias may be an old employer's"
    archive = [letter(f"c{n}@anvils.example", ANA) for n in range(9)]
    assert ANA not in _own(_inbox(JOE, strangers=40) + archive).addresses


def test_declared_domains_win() -> None:
    own = _own(_inbox(JOE) + _sent("joe@gmail.com") + _inbox("x@other.example", "2"), "@Anvils.example ")
    assert own.domains == {"anvils.example"}
    assert own.addresses == {JOE, "joe@gmail.com"}
    assert dict(own.reasons)["anvils.example"] == "declared"
    assert "eva@solo.example" in _own(_inbox(JOE), "eva@solo.example").addresses


def test_very_small_mailboxes_are_not_guessed_at() -> None:
    assert _own([letter(ANA, JOE, KIM)]).addresses == frozenset()
    assert _own([letter(ANA, JOE)]).addresses == {JOE}
    assert _own([]) == OwnSide()


@pytest.mark.parametrize(
    "nobody", ["undisclosed.recipients@anvils.example", "undisclosed-recipients@anvils.example"]
)
def test_hidden_recipients_are_nobody(nobody: str) -> None:
    assert not OwnSide(domains=frozenset({"anvils.example"})).covers(nobody)
    assert nobody not in _own(_inbox(nobody)).addresses


def test_a_second_domain_is_ours_when_names_of_several_of_ours_lead_here_under_it() -> None:
    def mailbox(name: str, *aliases: str) -> SourceEvidence:
        mine = AddressEvidence(f"{name}@acme-anvils.example", sent_copies=90, named_by=40)
        others = tuple(AddressEvidence(alias, named_by=9, named_alone_by=6) for alias in aliases)
        return SourceEvidence(name, 100, 0, 60, (mine, *others))

    one = infer_own([mailbox("tom", "tom@acme.example"), mailbox("nils", "nils@other.example")])
    assert one.domains == {"acme-anvils.example"}
    two = infer_own([mailbox("tom", "tom@acme.example"), mailbox("nils", "nils@acme.example")])
    assert two.domains == {"acme-anvils.example", "acme.example"}
    assert dict(two.reasons)["acme.example"] == "2 of our people's names lead here under it too"
