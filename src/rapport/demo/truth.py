"""What is true about the demo company, for measuring what Rapport finds out about it.

``truth.json`` holds one :class:`Truth`; its JSON schema is :data:`SCHEMA`. Addresses are normalized: lower case, domains in
Unicode. All moments are true ones in UTC, whatever the Date headers say. Counts are of messages that stand in at least one
of the mailboxes, each message once however many copies there are.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

FORMAT = 1

VERDICTS = ("kept", "bulk", "robot", "list", "one_way", "waiting", "internal", "neutral")


@dataclass(frozen=True, slots=True)
class TrueAddress:
    """One address that stands in From, To, Cc or (behind a list) Reply-To somewhere.

    ``verdict``: what it ought to be; ``neutral`` where either answer is right (family, second addresses without an
    exchange of their own, a pitch that got a "no"). ``accepted``: every verdict that is not wrong.
    """

    address: str
    verdict: str
    accepted: tuple[str, ...]
    kind: str  # person role newsletter robot daemon list cold crowd spam forged internal private mistyped
    person: str | None  # id; None for shared mailboxes and machines
    organization: str | None
    reason: str
    received: int  # personal messages from it to us
    sent: int  # personal messages from us to it
    first_seen: str
    last_seen: str


@dataclass(frozen=True, slots=True)
class TrueAffiliation:
    """A time at one house under one title."""

    organization: str | None
    title: str
    since: str
    until: str | None


@dataclass(frozen=True, slots=True)
class TruePhone:
    kind: str  # phone mobile fax
    value: str  # E.164
    since: str
    until: str | None
    is_shared: bool  # the switchboard


@dataclass(frozen=True, slots=True)
class TruePerson:
    """A human being; ``names`` are all display and signature names in use, ``addresses`` those seen in the mail."""

    id: str
    name: str
    names: tuple[str, ...]
    addresses: tuple[str, ...]
    organization: str | None  # at the end
    title: str
    affiliations: tuple[TrueAffiliation, ...]
    phones: tuple[TruePhone, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TrueOrganization:
    id: str
    name: str
    legal_name: str
    domains: tuple[str, ...]
    kind: str
    country: str
    city: str


@dataclass(frozen=True, slots=True)
class TrueEmployee:
    id: str
    name: str
    addresses: tuple[str, ...]
    title: str
    department: str
    mailbox: str | None
    left_on: str | None


@dataclass(frozen=True, slots=True)
class TrueTie:
    """Personal messages between an employee and a person, To and Cc alike."""

    employee: str
    person: str
    sent: int
    received: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class TrueClaim:
    """A value an author's own signatures truly show, and when."""

    address: str
    attribute: str
    value: str
    normalized: str
    first: str
    last: str
    times: int


@dataclass(frozen=True, slots=True)
class SamePair:
    """Two addresses of one person: plus_tag, domain_alias, other_spelling, free_mail, married, job_change."""

    person: str
    addresses: tuple[str, str]
    how: str


@dataclass(frozen=True, slots=True)
class TrueNews:
    """What an automatic answer tells: left, new_address, on_leave, bounced; ``detail`` a day, an address or a status code."""

    kind: str
    party: str
    at: str
    detail: str


@dataclass(frozen=True, slots=True)
class TrueMailbox:
    employee: str
    path: str
    format: str
    folders: dict[str, int]
    items: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Truth:
    """The whole of it."""

    format: int
    seed: int
    scale: float
    begins: str
    ends: str
    own_name: str
    own_domains: tuple[str, ...]
    items: int  # messages in all mailboxes together, copies included
    messages: int  # different messages
    messages_by_kind: dict[str, int]
    mess: dict[str, int]  # how often each oddity is there
    mailboxes: tuple[TrueMailbox, ...]
    employees: tuple[TrueEmployee, ...]
    organizations: tuple[TrueOrganization, ...]
    persons: tuple[TruePerson, ...]
    addresses: tuple[TrueAddress, ...]
    ties: tuple[TrueTie, ...]
    claims: tuple[TrueClaim, ...]
    same: tuple[SamePair, ...]
    namesakes: tuple[tuple[str, str], ...]  # person ids that must never become one
    news: tuple[TrueNews, ...]

    def to_json(self) -> str:
        """The document of ``truth.json``."""
        parts = []
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name in _LINED:
                rows = ",\n  ".join(json.dumps(asdict(row), ensure_ascii=False) for row in value)
                parts.append(f" {json.dumps(field.name)}: [\n  {rows}\n ]")
            else:
                parts.append(f" {json.dumps(field.name)}: {json.dumps(value, ensure_ascii=False)}")
        return "{\n" + ",\n".join(parts) + "\n}\n"

    @classmethod
    def read(cls, path: Path) -> Truth:
        """The truth written beside the mailboxes."""
        return truth_of(json.loads(path.read_text(encoding="utf-8")))

    def address(self, address: str) -> TrueAddress | None:
        """What is true of a normalized address."""
        return next((entry for entry in self.addresses if entry.address == address), None)

    def verdicts(self) -> dict[str, str]:
        """The verdict of every address."""
        return {entry.address: entry.verdict for entry in self.addresses}


_ROWS: dict[str, Any] = {
    "mailboxes": TrueMailbox, "employees": TrueEmployee, "organizations": TrueOrganization, "addresses": TrueAddress, "ties": TrueTie,
    "claims": TrueClaim, "same": SamePair, "news": TrueNews,
}  # fmt: skip


# Lists written one row a line.
_LINED = (*_ROWS, "persons")


def _row(kind: Any, values: dict[str, Any]) -> Any:
    return kind(**{key: tuple(value) if isinstance(value, list) else value for key, value in values.items()})


def truth_of(document: dict[str, Any]) -> Truth:
    """The truth in a parsed ``truth.json``."""
    values = dict(document)
    for key, kind in _ROWS.items():
        values[key] = tuple(_row(kind, row) for row in values[key])
    values["persons"] = tuple(
        _row(
            TruePerson,
            {
                **row,
                "affiliations": [_row(TrueAffiliation, a) for a in row["affiliations"]],
                "phones": [_row(TruePhone, p) for p in row["phones"]],
            },
        )
        for row in values["persons"]
    )
    values["own_domains"] = tuple(values["own_domains"])
    values["namesakes"] = tuple((left, right) for left, right in values["namesakes"])
    return Truth(**values)


def _schema_of(annotation: str) -> dict[str, Any]:
    """JSON schema of a field of the classes above, from its annotation."""
    plain: dict[str, dict[str, Any]] = {"str": {"type": "string"}, "int": {"type": "integer"}, "float": {"type": "number"}, "bool": {"type": "boolean"},
             "str | None": {"type": ["string", "null"]}, "dict[str, int]": {"type": "object", "additionalProperties": {"type": "integer"}}}  # fmt: skip
    if annotation in plain:
        return plain[annotation]
    if annotation == "tuple[str, str]":
        return {"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 2}
    inner = annotation.removeprefix("tuple[").removesuffix(", ...]")
    return {
        "type": "array",
        "items": {"$ref": f"#/$defs/{inner}"} if inner.startswith(("True", "Same")) else _schema_of(inner),
    }


def _object(kind: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "description": (kind.__doc__ or "").strip().split("\n")[0],
        "properties": {field.name: _schema_of(str(field.type)) for field in fields(kind)},
        "required": [field.name for field in fields(kind)],
        "additionalProperties": False,
    }


SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "truth.json of the demo company",
    **_object(Truth),
    "$defs": {
        kind.__name__: _object(kind)
        for kind in (
            TrueAddress,
            TrueAffiliation,
            TruePhone,
            TruePerson,
            TrueOrganization,
            TrueEmployee,
            TrueTie,
            TrueClaim,
            SamePair,
            TrueNews,
            TrueMailbox,
        )
    },
}
