"""What a message says, as lines of COPY text for each table. Pure: runs in the parsing processes."""

from __future__ import annotations

from dataclasses import dataclass, field

from rapport.connect.types import RawItem
from rapport.engines.ids import KeyedIds
from rapport.engines.mail.addresses import normalize_address
from rapport.engines.mail.parts import take_apart
from rapport.engines.mail.read import Gleaning, own_text
from rapport.engines.mail.threads import base_subject, is_reply_subject
from rapport.engines.mail.types import DateOrigin, Message, News, Origin
from rapport.fill.files.containers import is_sent_folder
from rapport.fill.mail.flow.excluded import Excluded
from rapport.fill.mail.flow.lines import NULL, field_text, identity_lines, name_line
from rapport.fill.mail.types import EXTRACTOR, Role, mark_bits

MAX_SUBJECT = 500
MAX_VALUE = 500
MAX_ADDRESS = 320  # RFC 5321: 64 characters before the "@", 255 behind it; an index entry holds 2,700 bytes
MAX_NAME = 200
_REMEMBERED = 200_000  # identities, names, subjects

People = list[tuple[Role, str, str]]  # (role, normalized address, name as written)


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
    """The moment of a message as stored, and the keyed hashes it is known by and says it follows."""

    at: str
    interaction_id: int
    message_id: int | None
    root_id: int | None
    parent_id: int | None


@dataclass(slots=True)
class Block:
    """A batch as COPY text by table, ready to be passed on, and what there is to say about the items it came from.

    ``records`` of its ``items`` have lines; the others were known before.
    """

    texts: dict[str, bytes] = field(default_factory=dict)
    set_aside: list[tuple[str, str, int]] = field(default_factory=list)
    records: int = 0
    items: int = 0
    excluded: int = 0


class RowWriter:
    """Writes lines until they are taken. Names and identities are written once for as long as it remembers."""

    def __init__(self, order: Order, ids: KeyedIds, excluded: Excluded) -> None:
        self.order = order
        self.ids = ids
        self.excluded = excluded
        self._written: set[int] = set()
        self._parties: dict[str, str] = {}
        self._subjects: dict[str, tuple[str, int | str, str]] = {}
        self._folders: dict[str, tuple[str, str]] = {}
        self._begin()

    def _begin(self) -> None:
        if len(self._written) > _REMEMBERED:
            self._written.clear()
        for memory in (self._parties, self._subjects, self._folders):
            if len(memory) > _REMEMBERED // 10:
                memory.clear()
        self._records: list[str] = []
        self._interactions: list[str] = []
        self._participations: list[str] = []
        self._claims: list[str] = []
        self._texts: list[str] = []
        self._names: list[str] = []
        self._identities: list[str] = []

    def take(self, block: Block) -> None:
        """Moves everything written so far into a block."""
        block.records = len(self._records)
        for table, lines in (
            ("evidence_name", self._names),
            ("identity_identity", self._identities),
            ("evidence_record", self._records),
            ("timeline_interaction", self._interactions),
            ("timeline_participation", self._participations),
            ("evidence_claim", self._claims),
            ("timeline_messagetext", self._texts),
        ):
            if lines:
                lines.append("")
                block.texts[table] = "\n".join(lines).encode("utf-8", "replace")
        self._begin()

    def write(
        self,
        item: RawItem,
        digest: bytes,
        record_id: int,
        message: Message,
        gleaned: Gleaning,
        people: People,
        threading: Threading,
    ) -> None:
        """All lines of one message."""
        order, at = self.order, threading.at
        source, ties = order.source_id, order.ties_audience_id
        folder, is_sent = self._folder(item.folder)
        self._records.append(
            f"{record_id}\t{source}\t{order.run_id}\t\\\\x{digest.hex()}\t{EXTRACTOR}\t{at}\t"
            f"{folder}\t{field_text(item.locator)}\t{order.audience_id}"
        )
        author_id: int | str = NULL
        recipients = 0
        interaction_id = threading.interaction_id
        for position, (role, address, name) in enumerate(people):
            identity_id = self.identity(address)
            if role is Role.FROM:
                author_id = identity_id
            elif role is not Role.ENVELOPE:
                recipients += 1
            name_id = self._name(name) if name else NULL
            self._participations.append(
                f"{record_id}\t{position}\t{interaction_id}\t{source}\t{identity_id}\t"
                f"{_ROLES[role]}\t{name_id}\t{at}\t{ties}"
            )
        subject, subject_id, is_reply = self._subject(message.subject)
        told = threading
        thread_id = told.root_id or told.message_id or interaction_id
        self._interactions.append(
            f"{record_id}\t{interaction_id}\t{source}\t{at}\t{_flag(message.date_origin is not DateOrigin.NONE)}\t"
            f"mail\t{subject}\t{subject_id}\t{is_reply}\t{_or_null(told.message_id)}\t{_or_null(told.parent_id)}\t"
            f"{_or_null(told.root_id)}\t{thread_id}\t{mark_bits(message.marks)}\t{is_sent}\t{recipients}\t"
            f"{len(message.attachments)}\t{author_id}\t{ties}"
        )
        self._write_claims(record_id, gleaned, at)
        if order.stores_text and not self.excluded.is_mentioned_in(message.text):
            parts = gleaned.parts or take_apart(message.text, message.from_[0] if message.from_ else None)
            self._texts.append(
                f"{record_id}\t{field_text(message.text)}\t{field_text(own_text(message, parts))}\t{ties}"
            )

    def _write_claims(self, record_id: int, gleaned: Gleaning, at: str) -> None:
        for claim in gleaned.claims:
            self._claim(
                record_id, at, claim.party, claim.attribute.value, claim.value, claim.normalized,
                claim.confidence, claim.origin,
            )  # fmt: skip
        for news in gleaned.news:
            # The sentence it stands on is the message's text, which only a policy may keep.
            detail, kind = _detail(news), news.kind.value
            self._claim(record_id, at, news.party, kind, detail or kind, detail, news.confidence, Origin.BODY)

    def _claim(
        self, record_id: int, at: str, party: str, attribute: str, value: str, normalized: str, confidence: float,
        origin: Origin,
    ) -> None:  # fmt: skip
        excluded, order = self.excluded, self.order
        address, value, normalized = self._party(party), value[:MAX_VALUE], normalized[:MAX_VALUE]
        if not 0 < len(address) <= MAX_ADDRESS or excluded.has_address(address):
            return
        if excluded.is_mentioned_in(value, normalized):
            return
        self._claims.append(
            f"{record_id}\t{order.source_id}\t{self.identity(address)}\t{attribute}\t"
            f"{field_text(value)}\t{field_text(normalized)}\t{at}\t{confidence}\t{origin.value}\t{order.audience_id}"
        )

    def _party(self, party: str) -> str:
        """The normalized address a claim is about: as a rule the same again and again."""
        found = self._parties.get(party)
        if found is None:
            found = self._parties[party] = normalize_address(party)
        return found

    def identity(self, address: str) -> int:
        """The id of a normalized address, its line written when it is met for the first time."""
        identity_id = self.ids.of("mail", address)
        if identity_id not in self._written:
            self._written.add(identity_id)
            self._identities.extend(identity_lines(self.ids, identity_id, address))
        return identity_id

    def _name(self, name: str) -> int:
        name_id = self.ids.of("name", name)
        if name_id not in self._written:
            self._written.add(name_id)
            self._names.append(name_line(name_id, name))
        return name_id

    def _subject(self, subject: str) -> tuple[str, int | str, str]:
        """(the field, the id of what remains without Re: and the like, whether it is a reply)."""
        found = self._subjects.get(subject)
        if found is None:
            based = base_subject(subject)
            subject_id = self.ids.of("subject", based.casefold()) if based else NULL
            found = (field_text(subject[:MAX_SUBJECT]), subject_id, _flag(is_reply_subject(subject)))
            if len(subject) <= MAX_SUBJECT:
                self._subjects[subject] = found
        return found

    def _folder(self, folder: str) -> tuple[str, str]:
        """(the field, whether sent mail is kept there)."""
        found = self._folders.get(folder)
        if found is None:
            found = self._folders[folder] = (field_text(folder), _flag(is_sent_folder(folder)))
        return found


_ROLES = {role: int(role) for role in Role}


def _detail(news: News) -> str:
    return news.new_address or news.until or news.status or news.contact or ""


def _flag(value: bool) -> str:
    return "t" if value else "f"


def _or_null(value: int | None) -> int | str:
    return NULL if value is None else value


def people_in(message: Message, most: int = 1_000) -> People:
    """Who took part, as (role, normalized address, name as written), each role and address once."""
    authors = message.from_ or message.sender
    found: People = []
    told: set[tuple[Role, str]] = set()
    for role, addresses in (
        (Role.FROM, authors[:1]),
        (Role.TO, message.to),
        (Role.CC, message.cc),
        (Role.BCC, message.bcc),
    ):
        for address in addresses:
            if 0 < len(address.address) <= MAX_ADDRESS and (role, address.address) not in told:
                told.add((role, address.address))
                found.append((role, address.address, address.name[:MAX_NAME].rstrip()))
    found = found[:most]
    envelope = dict.fromkeys(address for address in message.delivered_to[:5] if len(address) <= MAX_ADDRESS)
    found.extend((Role.ENVELOPE, address, "") for address in envelope)
    return found
