"""`rapport up` and `rapport down`: the database, the web pages and the worker, together."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from rapport.base.refusal import Refusal

from . import output
from .output import HomeOption, JsonOption

if TYPE_CHECKING:
    from .opening import Opened

ListenOption = Annotated[
    str | None,
    typer.Option(
        "--listen", metavar="HOST:PORT", help="Where to listen (else 127.0.0.1:8000).", show_default=False
    ),
]
LOOPBACK = ("127.", "localhost:", "[::1]:")


def register(app: typer.Typer) -> None:
    app.command("up")(up)
    app.command("down")(down)


def up(home: HomeOption = None, listen: ListenOption = None, json: JsonOption = False) -> None:
    """Start the database, the pages and the worker. Ctrl-C stops them all."""
    from .opening import choose_home

    choose_home(home)
    serve(listen)


def serve(listen: str | None, prepare: Callable[[Opened], dict[str, str]] | None = None) -> None:
    """Run everything on the chosen home until told to stop.

    `prepare` may fill the home first, and returns the `email` and `password` to sign in with.
    """
    from rapport.site.processes import SUPERVISOR, WEB, WORKER, ProcessFile, stop_all

    from .opening import choose_home, close_connections, opened

    home = choose_home(None).create()
    file = ProcessFile(home, SUPERVISOR)
    running = file.holder()
    if running is not None or not file.hold():
        where = f" at {running['url']}" if running and "url" in running else ""
        raise Refusal(f"Rapport runs on this home already{where}.", code="already_running")
    for _ in stop_all(home, (WEB, WORKER)):  # left by a parent that was killed
        pass
    from rapport.site.supervisor import Supervisor, listen_at

    address, listening = listen_at(listen)
    url = _public_address(address)
    with listening, opened() as installation:
        from rapport.site.static_files import collect

        collect(home)
        access = prepare(installation) if prepare else _first_link(url)
        close_connections()  # the children have their own
        file.note(url=url)

        def announce() -> None:
            output.answer(
                {"url": url, "sign_in": None, "home": str(home.path)} | access, _words_of(url, access)
            )

        cluster = installation.database.cluster
        revive = cluster.revive if cluster else lambda: False
        Supervisor(home, address, listening, revive).run(when_ready=announce)


def _public_address(address: str) -> str:
    """The address people use, for links, cookies and the check of the Host header."""
    given = os.environ.get("RAPPORT_URL")
    if given:
        return given.rstrip("/")
    if not address.startswith(LOOPBACK):
        raise Refusal(
            f"At {address} passwords would cross the network unprotected. Put https in front of Rapport and "
            "name the public address: RAPPORT_URL=https://crm.example.com",
            code="insecure",
        )
    os.environ["RAPPORT_URL"] = f"http://{address}"
    return f"http://{address}"


def _first_link(url: str) -> dict[str, str]:
    """A one-time link for the administrator, as long as there is no password to sign in with."""
    from rapport.accounts import queries, services

    if not queries.awaits_first_sign_in():
        return {}
    return {"sign_in": f"{url}/welcome/{services.invite(user=queries.operator())}/"}


def _words_of(url: str, access: dict[str, str]) -> str:
    lines = ["", f"  Rapport is at [bold]{url}[/bold]"]
    if "sign_in" in access:
        lines.append(f"  Choose your password, once: {access['sign_in']}")
    if "password" in access:
        lines.append(
            f"  Sign in as [bold]{access['email']}[/bold] with the password [bold]{access['password']}[/bold]"
        )
    return "\n".join([*lines, "  Ctrl-C stops it.", ""])


def down(home: HomeOption = None, json: JsonOption = False) -> None:
    """Stop what was left running on a home."""
    from rapport.base.database import database_of
    from rapport.site.processes import stop_all

    from .opening import choose_home

    chosen = choose_home(home)
    if not chosen.path.exists():
        output.answer({"stopped": []}, "Nothing was running.")
        return
    stopped = [found.name for found in stop_all(chosen)]
    cluster = database_of(chosen).cluster
    if cluster is not None and cluster.stop_leftover():
        stopped.append("database")
    words = f"Stopped: {', '.join(stopped)}." if stopped else "Nothing was running."
    if cluster is not None and cluster.is_running():
        words += " The database stays up: another command is using it."
    output.answer({"stopped": stopped}, words)
