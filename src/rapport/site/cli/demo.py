"""`rapport demo`: an invented company's mailboxes, taken in like anybody's, in a home of their own."""

from __future__ import annotations

import json
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from rapport.base.refusal import Refusal

from .output import HomeOption, JsonOption, progress_line
from .up import ListenOption, serve

if TYPE_CHECKING:
    from rapport.demo.truth import Truth

    from .opening import Opened

NOTE = "demo.json"  # in the home: who signs in, and that everything is there


def register(app: typer.Typer) -> None:
    app.command("demo")(demo)


def demo(home: HomeOption = None, listen: ListenOption = None, json: JsonOption = False) -> None:
    """Start a company with 18 months of mail to look around in. Your own data is not touched."""
    from rapport.base.home import default_folder

    from .opening import choose_home

    # RAPPORT_HOME names a home with real people in it: only --home is heeded here.
    chosen = choose_home(home or default_folder("rapport-demo"))
    if chosen.secrets_file.exists() and not (chosen.path / NOTE).exists():
        raise Refusal(
            f"{chosen.path} is the home of a real installation. Give the demo another one by --home.",
            code="not_a_demo",
        )
    serve(listen, prepare=_prepare)


def _prepare(installation: Opened) -> str:
    """Fill the home unless it is full, and say how to sign in."""
    path = installation.home.path / NOTE
    note = _read(path) or _begin(path)
    if not note.get("complete"):
        truth = _mailboxes(installation.home.path / "company")
        _take_in(installation, truth)
        note |= _give_key(installation, truth)
        _write(path, note | {"complete": True})
    return f"Sign in as {note['email']} with the password {note['password']}"


def _begin(path: Path) -> dict[str, Any]:
    """Mark the home as the demo's before anything is in it."""
    note = {"password": "-".join(secrets.token_hex(2) for _ in range(3))}
    _write(path, note)
    return note


def _mailboxes(folder: Path) -> Truth:
    from rapport.demo import Truth, write_mailboxes

    written = folder / "truth.json"  # stands there once all mailboxes do
    if written.exists():
        return Truth.read(written)
    with progress_line() as show:
        show("Writing 18 months of a company's mail…")
        return write_mailboxes(folder)


def _take_in(installation: Opened, truth: Truth) -> None:
    from rapport.fill import flow
    from rapport.fill.types import Share

    folder = installation.home.path / "company"
    given = flow.given_paths([folder / mailbox.path for mailbox in truth.mailboxes])
    with progress_line() as show:
        flow.add(
            given,
            operator_id=installation.viewer,
            own=truth.own_domains,
            share=Share.ALL,
            report=lambda run: show(f"Taking it in: {run.items:,} of {truth.items:,} messages {run.step}"),
        )


def _give_key(installation: Opened, truth: Truth) -> dict[str, Any]:
    """Make the operator the first employee with a mailbox."""
    from rapport.accounts import services

    employee = next(one for one in truth.employees if one.id == truth.mailboxes[0].employee)
    password = _read(installation.home.path / NOTE)["password"]
    services.set_credentials(
        user_id=installation.viewer, email=employee.addresses[0], name=employee.name, password=password
    )
    return {"email": employee.addresses[0]}


def _read(path: Path) -> dict[str, Any]:
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return {}


def _write(path: Path, note: dict[str, Any]) -> None:
    path.touch(mode=0o600)
    path.write_text(json.dumps(note), encoding="utf-8")
