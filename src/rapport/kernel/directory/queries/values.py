"""The values believed of parties, and how sure they are at the moment of reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from rapport.engines.belief.certainty import certainty, state
from rapport.kernel.directory.models import Candidate
from rapport.kernel.directory.types import Certainty, Freshness, Value

from .rows import rows_for


def believed(base: float, last_at: datetime | None, as_of: datetime) -> Certainty:
    """The belief at ``as_of`` in something that was believed ``base`` when it was last seen."""
    belief = certainty(base, last_at, as_of)
    return Certainty(belief, Freshness(state(belief)), last_at)


def values_of(
    parties: Iterable[int], *, as_of: datetime, attributes: Iterable[str] = (), with_sources: bool = False
) -> dict[int, list[Value]]:
    """All values of each of these parties, or those of some attributes, most believable first whatever the attribute.

    Source names cost more and stay empty unless asked for.
    """
    found: dict[int, list[Value]] = defaultdict(list)
    rows = rows_for("values", parties, attributes=list(attributes), with_sources=with_sources)
    for party_id, number, attribute, text, normalized, base, seen, origin, source, told, since, until in rows:
        certainty_now = believed(base, seen, as_of)
        found[party_id].append(
            Value(number, attribute, text, normalized, certainty_now, origin, source, told, since, until)
        )
    return found


def candidate_by_id(candidate_id: int) -> Candidate | None:
    """A candidate the reader may see."""
    return Candidate.objects.filter(pk=candidate_id).first()


def lost_addresses(party_id: int) -> frozenset[str]:
    """Addresses of a party that are not believed in any more, as their owner left or mail to them came back."""
    lost = Candidate.objects.filter(party_id=party_id, attribute="email", origin="header", base__lt=0.5)
    return frozenset(lost.values_list("normalized", flat=True))
