"""How much there is to read, for a progress bar: a look at sizes and names, nothing is opened."""

from __future__ import annotations

import os
import re
from pathlib import Path

from rapport.fill.files.containers.administrative import (
    is_administrative_file,
    is_administrative_folder,
    is_maildir_name,
)

_ONE_MESSAGE = re.compile(r"\.(?:eml|emlx|rfc822)$", re.IGNORECASE)


def estimate(path: Path) -> tuple[int, int | None]:
    """Bytes on disk below ``path``, and the number of messages where names alone tell it, else None.

    Archives count with their packed size. Every file of a Maildir and every .eml is one message; how many are in any
    other file only reading it tells.
    """
    total = 0
    messages: int | None = 0
    root = os.path.realpath(path)
    waiting = [root]
    if not Path(root).is_dir():
        size = _size(root)
        return size, 1 if _ONE_MESSAGE.search(root) else None
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        if not is_administrative_folder(entry.name):
                            waiting.append(entry.path)
                    elif entry.is_file(follow_symlinks=False) and not is_administrative_file(entry.name):
                        total += _size(entry)
                        if not (_ONE_MESSAGE.search(entry.name) or is_maildir_name(entry.name)):
                            messages = None
                        elif messages is not None:
                            messages += 1
        except OSError:
            continue
    return total, messages


def _size(file: str | os.DirEntry[str]) -> int:
    try:
        return os.stat(file, follow_symlinks=False).st_size if isinstance(file, str) else file.stat().st_size  # noqa: PTH116
    except OSError:
        return 0
