"""Hostile input through the whole `rapport add`: the memory of the command and all it starts stays bounded, and so does time."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
import pytest
from tests.commands.installation import Installation, processes_of
from tests.rooms.fill.files.hostile import (
    MEGABYTE,
    MESSAGES,
    write_crowded_zip,
    write_endless_name_tar,
    write_hostile_mailbox,
    write_huge_attachment,
    write_nested_zip_bomb,
    write_zip_bomb,
)
from tests.samples import samples

pytestmark = [
    pytest.mark.xdist_group("commands"),
    pytest.mark.skipif(
        not Path("/proc/self/smaps_rollup").exists(), reason="memory is measured as Linux tells it"
    ),
]
BOUND = 700 * MEGABYTE


@dataclass
class Watched:
    """The highest sum of proportional set sizes (PSS) of a home's processes, looked at ten times a second."""

    home: Path
    peak: int = 0
    _ended: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Watched:
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(0.1):
            total = 0
            for pid in family(self.home):
                try:
                    total += psutil.Process(pid).memory_full_info().pss
                except (psutil.Error, OSError):
                    continue
            self.peak = max(self.peak, total)


def family(home: Path) -> set[int]:
    """The processes of a home and everything they started: the server's children carry no sign of it themselves."""
    found: set[int] = set()
    for pid, _line in processes_of(home):
        found.add(pid)
        try:
            found |= {child.pid for child in psutil.Process(pid).children(recursive=True)}
        except psutil.Error:
            continue
    return found


def measured(installation: Installation, path: Path) -> tuple[dict[str, Any], int, float]:
    began = time.monotonic()
    with Watched(installation.home) as watched:
        summary = installation.answer("add", str(path), "--own", "anvils.example")
    return summary, watched.peak, time.monotonic() - began


def write_everything(folder: Path) -> Path:
    """All hostile things in one folder, among a thousand honest messages."""
    folder.mkdir()
    write_hostile_mailbox(folder / "hostile.mbox")
    for name, make in MESSAGES.items():
        (folder / f"{name}.eml").write_bytes(make())
    write_huge_attachment(folder / "huge.eml")
    write_zip_bomb(folder / "bomb.zip", 512 * MEGABYTE)
    write_nested_zip_bomb(folder / "nested.zip")
    write_crowded_zip(folder / "crowded.zip", 20_000)
    write_endless_name_tar(folder / "endless.tar.gz", 100 * MEGABYTE)
    return folder


def test_all_hostile_things_at_once(new_home: Callable[[], Installation], tmp_path: Path) -> None:
    honest = tmp_path / "honest"
    honest.mkdir()
    (honest / "1.eml").write_bytes(MESSAGES["forged"]())
    _summary, baseline, usual = measured(new_home(), honest)
    installation = new_home()
    box = write_everything(tmp_path / "box")
    summary, peak, seconds = measured(installation, box)
    assert peak - baseline < BOUND
    assert seconds < 20 * usual + 60
    assert summary["items"] + summary["set_aside"] >= 2 * len(MESSAGES) + 20_000
    reasons = json.dumps(summary["set_aside_reasons"])
    assert "times its own size" in reasons
    again = installation.answer("add", str(box))
    assert (again["items"], again["set_aside"], again["new_items"]) == (
        summary["items"],
        summary["set_aside"],
        0,
    )
    assert installation.answer("rebuild", "--check")["differing"] == []


def test_names_and_subjects_do_not_pile_up(new_home: Callable[[], Installation], tmp_path: Path) -> None:
    """300 MB of messages whose subjects, ids and names are 20 kB long and all different: nothing of it may be remembered."""
    path = tmp_path / "flood.mbox"
    with path.open("wb") as out:
        for number in range(3_000):
            long = f"{number:05d}".encode() * 4_000
            out.write(
                b"From eve@evil.example Fri Jul  8 12:08:34 2011\nFrom: " + long + b" <e%d@evil.example>\n" % number
                + b"To: joe@anvils.example\nDate: Fri, 8 Jul 2011 12:08:34 +0000\nSubject: " + long
                + b"\nMessage-ID: <" + long + b"@evil.example>\nReferences: <" + long + b"a@b.example> <" + long
                + b"c@d.example>\n\nhello\n\n"
            )  # fmt: skip
    summary, peak, _seconds = measured(new_home(), path)
    assert summary["items"] == 3_000
    assert peak < BOUND


@pytest.mark.slow
@pytest.mark.parametrize("name", ["mail-torture", "mail-spamassassin"])
def test_real_mail_twice(installation: Installation, name: str) -> None:
    box = samples(name)
    files = sum(1 for path in box.rglob("*") if path.is_file())
    first = installation.answer("add", str(box))
    state = installation.state()
    again = installation.answer("add", str(box))
    assert first["items"] + first["set_aside"] >= files * 0.99
    (kept,) = installation.rows("SELECT count(*) FROM evidence_record")[0]
    assert first["new_items"] == kept and again["new_items"] == 0
    for field_name in (
        "items",
        "set_aside",
        "excluded",
        "people",
        "organizations",
        "interactions",
        "set_aside_reasons",
    ):
        assert again[field_name] == first[field_name]
    aside = "SELECT count(*) FROM evidence_setaside WHERE reason <> '' AND run_id ="
    for run in (first, again):
        assert installation.rows(f"{aside} {run['run']}") == [(run["set_aside"],)]
    assert installation.state() == state
    assert installation.answer("rebuild", "--check")["differing"] == []
