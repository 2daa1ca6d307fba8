"""`rapport bench`: how fast Rapport is on this machine, beside others doing the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from rapport.base.refusal import Refusal

from .output import JsonOption, emit, progress_line, say

BENCHMARKS = {
    "lift": "how fast mail becomes people: understanding alone, and the whole job from bytes on disk to profiles",
    "search": "how fast somebody is found among a million people, and how often, whatever was typed",
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
    people: Annotated[int, typer.Option(min=100, help="search: people in the generated crowd.")] = 1_000_000,
    queries: Annotated[int, typer.Option(min=1, help="search: queries of each kind.")] = 400,
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
    from rapport.site.bench.machine import commit, this_machine

    documents: dict[str, Any] = {}
    tables: list[Any] = []
    with progress_line() as show:
        for name in dict.fromkeys(names):
            if name == "lift":
                found, shown = _lift(messages, rounds, folder, samples, show)
            else:
                found, shown = _search(people, queries, folder, show)
            documents[name] = found
            tables += shown
    machine, state = asdict(this_machine()), commit()
    if as_json:
        emit({"commit": state, "machine": machine, "benchmarks": documents})
        return
    _print(tables, documents.get("lift", {}).get("absent", []), machine, state)


Shown = tuple[dict[str, Any], list[Any]]  # the document, and tables for people


def _lift(
    messages: int, rounds: int, folder: Path | None, samples: Path | None, show: Callable[[str], None]
) -> Shown:
    from rapport.site.bench.lift import Options, document, run
    from rapport.site.bench.tables import tables_of

    found = run(Options(messages, rounds, folder, samples), show)
    return document(found), tables_of(found)


def _search(people: int, queries: int, folder: Path | None, show: Callable[[str], None]) -> Shown:
    from rapport.site.bench.search import Options, run, tables_of

    found = run(Options(people=people, queries=queries, folder=folder), show)
    return found, tables_of(found)


def _list(as_json: bool) -> None:
    if as_json:
        emit({"available": BENCHMARKS})
        return
    for name, what in BENCHMARKS.items():
        say(f"[bold]{name}[/bold]  {what}")


def _print(tables: list[Any], absent: list[str], machine: dict[str, Any], state: str) -> None:
    from rich.console import Console

    console = Console(highlight=False)
    for table in tables:
        console.print(table)
        console.print()
    for name in absent:
        say(f"{name} is not installed, so it is not compared with.")
    say(
        f"[dim]Commit {state[:12]}{'+' if state.endswith('+') else ''}; {machine['cores']} cores ({machine['processor']}),"
        f" {machine['memory'] / 2**30:.0f} GB, {machine['system']}, {machine['python']}, PostgreSQL {machine['postgresql']}[/dim]"
    )
