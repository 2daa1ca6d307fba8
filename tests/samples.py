"""The sample data, for tests that want real input. It is no part of the repository; such tests skip where it is absent.

``RAPPORT_SAMPLES`` names the folder that holds it (default: ``../shared/data`` beside the checkout): archives
``NAME.tar.xz``, unpacked once into a private cache below the system's folder for temporary files.
"""

from __future__ import annotations

import os
import tarfile
import tempfile
from pathlib import Path

import pytest

_DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "data"


def samples(name: str) -> Path:
    """The folder of one set (``samples("mail-spamassassin")``); skips the test when the set is not there."""
    folder = Path(os.environ.get("RAPPORT_SAMPLES") or _DEFAULT)
    archive = folder / f"{name}.tar.xz"
    if not archive.is_file():
        pytest.skip(f"sample data {name} is not in {folder} (RAPPORT_SAMPLES names another folder)")
    stamp = f"{name}-{archive.stat().st_size}-{int(archive.stat().st_mtime)}"
    unpacked = _cache() / stamp
    if not unpacked.is_dir():
        _unpack(archive, unpacked)
    inner = [entry for entry in unpacked.iterdir() if entry.is_dir()]
    return inner[0] if len(inner) == 1 else unpacked


def _cache() -> Path:
    user = os.getuid() if hasattr(os, "getuid") else "user"
    cache = Path(tempfile.gettempdir()) / f"rapport-samples-{user}"
    cache.mkdir(mode=0o700, exist_ok=True)
    if cache.is_symlink() or (hasattr(os, "getuid") and cache.stat().st_uid != os.getuid()):
        pytest.skip(f"{cache} belongs to somebody else")
    return cache


def _unpack(archive: Path, target: Path) -> None:
    """Unpack beside the target and move into place, so that parallel test processes never see half of it."""
    with tempfile.TemporaryDirectory(dir=target.parent) as beside:
        fresh = Path(beside) / "set"
        with tarfile.open(archive) as tar:
            tar.extractall(fresh, filter="data")
        try:
            fresh.rename(target)
        except OSError:
            if not target.is_dir():
                raise
