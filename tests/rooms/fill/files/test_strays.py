"""No mail stays among the uploads that nobody waits for, and none is deleted that somebody does."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from rapport.accounts.queries import operator, owner_audience
from rapport.base.database import Database
from rapport.base.viewer import viewing_as
from rapport.fill.files.jobs import forget_strays_at_night, take_in_upload
from rapport.fill.files.queries import UPLOAD, folder_of
from rapport.fill.files.services import keep_upload
from rapport.fill.types import Terms
from rapport.kernel.evidence.queries import Run, run_by_id, runs
from rapport.kernel.evidence.services import begin_run

RAW = b"From: Rui <rui@ferro.example>\nTo: priya@anvil.example\nDate: Mon, 03 Mar 2025 09:00:00 +0000\n\nHello\n"
WEEK = 7 * 24 * 3600


def upload() -> str:
    return keep_upload([SimpleUploadedFile("1.eml", RAW)], own=["anvil.example"], terms=Terms())


def begun(name: str) -> Run:
    user = operator().pk
    with viewing_as(user):
        return begin_run(operator_id=user, audience_id=owner_audience(user).pk, paths=[f"{UPLOAD}{name}"])


def grown_old(path: Path) -> Path:
    os.utime(path, (time.time() - WEEK,) * 2, follow_symlinks=False)
    return path


@pytest.mark.usefixtures("database")
def test_only_what_nobody_waits_for_is_deleted(tmp_path: Path) -> None:
    root = Path(settings.MEDIA_ROOT)
    awaited, stray, young = (folder_of(upload()) for _ in range(3))
    begun(awaited.name)
    half_received = root / "tmpx1y2.upload.mbox"
    half_received.write_bytes(RAW)
    outside = tmp_path / "outside"
    outside.mkdir()
    link = root / "link"
    link.symlink_to(outside)
    for path in (awaited, stray, half_received, link):
        grown_old(path)
    forget_strays_at_night.func(timestamp=0)
    assert [path.exists() for path in (awaited, young, stray, half_received)] == [True, True, False, False]
    assert outside.exists() and not link.is_symlink()
    for path in (awaited, young):
        grown_old(path)
    with viewing_as(operator().pk):
        Run.objects.update(state=Run.State.FINISHED)
    forget_strays_at_night.func(timestamp=0)
    assert not awaited.exists() and not young.exists()


def test_a_job_cut_off_after_its_run_was_finished_only_tidies_up(database: Database) -> None:
    name = upload()
    run = begun(name)
    order = (folder_of(name) / "order.json").read_bytes()
    take_in_upload.func(viewer=operator().pk, run_id=run.pk, upload=name)
    assert not folder_of(name).exists()
    folder_of(name).mkdir()
    (folder_of(name) / "order.json").write_bytes(order)
    take_in_upload.func(viewer=operator().pk, run_id=run.pk, upload=name)
    assert not folder_of(name).exists()
    with viewing_as(operator().pk):
        assert len(runs().rows) == 1
        found = run_by_id(run.pk)
        assert found is not None and (found.state, found.items) == (Run.State.FINISHED, 1)
