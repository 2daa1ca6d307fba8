"""Verdicts against senders judged by hand (see tests/truth/README.md), on a real mailbox.

With RAPPORT_RECORD=1 the figures are written to tests/truth/spamassassin-senders.json, which the documentation cites.
"""

from __future__ import annotations

import csv
import json
import math
import os
from collections import Counter
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from tests.engines.ties.corpus import traffic_in
from tests.samples import samples

from rapport.engines.ties.evidence import evidence_of
from rapport.engines.ties.figures import figures_of
from rapport.engines.ties.own import OwnSide, infer_own
from rapport.engines.ties.rules import default_rules
from rapport.engines.ties.types import Verdict
from rapport.engines.ties.verdict import decide, mailbox_time

TRUTH = Path(__file__).parents[2] / "truth" / "spamassassin-senders.csv"
FIGURES = TRUTH.with_suffix(".json")
FLOOR_ALL, FLOOR_HELD, FLOOR_KEPT_PRECISION = 0.93, 0.90, 0.95
OUR_DOMAINS = {"30ff7b0a0f66e7ba", "cd77c9c929efb65a"}  # named by hash, like the senders
NOW = datetime(2026, 1, 1, tzinfo=UTC)

Pairs = list[tuple[str, str]]  # (verdict by hand, verdict by the rules)


def test_the_labels_are_whole() -> None:
    rows = _labels()
    assert len(rows) >= 300
    assert len({row["address_hash"] for row in rows}) == len(rows)
    assert {row["verdict"] for row in rows} <= {verdict.value for verdict in Verdict}
    assert {row["half"] for row in rows} == {"dev", "held"}


def test_verdicts_agree_with_the_truth_by_hand(mailbox: tuple[OwnSide, dict[str, str]]) -> None:
    _, decided = mailbox
    pairs = {half: [(row["verdict"], decided[row["address_hash"]]) for row in _labels() if row["half"] in half]
             for half in (("dev",), ("held",), ("dev", "held"))}  # fmt: skip
    found = {
        "dev": _measured(pairs["dev",]),
        "held": _measured(pairs["held",]),
        "all": _measured(pairs["dev", "held"]),
    }
    print(json.dumps(found, indent=1))
    if os.environ.get("RAPPORT_RECORD"):
        FIGURES.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    assert found["all"]["micro_f1"] >= FLOOR_ALL
    assert found["held"]["micro_f1"] >= FLOOR_HELD
    assert found["all"]["verdicts"]["kept"]["precision"] >= FLOOR_KEPT_PRECISION


def test_our_side_is_found_without_being_told(mailbox: tuple[OwnSide, dict[str, str]]) -> None:
    own, _ = mailbox
    found = {sha256(domain.encode()).hexdigest()[:16] for domain in own.domains}
    assert found == OUR_DOMAINS
    assert not own.has_sent_mail
    assert all(reason for _, reason in own.reasons)


@pytest.fixture(scope="module")
def mailbox() -> tuple[OwnSide, dict[str, str]]:
    """Our side, and the verdict of every address by the hash the labels name it by."""
    traffic = traffic_in(samples("mail-spamassassin"))
    own = infer_own(evidence_of(traffic))
    present = mailbox_time((message.at for message in traffic if message.at), NOW)
    rules = default_rules()
    verdicts = {
        sha256(address.encode()).hexdigest()[:16]: decide(found, rules, present).verdict.value
        for address, found in figures_of(traffic, own).items()
    }
    return own, verdicts


def _labels() -> list[dict[str, str]]:
    with TRUTH.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _measured(pairs: Pairs) -> dict[str, Any]:
    """Micro-F1 (each sender has one verdict, so it is the share decided right) with its 95 % Wilson interval."""
    right = sum(truth == found for truth, found in pairs)
    low, high = _wilson(right, len(pairs))
    return {
        "senders": len(pairs),
        "right": right,
        "micro_f1": round(right / len(pairs), 4),
        "interval_95": [round(low, 4), round(high, 4)],
        "verdicts": {verdict.value: _of_verdict(verdict.value, pairs) for verdict in Verdict},
    }


def _of_verdict(verdict: str, pairs: Pairs) -> dict[str, float | int]:
    truth = Counter(truth for truth, _ in pairs)[verdict]
    found = Counter(found for _, found in pairs)[verdict]
    both = sum(pair == (verdict, verdict) for pair in pairs)
    return {
        "by_hand": truth,
        "by_rule": found,
        "both": both,
        "precision": round(both / found, 4) if found else 0.0,
        "recall": round(both / truth, 4) if truth else 0.0,
    }


def _wilson(right: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's score interval (1927) for a proportion."""
    share, square = right / of, z * z
    middle = (share + square / (2 * of)) / (1 + square / of)
    reach = z * math.sqrt(share * (1 - share) / of + square / (4 * of * of)) / (1 + square / of)
    return middle - reach, middle + reach
