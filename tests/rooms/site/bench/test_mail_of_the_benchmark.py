"""The generated mail is what it claims to be, and the peers do the job they are timed for."""

from __future__ import annotations

import mailbox
from datetime import datetime
from pathlib import Path

import pytest

from rapport.engines.mail.message import understand
from rapport.site.bench import peers
from rapport.site.bench.mailmix import messages_of, write_mailbox
from rapport.site.bench.understanding import measure, same_job

COUNT = 400


@pytest.fixture(scope="module")
def messages() -> list[bytes]:
    return list(messages_of(COUNT, seed=7))


def test_the_same_seed_gives_the_same_mail(messages: list[bytes]) -> None:
    assert list(messages_of(COUNT, seed=7)) == messages
    assert list(messages_of(20, seed=8)) != messages[:20]


def test_the_mix_is_as_documented(messages: list[bytes]) -> None:
    sizes = sorted(map(len, messages))
    understood = [understand(raw) for raw in messages]
    assert 4_000 < sizes[COUNT // 2] < 6_000
    assert 20_000 < sum(sizes) / COUNT < 70_000  # 40,000 over many
    assert 0.15 < sum(b"text/html" in raw for raw in messages) / COUNT < 0.25
    assert 0.07 < sum(bool(message.attachments) for message in understood) / COUNT < 0.13
    assert sum(bool(message.references) for message in understood) > COUNT / 5
    assert not any(message.problems for message in understood)


def test_the_mailbox_is_read_back_by_the_standard_library(tmp_path: Path, messages: list[bytes]) -> None:
    path = tmp_path / "mail.mbox"
    mix = write_mailbox(path, COUNT, seed=7)
    assert mix.messages == COUNT
    assert mix.size == sum(map(len, messages))
    box = mailbox.mbox(path)
    ids = [str(message["Message-ID"]).strip("<>") for message in box]
    assert ids == [understand(raw).message_id for raw in messages]


def same(peer: peers.Understood | None, raw: bytes) -> bool:
    """Whether a peer understood what we did; flowed lines are joined by us alone."""
    ours = understand(raw, bare=True)
    boxes = [
        [(one.name, one.address) for one in found] == [(name, address.lower()) for name, address in theirs]
        for found, theirs in ((ours.from_, peer.from_), (ours.to, peer.to), (ours.cc, peer.cc))
    ] if peer else [False]  # fmt: skip
    return (
        peer is not None
        and all(boxes)
        and isinstance(peer.date, datetime)
        and peer.date == ours.date
        and peer.subject == ours.subject
        and (b"format=flowed" in raw or peer.text.split() == ours.text.split())
    )


def test_the_peers_do_the_same_job(messages: list[bytes]) -> None:
    others = [peers.standard_library, same_job]
    try:
        others.append(peers.fast_mail_parser())
    except ImportError:
        pytest.skip("fast-mail-parser is not installed; it is a peer of the benchmark alone")
    for other in others:
        assert sum(same(other(raw), raw) for raw in messages) >= COUNT * 0.995


def test_a_measurement_has_all_its_parts(messages: list[bytes]) -> None:
    found = measure(messages[:60], rounds=1)
    assert sum(one.messages for one in found.classes) == found.whole.messages == 60
    assert {"rapport, same job", "rapport, whole", "standard library"} <= {
        rate.name for rate in found.whole.rates
    }
    assert all(rate.per_second > 0 for rate in found.whole.rates)
    assert found.times["standard library"] > 1.5
