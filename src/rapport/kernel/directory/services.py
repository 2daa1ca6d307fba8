"""Every write of the directory: profiles, and the words they are found by, derived set by set from claims and clusters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import connection

from rapport.base.bulk import copy_rows
from rapport.base.sql import sql
from rapport.engines.search import words_of_address, words_of_domain, words_of_name

NAME, ADDRESS, DOMAIN = 1, 2, 3
READERS = {NAME: words_of_name, ADDRESS: words_of_address, DOMAIN: words_of_domain}
BATCH = 20_000
MANY = 20_000  # words that came or went, after which the planner must know
READ = {"field": "int2", "text": "text", "words": "text"}


def derive_profiles() -> None:
    """Derives candidates, people, organizations and affiliations of ``touched_party(party_id)`` anew, and their words."""
    with connection.cursor() as cursor:
        for table, column in (
            ("directory_candidate", "party_id"),
            ("directory_affiliation", "person_id"),
            ("directory_person", "party_id"),
            ("directory_organization", "party_id"),
        ):
            cursor.execute(f"DELETE FROM {table} USING touched_party t WHERE {table}.{column} = t.party_id")
        for name in ("candidates", "organization_candidates", "affiliations", "persons", "organizations"):
            cursor.execute(sql("kernel/directory", name))
        derive_search(cursor)


def derive_search(cursor: Any) -> None:
    """Brings the words by which ``touched_party(party_id)`` are found up to date with their profiles. Viewer: system."""
    cursor.execute(sql("kernel/directory", "search_texts"))
    cursor.execute(
        "DECLARE search_texts NO SCROLL CURSOR FOR SELECT DISTINCT field, text FROM search_text WHERE text <> ''"
    )
    while True:
        cursor.execute(f"FETCH {BATCH} FROM search_texts")
        texts = cursor.fetchall()
        if not texts:
            break
        copy_rows(cursor, "search_read", READ, _words_read(texts))
    cursor.execute("CLOSE search_texts")
    cursor.execute("ANALYZE search_read")
    cursor.execute(sql("kernel/directory", "search_postings"))
    is_much = cursor.rowcount > MANY
    if is_much:
        cursor.execute("SELECT rapport_analyze(%s)", [["directory_searchposting"]])
    cursor.execute(sql("kernel/directory", "search_words"))
    if is_much:
        cursor.execute("SELECT rapport_analyze(%s)", [["directory_searchword", "directory_searchneighbor"]])


def _words_read(texts: list[tuple[int, str]]) -> Iterator[tuple[int, str, str]]:
    for field, text in texts:
        words = READERS[field](text)
        if words:
            yield field, text, " ".join(words)
