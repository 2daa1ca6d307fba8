"""The bytes of an item, in whatever process they are wanted. Needs neither Django nor the database."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from rapport.connect.types import RawItem, Span
from rapport.fill.files.containers.disk import NotAFileError, open_file, why_not
from rapport.fill.files.containers.limits import MAX_ITEM_BYTES

_QUOTED = re.compile(rb"\n>(?=>*From )")
_MAY_BE_QUOTED = re.compile(rb">From ").search  # by leaps from ">" to ">", of which encoded parts have none
_CHANGED = "changed while it was being read: it is shorter than before; add it again."


class UnreadableItemError(Exception):
    """An item cannot be read any more; the text says in a sentence why, and what to do."""


def read_item(item: RawItem, at_most: int = MAX_ITEM_BYTES) -> bytes:
    """The message as it was before it was put into its container, its first ``at_most`` bytes when it is longer.

    The quoting of "From " lines is undone by the rule of mboxrd: of ">From ", ">>From " and so on, one ">" goes. In
    an mboxo, where only "From " was quoted, that is right for ">From "; a line which had been ">>From " loses a
    mark. The two dialects cannot be told apart in general, and the other choice would leave marks that mboxrd added.

    Raises :class:`UnreadableItemError` when the file has vanished, shrunk, or may not be read.
    """
    for data in read_items((item,), at_most):
        if isinstance(data, UnreadableItemError):
            raise data
        return data
    raise AssertionError("read_items answers every item")


def read_items(
    items: Iterable[RawItem], at_most: int = MAX_ITEM_BYTES
) -> Iterator[bytes | UnreadableItemError]:
    """Like :func:`read_item` for many, in order; a file is opened once for neighbouring items that lie in it."""
    file: BinaryIO | None = None
    path = ""
    try:
        for item in items:
            if item.span is None:
                yield _unquoted(item, (item.data or b"")[:at_most])
                continue
            try:
                if file is None or path != item.span.path:
                    if file is not None:
                        file.close()
                        file = None
                    file, path = open_file(item.span.path)[0], item.span.path
                yield _unquoted(item, _read_span(file, item.span, at_most))
            except OSError as error:
                yield UnreadableItemError(f"{item.locator} {why_not(error)}")
            except (NotAFileError, _ShrunkError) as error:
                yield UnreadableItemError(f"{item.locator} {error}")
    finally:
        if file is not None:
            file.close()


class _ShrunkError(Exception):
    pass


def _read_span(file: BinaryIO, span: Span, at_most: int) -> bytes:
    wanted = min(span.length, at_most)
    data = os.pread(file.fileno(), wanted, span.offset)
    while len(data) < wanted:
        more = os.pread(file.fileno(), wanted - len(data), span.offset + len(data))
        if not more:
            raise _ShrunkError(_CHANGED)
        data += more
    return data


def _unquoted(item: RawItem, data: bytes) -> bytes:
    if not item.is_from_quoted or _MAY_BE_QUOTED(data) is None:
        return data
    if b">>From " in data:
        return _QUOTED.sub(b"\n", data)
    return data.replace(b"\n>From ", b"\nFrom ")
