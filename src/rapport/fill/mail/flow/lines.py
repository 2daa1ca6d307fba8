"""Values as lines of PostgreSQL's COPY text format, in the column order named in :data:`COLUMNS`."""

from __future__ import annotations

import re

from rapport.engines.ids import KeyedIds
from rapport.engines.names import display_name, fold_name, looks_like_person
from rapport.engines.names.local_parts import name_from_local_part
from rapport.engines.points import (
    is_free_mail,
    is_hosting_domain,
    is_role_local_part,
    organization_from_domain,
    registrable_domain,
)

COLUMNS: dict[str, tuple[str, ...]] = {
    "evidence_record": (
        "id", "source_id", "run_id", "content_hash", "extractor", "observed_at", "folder", "locator", "audience_id",
    ),
    "timeline_interaction": (
        "record_id", "interaction_id", "source_id", "at", "is_dated", "kind", "subject", "subject_id", "is_reply",
        "message_id", "parent_id", "root_id", "thread_id", "marks", "is_sent_copy", "recipients", "attachments",
        "author_id", "audience_id",
    ),
    "timeline_participation": (
        "record_id", "position", "interaction_id", "source_id", "identity_id", "role", "name_id", "at", "audience_id",
    ),
    "evidence_claim": (
        "record_id", "source_id", "identity_id", "attribute", "value", "normalized", "observed_at", "confidence",
        "origin", "audience_id",
    ),
    "timeline_messagetext": ("record_id", "text", "own_text", "audience_id"),
    "evidence_name": ("id", "written", "display", "folded", "is_person"),
    "identity_identity": ("id", "namespace", "key", "label", "domain", "domain_id", "is_role", "party_id"),
}  # fmt: skip

NULL = "\\N"

_SPECIAL = re.compile(r"[\\\t\n\r\0]")
_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\0": ""}


def field_text(value: str) -> str:
    """``value`` as one field: separators escaped, NUL (which PostgreSQL cannot keep) left out."""
    if "\\" not in value and value.isprintable():
        return value
    return _SPECIAL.sub(lambda found: _ESCAPES[found.group()], value)


def name_line(name_id: int, written: str) -> str:
    """A display name with what the names engine makes of it."""
    display = display_name(written)
    is_person = "t" if looks_like_person(display) else "f"
    return f"{name_id}\t{field_text(written)}\t{field_text(display)}\t{field_text(fold_name(display))}\t{is_person}"


def identity_lines(ids: KeyedIds, identity_id: int, address: str) -> list[str]:
    """An address as an identity, and the organization behind its domain as another."""
    local, _, host = address.rpartition("@")
    domain = registrable_domain(host) or host
    is_shared = is_free_mail(domain) or is_hosting_domain(domain)
    domain_id = None if is_shared or not domain else ids.of("domain", domain)
    role = "t" if is_role_local_part(local) else "f"
    key, label, home = field_text(address), field_text(name_from_local_part(local)), field_text(domain)
    behind = NULL if domain_id is None else domain_id
    lines = [f"{identity_id}\tmail\t{key}\t{label}\t{home}\t{behind}\t{role}\t{identity_id}"]
    if domain_id is not None:
        called = field_text(organization_from_domain(domain))
        lines.append(f"{domain_id}\tdomain\t{home}\t{called}\t{home}\t{domain_id}\tf\t{domain_id}")
    return lines
