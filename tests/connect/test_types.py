"""Items reach the parsing processes as they were."""

from __future__ import annotations

import pickle
from dataclasses import fields

import pytest

from rapport.connect.types import RawItem, SetAside, Span

SPAN = Span("/mail/inbox.mbox", 17, 4_000)
ITEMS = (
    RawItem("inbox.mbox#1", "inbox", "message", SPAN, None, 4_000, True),
    RawItem("mail.zip!/1.eml", "", "message", None, b"From: ana@acme.example\n\n", 24),
    SPAN,
    SetAside("broken.zip", "is damaged; download it again.", 12),
)


@pytest.mark.parametrize("item", ITEMS)
def test_they_come_through_whole(item: object) -> None:
    assert pickle.loads(pickle.dumps(item)) == item


@pytest.mark.parametrize("kind", (RawItem, Span))
def test_no_field_is_left_behind(kind: type) -> None:
    """What a field of its own value would lose by being forgotten in __reduce__."""
    values = {field.name: f"value of {field.name}" for field in fields(kind)}
    made = kind(**values)
    again = pickle.loads(pickle.dumps(made))
    assert {name: getattr(again, name) for name in values} == values
