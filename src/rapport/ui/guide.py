"""The style guide's chapters: every component with its own examples, read from the folder it lives in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from django.apps import apps

EXAMPLES = "examples.html"


@dataclass(frozen=True, slots=True)
class Chapter:
    """One component: the template that shows its examples and the values that template needs."""

    name: str
    room: str
    template: str
    values: dict[str, Any] = field(default_factory=dict)


def _values(package: str, folder: Path) -> dict[str, Any]:
    if not (folder / "examples.py").is_file():
        return {}
    values: dict[str, Any] = import_module(f"{package}.components.{folder.name}.examples").EXAMPLES
    return values


def chapters() -> Iterator[Chapter]:
    """All components that carry examples, room by room in the order of installation."""
    for config in apps.get_app_configs():
        home = Path(config.path) / "components"
        if not home.is_dir():
            continue
        for folder in sorted(path for path in home.iterdir() if (path / EXAMPLES).is_file()):
            template = f"components/{folder.name}/{EXAMPLES}"
            yield Chapter(folder.name, config.label, template, _values(config.name, folder))
