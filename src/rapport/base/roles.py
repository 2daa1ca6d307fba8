"""Making the roles and the database, and keeping the application's role small. Safe to repeat."""

from __future__ import annotations

from typing import Any

import psycopg
from psycopg import sql

from .database import Account, Database, DatabaseError


def prepare(database: Database) -> None:
    """Create what is missing: roles, database, privileges. The server must run."""
    if database.superuser is not None:
        with database.superuser.connect(autocommit=True) as connection:
            _ensure_login(connection, database.owner)
            _ensure_login(connection, database.app)
            _ensure_database(connection, database.owner)
    try:
        with database.owner.connect(autocommit=True) as connection:
            if database.superuser is None:
                _check_server(connection)
                _ensure_app_role(connection, database.app)
            _ensure_privileges(connection, database)
    except psycopg.OperationalError as error:
        raise DatabaseError(f"The database does not answer: {str(error).strip()}") from error


def refresh_privileges(database: Database) -> None:
    """Grant the application's role what tables created since need. Run after each migration."""
    with database.owner.connect(autocommit=True) as connection:
        _ensure_privileges(connection, database)


def _check_server(connection: psycopg.Connection) -> None:
    version = connection.info.server_version
    if version < 150000:
        raise DatabaseError(f"PostgreSQL 15 or later is needed; the server is {version // 10000}.")
    encoding = connection.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        raise DatabaseError(f"The database must be encoded in UTF8, and it is in {encoding}.")


def _ensure_app_role(connection: psycopg.Connection, app: Account) -> None:
    """On a server that is not ours: make the role if we may and must."""
    try:
        with app.connect():
            return
    except psycopg.OperationalError:
        pass
    try:
        _ensure_login(connection, app)
    except psycopg.errors.InsufficientPrivilege as error:
        raise DatabaseError(
            f"The role {app.user} cannot connect, and the owner may not create it. "
            f"Let the server's administrator run  CREATE ROLE \"{app.user}\" LOGIN PASSWORD '…'  "
            "and name it by RAPPORT_APP_DATABASE_URL."
        ) from error


def _ensure_login(connection: psycopg.Connection, account: Account) -> None:
    there = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [account.user]).fetchone()
    # Sent as a verifier, so that the password itself stands in no server log.
    verifier = connection.pgconn.encrypt_password(
        account.password.encode(), account.user.encode(), b"scram-sha-256"
    ).decode()
    connection.execute(
        sql.SQL("{} ROLE {} LOGIN NOCREATEDB NOCREATEROLE PASSWORD {}").format(
            sql.SQL("ALTER" if there else "CREATE"), sql.Identifier(account.user), sql.Literal(verifier)
        )
    )


def _ensure_database(connection: psycopg.Connection, owner: Account) -> None:
    if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [owner.name]).fetchone() is None:
        connection.execute(
            sql.SQL("CREATE DATABASE {} OWNER {}").format(
                sql.Identifier(owner.name), sql.Identifier(owner.user)
            )
        )


def _ensure_privileges(connection: psycopg.Connection, database: Database) -> None:
    """Rows may be read and written by the application's role; structure may not be touched."""
    statements = (
        "REVOKE ALL ON DATABASE {name} FROM PUBLIC",
        "GRANT CONNECT, TEMPORARY ON DATABASE {name} TO {app}",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        "GRANT USAGE ON SCHEMA public TO {app}",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {app}",
        "GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO {app}",
    )
    names: dict[str, Any] = {
        "name": sql.Identifier(database.owner.name),
        "app": sql.Identifier(database.app.user),
    }
    with connection.transaction():
        for statement in statements:
            connection.execute(sql.SQL(statement).format(**names))
        if connection.execute("SELECT to_regclass('public.django_migrations')").fetchone() != (None,):
            connection.execute(
                sql.SQL("REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {app}").format(**names)
            )
