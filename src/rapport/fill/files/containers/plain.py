"""Every file as one message, whatever it looks like: what `--as message` asks for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rapport.connect.types import RawItem, SetAside, Span


def plain_files(path: Path) -> Iterator[RawItem | SetAside]:
    """The file at ``path``, or all files below the folder, in the order of their names."""
    files = (
        [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file() and not p.is_symlink())
    )
    for file in files:
        locator = path.name if file == path else f"{path.name}/{file.relative_to(path).as_posix()}"
        try:
            size = file.stat().st_size
        except OSError as error:
            yield SetAside(
                locator, f"{file.name} could not be read ({error.strerror}); check it and add it again.", 0
            )
            continue
        folder = "" if file == path else file.parent.name
        yield RawItem(locator, folder, "message", Span(str(file), 0, size), None, size)
