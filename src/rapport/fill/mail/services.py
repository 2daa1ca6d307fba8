"""Writes of mail's own tables, and clearing what can be derived again."""

from __future__ import annotations

from django.db import connection
from django.utils import timezone

from rapport.engines.ties.rules import rules_from_json

from .models import Policy
from .queries import DERIVED


def forget_derived() -> None:
    """Deletes everything derived; only records, claims and what humans decided remain. Viewer: system."""
    with connection.cursor() as cursor:
        for table, (_columns, where) in DERIVED.items():
            if table not in ("identity_identity", "timeline_interaction"):
                cursor.execute(f"DELETE FROM {table} WHERE {where}")
        cursor.execute("DELETE FROM mail_ownevidence")
        cursor.execute("UPDATE identity_identity SET party_id = id WHERE party_id <> id")


def set_policy(*, author_id: int, audience_id: int, stores_text: bool, rules: str) -> Policy:
    """A new policy, in force from now on; the earlier ones stay readable. ``rules`` is their JSON,
    "" for those Rapport comes with. Raises ValueError that names every mistake in them."""
    if rules:
        _read, problems = rules_from_json(rules)
        if problems:
            raise ValueError("; ".join(problems))
    return Policy.objects.create(
        author_id=author_id,
        audience_id=audience_id,
        stores_text=stores_text,
        rules=rules,
        made_at=timezone.now(),
    )
