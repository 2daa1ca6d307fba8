"""`rapport bench`: how fast Rapport is on this machine, beside others doing the same."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from rapport.base.refusal import Refusal

from .output import JsonOption, emit, progress_line, say

BENCHMARKS = {
    "lift": "how fast mail becomes people: understanding alone, and the whole job from bytes on disk to profiles",
}


def register(app: typer.Typer) -> None:
    app.command("bench")(bench)


def bench(
    names: Annotated[
        list[str] | None,
        typer.Argument(help="Which to run; none lists them.", metavar="[NAME…]", show_default=False),
    ] = None,
    messages: Annotated[int, typer.Option(min=100, help="lift: size of the generated mailbox.")] = 100_000,
    rounds: Annotated[
        int, typer.Option(min=1, help="lift: repetitions of the whole job; medians count.")
    ] = 1,
    folder: Annotated[
        Path | None,
        typer.Option(
            help="Where mailbox and home may lie meanwhile (else the system's).", show_default=False
        ),
    ] = None,
    samples: Annotated[
        Path | None,
        typer.Option(
            help="Where archives of real mail are looked for (else RAPPORT_SAMPLES).", show_default=False
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Measure how fast Rapport is here. Nothing of yours is touched: mailbox and home are made up and go again."""
    unknown = [name for name in names or () if name not in BENCHMARKS]
    if unknown:
        raise Refusal(
            f"There is no benchmark {unknown[0]}; there are: {', '.join(BENCHMARKS)}.", code="usage"
        )
    if not names:
        _list(as_json)
        return
    from rapport.site.bench.lift import Options, run
    from rapport.site.bench.machine import commit, this_machine

    with progress_line() as show:
        found = run(Options(messages, rounds, folder, samples), show)
    machine, state = asdict(this_machine()), commit()
    if as_json:
        from rapport.site.bench.lift import document

        emit({"commit": state, "machine": machine, "benchmarks": {"lift": document(found)}})
        return
    _print(found, machine, state)


def _list(as_json: bool) -> None:
    if as_json:
        emit({"available": BENCHMARKS})
        return
    for name, what in BENCHMARKS.items():
        say(f"[bold]{name}[/bold]  {what}")


def _print(found: Any, machine: dict[str, Any], state: str) -> None:
    from rich.console import Console

    from rapport.site.bench.tables import tables_of

    console = Console(highlight=False)
    for table in tables_of(found):
        console.print(table)
        console.print()
    for name in found.absent:
        say(f"{name} is not installed, so it is not compared with.")
    say(
        f"[dim]Commit {state[:12]}{'+' if state.endswith('+') else ''}; {machine['cores']} cores ({machine['processor']}),"
        f" {machine['memory'] / 2**30:.0f} GB, {machine['system']}, {machine['python']}, PostgreSQL {machine['postgresql']}[/dim]"
    )
