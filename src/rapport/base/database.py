"""Where the database is and who connects to it: the embedded server, or the one DATABASE_URL names.

Two roles are in use. The owner owns every table and only migrates; the application's role is what web,
worker and command line connect as: it owns nothing and row security binds it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from urllib.parse import unquote, urlsplit

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from .embedded import Cluster
from .embedded.cluster import SUPERUSER
from .home import Home
from .refusal import Refusal

NAME = "rapport"
OWNER = "rapport_owner"
APP = "rapport_app"


class DatabaseError(Refusal):
    """The database cannot be used as configured."""

    code = "database"


@dataclass(frozen=True, slots=True)
class Account:
    """How to connect as one role. `host` is a socket folder or a host name; `more` is libpq's own."""

    host: str
    port: str
    name: str
    user: str
    password: str = field(repr=False)
    more: tuple[tuple[str, str], ...] = ()

    @property
    def conninfo(self) -> str:
        """A libpq connection string. Holds the password: not for logs."""
        return make_conninfo(
            "",
            host=self.host or None,
            port=self.port or None,
            dbname=self.name,
            user=self.user or None,
            password=self.password or None,
            **dict(self.more),
        )

    def on(self, name: str) -> Account:
        """The same account on another database of the server."""
        return replace(self, name=name)

    def connect(self, *, autocommit: bool = False) -> psycopg.Connection:
        return psycopg.connect(self.conninfo, autocommit=autocommit)


@dataclass(frozen=True, slots=True)
class Database:
    """The database of an installation: both roles, and the superuser where the server is our own."""

    app: Account
    owner: Account
    superuser: Account | None
    cluster: Cluster | None

    @contextmanager
    def running(self) -> Iterator[Database]:
        """Hold the server for a block. A server that is not ours is there already."""
        if self.cluster is None:
            yield self
            return
        with self.cluster.running():
            yield self


def database_of(home: Home, environment: Mapping[str, str] | None = None) -> Database:
    """The database that a home and the environment name. Connects to nothing."""
    environment = os.environ if environment is None else environment
    if environment.get("DATABASE_URL"):
        return _foreign(home, environment)
    cluster = Cluster(home)
    secrets = home.secrets()
    app = Account(str(cluster.socket), str(cluster.port), NAME, APP, secrets.app_password)
    return Database(
        app=app,
        owner=replace(app, user=OWNER, password=secrets.owner_password),
        superuser=replace(app, name="postgres", user=SUPERUSER, password=secrets.superuser_password),
        cluster=cluster,
    )


def _foreign(home: Home, environment: Mapping[str, str]) -> Database:
    owner = account_of(environment["DATABASE_URL"], "DATABASE_URL")
    given = environment.get("RAPPORT_APP_DATABASE_URL")
    if given:
        app = account_of(given, "RAPPORT_APP_DATABASE_URL")
    else:
        # Roles belong to the whole server: two installations there must not share one.
        role = APP if owner.name == NAME else f"{owner.name}_app"
        app = replace(owner, user=role, password=home.secrets().app_password)
    if app.user == owner.user:
        raise DatabaseError(
            "RAPPORT_APP_DATABASE_URL names the owner of the database. "
            "It must be a role of its own that owns nothing."
        )
    return Database(app=app, owner=owner, superuser=None, cluster=None)


def account_of(url: str, variable: str) -> Account:
    """Read `postgresql://user:password@host:port/name?option=value`."""
    if urlsplit(url).scheme not in ("postgresql", "postgres"):
        raise DatabaseError(f"{variable} must begin with postgresql://. Rapport works on PostgreSQL alone.")
    try:
        parts = {key: str(value) for key, value in conninfo_to_dict(url).items() if value is not None}
    except psycopg.ProgrammingError as error:
        raise DatabaseError(f"{variable} is not a connection address: {error}") from error
    name = parts.pop("dbname", "")
    if not name:
        raise DatabaseError(f"{variable} must name a database: postgresql://user:password@host/NAME")
    return Account(
        host=parts.pop("host", ""),
        port=parts.pop("port", ""),
        name=unquote(name),
        user=parts.pop("user", ""),
        password=parts.pop("password", ""),
        more=tuple(sorted(parts.items())),
    )
