"""Every item that is met is counted once, kept or set aside with a reason, whatever the source does meanwhile."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.rooms.fill.files.writers import FROM_LINE
from tests.rooms.fill.mail.test_exclusion import fill, message, rows
from tests.rooms.fill.mail.test_properties import derived, differing, operator

MANY = 1000


def letters(count: int, *, first: int = 0) -> list[bytes]:
    return [message(Message_ID=f"<m{number}@post.example>") for number in range(first, first + count)]


def add(path: Path, after_first_batch: Callable[[], None] = lambda: None, **more: Any) -> Any:
    """Takes a path in; something happens as soon as a part of it is stored."""
    from rapport.fill import flow

    waiting = [after_first_batch]

    def report(_run: Any) -> None:
        while waiting:
            waiting.pop()()

    run = flow.add(
        flow.given_paths([path]), operator_id=operator(), own=["anvil.example"], report=report, **more
    )
    return run


def asides(database: Any, run: Any) -> list[str]:
    return [row[0] for row in rows(database, f"SELECT reason FROM evidence_setaside WHERE run_id = {run.pk}")]


def kept(database: Any) -> int:
    return int(rows(database, "SELECT count(*) FROM evidence_record")[0][0])


def test_files_vanish_and_change_while_a_folder_is_read(database: Any, tmp_path: Path) -> None:
    box = fill(tmp_path / "box", *letters(MANY))
    files = sorted(box.iterdir(), key=lambda path: os.fsencode(path.name))

    def happen() -> None:
        files[-1].unlink()
        files[-2].write_bytes(b"")
        files[-3].write_bytes(message(Message_ID="<changed@post.example>"))
        files[-4].unlink()
        files[-4].symlink_to("/etc/passwd")
        files[-5].unlink()
        os.mkfifo(files[-5])

    run = add(box, happen)
    assert (run.items, run.set_aside) == (MANY - 4, 4)
    assert kept(database) == MANY - 4
    words = sorted(reason.partition(" ")[2] for reason in asides(database, run))
    assert [sum(part in reason for reason in words) for part in ("vanished", "empty", "link", "pipe")] == [
        1,
        1,
        1,
        1,
    ]
    assert differing() == []


def test_a_mailbox_shrinks_while_it_is_read(database: Any, tmp_path: Path) -> None:
    box = tmp_path / "Inbox"
    raw = letters(MANY)
    box.write_bytes(b"".join(FROM_LINE + one + b"\n" for one in raw))
    run = add(box, lambda: os.truncate(box, box.stat().st_size * 6 // 10))
    assert kept(database) == run.items
    assert MANY * 0.55 < run.items < MANY * 0.65
    assert all("add it again" in reason for reason in asides(database, run)) and asides(database, run)
    box.write_bytes(b"".join(FROM_LINE + one + b"\n" for one in raw))
    again = add(box)
    assert again.items == MANY and again.set_aside == 0
    assert kept(database) in (MANY, MANY + 1)  # the message that was cut in two is known as another one
    assert differing() == []


def test_a_mailbox_grows_while_it_is_read(database: Any, tmp_path: Path) -> None:
    box = tmp_path / "Inbox"
    box.write_bytes(b"".join(FROM_LINE + one + b"\n" for one in letters(MANY)))

    def happen() -> None:
        with box.open("ab") as out:
            out.writelines(FROM_LINE + one + b"\n" for one in letters(50, first=MANY))

    run = add(box, happen)
    assert MANY <= run.items <= MANY + 50 and run.set_aside == 0
    assert add(box).items == MANY + 50 == kept(database)


def test_the_same_message_many_times_is_kept_once_and_counted_each_time(
    database: Any, tmp_path: Path
) -> None:
    one = message()
    box = fill(tmp_path / "box", *([one] * 900), *letters(5), b"no mail at all", b"")
    for new in (6, 0):
        run = add(box)
        assert (run.items, run.new_items, run.set_aside) == (905, new, 2)
        assert len(asides(database, run)) == 2
    assert kept(database) == 6


def test_each_source_keeps_its_own_copy(database: Any, tmp_path: Path) -> None:
    from rapport.fill import flow

    raw = letters(3)
    paths = [fill(tmp_path / name, *raw) for name in ("a", "b")]
    run = flow.add(flow.given_paths([*paths, paths[0]]), operator_id=operator(), own=["anvil.example"])
    assert (run.items, run.new_items, run.set_aside) == (9, 6, 0)
    assert rows(database, "SELECT count(DISTINCT interaction_id) FROM timeline_interaction") == [(3,)]


@pytest.mark.parametrize("stopped_after", [1, 2])
def test_a_run_that_stops_in_the_middle_goes_on(database: Any, tmp_path: Path, stopped_after: int) -> None:
    """The same order again is the same run, and it counts everything once."""
    box = fill(tmp_path / "box", *letters(MANY), *([message()] * 200), b"no mail")
    batches = [0]

    class Stop(BaseException):
        pass

    def stop() -> None:
        raise Stop

    def report(_run: Any) -> None:
        batches[0] += 1
        if batches[0] == stopped_after:
            stop()

    from rapport.fill import flow

    given = flow.given_paths([box])
    with pytest.raises(Stop):
        flow.add(given, operator_id=operator(), own=["anvil.example"], report=report)
    stored = kept(database)
    assert 0 < stored < MANY
    run = flow.add(given, operator_id=operator(), own=["anvil.example"])
    assert (run.pk, run.items, run.set_aside, run.new_items) == (1, MANY + 200, 1, MANY + 1)
    assert kept(database) == MANY + 1
    assert differing() == []
    before = derived()
    assert add(box).new_items == 0
    assert derived() == before


def test_what_failed_says_why_without_quoting_anybody(
    database: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import connection

    from rapport.base.viewer import viewing_as
    from rapport.fill import flow

    def fail(*_arguments: Any, **_more: Any) -> None:
        with viewing_as("system"), connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO evidence_name VALUES (1, 'Marta Oliveira', '', '', true), (1, 'x', '', '', true)"
            )

    monkeypatch.setattr(flow, "_settle_run", fail)
    with pytest.raises(Exception, match="duplicate key"):
        add(fill(tmp_path / "box", message()))
    ((state, words),) = rows(database, "SELECT state, message FROM evidence_run")
    assert state == "failed" and "duplicate key" in words and "(id)=(1)" not in words


def test_links_inside_a_folder_are_not_followed(database: Any, tmp_path: Path) -> None:
    outside = fill(tmp_path / "outside", message(Message_ID="<secret@post.example>"))
    box = fill(tmp_path / "box", *letters(2))
    (box / "folder").symlink_to(outside)
    (box / "file.eml").symlink_to(outside / "0.eml")
    (box / "again.eml").symlink_to(box / "0.eml")
    run = add(box)
    assert (run.items, run.set_aside) == (2, 2)
    assert all("link" in reason for reason in asides(database, run))
    from rapport.fill import flow

    plain = flow.add(flow.given_paths([box], as_message=True), operator_id=operator())
    assert plain.items == 2
