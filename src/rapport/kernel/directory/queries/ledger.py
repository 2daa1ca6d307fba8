"""Searching the ledger: addresses of everybody met, known or not, by the words of their names, by address or by domain."""

from __future__ import annotations

from typing import Any

from django.db import connection

from rapport.base.paging import Page, cursor_of, keys_of
from rapport.base.sql import sql
from rapport.engines.search import asked
from rapport.kernel.directory.models import SearchKind
from rapport.kernel.identity.types import Ruled

from .seeking import Search
from .vocabulary import LAST_CHARACTER

KINDS = (SearchKind.PERSON, SearchKind.OWN_PERSON, SearchKind.OTHER)
MOST_PARTIES = 500  # whose addresses are looked at
BY_ADDRESS = "SELECT id FROM identity_identity WHERE namespace = 'mail' AND key >= %s AND key < %s ORDER BY key LIMIT %s"


def found_addresses(
    text: str, *, verdict: str = "", after: str | None = None, limit: int = 50
) -> Page[Ruled]:
    """The lines of the ledger that fit what was typed, the closest first; only those of one verdict when given."""
    query = asked(text)
    parties: list[int] = []
    for words in dict.fromkeys((query.words, query.without_optional.words)):
        parties = [hit.party_id for hit in Search(words, KINDS, MOST_PARTIES).run()]
        if parties:
            break
    begin = max(0, (keys_of(after, 1) or (0,))[0])
    values: dict[str, Any] = {
        "addresses": _beginning_with(query.address),
        "parties": parties,
        "verdict": verdict,
        "most": min(begin, MOST_PARTIES) + limit + 1,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql("kernel/directory", "ledger_of"), values)
        rows = [Ruled(*row) for row in cursor.fetchall()][begin:]
    return Page(tuple(rows[:limit]), cursor_of(begin + limit) if len(rows) > limit else None)


def _beginning_with(address: str) -> list[int]:
    """The addresses that begin like this; of "@northwind" none, as domains are words."""
    if not address or address.startswith("@"):
        return []
    with connection.cursor() as cursor:
        cursor.execute(BY_ADDRESS, [address, address + LAST_CHARACTER, MOST_PARTIES])
        return [row[0] for row in cursor.fetchall()]
