"""Real mail: every message file is one item, everything else is set aside with a reason."""

from __future__ import annotations

import re
import tarfile
from collections import Counter
from hashlib import sha256
from pathlib import Path

from tests.rooms.fill.files.writers import opened
from tests.samples import samples

from rapport.connect.types import RawItem
from rapport.fill.files.containers import items_in, read_item, read_items

MAIL_LIKE = re.compile(r"\.(?:eml|msg)$|/cpython/msg_\d+a?\.txt$|/emails/m\d+\.txt$|/dkim/email\.\d+$")
# Files named like messages that hold no header at all.
HEADERLESS = ("msg_19.txt", "noheader.msg", "email.01")


def test_spamassassin_gives_one_item_for_each_message_file() -> None:
    root = samples("mail-spamassassin")
    files = {p for p in root.rglob("*") if p.is_file()}
    messages = {p for p in files if re.match(r"\d{5}\.[0-9a-f]{32}", p.name)}
    items, asides = opened(root)
    assert len(items) == len(messages) == 6046
    assert {item.locator for item in items} == {f"{root.name}/{p.relative_to(root)}" for p in messages}
    assert {item.folder for item in items} == {p.parent.name for p in messages}
    assert {aside.locator for aside in asides} == {
        f"{root.name}/{p.relative_to(root)}" for p in files - messages
    }
    assert all(aside.reason.endswith(".") for aside in asides)
    for item in items[::50]:
        raw = (root.parent / item.locator).read_bytes()
        from_line = raw.index(b"\n") + 1 if raw.startswith(b"From ") else 0
        assert item.span is not None and item.span.offset == from_line
        assert (
            raw[from_line:].removesuffix(b"\n").rstrip()
            == read_item(item).replace(b"\nFrom ", b"\n>From ").rstrip()
        )


def test_packed_spamassassin_says_the_same(tmp_path: Path) -> None:
    root = samples("mail-spamassassin")
    packed = tmp_path / "packed.tar.gz"
    with tarfile.open(packed, "w:gz", compresslevel=1) as tar:
        tar.add(root, root.name)
    plain = Counter(_hash(x) for x in read_items(opened(root)[0]))
    unpacked = Counter(_hash(read_item(found)) for found in items_in(packed) if isinstance(found, RawItem))
    assert unpacked == plain


def _hash(data: object) -> str:
    assert isinstance(data, bytes)
    return sha256(data).hexdigest()


def test_torture_messages_are_one_item_each() -> None:
    root = samples("mail-torture")
    found = Counter(
        x.locator.split("#")[0]
        for x in items_in(root)
        if isinstance(x, RawItem) and MAIL_LIKE.search(x.locator.split("#")[0])
    )
    expected = {
        f"{root.name}/{p.relative_to(root)}"
        for p in root.rglob("*")
        if p.is_file() and MAIL_LIKE.search(p.as_posix()) and not p.name.endswith(HEADERLESS)
    }
    assert set(found) == expected
    assert set(found.values()) == {1}


def test_bounces_are_all_found() -> None:
    root = samples("mail-bounces")
    found = Counter(x.locator.split("#")[0] for x in items_in(root) if isinstance(x, RawItem))
    assert set(found) == {f"{root.name}/{p.relative_to(root)}" for p in root.rglob("*.eml")}
