"""Which of the values claimed for a party stand on its page, and how many stand behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapport.kernel.directory.types import Freshness, Value

ORDER = ("title", "organization", "email", "mobile", "phone", "fax", "url", "address")
SAID_OF_PEOPLE = ("phone", "mobile", "title", "email", "name", "organization", "address", "url", "fax")
SAID_OF_ORGANIZATIONS = ("phone", "name", "email", "address", "url", "fax")
SEVERAL = {"email": 6, "mobile": 3, "phone": 3, "fax": 2, "url": 3}  # of others only the best can be true


def facts_of(values: Sequence[Value]) -> tuple[Value, ...]:
    """The values shown, attribute by attribute; the first of each says how many others were claimed.

    ``values`` come most believable first. Beside the best only those are shown that are not stale, and of some
    attributes none.
    """
    shown: list[Value] = []
    for attribute in ORDER:
        claimed = [value for value in values if value.attribute == attribute]
        if claimed:
            best, others = claimed[0], claimed[1 : SEVERAL.get(attribute, 1)]
            beside = [other for other in others if other.certainty.state is not Freshness.STALE]
            shown.append(replace(best, rivals=len(claimed) - 1 - len(beside)))
            shown.extend(beside)
    return tuple(shown)


def with_rivals(value: Value, values: Sequence[Value]) -> Value:
    """A value that says how many others were claimed for the same attribute."""
    return replace(value, rivals=sum(other.attribute == value.attribute for other in values) - 1)
