"""Bringing a home's database up to date: roles, tables, privileges, the first user. Safe to repeat."""

from __future__ import annotations

from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from rapport.accounts.services import ensure_operator
from rapport.base.database import Database
from rapport.base.roles import prepare, refresh_privileges


def install(database: Database) -> bool:
    """Create or update everything the database needs. The server must run. True when anything changed."""
    prepare(database)
    changed = bool(pending_migrations())
    if changed:
        call_command("migrate", database="owner", interactive=False, verbosity=0)
        call_command("createcachetable", database="owner", verbosity=0)
        refresh_privileges(database)
        connections["owner"].close()
    ensure_operator()
    return changed


def pending_migrations() -> list[str]:
    """Names of migrations that have not been applied, in order."""
    connection = connections["owner"]
    try:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    finally:
        connection.close()
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]
