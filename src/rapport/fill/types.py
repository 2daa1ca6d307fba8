"""What taking in is asked with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Share(StrEnum):
    """What colleagues get from what somebody adds. Which colleagues is said beside it: everyone, a team or a unit."""

    ALL = "all"  # people, organizations, timelines and who knows whom
    PEOPLE = "people"  # people and organizations; timelines and ties stay the adder's
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Terms:
    """What is shared, and with whom: ``audience_id`` is a team's or a unit's audience, None stands for everyone."""

    share: Share = Share.PEOPLE
    audience_id: int | None = None
