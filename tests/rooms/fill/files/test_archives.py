"""Archives of every kind, nested, damaged, locked, and made to do harm."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.rooms.fill.files.writers import FROM_LINE, letter, mbox_of, messages_in, opened, write

from rapport.fill.files.containers import Limits, read_item

FILES = {
    "mail/Inbox.mbox": mbox_of([letter(1), letter(2, ">From the top\nFrom here\n")]),
    "mail/Sent/1.eml": letter(3),
    "mail/Sent/2": letter(4, "\r\n odd"),
}
MESSAGES = [letter(1), letter(2, ">From the top\nFrom here\n"), letter(3), letter(4, "\r\n odd")]
FOLDERS = ["mail/Inbox", "mail/Inbox", "mail/Sent", "mail/Sent"]


def zip_of(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def streamed_zip_of(files: dict[str, bytes]) -> bytes:
    """As programs write it into a pipe: lengths stand behind the members, not before them."""

    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.pieces: list[bytes] = []

        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:  # type: ignore[override]
            self.pieces.append(bytes(data))
            return len(data)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return b"".join(pipe.pieces)


def tar_of(files: dict[str, bytes], form: int = tarfile.PAX_FORMAT) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form) as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return out.getvalue()


def alone(data: bytes) -> bytes:
    return lzma.compress(data, lzma.FORMAT_ALONE)


PACKERS: list[Callable[[bytes], bytes]] = [bytes, gzip.compress, bz2.compress, lzma.compress, alone]


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_zip(tmp_path: Path, method: int) -> None:
    path = write(tmp_path / "no-extension", zip_of(FILES, method))
    items, asides = opened(path)
    assert asides == []
    assert [read_item(item) for item in items] == MESSAGES
    assert [item.folder for item in items] == FOLDERS
    assert items[1].locator == "no-extension!/mail/Inbox.mbox#2"
    assert items[2].locator == "no-extension!/mail/Sent/1.eml"
    assert all(item.span is None and item.data is not None and item.size == len(item.data) for item in items)


@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
@pytest.mark.parametrize("pack", PACKERS)
def test_tar(tmp_path: Path, form: int, pack: Callable[[bytes], bytes]) -> None:
    items, asides = opened(write(tmp_path / "mail.backup", pack(tar_of(FILES, form))))
    assert asides == []
    assert [(read_item(item), item.folder) for item in items] == list(zip(MESSAGES, FOLDERS, strict=True))


@pytest.mark.parametrize("pack", PACKERS)
def test_packed_mailbox_and_message(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    items, asides = opened(write(tmp_path / "Sent.mbox.packed", pack(mbox_of([letter(1), letter(2)]))))
    assert asides == [] and [read_item(item) for item in items] == [letter(1), letter(2)]
    assert messages_in(write(tmp_path / "one", pack(letter(5)))) == [letter(5)]


def test_folder_of_a_packed_mailbox_is_its_name(tmp_path: Path) -> None:
    path = write(tmp_path / "Sent.mbox.gz", gzip.compress(mbox_of([letter(1)])))
    assert [(item.folder, item.locator) for item in opened(path)[0]] == [("Sent", "Sent.mbox.gz#1")]


@pytest.mark.parametrize("form", [tarfile.GNU_FORMAT, tarfile.PAX_FORMAT, tarfile.USTAR_FORMAT])
def test_long_and_foreign_names_in_tar(tmp_path: Path, form: int) -> None:
    deep = "/".join(f"folder{n:02d}" for n in range(20)) + "/Gelöschte Objekte/1.eml"
    items, asides = opened(write(tmp_path / "t", tar_of({deep: letter(1)}, form)))
    assert asides == []
    assert items[0].locator == f"t!/{deep}"
    assert items[0].folder.endswith("/folder19/Gelöschte Objekte")


def test_names_in_zip(tmp_path: Path) -> None:
    raw = zip_of({"Envoyés/1.eml": letter(1), "a|b|2.eml": letter(2)}).replace(b"a|b|2", b"a\\b\\2")
    unflagged = bytearray(raw)  # UTF-8 without saying so, as on a Mac
    unflagged[7] = unflagged[raw.index(b"PK\x01\x02") + 9] = 0
    old = bytes(unflagged).replace("é".encode(), "é".encode("cp437") + b"_")
    for data, folder in ((raw, "Envoyés"), (bytes(unflagged), "Envoyés"), (old, "Envoyé_s")):
        assert [item.folder for item in opened(write(tmp_path / "z", data))[0]] == [folder, "a/b"]


def test_archive_in_archive(tmp_path: Path) -> None:
    inner = zip_of({"Inbox": mbox_of([letter(1), letter(2)])})
    middle = gzip.compress(tar_of({"x/inner.zip": inner, "x/3.eml": letter(3)}))
    items, asides = opened(
        write(tmp_path / "outer.zip", zip_of({"backup.tar.gz": middle, "4.eml": letter(4)}))
    )
    assert asides == []
    assert [read_item(item) for item in items] == [letter(n) for n in (1, 2, 3, 4)]
    assert items[0].locator == "outer.zip!/backup.tar.gz!/x/inner.zip!/Inbox#1"


def test_depth_of_nesting_is_bounded(tmp_path: Path) -> None:
    data = letter(1)
    for _ in range(6):
        data = gzip.compress(data)
    assert messages_in(write(tmp_path / "six", data)) == [letter(1)]
    items, asides = opened(write(tmp_path / "seven", gzip.compress(data)))
    assert items == [] and "more than 6" in asides[0].reason


def test_maildir_in_an_archive(tmp_path: Path) -> None:
    files = {
        "Maildir/cur/1310126914.M1P2.host:2,S": letter(1),
        "Maildir/tmp/1310126916.M1P2.host": letter(99),
        "Maildir/.Sent/new/1310126917.M1P2.host": letter(2),
        "Maildir/dovecot.index": b"\0\1",
    }
    for data in (tar_of(files), zip_of(files)):
        items, asides = opened(write(tmp_path / "backup", data))
        assert asides == []
        assert [(read_item(i), i.folder) for i in items] == [(letter(1), "INBOX"), (letter(2), "Sent")]


def test_numbered_files_with_from_lines_in_an_archive(tmp_path: Path) -> None:
    quoting = letter(5, "you wrote:\n\n" + (FROM_LINE + letter(77)).decode())
    files = {f"ham/{n:05d}.{n:032x}": FROM_LINE + (quoting if n == 5 else letter(n)) for n in range(1, 7)}
    items, _ = opened(write(tmp_path / "corpus.tar.bz2", bz2.compress(tar_of(files))))
    assert [read_item(item) for item in items] == [quoting if n == 5 else letter(n) for n in range(1, 7)]
    assert {item.folder for item in items} == {"ham"}


def test_member_names_that_lead_elsewhere_do_no_harm(tmp_path: Path) -> None:
    names = [
        "../../etc/1.eml",
        "/abs/2.eml",
        "C:\\Users\\3.eml",
        "a/../../4.eml",
        "..",
        "nul\ntab\t\x1b[2J.eml",
    ]
    before = set(tmp_path.parent.rglob("*"))
    for number, data in enumerate(
        (tar_of(dict.fromkeys(names, letter(1))), zip_of(dict.fromkeys(names, letter(1))))
    ):
        items, asides = opened(write(tmp_path / f"evil{number}", data))
        assert len(items) + len(asides) == len(names)
        assert all(".." not in item.locator.split("/") and item.locator.isprintable() for item in items)
    assert set(tmp_path.parent.rglob("*")) - before == {tmp_path / "evil0", tmp_path / "evil1"}


def locked_zip() -> bytes:
    """A zip whose first member claims to be encrypted."""
    raw = bytearray(zip_of({"1.eml": letter(1), "2.eml": letter(2)}))
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    return bytes(raw)


def test_locked_members_are_set_aside(tmp_path: Path) -> None:
    items, asides = opened(write(tmp_path / "locked.zip", locked_zip()))
    assert [read_item(item) for item in items] == [letter(2)]
    assert [aside.locator for aside in asides] == ["locked.zip!/1.eml"]
    assert "password" in asides[0].reason


def test_member_packed_by_an_unknown_method(tmp_path: Path) -> None:
    raw = bytearray(zip_of({"1.eml": letter(1)}))
    raw[8] = raw[raw.index(b"PK\x01\x02") + 10] = 9  # Deflate64
    _, asides = opened(write(tmp_path / "z", bytes(raw)))
    assert "number 9" in asides[0].reason


LONG = {
    f"{n}.eml": letter(n, "".join(f"{n * k * 7919 % 104729} anvils\n" for k in range(300))) for n in range(40)
}


@pytest.mark.parametrize("make", [zip_of, streamed_zip_of])
def test_zip_cut_off_yields_what_can_be_read(
    tmp_path: Path, make: Callable[[dict[str, bytes]], bytes]
) -> None:
    raw = make(LONG)
    items, asides = opened(write(tmp_path / "cut.zip", raw[: len(raw) // 2]))
    whole = [item for item in items if read_item(item) == list(LONG.values())[items.index(item)]]
    assert len(whole) >= 17 and len(items) - len(whole) <= 1
    assert "cut off" in asides[-1].reason and asides[-1].locator == "cut.zip"


def test_zip_without_its_table_of_contents_still_yields_everything(tmp_path: Path) -> None:
    for make in (zip_of, streamed_zip_of):
        raw = make(LONG)
        items, asides = opened(write(tmp_path / "z", raw[: raw.index(b"PK\x01\x02")]))
        assert [read_item(item) for item in items] == list(LONG.values())
        assert len(asides) == 1


def test_streamed_zip(tmp_path: Path) -> None:
    assert messages_in(write(tmp_path / "z", streamed_zip_of(LONG))) == list(LONG.values())


def test_self_extracting_zip_is_an_archive_behind_a_program(tmp_path: Path) -> None:
    data = b"PK\x03\x04" + b"program " * 100 + zip_of({"1.eml": letter(1)})
    assert messages_in(write(tmp_path / "z", data)) == [letter(1)]


def test_zip_with_a_damaged_member_yields_the_others(tmp_path: Path) -> None:
    raw = bytearray(zip_of(LONG))
    at = raw.index(b"20.eml") + 60
    raw[at : at + 40] = bytes(40)
    items, asides = opened(write(tmp_path / "z", bytes(raw)))
    good = {read_item(item) for item in items} & set(LONG.values())
    assert len(good) == len(LONG) - 1
    assert [aside.locator for aside in asides] == ["z!/20.eml"]
    assert "damaged" in asides[0].reason


@pytest.mark.parametrize("pack", PACKERS)
def test_tar_cut_off_yields_what_can_be_read(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    raw = pack(tar_of(LONG))
    items, asides = opened(write(tmp_path / "cut", raw[: len(raw) * 3 // 4]))
    whole = [item for item, message in zip(items, LONG.values(), strict=False) if read_item(item) == message]
    # A block of bzip2 holds 900 kB: of this archive nothing can be read when its end is missing.
    assert len(whole) >= (0 if pack is bz2.compress else 25)
    assert len(items) - len(whole) <= 1
    assert len(asides) == 1 and asides[0].locator == "cut" and asides[0].reason.startswith("cut ")


def test_tar_with_a_damaged_header_goes_on_behind_it(tmp_path: Path) -> None:
    raw = bytearray(tar_of(LONG, tarfile.USTAR_FORMAT))
    at = raw.index(b"20.eml\0")
    raw[at : at + 6] = b"xxxxxx"
    items, asides = opened(write(tmp_path / "t", bytes(raw)))
    assert len(items) == len(LONG) - 1
    assert len(asides) == 1 and "damaged" in asides[0].reason


@pytest.mark.parametrize("pack", PACKERS[1:4])
def test_many_streams_in_one_file_and_padding(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    one, two = mbox_of([letter(1)]), mbox_of([letter(2), letter(3)])
    expected = [letter(1), letter(2), letter(3)]
    assert messages_in(write(tmp_path / "two", pack(one) + pack(two))) == expected
    assert messages_in(write(tmp_path / "pad", pack(one) + bytes(512) + pack(two) + bytes(1024))) == expected
    assert messages_in(write(tmp_path / "tail", pack(one + two) + b"trailing")) == expected


def test_packed_mailbox_cut_off(tmp_path: Path) -> None:
    raw = gzip.compress(mbox_of(list(LONG.values())))
    items, asides = opened(write(tmp_path / "m.gz", raw[: len(raw) // 2]))
    assert [read_item(item) for item in items[:-1]] == list(LONG.values())[: len(items) - 1]
    assert len(items) > 10
    assert len(asides) == 1 and "interrupted" in asides[0].reason


def test_damage_inside_does_not_end_the_archive_around(tmp_path: Path) -> None:
    broken = gzip.compress(mbox_of([letter(1), letter(2)]))[:-12]
    for data in (tar_of({"a.gz": broken, "b.eml": letter(3)}), zip_of({"a.gz": broken, "b.eml": letter(3)})):
        items, asides = opened(write(tmp_path / "t", data))
        assert read_item(items[-1]) == letter(3)
        assert [aside.locator for aside in asides] == ["t!/a.gz"]


def test_links_devices_and_sparse_files_in_tar(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind in (("hard", tarfile.LNKTYPE), ("soft", tarfile.SYMTYPE), ("dev", tarfile.CHRTYPE)):
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, "/etc/passwd"
            archive.addfile(member)
        folder = tarfile.TarInfo("folder")
        folder.type = tarfile.DIRTYPE
        archive.addfile(folder)
        sparse = tarfile.TarInfo("sparse")
        sparse.type = tarfile.GNUTYPE_SPARSE
        archive.addfile(sparse)
        member = tarfile.TarInfo("1.eml")
        member.size = len(letter(1))
        archive.addfile(member, io.BytesIO(letter(1)))
    items, asides = opened(write(tmp_path / "t", out.getvalue()))
    assert [read_item(item) for item in items] == [letter(1)]
    assert [aside.locator for aside in asides] == ["t!/soft", "t!/dev", "t!/sparse"]


@pytest.mark.parametrize("size", [b"\xff" * 12, b"-0000000512\0", b"\x80" + b"\xff" * 11, b"notanumber\0\0"])
def test_tar_headers_that_lie_about_lengths(tmp_path: Path, size: bytes) -> None:
    raw = bytearray(tar_of({"1.eml": letter(1), "2.eml": letter(2)}, tarfile.USTAR_FORMAT))
    raw[124:136] = size
    raw[148:156] = b" " * 8
    raw[148:156] = b"%06o\0 " % sum(raw[:512])
    items, asides = opened(write(tmp_path / "t", bytes(raw)))
    assert len(items) + len(asides) >= 1


def test_zip_whose_table_of_contents_points_nowhere(tmp_path: Path) -> None:
    raw = zip_of({"1.eml": letter(1)})
    central = raw.index(b"PK\x01\x02")
    name_end = central + 46 + len("1.eml")
    far = b"\x01\x00\x08\x00" + b"\xff" * 8  # a zip64 field with an offset of 2^64 - 1
    entry = bytearray(raw[central:name_end])
    entry[30:32], entry[42:46] = len(far).to_bytes(2, "little"), b"\xff" * 4
    end = bytearray(raw[-22:])
    end[12:16] = (len(entry) + len(far)).to_bytes(4, "little")
    items, asides = opened(write(tmp_path / "z", raw[:central] + bytes(entry) + far + bytes(end)))
    assert items == [] and [aside.locator for aside in asides] == ["z!/1.eml"]


def test_empty_archives_are_set_aside(tmp_path: Path) -> None:
    for data in (zip_of({}), tar_of({}), gzip.compress(b"")):
        items, asides = opened(write(tmp_path / "empty", data))
        assert items == [] and len(asides) == 1


def test_documents_that_are_zips_inside(tmp_path: Path) -> None:
    for first in ("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"):
        items, asides = opened(
            write(tmp_path / "d.docx", zip_of({first: b"x", "word/document.xml": b"<a/>"}))
        )
        assert items == [] and len(asides) == 1 and "document" in asides[0].reason


def test_ratio_bounds_what_is_unpacked(tmp_path: Path) -> None:
    limits = Limits(free_bytes=1_000_000, max_ratio=10)
    bomb = zlib.compressobj(9, zlib.DEFLATED, 31)
    packed = bomb.compress(b"Subject: x\n\n" + bytes(20_000_000)) + bomb.flush()
    items, asides = opened(write(tmp_path / "bomb.gz", packed), limits)
    assert len(asides) == 1 and "10 times" in asides[0].reason
    assert items == []
    write(tmp_path / "in" / "a-bomb.gz", packed)
    write(tmp_path / "in" / "b.eml", letter(1))
    items, asides = opened(tmp_path / "in", limits)
    assert [read_item(item) for item in items] == [letter(1)] and len(asides) == 1


def test_total_bounds_what_is_unpacked(tmp_path: Path) -> None:
    limits = Limits(max_total_bytes=1_000_000)
    path = write(tmp_path / "z", zip_of({f"{n}.eml": letter(n, "text\n" * 50_000) for n in range(20)}))
    items, asides = opened(path, limits)
    assert len(items) == 3
    assert len(asides) == 1 and "1.0 MB" in asides[0].reason


@pytest.mark.parametrize("cut", range(0, 600, 7))
def test_any_cut_and_any_flipped_byte_is_survived(tmp_path: Path, cut: int) -> None:
    for make in (zip_of, streamed_zip_of, tar_of, lambda files: gzip.compress(tar_of(files))):
        raw = bytearray(make(FILES))
        at = cut * len(raw) // 600
        opened(write(tmp_path / "cut", bytes(raw[:at])))
        raw[at] ^= 0xFF
        opened(write(tmp_path / "flip", bytes(raw)))
