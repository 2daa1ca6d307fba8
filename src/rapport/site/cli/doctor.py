"""`rapport doctor`: is this installation sound?"""

from __future__ import annotations

from dataclasses import asdict

import typer

from . import output
from .output import HomeOption, JsonOption


def register(app: typer.Typer) -> None:
    app.command("doctor")(doctor)


def doctor(home: HomeOption = None, json: JsonOption = False) -> None:
    """Look whether everything is as it should be, and say what to do where it is not."""
    from rich.markup import escape

    from rapport.base.database import database_of
    from rapport.base.refusal import Refusal

    from .opening import choose_home, close_connections, set_up_django

    chosen = choose_home(home)
    if not chosen.secrets_file.exists():
        raise Refusal(f"There is no installation in {chosen.path} yet. rapport up makes one.", code="no_home")
    database = database_of(chosen)
    with database.running():
        set_up_django()
        from rapport.site.checkup import examine

        try:
            findings = list(examine(chosen, database))
        finally:
            close_connections()
    ok = all(finding.ok for finding in findings)
    lines = []
    for finding in findings:
        mark = "[green]✓[/green]" if finding.ok else "[red]✗[/red]"
        lines.append(f"{mark} {finding.check}: {escape(finding.seen)}")
        if finding.to_do:
            lines.append(f"    → {escape(finding.to_do)}")
    lines.append("All is well." if ok else "Something needs attention.")
    output.answer({"ok": ok, "checks": [asdict(finding) for finding in findings]}, "\n".join(lines))
    if not ok:
        raise typer.Exit(1)
