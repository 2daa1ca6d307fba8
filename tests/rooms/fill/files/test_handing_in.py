"""Handing mail in through the browser: kept privately until read, read by a job, gone afterwards."""

from __future__ import annotations

import json
import stat
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.journeys.people import correspondence, mailbox

from rapport.accounts.queries import operator
from rapport.base.database import Database
from rapport.base.viewer import viewing_as
from rapport.fill.files.forms import AddForm
from rapport.fill.files.queries import folder_of, upload_of, upload_order
from rapport.fill.files.services import forget_upload, keep_upload
from rapport.fill.types import Share, Terms
from rapport.kernel.evidence.queries import Run, run_by_id
from rapport.site.worker import work

MESSAGES = len(correspondence())


@pytest.fixture
def client(database: Database) -> Client:
    client = Client()
    client.force_login(operator())
    return client


def hand_in(client: Client, *files: Any, **more: Any) -> int:
    """Hands files in and returns the number of the run that was begun."""
    answer = client.post("/sources/add", {"mailboxes": files, "share": "people", **more})
    assert answer.status_code == 302, answer.text
    return int(answer.headers["Location"].rsplit("/", 1)[1])


def found(run_id: int) -> Run:
    with viewing_as(operator().pk):
        run = run_by_id(run_id)
    assert run is not None
    return run


def inbox(folder: Path) -> BytesIO:
    """The mailbox as a browser sends it, the same each time."""
    path = folder / "Inbox.mbox"
    file = BytesIO((path if path.exists() else mailbox(folder)).read_bytes())
    file.name = path.name
    return file


def uploads() -> list[Path]:
    return list(Path(settings.MEDIA_ROOT).glob("*"))


def test_a_mailbox_is_read_and_then_gone(client: Client, tmp_path: Path) -> None:
    run_id = hand_in(client, inbox(tmp_path), own="acme.example")
    upload = upload_of(found(run_id))
    assert upload is not None
    kept = [path for path in folder_of(upload).rglob("*") if path.suffix == ".mbox"]
    assert [stat.S_IMODE(path.stat().st_mode) for path in kept] == [0o600]
    assert stat.S_IMODE(folder_of(upload).stat().st_mode) == 0o700
    work(alone=True, until_idle=True)
    run = found(run_id)
    assert (run.state, run.items) == (Run.State.FINISHED, MESSAGES)
    assert not folder_of(upload).exists()
    assert "Marta Oliveira" in client.get("/people").text


def test_the_same_mailbox_again_changes_nothing(client: Client, tmp_path: Path) -> None:
    for _ in range(2):
        last = hand_in(client, inbox(tmp_path), own="acme.example")
        work(alone=True, until_idle=True)
    run = found(last)
    assert (run.items, run.new_items) == (MESSAGES, 0)


def test_a_run_is_taken_back_before_it_was_read(client: Client, tmp_path: Path) -> None:
    run_id = hand_in(client, inbox(tmp_path))
    upload = upload_of(found(run_id))
    assert upload is not None
    with viewing_as(operator().pk):
        Run.objects.filter(pk=run_id).update(state=Run.State.FAILED, message="as told")
    forget_upload(upload)
    assert client.post(f"/sources/runs/{run_id}/again").status_code == 404
    assert client.post(f"/sources/runs/{run_id}/undo").status_code == 302
    work(alone=True, until_idle=True)
    assert found(run_id).state == Run.State.UNDONE


def test_a_run_that_failed_goes_on(client: Client, tmp_path: Path) -> None:
    run_id = hand_in(client, inbox(tmp_path), own="acme.example")
    with viewing_as(operator().pk):
        Run.objects.filter(pk=run_id).update(state=Run.State.FAILED, message="the disk was full")
    page = client.get(f"/sources/runs/{run_id}").text
    assert "the disk was full" in page
    assert "Go on" in page
    assert client.post(f"/sources/runs/{run_id}/again").status_code == 302
    work(alone=True, until_idle=True)
    assert found(run_id).state == Run.State.FINISHED


def test_single_messages_are_one_source_and_each_mailbox_is_its_own(client: Client) -> None:
    files = [
        SimpleUploadedFile(name, b"From: a@b.example\n\nx") for name in ("1.eml", "2.EML", "a.mbox", "b.zip")
    ]
    upload = keep_upload(files, own=["acme.example"], terms=Terms(Share.ALL))
    order = upload_order(upload)
    assert order is not None
    assert [one.name for one in order.given] == ["a.mbox", "b.zip", "Single messages"]
    assert len(list(order.given[-1].path.iterdir())) == 2
    assert (order.own, order.terms) == (("acme.example",), Terms(Share.ALL))
    forget_upload(upload)


@pytest.mark.parametrize(
    "name", ["../../outside.mbox", "/etc/outside.mbox", "..", "a" * 400 + ".mbox", "order.json"]
)
def test_a_hostile_name_stays_in_the_folder(client: Client, name: str) -> None:
    before = set(uploads())
    file = SimpleUploadedFile("x", b"content")
    file._name = name
    upload = keep_upload([file], own=[], terms=Terms(Share.NOTHING))
    folder = folder_of(upload)
    order = upload_order(upload)
    assert order is not None
    (given,) = order.given
    assert given.path.read_bytes() == b"content"
    assert given.path.resolve().is_relative_to(folder.resolve())
    assert set(json.loads((folder / "order.json").read_text())) == {"given", "own", "share", "shared_with"}
    assert set(uploads()) - before == {folder}
    forget_upload(upload)


@pytest.mark.parametrize("upload", ["", "..", "../x", "0" * 31, "0" * 33, "g" * 32, "/etc"])
def test_only_names_of_uploads_name_folders(upload: str) -> None:
    with pytest.raises(ValueError, match="names no upload"):
        folder_of(upload)


def form(own: str) -> AddForm:
    return AddForm({"own": own, "share": "all"}, {"mailboxes": [SimpleUploadedFile("a.mbox", b"x")]})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("own", "understood"),
    [
        ("", []),
        ("acme.example", ["acme.example"]),
        (
            "acme.example, @acme.co.uk;\n ana@other.example",
            ["acme.example", "@acme.co.uk", "ana@other.example"],
        ),
        ("bücher.example", ["bücher.example"]),
    ],
)
def test_our_side_is_said_by_domains_and_addresses(own: str, understood: list[str]) -> None:
    asked = form(own)
    assert asked.is_valid(), asked.errors
    assert asked.cleaned_data["own"] == understood


@pytest.mark.parametrize("own", ["acme", "a@b", "https://acme.example", "two words", "@"])
def test_anything_else_is_refused(own: str) -> None:
    assert "own" in form(own).errors


def test_nothing_and_empty_files_are_refused(client: Client) -> None:
    assert client.post("/sources/add", {"share": "people"}).status_code == 422
    empty = SimpleUploadedFile("a.mbox", b"")
    assert client.post("/sources/add", {"share": "people", "mailboxes": empty}).status_code == 422
    assert client.get("/sources/add").status_code == 405
