"""What was handed in through the browser and has not been read to the end."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from rapport.fill.flow import Given
from rapport.fill.types import Share, Terms
from rapport.kernel.evidence.queries import Run

UPLOAD = "upload:"
ORDER = "order.json"
MESSAGES = "messages"
NAME = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class UploadOrder:
    """What is to be taken in, whose side is us, and what colleagues get of it."""

    given: tuple[Given, ...]
    own: tuple[str, ...]
    terms: Terms


def folder_of(upload: str) -> Path:
    """Where the files of an upload lie. Raises ValueError for a name that is none."""
    if not NAME.fullmatch(upload):
        raise ValueError(f"{upload!r} names no upload")
    return Path(settings.MEDIA_ROOT) / upload


def upload_order(upload: str) -> UploadOrder | None:
    """What was said when the files were handed in; None once they have been read and deleted."""
    folder = folder_of(upload)
    try:
        order = json.loads((folder / ORDER).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    given = tuple(Given(folder / one["path"], one["key"], one["name"]) for one in order["given"])
    return UploadOrder(given, tuple(order["own"]), Terms(Share(order["share"]), order.get("shared_with")))


def upload_of(run: Run) -> str | None:
    """The upload a run was begun for; None for runs of the command line."""
    first = str(run.paths[0]) if run.paths else ""
    name = first.removeprefix(UPLOAD)
    return name if first.startswith(UPLOAD) and NAME.fullmatch(name) else None
