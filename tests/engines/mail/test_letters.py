"""Claims and signature blocks of the hand-written letters, against what the letters say."""

from collections import Counter

import pytest
from tests.engines.mail.letter_table import Score, comparable_claim, letters, score

from rapport.engines.mail.message import understand
from rapport.engines.mail.parts import take_apart
from rapport.engines.mail.read import read

REACH = ("phone", "mobile", "fax", "email", "url")
WHO = ("name", "title", "organization")


@pytest.fixture(scope="module")
def looked_at() -> Score:
    return score([one for one in letters() if not one.is_measured_only])


@pytest.fixture(scope="module")
def measured_only() -> Score:
    return score([one for one in letters() if one.is_measured_only])


def test_the_table_is_large_enough() -> None:
    table = letters()
    assert len(table) >= 150
    assert len({one.name for one in table}) == len(table)
    assert sum(one.is_measured_only for one in table) >= 25
    assert sum(one.block is None for one in table) >= 10


@pytest.mark.parametrize("attribute", REACH)
def test_ways_to_reach(looked_at: Score, attribute: str) -> None:
    assert looked_at.precision(attribute) >= 0.97
    assert looked_at.recall(attribute) >= 0.95


@pytest.mark.parametrize("attribute", WHO)
def test_who(looked_at: Score, attribute: str) -> None:
    assert looked_at.precision(attribute) >= 0.95
    assert looked_at.recall(attribute) >= 0.95


def test_addresses(looked_at: Score) -> None:
    assert looked_at.precision("address") >= 0.9
    assert looked_at.recall("address") >= 0.9


def test_blocks(looked_at: Score, measured_only: Score) -> None:
    assert looked_at.blocks / looked_at.letters >= 0.97
    assert measured_only.blocks / measured_only.letters >= 0.8


def test_letters_that_nothing_was_tuned_on(measured_only: Score) -> None:
    assert measured_only.precision(*REACH) >= 0.94
    assert measured_only.recall(*REACH) >= 0.9
    assert measured_only.precision(*WHO) >= 0.9
    assert measured_only.recall(*WHO) >= 0.9


def test_the_whole_table(looked_at: Score, measured_only: Score) -> None:
    for attributes, floor in ((REACH, 0.97), (WHO, 0.9)):
        right = sum(s.right[a] for s in (looked_at, measured_only) for a in attributes)
        wrong = sum(s.wrong[a] for s in (looked_at, measured_only) for a in attributes)
        assert right / (right + wrong) >= floor


def test_spans_lead_to_the_values() -> None:
    for letter in letters():
        reading = read(letter.raw)
        text = reading.message.text
        for claim in reading.claims:
            if claim.span is None:
                assert claim.origin == "header"
            else:
                start, end = claim.span
                assert 0 <= start < end <= len(text)
                if claim.attribute != "address":
                    assert text[start:end] == claim.value


def test_confidence_keeps_its_word() -> None:
    """Claims of each attribute and figure are right at least as often as the figure says; none is certain."""
    made: Counter[tuple[str, float]] = Counter()
    right: Counter[tuple[str, float]] = Counter()
    for letter in letters():
        expected = {
            ("phone" if kind == "mobile-or-phone" else kind, value) for _, kind, value in letter.expected
        }
        for claim in read(letter.raw).claims:
            assert 0 < claim.confidence <= 0.98
            if claim.span is not None:
                figure = (claim.attribute.value, claim.confidence)
                _, attribute, value = comparable_claim(claim)
                made[figure] += 1
                right[figure] += (attribute, value) in expected
    assert sum(made.values()) > 500
    for figure, count in made.items():
        if count >= 10:
            assert right[figure] / count >= figure[1] - 0.01, figure


def test_quoted_signatures_never_leak() -> None:
    """The numbers of Joe Anvil stand in quotations only, in every language of the table."""
    quoted = 0
    for letter in letters():
        if b"212 555 0100" not in letter.raw:
            continue
        quoted += 1
        assert not [claim for claim in read(letter.raw).claims if "5550100" in claim.normalized]
    assert quoted >= 7


def test_the_text_stays_whole() -> None:
    for letter in letters():
        message = understand(letter.raw)
        parts = take_apart(message.text, message.from_[0])
        covered = sum(end - start for start, end in (*parts.own, *parts.quoted, *parts.forwarded))
        assert covered or parts.signature
