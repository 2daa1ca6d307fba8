"""Every write of the directory: profiles, derived set by set from claims and clusters."""

from __future__ import annotations

from django.db import connection

from rapport.base.sql import sql


def derive_profiles() -> None:
    """Derives candidates, people, organizations and affiliations of ``touched_party(party_id)`` anew."""
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
