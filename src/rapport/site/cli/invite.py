"""`rapport invite`: a one-time link for somebody who is to sign in, or has lost their password."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from rapport.base.refusal import Refusal

from . import output
from .output import HomeOption, JsonOption

if TYPE_CHECKING:
    from rapport.accounts.types import Role

EmailArgument = Annotated[
    str | None, typer.Argument(metavar="[EMAIL]", help="Who (else the first administrator).")
]
RoleOption = Annotated[
    str | None,
    typer.Option(help="What a new user is: member, steward or administrator.", show_default="member"),
]


def register(app: typer.Typer) -> None:
    app.command("invite")(invite)


def invite(
    email: EmailArgument = None,
    role: RoleOption = None,
    home: HomeOption = None,
    json: JsonOption = False,
) -> None:
    """Make a link with which somebody chooses a password. It works once, for two days."""
    from .opening import choose_home, opened

    url = os.environ.get("RAPPORT_URL") or _running_at(choose_home(home)) or "http://127.0.0.1:8000"
    with opened():
        from rapport.accounts import queries, services

        chosen = _role(role)
        user = queries.operator() if email is None else queries.user_by_email(email)
        if user is None:
            assert email is not None
            user, token = services.invite_colleague(email=email, role=chosen)
        elif role is not None and user.role != chosen:
            raise Refusal(
                f"{user.email} is here already, as {user.role}. Change that in the settings.", code="is_here"
            )
        else:
            token = services.invite(user=user)
        link = f"{url.rstrip('/')}/welcome/{token}/"
        output.answer(
            {"email": user.email, "role": user.role, "sign_in": link},
            f"For {user.email}, {user.role}, once, within two days:\n{link}",
        )


def _role(word: str | None) -> Role:
    from rapport.accounts.types import Role

    if word is not None and word not in Role.values:
        raise Refusal(f"--role {word} is not known; choose one of {', '.join(Role.values)}.", code="usage")
    return Role(word or Role.MEMBER)


def _running_at(home: object) -> str | None:
    from rapport.base.home import Home
    from rapport.site.processes import SUPERVISOR, ProcessFile

    assert isinstance(home, Home)
    holder = ProcessFile(home, SUPERVISOR).holder()
    return str(holder["url"]) if holder and "url" in holder else None
