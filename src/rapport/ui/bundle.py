"""One stylesheet and one script out of the foundation and the components' own files.

Every file stays beside the template it belongs to; what a browser fetches is their sum, named by its hash and kept for
good. No build step: the sum is made when first asked for, and again whenever a file changed while developing.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.templatetags.static import static

FOUNDATION = Path(__file__).resolve().parent / "foundation"
STYLES = ("layers", "tokens", "fonts", "base", "layout", "text", "controls", "tables", "guide", "print")
SCRIPTS = ("zone", "keys", "htmx")
STATIC_URL = re.compile(r"url\(static:([^)]+)\)")


@dataclass(frozen=True, slots=True)
class Bundle:
    """A finished file: its text, the same packed by gzip, and the hash that names it."""

    text: str
    packed: bytes
    digest: str


def component_folders() -> Iterator[Path]:
    """The component folders of all installed rooms, ordered by name."""
    folders: list[Path] = []
    for config in apps.get_app_configs():
        home = Path(config.path) / "components"
        if home.is_dir():
            folders.extend(path for path in home.iterdir() if (path / "index.html").is_file())
    return iter(sorted(folders, key=lambda path: path.name))


def _sources(suffix: str) -> tuple[Path, ...]:
    names = STYLES if suffix == "css" else SCRIPTS
    own = [FOUNDATION / f"{name}.{suffix}" for name in names]
    parts = [folder / f"{folder.name}.{suffix}" for folder in component_folders()]
    return tuple(own + [path for path in parts if path.is_file()])


def stylesheet_of(paths: tuple[Path, ...]) -> str:
    """Foundation files say their own layer; a component's rules go into the layer ``components``."""
    pieces = []
    for path in paths:
        text = path.read_text(encoding="utf-8")
        if path.parent != FOUNDATION:
            text = f"@layer components {{\n{text}}}\n"
        pieces.append(f"/* {path.stem} */\n{text}")
    return STATIC_URL.sub(lambda match: f'url("{static(match[1])}")', "\n".join(pieces))


def script_of(paths: tuple[Path, ...]) -> str:
    """Each file in a block of its own: a module is strict, so nothing leaks from one behaviour into another."""
    return "\n".join(f"/* {path.stem} */\n{{\n{path.read_text(encoding='utf-8')}}}" for path in paths)


@lru_cache(maxsize=8)
def _build(suffix: str, paths: tuple[Path, ...], stamps: tuple[int, ...]) -> Bundle:
    text = stylesheet_of(paths) if suffix == "css" else script_of(paths)
    data = text.encode()
    return Bundle(text, gzip.compress(data, mtime=0), hashlib.sha256(data).hexdigest()[:12])


@lru_cache(maxsize=2)
def _built_once(suffix: str) -> Bundle:
    return _build(suffix, _sources(suffix), ())


def bundle(suffix: str) -> Bundle:
    """The bundle ``css`` or ``js``."""
    if not settings.DEBUG:
        return _built_once(suffix)
    paths = _sources(suffix)
    return _build(suffix, paths, tuple(path.stat().st_mtime_ns for path in paths))
