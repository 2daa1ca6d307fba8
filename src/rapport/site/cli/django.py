"""`rapport django …`: Django's own commands on a home, for people who develop Rapport."""

from __future__ import annotations

import typer

from .output import HomeOption


def register(app: typer.Typer) -> None:
    settings = {"allow_extra_args": True, "ignore_unknown_options": True}
    app.command("django", hidden=True, context_settings=settings)(run)


def run(context: typer.Context, home: HomeOption = None) -> None:
    """Run one of Django's commands, e.g. makemigrations, as the owner of the tables where it needs that."""
    from rapport.base.database import database_of
    from rapport.base.roles import prepare

    from .opening import choose_home, close_connections, set_up_django

    database = database_of(choose_home(home).create())
    with database.running():
        prepare(database)
        set_up_django()
        from django.core.management import execute_from_command_line

        try:
            execute_from_command_line(["rapport django", *context.args])
        finally:
            close_connections()
