"""Every read of the timeline: what passed between people, by thread and day, and the ties that follow from it."""

from .alias_facts import alias_facts
from .days import timeline_of
from .exchange import exchange_with
from .interactions import Happened, interactions_after
from .rhythm import gone_quiet
from .ties import all_ties_of, best_known_at, known_by, share_of_strength, ties_of
from .together import seen_together
from .witnesses import Witness, claimed_of, seen_of

__all__ = [
    "Happened",
    "Witness",
    "alias_facts",
    "all_ties_of",
    "best_known_at",
    "claimed_of",
    "exchange_with",
    "gone_quiet",
    "interactions_after",
    "known_by",
    "seen_of",
    "seen_together",
    "share_of_strength",
    "ties_of",
    "timeline_of",
]
