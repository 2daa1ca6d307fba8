"""`rapport add`, `undo` and `rebuild`: taking in, taking back, deriving anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rapport.base.refusal import Refusal

from .exclude import scrubbed_away
from .output import AsUserOption, HomeOption, JsonOption, emit, say

if TYPE_CHECKING:
    from rapport.kernel.evidence.queries import Run


def register(app: typer.Typer) -> None:
    app.command("add")(add)
    app.command("undo")(undo)
    app.command("rebuild")(rebuild)


def add(
    paths: Annotated[list[Path], typer.Argument(help="Mailboxes, folders, archives.", metavar="PATH…")],
    own: Annotated[
        list[str] | None,
        typer.Option(
            "--own", metavar="DOMAIN", help="Whose side is us: a domain or an address (repeatable)."
        ),
    ] = None,
    share: Annotated[
        str,
        typer.Option(help="What colleagues get: all, people (timelines and ties stay yours), nothing."),
    ] = "people",
    shared_with: Annotated[
        str | None,
        typer.Option(
            "--with",
            metavar="GROUP",
            help="Which colleagues: a team or unit of yours (else everyone).",
            show_default=False,
        ),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option("--as", metavar="KIND", help="Overrule detection: message.", show_default=False),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be taken in.")] = False,
    as_json: JsonOption = False,
    home: HomeOption = None,
    as_user: AsUserOption = None,
) -> None:
    """Take in mail: mbox, Maildir, .eml, folders and archives of these, told apart by their content."""
    from rapport.fill.types import Share, Terms

    from .opening import opened

    if share not in {s.value for s in Share}:
        raise Refusal(f"--share {share} is not known; choose all, people or nothing.", code="usage")
    if kind not in (None, "message"):
        raise Refusal(f"--as {kind} is not known; this version takes in: message.", code="usage")
    with opened(home, as_user=as_user) as open_home:
        from rapport.fill import flow

        given = flow.given_paths(paths, as_message=kind == "message")
        with _progress(as_json) as report:
            ours, viewer = own or (), open_home.viewer
            with open_home.viewing():
                terms = Terms(Share(share), _group_named(shared_with))
            if dry_run:
                summary = flow.preview(given, operator_id=viewer, own=ours, terms=terms, report=report)
                with suppress(Refusal):  # then it stays due, and the doctor says so
                    scrubbed_away()
            else:
                run = flow.add(given, operator_id=viewer, own=ours, terms=terms, report=report)
                with open_home.viewing():
                    summary = flow.summary_of(run)
    if as_json:
        emit(summary)
    else:
        _print_summary(summary, dry_run=dry_run)


def _group_named(word: str | None) -> int | None:
    """The audience of the viewer's team or unit of this name; None without a name."""
    from rapport.accounts.queries import groups_of_viewer

    if word is None:
        return None
    groups = groups_of_viewer()
    found = [
        one for one in groups if word.casefold() in (str(one).casefold(), f"{one.kind}:{one}".casefold())
    ]
    if len(found) != 1:
        names = ", ".join(f"{one.kind}:{one}" for one in groups) or "none"
        what = "means several" if found else "is none"
        raise Refusal(f"--with {word} {what} of your teams and units. Yours are: {names}.", code="usage")
    return found[0].pk


def undo(
    run: Annotated[int, typer.Argument(help="The run to take back, as `add` named it.")],
    as_json: JsonOption = False,
    home: HomeOption = None,
    as_user: AsUserOption = None,
) -> None:
    """Take an `add` back: what it brought goes, what it changed returns."""
    from .opening import opened

    with opened(home, as_user=as_user) as open_home:
        from rapport.fill.mail.flow import revise

        gone = revise.undo(run, operator_id=open_home.viewer)
        scrubbed = scrubbed_away()
    if as_json:
        emit({"run": run, "removed": gone, **scrubbed})
    else:
        say(f"Run {run} is taken back: {gone:,} messages and all that followed from them are gone.")
        for words in scrubbed["left"]:
            say(words)


def rebuild(
    check: Annotated[bool, typer.Option("--check", help="Only compare; exit 1 on any difference.")] = False,
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> None:
    """Derive all profiles anew from what was taken in; they must come out the same."""
    from .opening import opened

    with opened(home):
        from rapport.fill.mail.flow import revise

        differing = revise.rebuild(check=check)
    if as_json:
        emit({"checked": check, "differing": differing})
    elif differing:
        said = "Different" if check else "Came out otherwise, and holds now"
        say(f"{said}: {', '.join(differing)}.")
    else:
        say(
            "Derived anew: everything came out the same."
            if not check
            else "Everything is as it would be derived anew."
        )
    if check and differing:
        raise typer.Exit(1)


@contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[Run], None]]:
    """A bar with rate and time left on standard error; nothing when programs listen or nobody looks."""
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield lambda _run: None
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TextColumn("{task.fields[items]:,} messages, {task.fields[rate]:,.0f}/s"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("reading", total=None, items=0, rate=0.0)

        def report(run: Run) -> None:
            passed = bar.tasks[0].elapsed or 1.0
            bar.update(
                task,
                description=run.step or "done",
                completed=min(run.bytes_done, run.bytes_total or run.bytes_done),
                total=run.bytes_total or None,
                items=run.items,
                rate=run.items / passed,
            )

        yield report


def _print_summary(summary: dict[str, Any], *, dry_run: bool) -> None:
    from rich.markup import escape

    say(
        f"[bold]{summary['items']:,}[/bold] messages {'would be ' if dry_run else ''}taken in in {summary['seconds']:.1f} s"
        f" ({summary['new_items']:,} new), {summary['set_aside']:,} set aside."
    )
    say(
        f"You know [bold]{summary['people']:,}[/bold] people at [bold]{summary['organizations']:,}[/bold] organizations,"
        f" from {summary['interactions']:,} messages exchanged with them."
    )
    if summary["verdicts"]:
        others = {name: count for name, count in summary["verdicts"].items() if name != "kept"}
        say(f"Addresses met: {summary['verdicts'].get('kept', 0):,} kept; not kept: {_listed(others)}.")
    for reason, count in summary["set_aside_reasons"]:
        say(f"  set aside {count:,}: {escape(reason)}")
    if summary["own"]:
        say(f"Our own side: {', '.join(summary['own'])}. Say `--own DOMAIN` if that is wrong.")
    for name in summary.get("new_people", ())[:20]:
        say(f"  new: {escape(name)}")
    if not dry_run:
        say(f"[dim]Take it back with `rapport undo {summary['run']}`; look at it with `rapport up`.[/dim]")


def _listed(counts: dict[str, int]) -> str:
    return (
        ", ".join(f"{name} {count:,}" for name, count in sorted(counts.items(), key=lambda pair: -pair[1]))
        or "none"
    )
