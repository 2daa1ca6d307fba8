"""Bytes to rows: reads raw messages and writes what they say as COPY text. Runs in processes of its own, without Django.

A batch of raw items becomes one block of text for each table, so that the loading process only passes blocks on. Ids are
keyed hashes, so nothing has to be asked of the database. What an owner excluded leaves no trace in the answer.
"""

from __future__ import annotations

import ctypes
import gc
import mmap
import os
import signal
import sys
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from multiprocessing import parent_process
from pathlib import Path

from rapport.connect.types import RawItem
from rapport.engines.ids import KeyedIds, content_hash
from rapport.engines.mail.forgery import has_false_sender
from rapport.engines.mail.message import understand
from rapport.engines.mail.read import glean
from rapport.engines.mail.types import Message
from rapport.fill.files.containers import UnreadableItemError, placed_by_labels, read_items, why_left_out
from rapport.fill.files.containers.limits import MAX_ITEM_BYTES
from rapport.fill.mail.flow.excluded import Excluded
from rapport.fill.mail.flow.lines import NULL
from rapport.fill.mail.flow.rows import MAX_SUBJECT, Block, Order, People, RowWriter, Threading, people_in
from rapport.fill.mail.types import Role

NO_MAIL = "not a mail message: no header says who wrote it, to whom or when; leave it out, or give it to `rapport read`"


class KnownIds:
    """The record ids a source already has, searched on disk so that their number costs no memory."""

    def __init__(self, path: str) -> None:
        self._ids: memoryview | array[int] = array("q")
        if path and Path(path).stat().st_size:
            with Path(path).open("rb") as file:
                mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            self._ids = memoryview(mapped).cast("q")

    def __contains__(self, record_id: int) -> bool:
        at = bisect_left(self._ids, record_id)
        return at < len(self._ids) and self._ids[at] == record_id


class Parser:
    """Parses batches for one source."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.ids = KeyedIds(order.key)
        self.known = KnownIds(order.known_ids)
        self.excluded = Excluded(order.excluded, self.ids)
        self.rows = RowWriter(order, self.ids, self.excluded)

    def batch(self, items: Sequence[RawItem]) -> Block:
        """Every item of a batch as lines; an item that cannot be read is set aside with its reason."""
        block = Block()
        seen: set[int] = set()
        for item, raw in zip(items, read_items(items), strict=True):
            if isinstance(raw, UnreadableItemError):
                block.set_aside.append((item.locator, str(raw), item.size))
            else:
                self._item(block, item, raw, seen)
        self.rows.take(block)
        return block

    def _item(self, block: Block, item: RawItem, raw: bytes, seen: set[int]) -> None:
        item = placed_by_labels(item, raw)
        if self.excluded.has_folder(item.folder):
            block.excluded += 1
            return
        left_out = why_left_out(item)
        if left_out:
            block.set_aside.append((item.locator, left_out, item.size))
            return
        # of a very long item only the beginning is read; its size tells it from others that begin alike
        digest = (
            content_hash(raw) if len(raw) < MAX_ITEM_BYTES else content_hash(raw + str(item.size).encode())
        )
        record_id = self.ids.of_bytes("record", self.order.source_id.to_bytes(8, "big") + digest)
        if record_id in seen or record_id in self.known:
            block.items += 1
            return
        seen.add(record_id)
        message = understand(raw)
        if not (message.from_ or message.to or message.message_id or message.date):
            block.set_aside.append((item.locator, NO_MAIL, item.size))
            return
        if has_false_sender(raw, message):  # nobody we know wrote it
            message = replace(message, from_=(), sender=(), reply_to=())
        people = people_in(message)
        threading = self._threading(message, people, digest)
        if self.excluded and self._is_excluded(item, message, people, threading):
            block.excluded += 1
            return
        block.items += 1
        self.rows.write(item, digest, record_id, message, glean(message, raw), people, threading)

    def _threading(self, message: Message, people: People, digest: bytes) -> Threading:
        ids, references = self.ids, message.references
        at = message.date.isoformat() if message.date else NULL
        author = next((address for role, address, _ in people if role is Role.FROM), "")
        told_by = f"{message.message_id}\x1f{at}\x1f{author}" if message.message_id else digest.hex()
        return Threading(
            at,
            ids.of_bytes("interaction", told_by.encode("utf-8", "replace")),
            ids.of("message", message.message_id) if message.message_id else None,
            ids.of("message", references[0]) if references else None,
            ids.of("message", references[-1]) if references else None,
        )

    def _is_excluded(self, item: RawItem, message: Message, people: People, threading: Threading) -> bool:
        """Whether the message goes whole: somebody excluded takes part in it or stands in its headers or its place."""
        excluded, told = self.excluded, threading
        return (
            excluded.has_thread(told.interaction_id, told.message_id, told.root_id, told.parent_id)
            or any(excluded.has_address(address) for _role, address, _name in people)
            or excluded.is_mentioned_in(message.subject[:MAX_SUBJECT], item.folder)
            or excluded.is_mentioned_in_place(item.locator)
            or any(excluded.is_mentioned_in(name) for _role, _address, name in people)
        )


_parser: Parser | None = None


def start(order: Order) -> None:
    """Begins a parsing process: it ends with its parent, and leaves Ctrl-C to it."""
    global _parser
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        pr_set_pdeathsig = 1
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)
    parent = parent_process()
    if parent is not None and os.getppid() != parent.pid:  # it died before we asked to die with it
        os._exit(1)
    _parser = Parser(order)
    # Messages leave no cycles behind, and what is remembered of them need not be looked through again and again.
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def parse(items: Sequence[RawItem]) -> Block:
    """One batch, in a process begun with :func:`start`."""
    assert _parser is not None, "start(order) comes first"
    return _parser.batch(items)
