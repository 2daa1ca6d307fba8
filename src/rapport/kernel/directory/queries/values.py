"""The values believed of parties, and how sure they are at the moment of reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from rapport.engines.belief.certainty import certainty, state
from rapport.kernel.directory.models import Candidate
from rapport.kernel.directory.types import Certainty, Freshness, SameValue, Value

from .rows import rows_for

DENIED = "denied"  # the origin of values that somebody said are wrong


def believed(base: float, last_at: datetime | None, as_of: datetime) -> Certainty:
    """The belief at ``as_of`` in something that was believed ``base`` when it was last seen."""
    belief = certainty(base, last_at, as_of)
    return Certainty(belief, Freshness(state(belief)), last_at)


def values_of(
    parties: Iterable[int],
    *,
    as_of: datetime,
    attributes: Iterable[str] = (),
    with_sources: bool = False,
    with_denied: bool = False,
) -> dict[int, list[Value]]:
    """All values of each of these parties, or those of some attributes, most believable first whatever the attribute.

    Source names cost more and stay empty unless asked for; and so do values that somebody said are wrong.
    """
    found: dict[int, list[Value]] = defaultdict(list)
    rows = rows_for("values", parties, attributes=list(attributes), with_sources=with_sources)
    for party_id, number, attribute, text, normalized, base, seen, origin, source, told, since, until in rows:
        if origin == DENIED and not with_denied:
            continue
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


def same_value(candidate_id: int) -> list[SameValue]:
    """A value the reader may see, once for each audience that shows it to them, the one asked for first; [] for no such value."""
    asked = candidate_by_id(candidate_id)
    if asked is None:
        return []
    same = Candidate.objects.filter(
        party_id=asked.party_id, attribute=asked.attribute, normalized=asked.normalized
    )
    return [
        SameValue(c.party_id, c.identity_id, c.audience_id, c.attribute, c.value, c.normalized)
        for c in sorted(same, key=lambda c: (c.pk != asked.pk, c.audience_id))
    ]


def anchor_of(party_id: int) -> SameValue | None:
    """Where something new that is said of a party belongs: an identity of it, and the first audience that shows it to the reader.

    The value in it is the party's address or domain.
    """
    known = Candidate.objects.filter(party_id=party_id, attribute__in=("email", "domain"))
    found = known.order_by("audience_id", "-weight", "normalized").first()
    if found is None:
        return None
    return SameValue(
        party_id, found.identity_id, found.audience_id, found.attribute, found.value, found.normalized
    )
