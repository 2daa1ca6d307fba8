"""Keeping what is handed in through the browser until it has been read."""

from __future__ import annotations

import json
import secrets
import shutil
import time
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from rapport.fill.files.queries import MESSAGES, ORDER, UPLOAD, folder_of, upload_of
from rapport.fill.types import Terms
from rapport.kernel.evidence.queries import unfinished_runs

PRIVATE = 0o600


def keep_upload(files: Sequence[UploadedFile[bytes]], *, own: Sequence[str], terms: Terms) -> str:
    """Stores the files in a folder of their own, with what was said about them. Returns the upload's name.

    Each mailbox or archive is a source by itself; single messages are one source together.
    """
    upload = secrets.token_hex(16)
    folder = folder_of(upload)
    folder.mkdir(mode=0o700, parents=True)
    given = []
    for number, file in enumerate(files):
        name = Path(file.name or "").name
        name = name if name.strip(". ") else str(number)
        is_message = name.lower().endswith(".eml")
        home = folder / (MESSAGES if is_message else str(number))
        home.mkdir(mode=0o700, exist_ok=True)
        path = home / (f"{number}.eml" if is_message else name[-120:])
        _store(file, path)
        if not is_message:
            given.append({"path": str(path.relative_to(folder)), "key": f"{UPLOAD}{name}", "name": name})
    if (folder / MESSAGES).exists():
        given.append({"path": MESSAGES, "key": f"{UPLOAD}{MESSAGES}", "name": _("Single messages")})
    order = {"given": given, "own": list(own), "share": terms.share.value, "shared_with": terms.audience_id}
    (folder / ORDER).write_text(json.dumps(order), encoding="utf-8")
    return upload


def _store(file: UploadedFile[bytes], path: Path) -> None:
    """A large file lies in the folder of uploads already and is only moved; a small one is in memory and is written."""
    temporary = getattr(file, "temporary_file_path", None)
    if temporary is not None:
        shutil.move(temporary(), path)
    else:
        with path.open("wb") as out:
            shutil.copyfileobj(file, out, 1 << 20)
    path.chmod(PRIVATE)


def forget_upload(upload: str) -> None:
    """Deletes what is left of an upload."""
    shutil.rmtree(folder_of(upload), ignore_errors=True)


def forget_strays(age: timedelta = timedelta(days=1)) -> int:
    """Deletes what lies among the uploads and no run waits for: what a process left that was killed while it received it,
    or kept it and could not say so. Nothing younger than ``age`` is touched. Returns how much it was. Viewer: system."""
    awaited = {upload_of(run) for run in unfinished_runs()}
    before = time.time() - age.total_seconds()
    strays = [
        path
        for path in Path(settings.MEDIA_ROOT).iterdir()
        if path.name not in awaited and path.lstat().st_mtime < before
    ]
    for path in strays:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    return len(strays)
