"""What pages, exports and the command line read: people and organizations with who knows them, and why that is believed.

All of it is what the reader may see. ``as_of`` is the moment at which certainty and strength are computed, by default now.
"""

from .around import ties_of, timeline_of
from .organization import organization
from .organizations import organizations
from .people import people, people_of
from .person import person
from .why import why

__all__ = ["organization", "organizations", "people", "people_of", "person", "ties_of", "timeline_of", "why"]
