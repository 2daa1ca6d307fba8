"""Our accounts of the database in the words of Django's settings."""

from __future__ import annotations

from typing import Any

import psycopg
from django.db.backends.base.base import BaseDatabaseWrapper

from .database import Account, Database

# Web processes answer one request at a time; the spare connection serves a job's progress.
POOL = {"min_size": 1, "max_size": 4, "timeout": 5}


def connection_settings(database: Database) -> dict[str, dict[str, Any]]:
    """`DATABASES`: `default` connects as the application's role from a pool, `owner` migrates."""
    return {
        "default": _settings(database.app, {"pool": dict(POOL)}) | {"CONN_HEALTH_CHECKS": True},
        "owner": _settings(database.owner, {}),
    }


def _settings(account: Account, options: dict[str, Any]) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": account.name,
        "USER": account.user,
        "PASSWORD": account.password,
        "HOST": account.host,
        "PORT": account.port,
        "OPTIONS": {**dict(account.more), **options},
    }


def direct_connection(connection: BaseDatabaseWrapper) -> psycopg.Connection:
    """A connection of one's own beside the pool, to the same database and in the same role: for locks held long."""
    given = connection.settings_dict
    return psycopg.connect(
        dbname=given["NAME"],
        user=given["USER"],
        password=given["PASSWORD"],
        host=given["HOST"],
        port=given["PORT"],
        autocommit=True,
        **{word: value for word, value in given["OPTIONS"].items() if word != "pool"},
    )
