"""What the directory answers: people, organizations, and why a value is believed. Plain values, no queries.

Ids are 63-bit whole numbers; in addresses and markup they stand as decimal strings, never as a script's
numbers. Moments are aware datetimes in UTC. Nothing here is worded: sentences are made where they are
shown, in the language and time zone of the reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from rapport.base.paging import Count as Count
from rapport.base.paging import Page as Page


class PartyKind(StrEnum):
    """What a party is."""

    PERSON = "person"
    ORGANIZATION = "organization"


class Freshness(StrEnum):
    """How a certainty looks on a page: plain, lighter, or worth asking again."""

    FRESH = "fresh"
    FADING = "fading"
    STALE = "stale"


class Level(StrEnum):
    """How well two parties know each other, in three steps; a page says it together with its parts."""

    WELL = "well"
    SOME = "some"
    SLIGHT = "slight"


@dataclass(frozen=True, slots=True)
class Certainty:
    """The belief in a value at the moment of reading: ``value`` in 0..1, last seen at ``observed_at``."""

    value: float
    state: Freshness
    observed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Value:
    """The most believable visible value of one attribute, pointing at its candidate.

    ``origin`` says which part of a record it was read from (header, signature, closing, body, person ...),
    ``source_name`` is the source's name as its owner calls it, ``count`` says how often it was claimed,
    ``rivals`` how many other values were claimed for the same attribute and are not shown themselves.
    """

    candidate_id: int
    attribute: str
    text: str
    normalized: str
    certainty: Certainty
    origin: str
    source_name: str
    count: int
    first_at: datetime | None
    last_at: datetime | None
    rivals: int = 0


@dataclass(frozen=True, slots=True)
class SameValue:
    """A value as one audience shows it, and the identity that something said about it is about."""

    party_id: int
    identity_id: int
    audience_id: int
    attribute: str
    value: str
    normalized: str


@dataclass(frozen=True, slots=True)
class PersonFace:
    """A person as they are met anywhere: the name, whether of our own side, and where they were last seen."""

    id: int
    name: str
    is_own: bool
    organization_id: int | None
    first_at: datetime | None
    last_at: datetime | None


@dataclass(frozen=True, slots=True)
class OrganizationFace:
    """An organization as it is met anywhere."""

    id: int
    name: str
    domain: str
    is_own: bool
    first_at: datetime | None
    last_at: datetime | None


@dataclass(frozen=True, slots=True)
class Found:
    """One answer of a search; ``detail`` tells namesakes apart: an organization's name or a domain, "" for none."""

    id: int
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class Belonging:
    """A person's place in an organization as it is stored; ``title`` is "" when none is known."""

    organization_id: int
    title: str
    first_at: datetime | None
    last_at: datetime | None
    is_current: bool


@dataclass(frozen=True, slots=True)
class Address:
    """An address of a party with the best visible verdict on it; ``organization_id`` is who is behind its domain."""

    identity_id: int
    address: str
    verdict: str
    reason: str
    sent: int
    received: int
    first_at: datetime | None
    last_at: datetime | None
    organization_id: int | None


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """All visible exchange with a party taken together: the parts of "how we know them".

    ``sent`` counts messages from our side, ``received`` theirs; ``known_by`` counts our people who exchanged
    messages with them, the best of them named in ``best_name`` (``is_best_you``: it is the reader).
    """

    sent: int
    received: int
    threads: int
    first_at: datetime | None
    last_at: datetime | None
    known_by: int
    best_name: str
    is_best_you: bool
    level: Level


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of a list of people. ``known_by`` names our people, best acquainted first, at most three."""

    id: int
    name: str
    initials: str
    title: Value | None
    organization_id: int | None
    organization_name: str
    known_by: tuple[str, ...]
    last_at: datetime | None
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A person's place in an organization; ``until`` is None while it lasts."""

    organization_id: int | None
    organization_name: str
    title: Value | None
    since: date | None
    until: date | None
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class AddressRow:
    """One e-mail address of a party, with the verdict on it and the reason in words and numbers."""

    identity_id: int
    address: str
    verdict: str
    reason: str
    sent: int
    received: int
    first_at: datetime | None
    last_at: datetime | None
    value: Value | None = None


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Everything the page of one person says beside timeline and ties.

    ``id`` is the id of the cluster now, which may differ from the one asked for (a page then leads there).
    ``names`` holds every name claimed, most believable first; ``title`` and ``place`` stand in the header.
    ``facts`` are the remaining values in the order in which they are shown; ``colleagues`` at most eight
    others of the same organization, best known first.
    """

    id: int
    name: str
    initials: str
    names: tuple[Value, ...]
    title: Value | None
    organization_id: int | None
    organization_name: str
    place: Value | None
    certainty: Certainty
    acquaintance: Acquaintance | None
    facts: tuple[Value, ...]
    affiliations: tuple[Affiliation, ...]
    addresses: tuple[AddressRow, ...]
    colleagues: tuple[PersonRow, ...]


@dataclass(frozen=True, slots=True)
class OrganizationRow:
    """One line of a list of organizations. ``strength`` in 0..1 orders, ``level`` is what is said."""

    id: int
    name: str
    domain: str
    people_count: int
    known_by: tuple[str, ...]
    last_at: datetime | None
    strength: float
    level: Level


@dataclass(frozen=True, slots=True)
class OrganizationPage:
    """Everything the page of one organization says beside timeline and ties.

    ``people`` is the first page of those who belong to it.
    """

    id: int
    name: str
    initials: str
    names: tuple[Value, ...]
    domains: tuple[str, ...]
    certainty: Certainty
    acquaintance: Acquaintance | None
    facts: tuple[Value, ...]
    people: Page[PersonRow]


@dataclass(frozen=True, slots=True)
class WhyClaim:
    """One claim on a why-card: what was claimed, its ``share`` of the belief (0..1), from where and when.

    ``owner`` names whose source it is; ``locator`` finds the newest record again ("Inbox.mbox#17").
    ``is_shown`` marks claims of the value that the card is about.
    """

    text: str
    share: float
    origin: str
    source_name: str
    first_at: datetime | None
    last_at: datetime | None
    count: int
    owner: str
    locator: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class WhyCard:
    """Why a value is shown: its claims and those that compete with them, strongest first."""

    value: Value
    party_id: int
    party_kind: PartyKind
    party_name: str
    claims: tuple[WhyClaim, ...]
