"""What taking in is asked with."""

from __future__ import annotations

from enum import StrEnum


class Share(StrEnum):
    """What colleagues get from what somebody adds; the adder always sees everything of theirs."""

    ALL = "all"  # people, organizations, timelines and who knows whom
    PEOPLE = "people"  # people and organizations; timelines and ties stay the adder's
    NOTHING = "nothing"
