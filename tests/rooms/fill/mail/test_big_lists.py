"""A mailing list with many authors: a newcomer changes nobody else's figures, and nothing is missed for that."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from tests.rooms.fill.mail.test_figures import assert_agree
from tests.rooms.fill.mail.test_properties import add, clean, differing

from rapport.engines.ties.figures import MOST_PEERS

LIST = "casting@lists.example"


def post(folder: Path, number: int, *, author: int, name: str = LIST, is_listed: bool = True) -> None:
    """A message of one of many to a list; without the list's marks it came directly."""
    marks = f"List-Id: <casting.lists.example>\nList-Post: <mailto:{name}>\n" if is_listed else ""
    folder.mkdir(exist_ok=True)
    (folder / f"{number:04d}.eml").write_text(
        f"Message-ID: <p{number}@lists.example>\nFrom: author{author:03d}@many.example\nTo: {name}\n"
        f"Date: Mon, 3 Mar 2025 {number // 60:02d}:{number % 60:02d}:00 +0000\nSubject: Castings {number}\n{marks}\nText.\n"
    )


def peers() -> dict[str, int]:
    from rapport.base.viewer import viewing_as
    from rapport.fill.mail.types import FIGURES

    at = FIGURES.index("list_peers")
    with viewing_as("system"), connection.cursor() as cursor:
        cursor.execute(
            "SELECT i.key, v.figures FROM identity_verdict v JOIN identity_identity i ON i.id = v.identity_id"
        )
        return {key: figures[at] for key, figures in cursor.fetchall()}


@pytest.mark.parametrize("authors", (3, MOST_PEERS - 1, MOST_PEERS, MOST_PEERS + 1, MOST_PEERS + 3))
def test_newcomers_are_counted_bit_by_bit_as_at_once(database: Any, authors: int) -> None:
    with clean(database) as folder:
        for number in range(authors):
            post(folder / "a", number, author=number)
        add(folder / "a")
        for number in range(authors, authors + 2):
            post(folder / "b", number, author=number)
        add(folder / "b")
        assert differing() == []
        assert assert_agree(("anvil.example",)) == authors + 3
        assert peers()["author001@many.example"] == min(MOST_PEERS, authors + 1)


def test_a_direct_copy_takes_an_author_from_a_list(database: Any) -> None:
    with clean(database) as folder:
        for number in range(4):
            post(folder / "a", number, author=number)
        add(folder / "a")
        post(folder / "b", 2, author=2, is_listed=False)
        add(folder / "b")
        assert differing() == []
        assert assert_agree(("anvil.example",)) == 5
        assert peers()["author001@many.example"] == 2
