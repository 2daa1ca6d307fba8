"""Senders that the receiving server found false."""

from __future__ import annotations

import pytest

from rapport.engines.mail.forgery import has_false_sender
from rapport.engines.mail.message import understand

OURS = "anvilworks.com"


def judged(*headers: str, sender: str = f"director@{OURS}", to: str = f"joe@{OURS}") -> bool:
    text = "\r\n".join(
        [*headers, f"From: The Director <{sender}>", f"To: {to}", "Subject: urgent", "", "Pay today."]
    )
    raw = text.encode()
    return has_false_sender(raw, understand(raw))


FALSE = (
    f"Authentication-Results: mail.{OURS}; spf=fail smtp.mailfrom=evil.example; dkim=none; dmarc=fail header.from={OURS}",
    f"Authentication-Results: mail.{OURS};\r\n dkim=fail (bad signature)\r\n header.d={OURS};\r\n\tDMARC=Fail (p=REJECT)",
    f"authentication-results: mx.{OURS} 1; spf=fail",
    "Received-SPF: Fail (mailfrom) identity=mailfrom; client-ip=203.0.113.9",
)
TRUE = (
    "X-Nothing: here",
    f"Authentication-Results: mail.{OURS}; dmarc=pass header.from={OURS}; spf=fail",
    f"Authentication-Results: mail.{OURS}; spf=fail; dkim=pass header.d={OURS}",
    f"Authentication-Results: mail.{OURS}; auth=pass smtp.auth=director; spf=fail",
    f"Authentication-Results: mail.{OURS}; spf=softfail; dkim=none",
    f"Authentication-Results: mail.{OURS}; spf=pass (does not fail); dkim=none (spf=fail)",
    "Received-SPF: softfail; would fail",
    "Received-SPF: none\r\nX-Report: spf=fail dmarc=fail",
)


@pytest.mark.parametrize("header", FALSE)
def test_false_senders(header: str) -> None:
    assert judged(header)
    assert judged(header, sender=f"boss@berlin.{OURS}", to=f"joe@mail.{OURS}")


@pytest.mark.parametrize("header", TRUE)
def test_senders_that_may_be_true(header: str) -> None:
    assert not judged(header)


@pytest.mark.parametrize("header", FALSE)
def test_outsiders_and_lists_are_left_alone(header: str) -> None:
    assert not judged(header, sender="rui@ferro.example")
    assert not judged(
        header, "List-Id: <casting.anvilworks.com>", "List-Post: <mailto:casting@anvilworks.com>"
    )


def test_only_the_topmost_results_count() -> None:
    """What a forger writes into the message stands below what the receiving server adds."""
    passed, failed = f"Authentication-Results: mail.{OURS}; dmarc=pass", FALSE[0]
    brought = f"Authentication-Results: mx.elsewhere.example; dmarc=pass header.from={OURS}"
    assert judged(failed, brought)
    assert not judged(passed, "Authentication-Results: mx.elsewhere.example; dmarc=fail")
    assert judged(
        f"Authentication-Results: mail.{OURS}; spf=fail", f"Authentication-Results: mail.{OURS}; dkim=none"
    )


def test_nothing_makes_it_raise_or_dawdle() -> None:
    for junk in (
        "Authentication-Results: " + "(" * 200_000,
        "Authentication-Results: " + "dmarc=" * 50_000 + "fail",
        "a: fail\n" * 50_000,
    ):
        judged(junk)
    raw = b"\xff\0fail"
    assert not has_false_sender(raw, understand(raw))
