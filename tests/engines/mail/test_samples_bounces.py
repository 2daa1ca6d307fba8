"""Labelled bounces and complaints of many mail servers, in two halves: one looked at, one only measured."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from tests.engines.mail.letter_table import first_half
from tests.samples import samples

from rapport.engines.mail.message import understand
from rapport.engines.mail.news import news_of
from rapport.engines.mail.types import NewsKind


def labelled(folder: Path) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    with (folder / "labels.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["file"], []).append(row)
    return found


def is_invented(status: str) -> bool:
    """Statuses the labels made up for want of one (5.0.9xx), by which only the class can be compared."""
    last = status.rpartition(".")[2]
    return len(last) == 3 and last.startswith("9")


def measure(first: bool) -> Counter[str]:
    folder = samples("mail-bounces")
    count: Counter[str] = Counter()
    for name, labels in labelled(folder).items():
        if first_half(name) is not first:
            continue
        raw = (folder / "messages" / name).read_bytes()
        news = news_of(raw, understand(raw))
        count["messages"] += 1
        count["all recipients"] += len(news) == len(labels)
        if labels[0]["reason"] == "feedback":
            count["complaints"] += len(labels)
            count["complaints told"] += min(len(labels), sum(one.kind is NewsKind.COMPLAINT for one in news))
            continue
        count["recipients"] += len(labels)
        text = raw.decode("latin-1").casefold()
        for one, label in zip(news, labels, strict=False):
            assert one.kind is NewsKind.BOUNCED and one.party.count("@") == 1
            count["recipients told"] += 1
            count["recipients in the message"] += one.party.partition("@")[2] in text
            count["class"] += (one.status or "")[:1] == label["dsn_status"][:1]
            count["hard"] += one.permanent is (label["hardbounce"] == "1")
            if not is_invented(label["dsn_status"]):
                count["codes"] += 1
                count["codes right"] += one.status == label["dsn_status"]
    return count


@pytest.mark.parametrize(
    ("first", "everybody", "codes", "classes", "hard"),
    [(True, 0.97, 0.96, 0.97, 0.88), (False, 0.93, 0.95, 0.95, 0.85)],
)
def test_bounces(first: bool, everybody: float, codes: float, classes: float, hard: float) -> None:
    count = measure(first)
    told = count["recipients told"]
    print(dict(count))
    assert count["messages"] > 150
    assert count["all recipients"] / count["messages"] >= everybody
    assert told / count["recipients"] >= everybody
    assert count["recipients in the message"] == told
    assert count["codes right"] / count["codes"] >= codes
    assert count["class"] / told >= classes
    assert count["hard"] / told >= hard
    assert count["complaints told"] / count["complaints"] >= 0.8
