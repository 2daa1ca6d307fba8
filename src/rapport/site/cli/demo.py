"""`rapport demo`: an invented company's mailboxes, taken in like anybody's, in a home of their own."""

from __future__ import annotations

import json
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

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


ScaleOption = Annotated[
    float,
    typer.Option("--scale", min=0.01, max=50, help="How large the company is: 1 is some 20,000 messages."),
]


def demo(
    home: HomeOption = None, listen: ListenOption = None, scale: ScaleOption = 1.0, json: JsonOption = False
) -> None:
    """Start a company with 18 months of mail to look around in. Your own data is not touched."""
    from rapport.base.home import default_folder

    from .opening import choose_home

    # RAPPORT_HOME names a home with real people in it: only --home is heeded here.
    chosen = choose_home(home or default_folder("rapport-demo"))
    note = chosen.path / NOTE
    if not chosen.secrets_file.exists():
        chosen.create()
        _begin(note)
    if not note.exists():
        raise Refusal(
            f"{chosen.path} is the home of a real installation. Give the demo another one by --home.",
            code="not_a_demo",
        )
    serve(listen, prepare=lambda installation: _prepare(installation, scale))


def _prepare(installation: Opened, scale: float) -> dict[str, str]:
    """Fill the home unless it is full, and say how to sign in."""
    path = installation.home.path / NOTE
    note = _read(path)
    if not note.get("complete"):
        truth = _mailboxes(installation.home.path / "company", scale)
        _take_in(installation, truth)
        note |= _give_key(installation, truth)
        _write(path, note | {"complete": True})
    return {"email": note["email"], "password": note["password"]}


def _begin(path: Path) -> None:
    """Mark the home as the demo's before anything is in it."""
    _write(path, {"password": "-".join(secrets.token_hex(2) for _ in range(3))})


def _mailboxes(folder: Path, scale: float) -> Truth:
    from rapport.demo import Plan, Truth, write_mailboxes

    written = folder / "truth.json"  # stands there once all mailboxes do
    if written.exists():
        return Truth.read(written)
    with progress_line() as show:
        show("Writing 18 months of a company's mail…")
        return write_mailboxes(folder, Plan(scale=scale))


def _take_in(installation: Opened, truth: Truth) -> None:
    from rapport.fill import flow
    from rapport.fill.types import Share, Terms

    folder = installation.home.path / "company"
    given = flow.given_paths([folder / mailbox.path for mailbox in truth.mailboxes])
    with progress_line() as show:
        flow.add(
            given,
            operator_id=installation.viewer,
            own=truth.own_domains,
            terms=Terms(Share.ALL),
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
    written = path.with_suffix(".part")
    written.touch(mode=0o600)
    written.write_text(json.dumps(note), encoding="utf-8")
    written.replace(path)
