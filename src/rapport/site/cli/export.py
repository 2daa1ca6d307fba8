"""`rapport export`: everything the viewer may see, out again."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from rapport.base.refusal import Refusal

from .output import AsUserOption, HomeOption, JsonOption, answer


class Kind(StrEnum):
    """What can be exported."""

    PEOPLE = "people"
    ORGANIZATIONS = "organizations"
    INTERACTIONS = "interactions"
    ADDRESSES = "addresses"


class Format(StrEnum):
    """What it can be written as."""

    JSONL = "jsonl"
    CSV = "csv"
    VCARD = "vcard"


AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="The day at which certainty is computed (else today, UTC).",
        show_default=False,
    ),
]


def register(app: typer.Typer) -> None:
    app.command("export")(export)


def export(
    kind: Annotated[Kind, typer.Argument(help="What to write.", show_default=False)],
    form: Annotated[Format, typer.Option("--format", help="How to write it.")] = Format.JSONL,
    as_of: AsOfOption = None,
    with_all: Annotated[
        bool,
        typer.Option("--all", help="Our own side too, and messages with nobody we know."),
    ] = False,
    file: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where to (else standard output).")
    ] = None,
    as_json: JsonOption = False,
    home: HomeOption = None,
    as_user: AsUserOption = None,
) -> None:
    """Write everything you may see: one line, row or card each, in the order of ids."""
    moment = moment_of(as_of)
    if as_json and file is None:
        raise Refusal(
            "--json says what was written; name a file with -o for the export itself.", code="usage"
        )
    from .formats import HAVE_CARDS, WRITERS
    from .opening import opened

    if form is Format.VCARD and kind.value not in HAVE_CARDS:
        raise Refusal(
            f"vCards are for people and organizations; {kind.value} can be jsonl or csv.", code="usage"
        )
    with opened(home, as_user=as_user) as open_home:
        from rapport.web.queries import export as everything

        documents = getattr(everything, kind.value)(moment, with_all=with_all)
        count = 0

        def counted() -> Iterator[everything.Document]:
            nonlocal count
            for document in documents:
                count += 1
                yield document

        with everything.unchanging(open_home.viewer), _sink(file) as out:
            for text in WRITERS[form.value](kind.value, counted()):
                out.write(text.encode())
    if file is not None:
        answer(
            {"kind": kind.value, "format": form.value, "as_of": moment.date().isoformat(), "count": count,
             "file": str(file)},
            f"Wrote {count:,} {kind.value} to {file}.",
        )  # fmt: skip


def moment_of(as_of: str | None) -> datetime:
    """The beginning of a day in UTC, by default of today: so that two exports of one day are the same."""
    if as_of is None:
        return datetime.combine(datetime.now(UTC).date(), time.min, tzinfo=UTC)
    try:
        found = datetime.fromisoformat(as_of)
    except ValueError:
        raise Refusal(f"--as-of {as_of} is no date; write it like 2026-11-30.", code="usage") from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


@contextmanager
def _sink(file: Path | None) -> Iterator[BinaryIO]:
    """Standard output, or a file that takes its place only when it is complete."""
    if file is None:
        try:
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        except BrokenPipeError:  # whoever read it has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return
    if not file.parent.is_dir():
        raise Refusal(f"There is no folder {file.parent}.", code="not_found")
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}-", delete=False) as beside:
        try:
            yield beside  # type: ignore[misc]
            beside.flush()
            Path(beside.name).replace(file)
        except BaseException:
            Path(beside.name).unlink(missing_ok=True)
            raise
