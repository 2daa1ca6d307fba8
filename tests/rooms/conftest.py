"""Rooms have models, and those can be imported only once Django is set up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import django
import pytest
from tests.rooms.taken_in import Colleagues, fill_record, scratch_database

if TYPE_CHECKING:
    from pytest_django.plugin import DjangoDbBlocker

    from rapport.base.database import Database

django.setup()


@pytest.fixture(scope="module")
def record(
    request: pytest.FixtureRequest,
    cluster: Database,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Colleagues]:
    """The small record of `tests.rooms.taken_in`, for tests of one module that only read it."""
    name = f"record_{abs(hash(request.module.__name__))}"
    with django_db_blocker.unblock(), scratch_database(cluster, name):
        yield fill_record(tmp_path_factory.mktemp("record"))
