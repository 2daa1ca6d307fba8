"""What belongs to a person beside their values: where they are and were, and how they are written to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rapport.kernel.directory.types import Address, Belonging

from .rows import rows_for


def affiliations_of(parties: Iterable[int]) -> dict[int, list[Belonging]]:
    """Where each of these people belongs or belonged, current and latest first."""
    found: dict[int, list[Belonging]] = defaultdict(list)
    for person_id, organization_id, title, first_at, last_at, is_current in rows_for(
        "affiliations_seen", parties
    ):
        found[person_id].append(Belonging(organization_id, title or "", first_at, last_at, is_current))
    return found


def addresses_of(parties: Iterable[int]) -> dict[int, list[Address]]:
    """The e-mail addresses of each of these parties with the verdicts on them, kept ones and the latest first."""
    found: dict[int, list[Address]] = defaultdict(list)
    for party_id, *rest in rows_for("addresses", parties):
        found[party_id].append(Address(*rest))
    return found
