"""`rapport invite`: a one-time link for somebody who is to sign in, or has lost their password."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from . import output
from .output import HomeOption, JsonOption

EmailArgument = Annotated[
    str | None, typer.Argument(metavar="[EMAIL]", help="Who (else the first administrator).")
]
AdministratorOption = Annotated[
    bool, typer.Option("--administrator", help="Make a new user an administrator.")
]


def register(app: typer.Typer) -> None:
    app.command("invite")(invite)


def invite(
    email: EmailArgument = None,
    administrator: AdministratorOption = False,
    home: HomeOption = None,
    json: JsonOption = False,
) -> None:
    """Make a link with which somebody chooses a password. It works once, for two days."""
    from .opening import choose_home, opened

    url = os.environ.get("RAPPORT_URL") or _running_at(choose_home(home)) or "http://127.0.0.1:8000"
    with opened():
        from django.core.exceptions import ValidationError

        from rapport.accounts import queries, services
        from rapport.base.refusal import Refusal

        user = queries.operator() if email is None else queries.user_by_email(email)
        if user is None and email is not None:
            try:
                user = services.create_user(email=email, is_administrator=administrator)
            except ValidationError as error:
                raise Refusal(" ".join(error.messages), code="address") from error
        assert user is not None
        link = f"{url.rstrip('/')}/welcome/{services.invite(user=user)}/"
        output.answer(
            {"email": user.email, "sign_in": link}, f"For {user.email}, once, within two days:\n{link}"
        )


def _running_at(home: object) -> str | None:
    from rapport.base.home import Home
    from rapport.site.processes import SUPERVISOR, ProcessFile

    assert isinstance(home, Home)
    holder = ProcessFile(home, SUPERVISOR).holder()
    return str(holder["url"]) if holder and "url" in holder else None
