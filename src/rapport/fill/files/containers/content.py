"""The bytes of one thing found: a plain file, which can be pointed into, or a stream, which is read once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

from rapport.connect.types import RawItem, Span
from rapport.fill.files.containers.limits import Budget
from rapport.fill.files.containers.places import Place
from rapport.fill.files.containers.streams import Peeked


@dataclass(frozen=True, slots=True)
class Content:
    """What is known of one file before it is opened up.

    ``path`` and ``file`` are given for a plain file on disk only. ``depth``: layers of packing around it.
    ``is_one_message``: its neighbours show that every file here holds one message, so nothing divides it.
    """

    stream: Peeked
    budget: Budget
    size: int
    path: str = ""
    file: BinaryIO | None = None
    depth: int = 0
    is_one_message: bool = False

    @property
    def keep(self) -> int:
        """Bytes of each item to hand over with it; 0 where a span will do."""
        return 0 if self.file is not None else self.budget.limits.max_item_bytes

    def item(
        self,
        place: Place,
        folder: str,
        offset: int,
        size: int,
        data: bytes | None,
        *,
        number: int = 0,
        is_quoted: bool,
    ) -> RawItem:
        """An item of this file: message ``number`` of a mailbox, or all of it when 0."""
        return RawItem(
            locator=f"{place.locator}#{number}" if number else place.locator,
            folder=folder,
            kind="message",
            span=Span(self.path, offset, size) if self.file is not None else None,
            data=None if self.file is not None else data,
            size=size,
            is_from_quoted=is_quoted,
        )
