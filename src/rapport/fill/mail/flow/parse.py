"""Bytes to rows: reads raw messages and writes what they say as COPY text. Runs in processes of its own, without Django.

A batch of raw items becomes one block of lines for each table, so that the loading process only passes blocks on. Ids are
keyed hashes, so nothing has to be asked of the database. What an owner excluded leaves no trace in the answer.
"""

from __future__ import annotations

import ctypes
import mmap
import signal
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from rapport.connect.types import RawItem
from rapport.engines.ids import KeyedIds, content_hash
from rapport.engines.mail import message as mail_message
from rapport.engines.mail.addresses import normalize_address
from rapport.engines.mail.read import read_message
from rapport.engines.mail.threads import base_subject, is_reply_subject
from rapport.engines.mail.types import DateOrigin, Message, Origin, Reading
from rapport.fill.files.containers import UnreadableItemError, is_sent_folder, read_items
from rapport.fill.files.containers.limits import MAX_ITEM_BYTES
from rapport.fill.mail.flow.excluded import Excluded
from rapport.fill.mail.flow.lines import NULL, field_text, identity_lines, name_line
from rapport.fill.mail.types import EXTRACTOR, Role, mark_bits

MAX_PARTICIPANTS = 1_000
MAX_SUBJECT = 500
MAX_VALUE = 500


@dataclass(frozen=True, slots=True)
class Order:
    """What a parsing process must know about the source it reads for."""

    key: bytes
    source_id: int
    run_id: int
    audience_id: int
    ties_audience_id: int
    known_ids: str = ""  # file of the sorted record ids already read by this extractor, 8 bytes each
    stores_text: bool = False
    excluded: frozenset[tuple[str, int]] = frozenset()  # (kind, keyed hash)


@dataclass(frozen=True, slots=True)
class Threading:
    """The keyed hashes a message is known by and says it follows."""

    interaction_id: int
    message_id: int | None
    root_id: int | None
    parent_id: int | None


@dataclass(slots=True)
class Block:
    """Lines of COPY text for each table, and what there is to say about the items they came from."""

    lines: dict[str, list[str]] = field(
        default_factory=lambda: {
            table: [] for table in ("record", "interaction", "participation", "claim", "text")
        }
    )
    names: list[str] = field(default_factory=list)
    identities: list[str] = field(default_factory=list)
    set_aside: list[tuple[str, str, int]] = field(default_factory=list)
    items: int = 0
    excluded: int = 0
    size: int = 0


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
    """Parses batches for one source. Names and identities are written once for as long as the process remembers."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.ids = KeyedIds(order.key)
        self.known = KnownIds(order.known_ids)
        self.excluded = Excluded(order.excluded, self.ids)
        self._written: set[int] = set()

    def batch(self, items: Iterable[RawItem]) -> Block:
        """Every item of a batch as lines; an item that cannot be read is set aside with its reason."""
        block = Block()
        seen: set[int] = set()
        if len(self._written) > 200_000:
            self._written.clear()
        items = list(items)
        for item, raw in zip(items, read_items(items), strict=True):
            block.size += item.size
            if isinstance(raw, UnreadableItemError):
                block.set_aside.append((item.locator, str(raw), item.size))
            else:
                self._item(block, item, raw, seen)
        return block

    def _item(self, block: Block, item: RawItem, raw: bytes, seen: set[int]) -> None:
        order = self.order
        if self.excluded.has_folder(item.folder):
            block.excluded += 1
            return
        # of a very long item only the beginning is read; its size tells it from others that begin alike
        digest = (
            content_hash(raw) if len(raw) < MAX_ITEM_BYTES else content_hash(raw + str(item.size).encode())
        )
        record_id = self.ids.of_bytes("record", order.source_id.to_bytes(8, "big") + digest)
        if record_id in seen or record_id in self.known:
            block.items += 1
            return
        seen.add(record_id)
        message = mail_message.understand(raw)
        if not (message.from_ or message.to or message.message_id or message.date):
            reason = "not a mail message: no header says who wrote it, to whom or when; leave it out, or give it to `rapport read`"
            block.set_aside.append((item.locator, reason, item.size))
            return
        people = participants(message)
        threading = self._threading(message, people, digest)
        if self.excluded and self._is_excluded(item, message, people, threading):
            block.excluded += 1
            return
        block.items += 1
        reading = read_message(message, raw)
        self._write(block, item, digest, record_id, reading, people, threading)

    def _threading(self, message: Message, people: list[tuple[Role, str, str]], digest: bytes) -> Threading:
        ids, references = self.ids, message.references
        at = message.date.isoformat() if message.date else NULL
        author = next((address for role, address, _ in people if role is Role.FROM), "")
        told_by = f"{message.message_id}\x1f{at}\x1f{author}" if message.message_id else digest.hex()
        return Threading(
            ids.of_bytes("interaction", told_by.encode("utf-8", "replace")),
            ids.of("message", message.message_id) if message.message_id else None,
            ids.of("message", references[0]) if references else None,
            ids.of("message", references[-1]) if references else None,
        )

    def _is_excluded(
        self, item: RawItem, message: Message, people: list[tuple[Role, str, str]], threading: Threading
    ) -> bool:
        """Whether the message goes whole: somebody excluded takes part in it or stands in its headers or its place."""
        excluded, told = self.excluded, threading
        return (
            excluded.has_thread(told.interaction_id, told.message_id, told.root_id, told.parent_id)
            or any(excluded.has_address(address) for _role, address, _name in people)
            or excluded.is_mentioned_in(message.subject[:MAX_SUBJECT], item.folder)
            or excluded.is_mentioned_in_place(item.locator)
            or any(excluded.is_mentioned_in(name) for _role, _address, name in people)
        )

    def _write(
        self,
        block: Block,
        item: RawItem,
        digest: bytes,
        record_id: int,
        reading: Reading,
        people: list[tuple[Role, str, str]],
        threading: Threading,
    ) -> None:
        order, message, ids, lines = self.order, reading.message, self.ids, block.lines
        at = message.date.isoformat() if message.date else NULL
        author = next((address for role, address, _ in people if role is Role.FROM), "")
        author_id = self._identity(block, author) if author else NULL
        interaction_id, message_id = threading.interaction_id, threading.message_id
        root_id, parent_id = threading.root_id, threading.parent_id
        subject = field_text(message.subject[:MAX_SUBJECT])
        based, is_reply = base_subject(message.subject), is_reply_subject(message.subject)
        subject_id = ids.of("subject", based.casefold()) if based else NULL
        thread_id = root_id or message_id or interaction_id
        is_sent = is_sent_folder(item.folder)
        lines["record"].append(
            f"{record_id}\t{order.source_id}\t{order.run_id}\t\\\\x{digest.hex()}\t{EXTRACTOR}\t{at}\t"
            f"{field_text(item.folder)}\t{field_text(item.locator)}\t{order.audience_id}"
        )
        counted = sum(1 for role, _, _ in people if role in (Role.TO, Role.CC, Role.BCC))
        lines["interaction"].append(
            f"{record_id}\t{interaction_id}\t{order.source_id}\t{at}\t{_flag(message.date_origin is not DateOrigin.NONE)}\t"
            f"mail\t{subject}\t{subject_id}\t{_flag(is_reply)}\t{_or_null(message_id)}\t{_or_null(parent_id)}\t"
            f"{_or_null(root_id)}\t{thread_id}\t{mark_bits(message.marks)}\t{_flag(is_sent)}\t{counted}\t"
            f"{len(message.attachments)}\t{author_id}\t{order.ties_audience_id}"
        )
        for position, (role, address, name) in enumerate(people):
            name_id = self._name(block, name) if name else NULL
            lines["participation"].append(
                f"{record_id}\t{position}\t{interaction_id}\t{order.source_id}\t{self._identity(block, address)}\t"
                f"{int(role)}\t{name_id}\t{at}\t{order.ties_audience_id}"
            )
        self._claims(block, record_id, reading, at)
        if order.stores_text and not self.excluded.is_mentioned_in(message.text):
            lines["text"].append(
                f"{record_id}\t{field_text(message.text)}\t{field_text(reading.own_text)}\t{order.ties_audience_id}"
            )

    def _claims(self, block: Block, record_id: int, reading: Reading, at: str) -> None:
        order = self.order
        told: list[tuple[str, str, str, str, float, str]] = [
            (c.party, c.attribute.value, c.value, c.normalized, c.confidence, c.origin.value)
            for c in reading.claims
            if c.origin is not Origin.HEADER
        ]
        for news in reading.news:
            # The sentence it stands on is the message's text, which only a policy may keep.
            detail = news.new_address or news.until or news.status or news.contact or ""
            kind = news.kind.value
            told.append((news.party, kind, detail or kind, detail, news.confidence, Origin.BODY.value))
        for party, attribute, value, normalized, confidence, origin in told:
            address, value, normalized = normalize_address(party), value[:MAX_VALUE], normalized[:MAX_VALUE]
            if not address or self.excluded.has_address(address):
                continue
            if self.excluded.is_mentioned_in(value, normalized):
                continue
            block.lines["claim"].append(
                f"{record_id}\t{order.source_id}\t{self._identity(block, address)}\t{attribute}\t"
                f"{field_text(value)}\t{field_text(normalized)}\t{at}\t{confidence}\t{origin}\t"
                f"{order.audience_id}"
            )

    def _identity(self, block: Block, address: str) -> int:
        identity_id = self.ids.of("mail", address)
        if identity_id not in self._written:
            self._written.add(identity_id)
            block.identities.extend(identity_lines(self.ids, identity_id, address))
        return identity_id

    def _name(self, block: Block, name: str) -> int:
        name_id = self.ids.of("name", name)
        if name_id not in self._written:
            self._written.add(name_id)
            block.names.append(name_line(name_id, name))
        return name_id


def participants(message: Message) -> list[tuple[Role, str, str]]:
    """Who took part, as (role, normalized address, name as written), each role and address once."""
    authors = message.from_ or message.sender
    found: list[tuple[Role, str, str]] = []
    told: set[tuple[Role, str]] = set()
    for role, addresses in (
        (Role.FROM, authors[:1]),
        (Role.TO, message.to),
        (Role.CC, message.cc),
        (Role.BCC, message.bcc),
    ):
        for address in addresses:
            if address.address and (role, address.address) not in told:
                told.add((role, address.address))
                found.append((role, address.address, address.name))
    found = found[:MAX_PARTICIPANTS]
    found.extend((Role.ENVELOPE, address, "") for address in dict.fromkeys(message.delivered_to[:5]))
    return found


def _flag(value: bool) -> str:
    return "t" if value else "f"


def _or_null(value: int | None) -> int | str:
    return NULL if value is None else value


_parser: Parser | None = None


def start(order: Order) -> None:
    """Begins a parsing process: it ends with its parent, and leaves Ctrl-C to it."""
    global _parser
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        pr_set_pdeathsig = 1
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)
    _parser = Parser(order)


def parse(items: list[RawItem]) -> Block:
    """One batch, in a process begun with :func:`start`."""
    assert _parser is not None, "start(order) comes first"
    return _parser.batch(items)
