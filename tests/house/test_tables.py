"""Every table says who may see its rows, but for those that stand here with their reason."""

from __future__ import annotations

import django
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from rapport.base.database import Database

django.setup()

# Table → why everybody's rows may lie in it side by side.
WITHOUT_AUDIENCE = {
    "accounts_user": "colleagues know each other",
    "accounts_audience": "ids and kinds alone; row security itself reads it",
    "accounts_invitation": "hashes of links",
    "accounts_membership": "colleagues know who works with whom",
    "accounts_signin": "hashes of keys that only their owner holds",
    "accounts_team": "colleagues know their teams",
    "accounts_unit": "colleagues know their units",
    "account_emailaddress": "allauth's, unused",
    "account_emailconfirmation": "allauth's, unused",
    "auth_group": "Django's, unused",
    "auth_group_permissions": "Django's, unused",
    "auth_permission": "Django's, unused",
    "django_content_type": "names of models",
    "django_migrations": "names of migrations",
    "django_session": "Django's, unused",
    "mfa_authenticator": "second factors, their secrets encrypted by a key of the home",
    "procrastinate_events": "times of jobs",
    "procrastinate_jobs": "ids that jobs work on",
    "procrastinate_periodic_defers": "times of jobs",
    "procrastinate_workers": "heartbeats",
    "rapport_cache": "counted sign-in attempts",
    "evidence_name": "a vocabulary of names as written: reached from rows that are protected",
    "identity_identity": "a vocabulary of addresses: reached from rows that are protected",
}


def test_every_other_table_has_an_audience_and_is_protected(database: Database) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, relrowsecurity AND relforcerowsecurity, EXISTS ("
            "  SELECT FROM pg_attribute WHERE attrelid = c.oid AND attname = 'audience_id' AND attnotnull"
            ") FROM pg_class c WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace"
        )
        tables = {name: (protected, has_audience) for name, protected, has_audience in cursor.fetchall()}
    assert len(tables) > len(WITHOUT_AUDIENCE)
    open_to_all = {name for name, state in tables.items() if state != (True, True)}
    assert open_to_all == set(WITHOUT_AUDIENCE)


def test_models_and_migrations_agree(database: Database) -> None:
    ours = [config.label for config in apps.get_app_configs() if config.name.startswith("rapport.")]
    call_command("makemigrations", *ours, check=True, dry_run=True, verbosity=0)
