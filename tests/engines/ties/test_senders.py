"""Verdicts on senders of many kinds in many languages: what any mailbox contains. See ``sender_table``."""

from __future__ import annotations

from collections import Counter

from tests.engines.ties.sender_table import senders

from rapport.engines.ties.types import Verdict

FLOOR = 0.93


def test_the_table_is_broad() -> None:
    cases = senders()
    assert len(cases) >= 80
    assert len({case.words for case in cases}) == len(cases)
    assert {case.verdict for case in cases} == {verdict.value for verdict in Verdict} - {"personal"}
    assert all(case.messages for case in cases)


def test_senders_are_what_they_are() -> None:
    cases = senders()
    decided = [(case, case.decision()) for case in cases]
    wrong = [(case, decision) for case, decision in decided if decision.verdict.value != case.verdict]
    for case, decision in wrong:
        print(f"{case.kind}: {case.words}: {case.verdict}, said {decision.verdict.value} ({decision.reason})")
    print(Counter(f"{case.verdict} as {decision.verdict.value}" for case, decision in wrong))
    print(f"{len(cases) - len(wrong)} of {len(cases)}")
    assert 1 - len(wrong) / len(cases) >= FLOOR
