"""Cursors of lists in the order of names: opaque to whoever carries them, and the first page to whoever makes them up."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode

Key = tuple[str, int]
LONGEST = 4_000


def text_cursor(key: Key) -> str:
    """A cursor that holds the key (sort key, party) of the last row."""
    return urlsafe_b64encode(json.dumps(key, ensure_ascii=False).encode()).decode().rstrip("=")


def text_key(cursor: str | None) -> Key | None:
    """The key in a cursor; None, which is the beginning, for a cursor that is missing or none of ours."""
    if not cursor or len(cursor) > LONGEST or not cursor.isascii():
        return None
    try:
        sort_key, party_id = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        sort_key.encode()  # no lone surrogates, which no database takes
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    if not isinstance(sort_key, str) or type(party_id) is not int or "\x00" in sort_key:
        return None
    return (sort_key, party_id) if 0 <= party_id < 2**63 else None
