"""One message on its way: what its author wrote, before it becomes bytes."""

from __future__ import annotations

from dataclasses import dataclass, field

from rapport.demo.letters.signatures import NO_SIGNATURE, Signature
from rapport.demo.people.types import Employee, Person

# What a message is in truth. "human" is written by a person to persons.
KINDS = (
    "human",
    "calendar",  # an invitation or the answer to one
    "order_confirmation",  # written by a person with a form that carries a bulk mark
    "newsletter",
    "robot",
    "list",  # a post to a discussion list
    "auto_reply",
    "bounce",
    "cold",  # a pitch nobody asked for
    "spam",
    "forged",  # spam under an address of our own
    "crowd",  # to a crowd of people in Cc
    "private",  # family and friends of an employee
)


@dataclass(frozen=True, slots=True)
class Party:
    """A name and an address, as one header writes them."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Enclosure:
    """An attachment; ``data`` raw."""

    name: str
    media_type: str
    data: bytes


@dataclass(slots=True, eq=False)
class Letter:
    """A message as its author meant it; ``at`` is the true moment, whatever the author's clock said."""

    at: int
    minutes: int  # the author's zone, minutes east of Greenwich
    kind: str
    sender: Party
    to: list[Party]
    subject: str
    language: str
    program: str
    greeting: str = ""
    paragraphs: list[str] = field(default_factory=list)
    farewell: list[str] = field(default_factory=list)  # lines
    cc: list[Party] = field(default_factory=list)
    bcc: list[Party] = field(default_factory=list)
    signature: Signature = NO_SIGNATURE
    author: Person | None = None
    parent: Letter | None = None  # what is answered or forwarded
    posting: str = "none"  # top, bottom, inline, forward, none: where the words stand to the quotation
    message_id: str = ""
    references: tuple[str, ...] = ()
    extra: list[tuple[str, str]] = field(default_factory=list)  # further headers
    enclosures: list[Enclosure] = field(default_factory=list)
    calendar: str = ""  # an iCalendar object
    calendar_method: str = ""
    html: str = ""  # own HTML (newsletters); "" lets the mail program make it
    raw_parts: list[tuple[str, str]] = field(
        default_factory=list
    )  # (content type, text) of a delivery report
    clock: int = 0  # seconds the author's clock is ahead
    quirks: set[str] = field(default_factory=set)  # oddities on purpose, see post.quirks
    copies_to: tuple[Employee, ...] = ()  # who gets it without standing in a header (lists, newsletters)
    envelope_from: str = ""
    folder: str = ""  # where a recipient's rules put it
    thread: int = 0
    own_plain: str = ""  # the author's words and signature, once made
    plain: str = ""  # the whole text as sent, once made
    core: bytes = b""  # the message without trace headers, once made
