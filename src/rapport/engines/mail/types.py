"""What the mail engine says about one message: plain values, no Django, no database, no clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Mark(StrEnum):
    """A sign on a message that speaks about the kind of traffic it is."""

    BULK = "bulk"  # Precedence: bulk/junk, List-Unsubscribe, campaign headers, many hidden recipients
    LIST = "list"  # a discussion list: List-Id, List-Post, Mailing-List, Sender: *-bounces@/owner-*
    ROBOT = "robot"  # written by a program: Auto-Submitted: auto-generated, no-reply author, cron, tracker
    CALENDAR = "calendar"  # carries a text/calendar part
    BOUNCE = "bounce"  # a delivery status notification, or an old-style bounce
    AUTO_REPLY = "auto_reply"  # Auto-Submitted: auto-replied, vacation, out-of-office
    UNSUBSCRIBE = "unsubscribe"  # carries List-Unsubscribe (a single bulk sign, kept apart for reasons)
    ENCRYPTED = "encrypted"  # the text cannot be read

    __hash__ = str.__hash__  # that of Enum is a Python function; sets of marks are made by the million


class DateOrigin(StrEnum):
    """Where the moment of a message was taken from."""

    DATE = "date"  # the Date header, believable
    RECEIVED = "received"  # the Date header is missing, broken or more than two days off the oldest Received
    NONE = "none"  # nothing usable


@dataclass(frozen=True, slots=True)
class Address:
    """One mailbox as written in a header.

    ``address`` is normalized (see :func:`rapport.engines.mail.addresses.normalize_address`): lower case, the domain in
    Unicode (U-label) form; empty when the text names nobody reachable. ``name`` is the decoded display name, one line,
    without surrounding quotes, "Last, First" left as written.
    """

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A part that is not the text of the message; ``size`` is its encoded length in bytes."""

    name: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class Message:
    """One message, understood. Never raises on the way here; what was not understood stands in ``problems``."""

    message_id: str  # without angle brackets, "" when missing
    references: tuple[str, ...]  # oldest first, References then In-Reply-To, without duplicates
    from_: tuple[Address, ...]
    sender: tuple[Address, ...]
    reply_to: tuple[Address, ...]
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    bcc: tuple[Address, ...]
    delivered_to: tuple[
        str, ...
    ]  # Delivered-To, X-Original-To, Envelope-To, X-Envelope-To: normalized addresses
    date: datetime | None  # aware, UTC
    date_origin: DateOrigin
    subject: str
    text: str  # the best text part, or the HTML part as text; "\n" line ends; quoted HTML prefixed "> "
    is_html: bool  # the text was made from HTML
    marks: frozenset[Mark]
    mark_reasons: tuple[str, ...]  # e.g. "List-Unsubscribe", "Precedence: bulk"
    list_id: str
    attachments: tuple[Attachment, ...]
    problems: tuple[str, ...]  # in words: what could not be understood


class Origin(StrEnum):
    """Which part of a message a claim was read from."""

    HEADER = "header"
    SIGNATURE = "signature"
    CLOSING = "closing"
    BODY = "body"


class Attribute(StrEnum):
    """What a claim is about."""

    NAME = "name"
    TITLE = "title"
    ORGANIZATION = "organization"
    PHONE = "phone"
    MOBILE = "mobile"
    FAX = "fax"
    EMAIL = "email"
    ADDRESS = "address"
    URL = "url"


@dataclass(frozen=True, slots=True)
class Claim:
    """Something a message says about a party (``party`` is a normalized address)."""

    party: str
    attribute: Attribute
    value: str  # as written
    normalized: str  # comparable: E.164 for phones, folded for names, lower case for addresses and hosts
    confidence: float  # 0..1
    origin: Origin
    span: tuple[int, int] | None  # character offsets into Message.text; None for headers


class NewsKind(StrEnum):
    """What an auto-reply or a bounce tells."""

    LEFT = "left"
    NEW_ADDRESS = "new_address"
    ON_LEAVE = "on_leave"
    BOUNCED = "bounced"
    COMPLAINT = "complaint"


@dataclass(frozen=True, slots=True)
class News:
    """News about ``party`` (a normalized address). Dates are ISO days.

    ``evidence`` is the sentence or code it stands on.
    """

    kind: NewsKind
    party: str
    evidence: str
    confidence: float
    until: str | None = None
    new_address: str | None = None
    contact: str | None = None  # "please write to ..." instead
    permanent: bool | None = None  # bounces: hard (True) or soft (False)
    status: str | None = None  # bounces: enhanced status code such as 5.1.1


@dataclass(frozen=True, slots=True)
class Parts:
    """The text of a message taken apart; spans are character offsets into the text, in order, not overlapping."""

    own: tuple[tuple[int, int], ...]  # the author's own words without signature
    quoted: tuple[tuple[int, int], ...]
    forwarded: tuple[tuple[int, int], ...]
    signature: tuple[int, int] | None  # the author's own signature block (from its first to its last line)


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything one message says: the whole answer of the mail engine."""

    message: Message
    own_text: str
    signature: str
    claims: tuple[Claim, ...]
    news: tuple[News, ...]
