"""Hostile input is taken in or set aside within a fixed amount of memory, measured in a process of its own."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import textwrap
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.rooms.fill.files.hostile import HEADER, MEGABYTE, MESSAGES
from tests.rooms.fill.files.writers import FROM_LINE, letter, opened, write

from rapport.fill.files.containers import read_item
from rapport.fill.files.containers.limits import MAX_ITEM_BYTES

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="memory is measured as Linux tells it"
)

_MEASURE = """
    import json, sys, time
    from pathlib import Path
    from rapport.fill.files.containers import items_in, read_item
    from rapport.connect.types import RawItem

    def peak():
        return int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) * 1024

    before, start, sizes, reasons, count = peak(), time.monotonic(), [], [], 0
    for found in items_in(Path(sys.argv[1])):
        count += 1
        if isinstance(found, RawItem):
            sizes.append((found.size, len(read_item(found))))
        elif len(reasons) < 20:
            reasons.append(found.reason)
    print(json.dumps({
        "sizes": sizes, "reasons": reasons, "count": count,
        "seconds": time.monotonic() - start, "memory": peak() - before,
    }))
"""


@dataclass(frozen=True)
class Measured:
    """What came out of a path: (size, bytes handed over) of items, reasons (the first 20), the cost."""

    sizes: list[tuple[int, int]]
    reasons: list[str]
    count: int
    seconds: float
    memory: int


def measured(path: Path) -> Measured:
    code = textwrap.dedent(_MEASURE)
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    answer = json.loads(done.stdout)
    answer["sizes"] = [tuple(pair) for pair in answer["sizes"]]
    return Measured(**answer)


def test_every_hostile_message_comes_through_unchanged(hostile_mailbox: Path) -> None:
    items, asides = opened(hostile_mailbox)
    assert asides == []
    assert [read_item(item) for item in items] == [make() for make in MESSAGES.values()]


@pytest.mark.parametrize("name", MESSAGES)
def test_every_hostile_message_is_recognised_as_a_file(tmp_path: Path, name: str) -> None:
    items, asides = opened(write(tmp_path / "file", MESSAGES[name]()))
    assert (len(items), asides) == (1, [])


def test_huge_attachment_on_disk(huge_attachment: Path) -> None:
    result = measured(huge_attachment)
    assert result.sizes == [(huge_attachment.stat().st_size, MAX_ITEM_BYTES)]
    assert result.reasons == []
    assert result.memory < 80 * MEGABYTE
    assert b"The film is attached." in read_item(opened(huge_attachment)[0][0], 4096)


def test_huge_attachment_in_archives(tmp_path: Path, huge_attachment: Path) -> None:
    mailbox, packed = tmp_path / "Inbox", tmp_path / "mail.zip"
    with mailbox.open("wb") as out, huge_attachment.open("rb") as huge:
        out.write(FROM_LINE + letter(1) + b"\n" + FROM_LINE)
        shutil.copyfileobj(huge, out)
        out.write(b"\n" + FROM_LINE + letter(2) + b"\n")
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(mailbox, "Inbox", zipfile.ZIP_STORED)
        archive.write(huge_attachment, "message.eml", zipfile.ZIP_DEFLATED, compresslevel=1)
    result = measured(packed)
    size = huge_attachment.stat().st_size
    first, last = (len(letter(1)),) * 2, (len(letter(2)),) * 2
    assert result.sizes == [first, (size, MAX_ITEM_BYTES), last, (size, MAX_ITEM_BYTES)]
    assert result.reasons == []
    assert result.memory < 160 * MEGABYTE


def test_zip_bomb(zip_bomb: Path) -> None:
    assert zip_bomb.stat().st_size < 2 * MEGABYTE
    result = measured(zip_bomb)
    assert result.sizes == []
    assert len(result.reasons) == 1 and "times its own size" in result.reasons[0]
    assert result.memory < 160 * MEGABYTE
    assert result.seconds < 30


def test_nested_zip_bomb(nested_zip_bomb: Path) -> None:
    assert nested_zip_bomb.stat().st_size < MEGABYTE
    result = measured(nested_zip_bomb)
    assert 1 <= len(result.sizes) <= 40
    assert len(result.reasons) == 1 and "times its own size" in result.reasons[0]
    assert result.memory < 100 * MEGABYTE
    assert result.seconds < 30


def test_zip_that_lists_very_many_members(crowded_zip: Path) -> None:
    result = measured(crowded_zip)
    assert result.count == 100_000
    assert result.memory < 20 * MEGABYTE


def test_tar_with_an_endless_name(endless_name_tar: Path) -> None:
    result = measured(endless_name_tar)
    assert result.memory < 40 * MEGABYTE
    assert result.seconds < 30
    assert len(result.sizes) + len(result.reasons) == 1


def test_huge_mailbox_needs_no_more_memory_than_a_small_one(tmp_path: Path) -> None:
    """A mailbox of 1 GB, most of it a hole in the file, between two messages."""
    path = tmp_path / "Inbox"
    with path.open("wb") as out:
        out.write(FROM_LINE + letter(1) + b"\n" + FROM_LINE + HEADER + b"\n")
        out.seek(1_000 * MEGABYTE)
        out.write(b"\n\n" + FROM_LINE + letter(2) + b"\n")
    result = measured(path)
    assert [handed for _, handed in result.sizes] == [len(letter(1)), MAX_ITEM_BYTES, len(letter(2))]
    assert result.memory < 80 * MEGABYTE


def test_folder_of_very_many_files(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(20_000):
        (folder / f"{number}.eml").write_bytes(HEADER)
    result = measured(folder)
    assert result.count == 20_000
    assert result.memory < 20 * MEGABYTE


def test_endless_from_lines_take_no_more_than_linear_time(tmp_path: Path) -> None:
    path = write(
        tmp_path / "m", b"From a@b.example Fri Jul  8 12:08:34 2011\n" + HEADER + b"\n" + b"From \n" * 500_000
    )
    result = measured(path)
    assert len(result.sizes) == 1
    assert result.seconds < 20
