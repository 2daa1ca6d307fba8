"""Excluded or taken back means gone: no file of the home holds a word of it any more."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from tests.commands.installation import Installation, files_with

pytestmark = pytest.mark.xdist_group("commands")

ADDRESS = "xaverine.quillfeather@zephyrworks.example"
WORDS = (ADDRESS, "Quillfeather", "Xaverine", "zephyrworks", "thaumaturgy")
BEGIN = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)


def letter(number: int, *, author: str, to: str, subject: str, body: str) -> bytes:
    at = format_datetime(BEGIN + timedelta(hours=number))
    return (
        f"Message-ID: <m{number}@post.example>\nFrom: {author}\nTo: {to}\nDate: {at}\nSubject: {subject}\n\n{body}\n"
    ).encode()


def mailbox(folder: Path) -> Path:
    """300 messages; one person in six writes and is written to, all about a subject nobody else knows."""
    folder.mkdir()
    for number in range(300):
        other = f"Somebody {number % 50} <somebody{number % 50}@elsewhere{number % 7}.example>"
        subject, body = f"Castings {number % 11}", "Dear all,\n\nas agreed.\n"
        if number % 6 == 0:
            other, subject = f"Xaverine Quillfeather <{ADDRESS}>", f"Thaumaturgy order {number}"
            body += (
                "\nBest regards\n\n-- \nXaverine Quillfeather\nHead of Zephyrworks\nTel. +351 226 555 901\n"
            )
        pair = (other, "priya@anvil.example") if number % 12 else ("Priya <priya@anvil.example>", other)
        (folder / f"{number}.eml").write_bytes(
            letter(number, author=pair[0], to=pair[1], subject=subject, body=body)
        )
    return folder


def add(installation: Installation, box: Path) -> int:
    summary = installation.answer("add", str(box), "--own", "anvil.example")
    assert summary["items"] + summary["set_aside"] == 300
    return int(summary["run"])


def test_excluded_after_it_came_in(installation: Installation, tmp_path: Path) -> None:
    box = mailbox(tmp_path / "box")
    add(installation, box)
    for word in WORDS:
        assert files_with(installation.home, word) != [], word
    answer = installation.answer("exclude", "address", ADDRESS)
    assert (answer["removed"], answer["left"]) == (50, [])
    assert files_with(installation.home, *WORDS) == []
    assert files_with(installation.home, "somebody7@elsewhere0.example") != []
    again = installation.answer("add", str(box))
    assert (again["items"], again["excluded"]) == (250, 50)
    assert files_with(installation.home, *WORDS) == []
    listed = installation.answer("exclude", "--list")["excluded"]
    assert [(one["kind"], one["hint"]) for one in listed] == [("address", "x…@z….example")]


def test_excluded_before_it_never_reaches_the_disk(installation: Installation, tmp_path: Path) -> None:
    box = mailbox(tmp_path / "box")
    installation.answer("exclude", "domain", "zephyrworks.example")
    summary = installation.answer("add", str(box), "--own", "anvil.example")
    assert (summary["items"], summary["excluded"]) == (250, 50)
    assert files_with(installation.home, *WORDS) == []  # without any scrubbing: `add` does none


def test_taken_back(installation: Installation, tmp_path: Path) -> None:
    run = add(installation, mailbox(tmp_path / "box"))
    answer = installation.answer("undo", str(run))
    assert (answer["removed"], answer["left"]) == (300, [])
    assert files_with(installation.home, *WORDS, "somebody7@elsewhere0.example", "Castings") == []


def test_a_thread_and_a_folder_leave_the_disk(installation: Installation, tmp_path: Path) -> None:
    box = mailbox(tmp_path / "box")
    (box / "Sweethearts").mkdir()
    for number in (1, 2):
        (box / f"{number}.eml").rename(box / "Sweethearts" / f"{number}.eml")
    private = letter(900, author="priya@anvil.example", to="a@b.example", subject="Pomegranates", body="")
    (box / "900.eml").write_bytes(private)
    installation.answer("add", str(box), "--own", "anvil.example")
    assert installation.answer("exclude", "folder", "sweethearts")["removed"] == 2
    assert files_with(installation.home, "sweethearts") == []
    (thread,) = installation.rows(
        "SELECT thread_id FROM timeline_interaction WHERE subject = 'Pomegranates'"
    )[0]
    assert installation.answer("exclude", "thread", str(thread))["removed"] == 1
    assert files_with(installation.home, "pomegranates", "a@b.example") == []


def test_lifted_it_comes_in_again(installation: Installation, tmp_path: Path) -> None:
    box = mailbox(tmp_path / "box")
    installation.answer("exclude", "address", ADDRESS)
    refused = installation.answer("exclude", "address", "x@elsewhere1.example", "--lift", code=1)
    assert refused["error"]["code"] == "not_excluded"
    installation.answer("exclude", "address", ADDRESS, "--lift")
    assert installation.answer("exclude", "--list") == {"excluded": []}
    assert installation.answer("add", str(box), "--own", "anvil.example")["items"] == 300


def test_what_makes_no_sense_is_said(installation: Installation) -> None:
    assert installation.answer("exclude", "address", code=2)["error"]["code"] == "usage"
    assert installation.answer("exclude", "colour", "red", code=2)["error"]["code"] == "usage"
    said = installation.call("exclude", "domain", "nobody")
    assert said.returncode == 2 and "no domain" in said.stderr and "Traceback" not in said.stderr


def test_a_dry_run_leaves_nothing(installation: Installation, tmp_path: Path) -> None:
    summary = installation.answer(
        "add", str(mailbox(tmp_path / "box")), "--own", "anvil.example", "--dry-run"
    )
    assert summary["items"] == 300 and summary["new_people"] == ["Xaverine Quillfeather"]
    assert files_with(installation.home, *WORDS, "somebody7@elsewhere0.example") == []
    assert installation.answer("doctor")["ok"] is True
