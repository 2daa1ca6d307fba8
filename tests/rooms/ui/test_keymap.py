"""The declared keys, as they are drawn."""

from __future__ import annotations

import pytest

from rapport.ui import keymap
from rapport.ui.menu import MenuEntry
from rapport.ui.templatetags.ui import keys

ENTRY = MenuEntry("First", "account_login", "users", key="f", place=1)


def pressed(group: keymap.KeyGroup) -> list[str]:
    return [key.keys for key in group.keys]


@pytest.mark.parametrize(
    ("written", "caps"),
    [
        ("j", ["j"]),
        ("g p", ["g", "p"]),
        ("g ,", ["g", ","]),
        ("j, k", ["j", "k"]),
        ("/, Ctrl K", ["/", "Ctrl", "K"]),
    ],
)
def test_every_key_has_its_cap(written: str, caps: list[str]) -> None:
    drawn = keys(written)
    assert [part.partition("<")[0] for part in drawn.split("<kbd>")[1:]] == caps
    assert ("·" in drawn) == (", " in written)


def test_places_are_gone_to_by_g() -> None:
    assert pressed(keymap.groups([ENTRY])[0]) == ["g f"]
    assert pressed(keymap.groups([])[0]) == []


@pytest.mark.parametrize(
    ("without", "left"), [("", "/, Ctrl K, ⌘ K"), ("Ctrl", "/, ⌘ K"), ("⌘", "/, Ctrl K")]
)
def test_keys_a_machine_does_not_have_are_left_out(without: str, left: str) -> None:
    assert pressed(keymap.groups([], without=without)[1])[0] == left
