"""Homes for the command line. Making one takes seconds, so one is made and the others are copies of it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.commands.installation import Installation, copied


@pytest.fixture(scope="session")
def template() -> Iterator[Path]:
    """A home with an empty record in it, its server at rest."""
    with tempfile.TemporaryDirectory(prefix="rapport-home-") as folder:
        made = Installation(Path(folder, "home"))
        assert made.answer("exclude", "--list") == {"excluded": []}
        yield made.home


@pytest.fixture
def new_home(template: Path) -> Iterator[Callable[[], Installation]]:
    """Makes homes that are alike; whatever still runs on them in the end is stopped."""
    made: list[Installation] = []
    with tempfile.TemporaryDirectory(prefix="rapport-homes-") as folder:

        def make() -> Installation:
            made.append(copied(template, Path(folder, str(len(made)))))
            return made[-1]

        yield make
        for one in made:
            one.call("down")


@pytest.fixture
def installation(new_home: Callable[[], Installation]) -> Installation:
    """One home with an empty record."""
    return new_home()
