"""Which database, and as whom: our own, or a server that DATABASE_URL names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from rapport.base.database import Account, Database, DatabaseError, account_of, database_of
from rapport.base.home import Home
from rapport.base.roles import prepare


def test_without_an_address_the_server_is_our_own(tmp_path: Path) -> None:
    database = database_of(Home(tmp_path), {})
    assert database.cluster is not None
    assert (database.app.user, database.owner.user, database.app.name) == (
        "rapport_app",
        "rapport_owner",
        "rapport",
    )
    assert database.app.password != database.owner.password
    assert database.app.password not in repr(database)


def test_an_address_is_read_whole(tmp_path: Path) -> None:
    url = "postgresql://own%40er:p%40ss@db.example.com:6432/crm?sslmode=require&connect_timeout=3"
    database = database_of(Home(tmp_path), {"DATABASE_URL": url})
    owner = database.owner
    assert (owner.host, owner.port, owner.name) == ("db.example.com", "6432", "crm")
    assert (owner.user, owner.password) == ("own@er", "p@ss")
    assert dict(owner.more) == {"sslmode": "require", "connect_timeout": "3"}
    assert (database.app.user, database.app.host) == ("crm_app", "db.example.com")
    assert database.cluster is None and database.superuser is None


def test_the_application_may_have_an_address_of_its_own(tmp_path: Path) -> None:
    database = database_of(
        Home(tmp_path),
        {
            "DATABASE_URL": "postgresql://owner:a@host/crm",
            "RAPPORT_APP_DATABASE_URL": "postgresql://small:b@host/crm",
        },
    )
    assert (database.app.user, database.app.password) == ("small", "b")


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"DATABASE_URL": "mysql://x/y"}, "PostgreSQL alone"),
        ({"DATABASE_URL": "sqlite:///x"}, "PostgreSQL alone"),
        ({"DATABASE_URL": "postgresql://host"}, "must name a database"),
        ({"DATABASE_URL": "postgresql://host/db?nonsense=1"}, "not a connection address"),
        (
            {
                "DATABASE_URL": "postgresql://one:a@host/crm",
                "RAPPORT_APP_DATABASE_URL": "postgresql://one:a@host/crm",
            },
            "names the owner",
        ),
    ],
)
def test_a_bad_address_is_refused_in_words(tmp_path: Path, environment: dict[str, str], words: str) -> None:
    with pytest.raises(DatabaseError, match=words):
        database_of(Home(tmp_path), environment)


@pytest.fixture
def elsewhere(cluster: Database, tmp_path: Path) -> Iterator[dict[str, str]]:
    """A database on a server that is not Rapport's own, with an owner that may create roles."""
    assert cluster.superuser is not None
    with cluster.superuser.connect(autocommit=True) as server:
        server.execute("CREATE ROLE their_owner LOGIN CREATEROLE PASSWORD 'theirs'")
        server.execute("CREATE DATABASE theirs OWNER their_owner TEMPLATE template0 ENCODING 'UTF8'")
        try:
            host = cluster.superuser.host.replace("/", "%2F")
            yield {"DATABASE_URL": f"postgresql://their_owner:theirs@{host}:{cluster.superuser.port}/theirs"}
        finally:
            server.execute("DROP DATABASE theirs WITH (FORCE)")
            for role in ("theirs_app", "their_owner"):
                server.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(role)))


def rights_of(account: Account) -> dict[str, bool]:
    with account.connect() as connection:
        row = connection.execute(
            "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,"
            " has_schema_privilege('public', 'CREATE'), has_database_privilege(current_database(), 'CREATE')"
            " FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
    assert row is not None
    return dict(zip(("super", "bypass", "roles", "databases", "schema", "create"), row, strict=True))


def test_on_a_foreign_server_the_small_role_is_made(elsewhere: dict[str, str], tmp_path: Path) -> None:
    database = database_of(Home(tmp_path), elsewhere)
    with database.running():
        prepare(database)
        prepare(database)
        assert not any(rights_of(database.app).values())


def test_a_small_role_that_is_given_is_used_and_not_changed(
    elsewhere: dict[str, str], tmp_path: Path, cluster: Database
) -> None:
    assert cluster.superuser is not None
    url = elsewhere["DATABASE_URL"].replace("their_owner:theirs", "theirs_app:given")
    with cluster.superuser.connect(autocommit=True) as server:
        server.execute("CREATE ROLE theirs_app LOGIN PASSWORD 'given'")
        server.execute("ALTER ROLE their_owner NOCREATEROLE")
    database = database_of(Home(tmp_path), elsewhere | {"RAPPORT_APP_DATABASE_URL": url})
    prepare(database)
    assert not any(rights_of(database.app).values())


def test_an_owner_that_may_not_make_roles_is_told_what_to_do(
    elsewhere: dict[str, str], tmp_path: Path, cluster: Database
) -> None:
    assert cluster.superuser is not None
    with cluster.superuser.connect(autocommit=True) as server:
        server.execute("ALTER ROLE their_owner NOCREATEROLE")
    with pytest.raises(DatabaseError, match=r'CREATE ROLE "theirs_app".*RAPPORT_APP_DATABASE_URL'):
        prepare(database_of(Home(tmp_path), elsewhere))


def test_a_server_that_is_not_there_is_said_in_words(tmp_path: Path) -> None:
    database = database_of(
        Home(tmp_path), {"DATABASE_URL": f"postgresql://o:p@{tmp_path}/crm".replace("@/", "@%2F")}
    )
    with pytest.raises(DatabaseError, match="does not answer"):
        prepare(database)


def test_others_on_the_server_may_not_enter(
    elsewhere: dict[str, str], tmp_path: Path, cluster: Database
) -> None:
    prepare(database_of(Home(tmp_path), elsewhere))
    assert cluster.superuser is not None
    stranger = account_of(elsewhere["DATABASE_URL"], "x")
    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        psycopg.connect(
            host=stranger.host,
            port=stranger.port,
            dbname="theirs",
            user=cluster.app.user,
            password=cluster.app.password,
        )
