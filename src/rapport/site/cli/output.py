"""What commands print: words for people, or one JSON document for programs; and the options all share."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer

HomeOption = Annotated[
    Path | None,
    typer.Option(
        "--home", help="The folder of everything that is kept (else RAPPORT_HOME).", show_default=False
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
AsUserOption = Annotated[
    str | None,
    typer.Option("--as-user", metavar="EMAIL", help="Look with another user's eyes.", show_default=False),
]

_reserved: _Once | None = None


@contextmanager
def reserved_stdout() -> Iterator[Callable[[str, str], None]]:
    """Keep standard output for the document: stray prints go to standard error meanwhile.

    Yields a function that answers with an error, `(code, message)`, unless an answer was given already.
    """
    global _reserved
    real, written = sys.stdout, _Once(sys.stdout)
    _reserved, sys.stdout = written, sys.stderr

    def emit_error(code: str, message: str) -> None:
        if not written.used:
            emit({"error": {"code": code, "message": message}})

    try:
        yield emit_error
    finally:
        _reserved, sys.stdout = None, real
        real.flush()


def emit(document: Any) -> None:
    """Print the one JSON document of a command that was called with `--json`."""
    stream = _reserved or sys.stdout
    stream.write(json.dumps(document, ensure_ascii=False, default=str) + "\n")
    stream.flush()


def answer(document: Any, words: str) -> None:
    """Answer programs with the document and people with the words."""
    if _reserved is not None:
        emit(document)
    else:
        say(words)


def say(text: str = "", *, end: str = "\n") -> None:
    """A line for people, with Rich's markup for emphasis. Not printed when programs listen."""
    if _reserved is None:
        from rich.console import Console

        Console(highlight=False, soft_wrap=True).print(text, end=end)


@contextmanager
def progress_line() -> Iterator[Callable[[str], None]]:
    """A line on standard error that changes while something goes on; a new line each where nobody looks."""
    from rich.console import Console

    console = Console(stderr=True, highlight=False)
    if not console.is_terminal:
        said: set[str] = set()

        def once(text: str) -> None:
            words = text.split(":", 1)[0]
            if words not in said:
                said.add(words)
                console.print(text)

        yield once
        return
    with console.status("") as status:
        yield lambda text: status.update(text)


def complain(message: str) -> None:
    """An error in words, on standard error."""
    from rich.console import Console
    from rich.text import Text

    Console(stderr=True, highlight=False, soft_wrap=True).print(Text(message, style="red"))


class _Once:
    """Standard output that remembers whether the answer was given."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.used = False

    def write(self, text: str) -> int:
        self.used = True
        return self._stream.write(text)

    def flush(self) -> None:
        self._stream.flush()
