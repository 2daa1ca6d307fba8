"""What others may ask of the invented company."""

from __future__ import annotations

from rapport.demo.people.names import CULTURES


def name_pools() -> dict[str, tuple[str, str, str, str]]:
    """The names people bear, by culture: female and male given names, family names, nicknames, as they are written down."""
    return dict(CULTURES)
