"""The whole demo company, taken in like anybody's mail, must come out as it truly is. Figures go to tests/truth/demo.json."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
import pytest

django.setup()

from tests.demo import accuracy  # noqa: E402

from rapport.demo import Plan, Truth, write_mailboxes  # noqa: E402

pytestmark = pytest.mark.xdist_group("demo-accuracy")
FIGURES = Path(__file__).parents[1] / "truth" / "demo.json"


@pytest.fixture(scope="module")
def taken_in(
    cluster: Any, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Truth]:
    """The demo company in a database of its own, looked at by the system."""
    from tests.conftest import own_database

    from rapport.accounts.queries import operator
    from rapport.base.viewer import viewing_as
    from rapport.fill import flow
    from rapport.fill.files.containers.left_out import JUNK
    from rapport.fill.types import Share, Terms
    from rapport.kernel.evidence.queries import set_aside_reasons

    folder = tmp_path_factory.mktemp("demo")
    truth = write_mailboxes(folder, Plan())
    with django_db_blocker.unblock(), own_database(cluster):
        given = flow.given_paths([folder / mailbox.path for mailbox in truth.mailboxes])
        run = flow.add(given, operator_id=operator().pk, terms=Terms(Share.ALL))
        assert run.items + run.set_aside == truth.items
        assert {why for why, _number in set_aside_reasons(run.pk)} <= {JUNK}
        with viewing_as("system"):
            yield truth


def test_relationships_are_told_from_the_rest(taken_in: Truth) -> None:
    score = accuracy.kept(taken_in)
    record("verdict kept", score.told())
    assert score.precision >= 0.97
    assert score.recall >= 0.97


def test_people_are_known_again(taken_in: Truth) -> None:
    score, wrong = accuracy.identity(taken_in)
    record("identity, pairs of addresses", score.told())
    assert score.precision >= 0.995, sorted(map(sorted, wrong))
    assert score.recall >= 0.9


def test_ties_are_counted_right(taken_in: Truth) -> None:
    right, scored = accuracy.ties(taken_in)
    record(
        "ties with exactly the true counts",
        {"right": right, "true": scored, "share": round(right / scored, 4)},
    )
    assert scored > 500
    assert right / scored >= 0.97


@pytest.mark.parametrize(
    ("attribute", "precision", "recall"),
    [
        ("name", 0.84, 0.75),
        ("title", 0.92, 0.68),
        ("organization", 0.95, 0.75),
        ("phone", 0.88, 0.86),
        ("mobile", 0.86, 0.8),
    ],
)
def test_signatures_are_read(taken_in: Truth, attribute: str, precision: float, recall: float) -> None:
    score = accuracy.claims(taken_in, attribute)
    record(f"signature claims: {attribute}", score.told())
    assert score.precision >= precision
    assert score.recall >= recall


def record(name: str, figures: dict[str, Any]) -> None:
    """Keeps a figure for the docs when asked to: RAPPORT_RECORD=1."""
    print(name, figures)
    if os.environ.get("RAPPORT_RECORD") != "1":
        return
    known = json.loads(FIGURES.read_text()) if FIGURES.exists() else {}
    FIGURES.write_text(json.dumps(known | {name: figures}, indent=1, sort_keys=True) + "\n")
