"""`rapport add` in surroundings that do not help: pages being served, a full disk, a home that cannot be written."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from tests.commands.installation import Installation, copied, wait_for
from tests.commands.letters import mailbox
from tests.commands.test_interrupted import running_add

pytestmark = pytest.mark.xdist_group("commands")

OWN = ("--own", "anvil.example")
MEGABYTE = 1 << 20


def test_while_the_pages_are_served(new_home: Callable[[], Installation], tmp_path: Path) -> None:
    box = mailbox(tmp_path / "Inbox.mbox", 500)
    served, alone = new_home(), new_home()
    up = served.start("up", "--json")
    try:
        assert up.stdout is not None
        url = json.loads(up.stdout.readline())["url"]
        summary = served.answer("add", str(box), *OWN)
        with urllib.request.urlopen(f"{url}/sign-in/", timeout=30) as page:
            assert page.status == 200
        assert served.answer("undo", str(summary["run"]))["left"] == []
        assert served.answer("add", str(box), *OWN)["items"] == 500
        assert up.poll() is None
        state = {name: rows for name, rows in served.state().items() if name != "evidence_record"}
    finally:
        up.terminate()
        up.communicate(timeout=60)
    alone.answer("add", str(box), *OWN)
    assert state == {name: rows for name, rows in alone.state().items() if name != "evidence_record"}
    wait_for(lambda: served.processes() == [])


@pytest.fixture
def small_disk(template: Path) -> Iterator[Path]:
    """A file system of 400 MB. Making one is root's business."""
    if os.geteuid() != 0:
        pytest.skip("only root can make a small disk to fill")
    with tempfile.TemporaryDirectory(prefix="rapport-disk-") as folder:
        mount = ["mount", "-t", "tmpfs", "-o", "size=400m,mode=0700", "tmpfs", folder]
        if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
            pytest.skip("this machine lets nobody mount a small disk")
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "-l", folder], check=True)


def fill_up(disk: Path) -> Path:
    """A file that takes all there is."""
    ballast = disk / "ballast"
    with suppress(OSError), ballast.open("wb") as out:
        while True:
            out.write(bytes(MEGABYTE))
            out.flush()
    return ballast


def test_a_disk_that_is_full(
    small_disk: Path, new_home: Callable[[], Installation], template: Path, tmp_path: Path
) -> None:
    box = mailbox(tmp_path / "Inbox.mbox", 4000)
    alone = new_home()
    expected = alone.answer("add", str(box), *OWN)
    installation = copied(template, small_disk / "home")
    try:
        process = running_add(installation, box)
        ballast = fill_up(small_disk)
        said = process.communicate(timeout=120)
        error = json.loads(said[0])["error"]
        assert (process.returncode, error["code"]) == (1, "disk_full"), said
        assert "goes on where it stopped" in error["message"] and "Traceback" not in said[1]
        wait_for(lambda: installation.processes() == [])
        again = installation.answer("add", str(box), *OWN, code=1)["error"]  # still full: refused in words
        assert "full" in again["message"]
        ballast.unlink()
        summary = installation.answer("add", str(box), *OWN)
        assert summary["run"] == 1
        assert [summary[name] for name in ("items", "people", "interactions")] == [
            expected[name] for name in ("items", "people", "interactions")
        ]
        assert installation.state() == alone.state()
    finally:
        installation.call("down")


def test_a_home_that_cannot_be_written(small_disk: Path, template: Path, tmp_path: Path) -> None:
    box = mailbox(tmp_path / "Inbox.mbox", 10)
    installation = copied(template, small_disk / "home")
    remount = ["mount", "-o", "remount,ro", str(small_disk)]
    subprocess.run(remount, check=True)
    for arguments in (("add", str(box)), ("exclude", "--list"), ("doctor",), ("up",)):
        error = installation.answer(*arguments, code=1)["error"]
        assert error["code"] == "home", error
        assert str(small_disk) in error["message"] and "Read-only" in error["message"]
        assert "Traceback" not in installation.call(*arguments).stderr
    fresh = Installation(small_disk / "new")
    assert "Read-only" in fresh.answer("add", str(box), code=1)["error"]["message"]


def test_a_source_that_is_not_there(installation: Installation, tmp_path: Path) -> None:
    error = installation.answer("add", str(tmp_path / "nothing"), code=1)["error"]
    assert error["code"] == "not_found"
