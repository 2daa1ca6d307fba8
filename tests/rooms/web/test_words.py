"""What is derived, said in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from rapport.kernel.directory.types import Certainty, Count, Freshness, Value, WhyClaim
from rapport.web.templatetags import words

NOW = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)  # a Saturday


@pytest.fixture(autouse=True)
def at_a_fixed_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def value(attribute: str = "title", text: str = "Buyer", **changes: object) -> Value:
    days = int(str(changes.pop("days", 4)))
    state = Freshness(str(changes.pop("state", "fresh")))
    seen = NOW - timedelta(days=days)
    whole: dict[str, object] = {
        "candidate_id": 1,
        "attribute": attribute,
        "text": text,
        "normalized": text,
        "certainty": Certainty(0.5, state, seen),
        "origin": "signature",
        "source_name": "Inbox",
        "count": 1,
        "first_at": seen,
        "last_at": seen,
        **changes,
    }
    return Value(**whole)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("shown", "how"),
    [
        (value(), "signature, Tuesday"),
        (value(count=412, origin="header"), "412 messages, Tuesday"),
        (value(count=1412, origin="header"), "1,412 messages, Tuesday"),
        (value(count=11, days=426, state="fading"), "11 signatures, 14 months ago"),
        (value(days=1480, state="stale"), "last confirmed 4 years ago, signature"),
        (value(origin="closing", count=3), "closings of 3 mails, Tuesday"),
        (value(origin="card"), "Inbox, Tuesday"),
        (value(last_at=None), "signature"),
    ],
)
def test_a_value_says_where_it_comes_from(shown: Value, how: str) -> None:
    assert words.how(shown) == how


def test_a_fresh_value_is_plain_and_others_wear_their_state() -> None:
    looks = [words.look(value(state=state).certainty) for state in ("fresh", "fading", "stale")]
    assert looks == ["", "fading", "stale"]


def test_a_list_says_how_sure_in_a_word() -> None:
    assert words.sure(value().certainty) == "fresh"
    assert words.sure(value(state="fading", days=245).certainty) == "8 months"
    assert words.sure(Certainty(0.2, Freshness.STALE, None)) == "unsure"


def test_less_belief_is_never_said_more_surely() -> None:
    said = [words.belief(Certainty(step / 100, Freshness.FRESH, NOW)) for step in range(101)]
    order = ["probably no longer right", "may be right", "probably right", "almost certainly right"]
    assert sorted(said, key=order.index) == said
    assert set(said) == set(order)


@pytest.mark.parametrize(
    ("attribute", "text", "address"),
    [
        ("email", "ana@example.org", "mailto:ana@example.org"),
        ("mobile", "+351912555014", "tel:+351912555014"),
        ("url", "https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("title", "Buyer", ""),
        ("url", "javascript:alert(1)", ""),
        ("url", "JavaScript:alert(1)//http://x", ""),
        ("url", "data:text/html,x", ""),
        ("url", 'https://x" onclick="y', ""),
        ("email", "a@b.example?bcc=c@d.example", ""),
        ("email", "a@b.example\nBcc: c@d.example", ""),
        ("phone", "*21*5550100#", ""),
    ],
)
def test_only_harmless_addresses_can_be_acted_on(attribute: str, text: str, address: str) -> None:
    assert words.action(value(attribute, text)) == address


def test_a_claim_says_when_it_was_made() -> None:
    first, last = NOW - timedelta(days=900), NOW - timedelta(days=426)
    claim = WhyClaim("Buyer", 0.5, "signature", "Inbox", first, last, 11, "Ana", "", True)
    assert words.witness(claim) == "11 signatures, Jun 2024 to Sep 2025"
    once = WhyClaim("Buyer", 0.5, "signature", "Inbox", last, last, 1, "Ana", "", True)
    assert words.witness(once) == "signature, Sep 2025"


@pytest.mark.parametrize(
    ("count", "said"),
    [(Count(4218), "4,218"), (Count(41890, True), "about 42,000"), (Count(7, True), "about 7")],
)
def test_an_estimate_says_so(count: Count, said: str) -> None:
    assert words.about(count) == said


def test_marks_without_a_word_are_silent() -> None:
    assert words.mark("auto_reply") == "auto-reply"
    assert words.mark("unsubscribe") == ""
