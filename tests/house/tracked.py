"""The files of the project as git knows them (all files, where there is no git)."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@cache
def tracked_files() -> tuple[Path, ...]:
    """Paths of files under version control, relative to the root, that exist."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    return tuple(
        path for name in listed.split("\0") if name and (path := Path(name)) and (ROOT / path).is_file()
    )


def text_of(path: Path) -> str | None:
    """The text of a tracked file; None when it is not text."""
    try:
        return (ROOT / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
