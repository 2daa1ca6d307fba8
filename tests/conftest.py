"""A home and a PostgreSQL cluster of its own for each test process; nothing of the user's is ever touched.

Fixtures for tests that need a database (all connect as the application's role):

- `db`: one shared database, each test in a transaction that is rolled back. For simple tests.
- `database`: a fresh database for the test, with real commits and connections. For everything else.

Both begin migrated, with the operator (the first administrator) and nothing else.
RAPPORT_PG_BIN names other PostgreSQL programs to test on, e.g. those of Debian's PostgreSQL 15.
"""

from __future__ import annotations

import atexit
import itertools
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytest_django.plugin import DjangoDbBlocker

    from rapport.base.database import Database

if "rapport.site.settings" in sys.modules:
    raise pytest.UsageError("Unset DJANGO_SETTINGS_MODULE: the tests choose a home of their own.")

_home = tempfile.mkdtemp(prefix="rapport-test-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)
os.environ["RAPPORT_HOME"] = _home
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
for _name in ("DATABASE_URL", "RAPPORT_APP_DATABASE_URL", "RAPPORT_URL", "RAPPORT_DEBUG"):
    os.environ.pop(_name, None)

_numbers = itertools.count(1)


def pytest_configure(config: pytest.Config) -> None:
    """Let each of xdist's workers choose a home of its own, instead of handing them this one."""
    if config.getoption("numprocesses", None) and not hasattr(config, "workerinput"):
        del os.environ["DJANGO_SETTINGS_MODULE"], os.environ["RAPPORT_HOME"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let a browser's tests come last: its driver leaves an event loop running, in which no worker can begin its own.

    What is long by its mark may take its time; everything else is ended after a while, with all that it waited for.
    """
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
    for item in items:
        if item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.timeout(3600))


@pytest.fixture(scope="session")
def cluster(django_db_blocker: DjangoDbBlocker) -> Iterator[Database]:
    """The running server of this test process, with the migrated template in it (named as in real life)."""
    import django

    django.setup()
    from django.db import connections

    from rapport.base.database import database_of
    from rapport.base.home import home_from
    from rapport.site.installation import install

    database = database_of(home_from())
    with django_db_blocker.unblock(), database.running():
        assert database.superuser is not None
        with database.superuser.connect(autocommit=True) as connection:
            # What a test writes need not survive a power cut.
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("ALTER SYSTEM SET synchronous_commit = off")
            connection.execute("SELECT pg_reload_conf()")
        install(database)
        _disconnect()
        yield database
        connections.close_all()
        _disconnect()


@pytest.fixture(scope="session")
def django_db_setup(cluster: Database, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """In place of pytest-django's: the shared database is a copy of the template."""
    with django_db_blocker.unblock():
        _copy(cluster, "test_shared")
        _point_at("test_shared")
    yield
    with django_db_blocker.unblock():
        _point_at(cluster.app.name)


@pytest.fixture
def database(cluster: Database, django_db_blocker: DjangoDbBlocker) -> Iterator[Database]:
    """A database for this test alone. Yields its accounts, for tests that connect by themselves."""
    with django_db_blocker.unblock(), own_database(cluster) as fresh:
        yield fresh


@contextmanager
def own_database(cluster: Database) -> Iterator[Database]:
    """A fresh copy of the template that Django's connections lead to for a block."""
    from dataclasses import replace

    from django.db import connection

    from rapport.base.home import home_from
    from rapport.base.scrub import MARK

    name = f"test_{next(_numbers)}"
    (home_from().path / MARK).unlink(missing_ok=True)  # what another test deleted is no concern of this one's
    before = connection.settings_dict["NAME"]
    _copy(cluster, name)
    _point_at(name)
    try:
        yield replace(cluster, app=cluster.app.on(name), owner=cluster.owner.on(name))
    finally:
        _point_at(before)
        _drop(cluster, name)


def _copy(cluster: Database, name: str) -> None:
    assert cluster.superuser is not None
    with cluster.superuser.connect(autocommit=True) as connection:
        template, owner, app = cluster.owner.name, cluster.owner.user, cluster.app.user
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template} OWNER {owner} STRATEGY file_copy")
        connection.execute(f"REVOKE ALL ON DATABASE {name} FROM PUBLIC")
        connection.execute(f"GRANT CONNECT, TEMPORARY ON DATABASE {name} TO {app}")


def _drop(cluster: Database, name: str) -> None:
    assert cluster.superuser is not None
    with cluster.superuser.connect(autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _point_at(name: str) -> None:
    """Let Django's connections lead to another database of the same server."""
    from django.db import connections

    _disconnect()
    for alias in connections:
        connections[alias].settings_dict["NAME"] = name


def _disconnect() -> None:
    from django.db import connections

    for alias in connections:
        connections[alias].close()
        connections[alias].close_pool()
