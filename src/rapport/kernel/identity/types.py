"""What identity answers about addresses: the verdict on each, with its reason and the figures it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Ruled:
    """One address in the ledger of verdicts, as the reader may see it.

    ``received`` counts messages from the address, ``sent`` those to it. ``rule`` names the rule that decided;
    ``is_ruled`` says that a human did. ``party_id`` is the party the address belongs to.
    """

    identity_id: int
    address: str
    name: str
    verdict: str
    rule: str
    reason: str
    is_ruled: bool
    received: int
    sent: int
    first_at: datetime | None
    last_at: datetime | None
    party_id: int
