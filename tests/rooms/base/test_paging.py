"""Cursors: what comes back out of an address is ours or nothing."""

from __future__ import annotations

import pytest

from rapport.base.paging import cursor_of, keys_of


@pytest.mark.parametrize("keys", [(1,), (0, -5), (-(2**63), 2**63 - 1)])
def test_a_cursor_gives_its_keys_back(keys: tuple[int, ...]) -> None:
    assert keys_of(cursor_of(*keys), len(keys)) == keys


@pytest.mark.parametrize(
    "hostile",
    [
        None,
        "",
        "1",
        "1_2_3",
        "1_x",
        "_",
        "1_",
        "--1_2",
        "1.5_2",
        "1_9223372036854775808",
        "9" * 4000 + "_1",
        "1_2 ",
        "٣_1",
    ],
)
def test_anything_else_is_the_beginning(hostile: str | None) -> None:
    assert keys_of(hostile, 2) is None
