"""Opening a home for a command: the database runs, is up to date, and somebody looks at it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rapport.base.refusal import Refusal

if TYPE_CHECKING:
    from rapport.base.database import Database
    from rapport.base.home import Home


@dataclass(frozen=True, slots=True)
class Opened:
    """An open installation. `viewer` is the id of the user through whose eyes the command looks."""

    home: Home
    database: Database
    viewer: int

    def viewing(self) -> AbstractContextManager[None]:
        """A transaction in which the command's user looks."""
        from rapport.base.viewer import viewing_as

        return viewing_as(self.viewer)


def choose_home(home: Path | None) -> Home:
    """The home a command works on; processes started from here on find the same one."""
    from rapport.base.home import home_from

    if home is not None:
        os.environ["RAPPORT_HOME"] = str(home.expanduser().absolute())
    chosen = home_from()
    os.environ["RAPPORT_HOME"] = str(chosen.path)
    return chosen


@contextmanager
def opened(home: Path | None = None, *, as_user: str | None = None) -> Iterator[Opened]:
    """Run the database for a block (unless it runs already), migrated, with Django set up on it.

    The database stops again when nobody else uses it.
    """
    from rapport.base.database import database_of

    chosen = choose_home(home).create()
    database = database_of(chosen)
    with database.running():
        set_up_django()
        from rapport.site.installation import install

        install(database)
        try:
            yield Opened(chosen, database, _viewer(as_user))
        finally:
            close_connections()


def set_up_django() -> None:
    """Set Django up on the home that was chosen."""
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "rapport.site.settings"
    django.setup()


def close_connections() -> None:
    """Give all connections back, so that the server can stop at once."""
    from django.db import connections

    for alias in connections:
        connections[alias].close()
        connections[alias].close_pool()  # type: ignore[attr-defined]


def _viewer(as_user: str | None) -> int:
    from rapport.accounts import queries

    if as_user is None:
        return queries.operator().pk
    user = queries.user_by_email(as_user)
    if user is None or not user.is_active:
        raise Refusal(f"There is no user with the address {as_user}.", code="no_such_user")
    return user.pk
