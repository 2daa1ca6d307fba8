"""What is taken away in the browser leaves the disk with the worker's next step, or at night."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.rooms.fill.mail.test_exclusion import fill, message
from tests.rooms.fill.mail.test_properties import add, operator

from rapport.base import scrub as scrubbing
from rapport.base.home import home_from
from rapport.base.refusal import Refusal

MARK = home_from().path / scrubbing.MARK
WORD = b"thaumaturgy"


@pytest.fixture(autouse=True)
def not_due() -> Iterator[None]:
    MARK.unlink(missing_ok=True)
    yield
    MARK.unlink(missing_ok=True)


def files_with_the_word(database: Any) -> list[str]:
    with database.superuser.on(database.owner.name).connect(autocommit=True) as connection:
        connection.execute("CHECKPOINT")
        (number,) = connection.execute(
            "SELECT oid FROM pg_database WHERE datname = current_database()"
        ).fetchone()
    data = database.cluster.data
    return [
        path.name
        for folder in (data / "base" / str(number), data / "pg_wal")
        for path in folder.iterdir()
        if path.is_file() and WORD in path.read_bytes().lower()
    ]


def letters(tmp_path: Path) -> Path:
    return fill(
        tmp_path / "box", message(Subject="Thaumaturgy order"), message(Message_ID="<two@post.example>")
    )


def test_taking_back_by_a_job_leaves_the_disk(database: Any, tmp_path: Path) -> None:
    from rapport.fill.files.jobs import take_back

    run = add(letters(tmp_path))
    assert files_with_the_word(database) != []
    take_back.func(viewer=operator(), run_id=run)
    assert not MARK.exists()
    assert files_with_the_word(database) == []
    take_back.func(viewer=operator(), run_id=run)  # cut off after its last step and done again


def test_what_could_not_be_scrubbed_at_once_is_at_night(
    database: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rapport.fill.files.jobs import take_back
    from rapport.fill.mail.flow import revise
    from rapport.fill.mail.jobs import scrub_at_night

    def busy(*_arguments: object) -> None:
        raise Refusal("somebody else is using the database", code="busy")

    run = add(letters(tmp_path))
    with monkeypatch.context() as patched:
        patched.setattr(revise, "scrub", busy)
        take_back.func(viewer=operator(), run_id=run)
    assert MARK.exists() and files_with_the_word(database) != []
    scrub_at_night.func(timestamp=0)
    assert not MARK.exists() and files_with_the_word(database) == []


def test_a_preview_leaves_the_disk_at_night(database: Any, tmp_path: Path) -> None:
    from rapport.fill import flow
    from rapport.fill.mail.jobs import scrub_at_night

    flow.preview(flow.given_paths([letters(tmp_path)]), operator_id=operator())
    assert MARK.exists()
    scrub_at_night.func(timestamp=0)
    assert not MARK.exists() and files_with_the_word(database) == []


def test_nothing_is_done_where_nothing_is_due(database: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from rapport.fill.mail.flow import revise
    from rapport.fill.mail.jobs import scrub_at_night

    monkeypatch.setattr(revise, "scrub", lambda *_: pytest.fail("scrubbed"))
    scrub_at_night.func(timestamp=0)


def test_the_doctor_says_when_it_is_due(database: Any) -> None:
    from rapport.site.checkup import examine

    def scrubbed() -> Any:
        return next(finding for finding in examine(home_from(), database) if finding.check == "scrubbed")

    assert scrubbed().ok
    scrubbing.note_due(home_from())
    assert not scrubbed().ok and "rapport scrub" in scrubbed().to_do
