"""Folders on disk: Maildir, MH, files of messages, what programs leave lying about, links, and what goes wrong."""

from __future__ import annotations

import mailbox
import os
import pickle
import socket
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from tests.rooms.fill.files.writers import FROM_LINE, letter, mbox_of, messages_in, opened, write

from rapport.connect.types import RawItem
from rapport.fill.files.containers import UnreadableItemError, estimate, items_in, read_item


def folders_of(path: Path) -> dict[str, str]:
    """Subject number of each message and the mail folder it was found in."""
    items, asides = opened(path)
    assert asides == []
    return {read_item(item).split(b"Letter ")[1].split(b"\n")[0].decode(): item.folder for item in items}


def test_maildir_with_subfolders_and_flags(tmp_path: Path) -> None:
    root = tmp_path / "Maildir"
    write(root / "cur" / "1310126914.M1P2.host:2,S", letter(1))
    write(root / "new" / "1310126915.M1P2.host", letter(2))
    write(root / "tmp" / "1310126916.M1P2.host", letter(99))
    write(root / ".Sent" / "cur" / "1310126917.M1P2.host:2,RS", letter(3))
    write(root / ".Sent" / "tmp" / "1310126917.M1P2.host", letter(99))
    write(root / ".Archives.2019" / "new" / "1310126918.M1P2.host", letter(4))
    write(root / ".Gel&APY-scht" / "cur" / "1310126919.M1P2.host:2,S", letter(5))
    for name in (".Sent", ".Archives.2019", ".Gel&APY-scht"):
        (root / name / "cur").mkdir(exist_ok=True)
        (root / name / "new").mkdir(exist_ok=True)
        write(root / name / "maildirfolder", b"")
    write(root / "dovecot.index.log", b"\x01\x02\0\0index")
    write(root / "dovecot-uidlist", b"3 V1310126914 N5\n1 :1310126914.M1P2.host\n")
    write(root / "subscriptions", b"Sent\n")
    assert folders_of(root) == {
        "1": "INBOX",
        "2": "INBOX",
        "3": "Sent",
        "4": "Archives/2019",
        "5": "Gelöscht",
    }


def test_maildir_written_by_the_standard_library(tmp_path: Path) -> None:
    box = mailbox.Maildir(tmp_path / "box")
    for number in range(5):
        box.add(letter(number))
    for number in range(5, 8):
        box.add_folder("Customers").add(letter(number))
    assert folders_of(tmp_path / "box") == {str(n): "INBOX" if n < 5 else "Customers" for n in range(8)}


def test_nested_maildirs_as_synchronizers_keep_them(tmp_path: Path) -> None:
    for number, name in enumerate(("INBOX", "Sent", "Customers/Acme")):
        for part in ("cur", "new", "tmp"):
            (tmp_path / "mail" / name / part).mkdir(parents=True)
        write(tmp_path / "mail" / name / "cur" / f"131012691{number}.M1.host:2,S", letter(number))
    assert folders_of(tmp_path / "mail") == {"0": "INBOX", "1": "Sent", "2": "Customers/Acme"}


@pytest.mark.parametrize(
    ("name", "folder"),
    [("Maildir", "INBOX"), ("Mail", "INBOX"), ("customers", "customers"), (".Sent", "Sent")],
)
def test_single_maildir_is_called_by_its_name_unless_that_says_nothing(
    tmp_path: Path, name: str, folder: str
) -> None:
    for part in ("cur", "new", "tmp"):
        (tmp_path / name / part).mkdir(parents=True)
    write(tmp_path / name / "new" / "1310126910.M1.host", letter(1))
    assert folders_of(tmp_path / name) == {"1": folder}


def test_message_in_a_maildir_is_one_whatever_it_contains(tmp_path: Path) -> None:
    inner = "\n" + (FROM_LINE + letter(2)).decode()
    write(tmp_path / "M" / "cur" / "1310126914.M1P2.host:2,S", FROM_LINE + letter(1, inner))
    write(tmp_path / "M" / "cur" / "1310126915.M1P2.host:2,S", b"Odd-Field: only this\n\nbody\n")
    (tmp_path / "M" / "new").mkdir()
    assert messages_in(tmp_path / "M") == [letter(1, inner), b"Odd-Field: only this\n\nbody\n"]


def test_folder_of_eml_files_and_of_files_without_extension(tmp_path: Path) -> None:
    write(tmp_path / "in" / "Customers" / "Acme" / "hello.eml", letter(1))
    write(tmp_path / "in" / "Customers" / "Acme" / "b17", letter(2))
    write(tmp_path / "in" / "top.eml", letter(3))
    assert folders_of(tmp_path / "in") == {"1": "Customers/Acme", "2": "Customers/Acme", "3": "in"}


def test_mh_folder(tmp_path: Path) -> None:
    box = mailbox.MH(tmp_path / "Mail")
    inbox = box.add_folder("inbox")
    for number in range(12):
        inbox.add(letter(number))
    write(tmp_path / "Mail" / "inbox" / ".mh_sequences", b"unseen: 1-12\n")
    assert folders_of(tmp_path / "Mail") == {str(n): "inbox" for n in range(12)}


def test_numbered_files_that_begin_with_a_from_line(tmp_path: Path) -> None:
    """A body may quote a whole other message; in a folder of single messages it does not divide the file."""
    quoting = letter(3, "you wrote:\n\n" + (FROM_LINE + letter(77)).decode())
    for number in (1, 2, 3, 4, 5):
        message = quoting if number == 3 else letter(number, "text\nFrom here on\n")
        write(tmp_path / "corpus" / "ham" / f"{number:05d}.{number:032x}", FROM_LINE + message)
    items, asides = opened(tmp_path / "corpus")
    assert asides == []
    assert [read_item(item) for item in items] == [
        quoting if n == 3 else letter(n, "text\nFrom here on\n") for n in range(1, 6)
    ]
    assert {item.folder for item in items} == {"ham"}
    assert items[2].locator == f"corpus/ham/00003.{3:032x}"


def test_numbered_mailboxes_stay_mailboxes(tmp_path: Path) -> None:
    for year in range(2001, 2009):
        count = 1 if year < 2005 else 40
        write(tmp_path / "Archives" / str(year), mbox_of([letter(year * 100 + n) for n in range(count)]))
    items, _ = opened(tmp_path / "Archives")
    assert len(items) == 4 + 4 * 40
    assert items[-1].folder == "2008"


def test_thunderbird_profile(tmp_path: Path) -> None:
    root = tmp_path / "Mail"
    write(root / "Local Folders" / "Inbox", mbox_of([letter(1)]))
    write(root / "Local Folders" / "Inbox.msf", b'// <!-- <mdb:mork:z v="1.4"/> -->\n')
    write(root / "Local Folders" / "Inbox.sbd" / "Customers", mbox_of([letter(2), letter(3)]))
    write(root / "Local Folders" / "msgFilterRules.dat", b'version="9"\n')
    assert folders_of(root) == {
        "1": "Local Folders/Inbox",
        "2": "Local Folders/Inbox/Customers",
        "3": "Local Folders/Inbox/Customers",
    }


def test_apple_mail(tmp_path: Path) -> None:
    box = tmp_path / "V10" / "Sent Messages.mbox" / "0F6E41B0-97A5-4AAD-8A69-2D3B1DAD4E1C" / "Data"
    plist = b'<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict/></plist>\n'
    write(box / "1" / "Messages" / "17.emlx", b"%-10d\n" % len(letter(1)) + letter(1) + plist)
    write(box / "1" / "Attachments" / "17" / "2" / "picture.png", b"\x89PNG\r\n\x1a\n")
    write(tmp_path / "V10" / "Work.mbox" / "mbox", mbox_of([letter(2)]))
    write(tmp_path / "V10" / "Work.mbox" / "table_of_contents", b"\0\0\1\2")
    items, asides = opened(tmp_path / "V10")
    assert [(read_item(item), item.folder) for item in items] == [
        (letter(1), "Sent Messages"),
        (letter(2), "Work"),
    ]
    assert len(asides) == 1 and "attachments" in asides[0].reason


def test_an_export_of_apple_mail_is_known_by_its_name_alone(tmp_path: Path) -> None:
    export = tmp_path / "Sent Messages.mbox"
    write(export / "mbox", mbox_of([letter(1)]))
    write(export / "table_of_contents", b"\0\0\1\2")
    for given in (export, export / "mbox", tmp_path):
        items, _asides = opened(given)
        assert [item.folder for item in items] == ["Sent Messages"], given
    write(tmp_path / "other" / "mbox", mbox_of([letter(2)]))
    items, _asides = opened(tmp_path / "other" / "mbox")
    assert [item.folder for item in items] == ["mbox"]


def test_things_that_are_no_mail_are_set_aside_with_a_reason(tmp_path: Path) -> None:
    things = {
        "a.png": b"\x89PNG\r\n\x1a\n....",
        "b.pdf": b"%PDF-1.7\n",
        "c.txt": b"just a note\n",
        "d.pst": b"!BDN....",
        "e.html": b"<!DOCTYPE html><html>",
        "f.vcf": b"BEGIN:VCARD\nVERSION:3.0\nN:Ana\nEND:VCARD\n",
        "g": b"",
        "h.eml": b"\x00" * 2000,
        "i.csv": b"From,To,Subject\nana,joe,hi\n",
        "j.mht": b"From: <Saved by Blink>\nSnapshot-Content-Location: https://x.example\nSubject: page\nMIME-Version: 1.0\n\n",
        "k.md": b"---\ntitle: x\nfrom: y\n---\ntext\n",
        "l.rar": b"Rar!\x1a\x07\x01\x00",
        "m.robots": b"User-agent: *\nDisallow: /\n",
        "n.yaml": b"x-common: &common\n  image: x\n\nservices: x\n",
        "o.vcf": b"\xef\xbb\xbfBEGIN:VCARD\nX-ONE:1\nX-TWO:2\nEND:VCARD\n",
        ",17": letter(1),
        "p.bin": b"\x01\x02\x00\x03" * 100,
    }
    for name, data in things.items():
        write(tmp_path / "in" / name, data)
    items, asides = opened(tmp_path / "in")
    assert items == []
    assert [aside.locator for aside in asides] == [f"in/{name}" for name in sorted(things)]
    for aside, name in zip(asides, sorted(things), strict=True):
        assert aside.reason.startswith(f"{name} ") and aside.reason.endswith(".")
        assert aside.size in (len(things[name]), 0)


def test_what_programs_keep_for_themselves_is_passed_over_unless_it_is_mail(tmp_path: Path) -> None:
    for name in (
        ".DS_Store",
        "Thumbs.db",
        "Inbox.msf",
        "dovecot.index.cache",
        "mail.cmeta",
        "._a.eml",
        ".mh_sequences",
    ):
        write(tmp_path / "in" / name, b"\0\1\2")
    write(tmp_path / "in" / ".git" / "HEAD", b"ref: refs/heads/main\n")
    assert opened(tmp_path / "in") == ([], [])
    write(tmp_path / "in" / "subscriptions", mbox_of([letter(1)]))
    assert messages_in(tmp_path / "in") == [letter(1)]


def test_links_are_never_followed(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside" / "secret.eml", letter(9))
    inside = write(tmp_path / "in" / "a" / "1.eml", letter(1))
    (tmp_path / "in" / "same").symlink_to(inside)
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "a" / "self").symlink_to("self")
    (tmp_path / "in" / "out").symlink_to(outside)
    (tmp_path / "in" / "outdir").symlink_to(outside.parent)
    (tmp_path / "in" / "dead").symlink_to(tmp_path / "nowhere")
    items, asides = opened(tmp_path / "in")
    assert [read_item(item) for item in items] == [letter(1)]
    assert {aside.locator: "leads out" in aside.reason for aside in asides} == {
        "in/dead": False,
        "in/out": True,
        "in/outdir": True,
        "in/a/self": False,
    }


def test_the_added_path_itself_may_be_a_link(tmp_path: Path) -> None:
    write(tmp_path / "real" / "1.eml", letter(1))
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (tmp_path / "linked.eml").symlink_to(tmp_path / "real" / "1.eml")
    assert messages_in(tmp_path / "link") == messages_in(tmp_path / "linked.eml") == [letter(1)]
    assert opened(tmp_path / "link")[0][0].locator == "link/1.eml"


def test_pipes_sockets_and_devices_are_not_opened(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    os.mkfifo(folder / "pipe")
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(folder / "socket"))
    write(folder / "1.eml", letter(1))
    items, asides = opened(folder)
    server.close()
    assert len(items) == 1
    assert ["pipe" in a.reason or "socket" in a.reason for a in asides] == [True, True]
    assert "device" in opened(Path("/dev/null"))[1][0].reason
    assert "pipe" in opened(folder / "pipe")[1][0].reason


def test_path_that_does_not_exist(tmp_path: Path) -> None:
    items, asides = opened(tmp_path / "nothing.mbox")
    assert items == [] and "does not exist" in asides[0].reason


def test_file_that_vanishes_between_listing_and_reading(tmp_path: Path) -> None:
    for number in range(3):
        write(tmp_path / "in" / f"{number}.eml", letter(number))
    found = items_in(tmp_path / "in")
    first = next(found)
    assert isinstance(first, RawItem)
    (tmp_path / "in" / "1.eml").unlink()
    rest = list(found)
    assert [type(x).__name__ for x in rest] == ["SetAside", "RawItem"]
    assert "vanished" in rest[0].reason  # type: ignore[union-attr]
    (tmp_path / "in" / "0.eml").unlink()
    with pytest.raises(UnreadableItemError, match="vanished"):
        read_item(first)


def test_file_that_shrinks_after_it_was_found(tmp_path: Path) -> None:
    path = write(tmp_path / "box", mbox_of([letter(1), letter(2)]))
    items, _ = opened(path)
    path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(UnreadableItemError, match="shorter"):
        read_item(items[1])


def test_folder_that_vanishes(tmp_path: Path) -> None:
    write(tmp_path / "in" / "1.eml", letter(1))
    write(tmp_path / "in" / "sub" / "2.eml", letter(2))
    found = items_in(tmp_path / "in")
    next(found)
    (tmp_path / "in" / "sub" / "2.eml").unlink()
    (tmp_path / "in" / "sub").rmdir()
    assert ["vanished" in x.reason for x in found] == [True]  # type: ignore[union-attr]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="users and rights of Unix")
def test_what_may_not_be_read_is_set_aside(tmp_path: Path) -> None:
    """In a process of an ordinary user, since the superuser may read everything."""
    code = """
        import os, sys
        from pathlib import Path
        from rapport.fill.files.containers import items_in
        if os.geteuid() == 0:
            os.setgroups([]); os.setgid(65534); os.setuid(65534)
        for found in items_in(Path(sys.argv[1])):
            print(found.locator, "|", getattr(found, "reason", "taken"))
    """
    write(tmp_path / "in" / "1.eml", letter(1)).chmod(0)
    write(tmp_path / "in" / "2.eml", letter(2)).chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
    write(tmp_path / "in" / "sub" / "3.eml", letter(3))
    (tmp_path / "in" / "sub").chmod(0)
    folder = tmp_path
    while folder != folder.parent and folder.owner() == Path(tmp_path).owner() and folder != Path("/tmp"):
        folder.chmod(folder.stat().st_mode | 0o755)
        folder = folder.parent
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), str(tmp_path / "in")],
        capture_output=True,
        text=True,
        check=True,
    )
    (tmp_path / "in" / "sub").chmod(0o755)
    lines = done.stdout.splitlines()
    assert lines[1] == "in/2.eml | taken"
    assert lines[0].startswith("in/1.eml | 1.eml may not be read")
    assert lines[2].startswith("in/sub | sub may not be read")


def test_names_that_are_no_text(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path / "in")
    os.mkdir(folder)  # noqa: PTH102 - names that are no text
    for name in (b"caf\xe9.eml", b"line\nbreak.eml", b"plain.eml"):
        with open(folder + b"/" + name, "wb") as file:  # noqa: PTH123
            file.write(letter(1))
    items, asides = opened(tmp_path / "in")
    assert asides == []
    assert [item.locator for item in items] == ["in/caf\\xe9.eml", "in/line\\nbreak.eml", "in/plain.eml"]
    assert [read_item(item) for item in items] == [letter(1)] * 3
    for item in items:
        (item.locator + item.folder).encode("utf-8")


def test_order_is_fixed_and_names_alone_decide_it(tmp_path: Path) -> None:
    for name in ("b/2.eml", "a/9.eml", "a/10.eml", "z.eml", "B/1.eml", "a.eml"):
        write(tmp_path / "in" / name, letter(1))
    expected = ["in/a.eml", "in/z.eml", "in/B/1.eml", "in/a/10.eml", "in/a/9.eml", "in/b/2.eml"]
    assert [item.locator for item in opened(tmp_path / "in")[0]] == expected


def test_estimate_looks_at_sizes_and_names_only(tmp_path: Path) -> None:
    for number in range(7):
        write(tmp_path / "M" / "cur" / f"131012691{number}.M1.host:2,S", letter(number))
    write(tmp_path / "M" / "new" / "1310126919.M1.host", letter(9))
    write(tmp_path / "M" / "dovecot.index", b"\0" * 1000)
    assert estimate(tmp_path / "M") == (8 * len(letter(1)), 8)
    box = write(tmp_path / "M" / "box", mbox_of([letter(1), letter(2)]))
    assert estimate(tmp_path / "M") == (8 * len(letter(1)) + box.stat().st_size, None)
    assert estimate(box) == (box.stat().st_size, None)
    assert estimate(write(tmp_path / "1.eml", letter(1))) == (len(letter(1)), 1)
    assert estimate(tmp_path / "nothing") == (0, None)


def test_the_package_needs_no_django() -> None:
    """Parse workers import it in processes of their own, and must start fast."""
    code = "import sys, rapport.fill.files.containers; print(any(m.split('.')[0] == 'django' for m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_items_are_cheap_to_hand_to_another_process(tmp_path: Path) -> None:
    items, _ = opened(write(tmp_path / "Inbox", mbox_of([letter(n) for n in range(1000)])))
    assert pickle.loads(pickle.dumps(items)) == items
    assert len(pickle.dumps(items)) < 120 * len(items)
