"""Mailboxes as files: mbox in its dialects, Maildir, folders of .eml, and archives of these. All dates in them are fixed."""

from __future__ import annotations

import gzip
import hashlib
import io
import re
import tarfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from rapport.demo.moments import asctime
from rapport.demo.post.copies import Box, Copy

_FROM = re.compile(rb"^From ", re.MULTILINE)
_FROM_RD = re.compile(rb"^(>*From )", re.MULTILINE)
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\r\n\t]')

Files = Iterator[tuple[str, bytes]]  # path inside the mailbox, content


# ---------------------------------------------------------------------------------------------------------------- mbox


def _separator(copy: Copy, style: str) -> bytes:
    moment = asctime(copy.letter.at)
    if style == "thunderbird":
        return f"From - {moment}\n".encode()
    if style == "eudora":
        return f"From ???@??? {moment}\n".encode()
    if style == "takeout":
        return f"From {_number(copy.letter.message_id)}@xxx {moment}\n".encode()
    return f"From {copy.letter.envelope_from or copy.letter.sender.address} {moment}\n".encode()


def _number(text: str) -> int:
    return int(hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()[:15], 16)


def _mbox(copies: list[Copy], style: str, labels: Callable[[Copy], str] | None = None) -> bytes:
    """One mbox file. ``mboxo`` quotes From lines once, ``mboxcl2`` not at all and counts bytes, ``mboxcl`` does both."""
    out = []
    for copy in copies:
        data = copy.data
        if style == "thunderbird":
            data = b"X-Mozilla-Status: 0001\nX-Mozilla-Status2: 00000000\n" + data
        elif style == "takeout" and labels:
            head = f"X-GM-THRID: {1800000000000000000 + copy.letter.thread}\nX-Gmail-Labels: {labels(copy)}\n"
            data = head.encode("ascii") + data
        if style in ("mboxo", "mboxcl", "eudora"):
            data = _FROM.sub(b">From ", data)
        elif style != "mboxcl2":
            data = _FROM_RD.sub(rb">\1", data)
        if style in ("mboxcl", "mboxcl2"):
            head_part, _, body = data.partition(b"\n\n")
            data = head_part + f"\nContent-Length: {len(body)}\n\n".encode() + body
        end = b"\n" if data.endswith(b"\n") else b"\n\n"
        out.append(_separator(copy, style) + data + end)
    joined = b"".join(out)
    return joined.replace(b"\n", b"\r\n") if style == "eudora" else joined


def _by_folder(box: Box) -> dict[str, list[Copy]]:
    folders: dict[str, list[Copy]] = {"inbox": [], "sent": []}
    for copy in box.copies:
        folders.setdefault(copy.folder, []).append(copy)
    return folders


def _thunderbird(box: Box) -> Files:
    for key, copies in _by_folder(box).items():
        name = box.folder_name(key)
        path = name if key in ("inbox", "sent", "junk") else f"Inbox.sbd/{name}"
        yield path, _mbox(copies, "thunderbird")
        # The index beside every folder; it holds no mail.
        yield (
            f"{path}.msf",
            b'// <!-- <mdb:mork:z v="1.4"/> -->\n< <(a=c)> // (f=iso-8859-1)\n  (80=ns:msg:db:row:scope:msgs:all)>\n',
        )


def _plain_mbox(style: str, suffix: str = ".mbox") -> Callable[[Box], Files]:
    def files(box: Box) -> Files:
        for key, copies in _by_folder(box).items():
            yield f"{box.folder_name(key)}{suffix}", _mbox(copies, style)

    return files


def _eudora(box: Box) -> Files:
    for key, copies in _by_folder(box).items():
        name = {"inbox": "In", "sent": "Out"}.get(key, box.folder_name(key))
        yield f"{name}.mbx", _mbox(copies, "eudora")


def _takeout(box: Box) -> Files:
    def labels(copy: Copy) -> str:
        return {
            "inbox": "Inbox,Opened",
            "sent": "Sent",
            "junk": "Spam",
            "news": "Category Promotions,Inbox",
        }.get(copy.folder, "Archived,Opened")

    yield "Takeout/Mail/All mail Including Spam and Trash.mbox", _mbox(box.copies, "takeout", labels)


# ------------------------------------------------------------------------------------------------------------- Maildir


def _unique(copy: Copy, number: int) -> str:
    return f"{copy.letter.at}.M{_number(copy.letter.message_id) % 1_000_000:06d}P{2000 + number % 7}.mail1"


def _maildir(box: Box) -> Files:
    """Maildir++ as Dovecot keeps it: the inbox at the root, other folders as hidden directories."""
    number = 0
    for key, copies in _by_folder(box).items():
        root = "" if key == "inbox" else f".{_utf7(box.folder_name(key))}/"
        if root:
            yield f"{root}maildirfolder", b""
        for copy in copies:
            number += 1
            recent = key == "inbox" and number % 23 == 0
            place = (
                f"{root}new/{_unique(copy, number)}.{number}"
                if recent
                else f"{root}cur/{_unique(copy, number)}.{number},S={len(copy.data)}:2,{_flags(copy)}"
            )
            yield place, copy.data
    yield "dovecot-uidlist", b"3 V1700000000 N1\n"


def _flags(copy: Copy) -> str:
    number = _number(copy.letter.message_id) % 10
    return "S" if number < 7 else "RS" if number < 9 else "FS"


def _utf7(name: str) -> str:
    """A folder name as IMAP servers write it on disk (RFC 3501, modified UTF-7)."""
    out, run = [], ""
    for char in name + "\0":
        if (char.isascii() and char != "\0") or char == "\0":
            if run:
                out.append("&" + run.encode("utf-7").decode("ascii").strip("+-").replace("/", ",") + "-")
                run = ""
            out.append("&-" if char == "&" else char if char != "\0" else "")
        else:
            run += char
    return "".join(out)


# ----------------------------------------------------------------------------------------------------------------- eml


def _eml(box: Box) -> Files:
    """One file a message, named by day and subject as drag and drop does, with CR LF line ends."""
    taken: set[str] = set()
    for key, copies in _by_folder(box).items():
        for copy in copies:
            wall = time.gmtime(copy.letter.at)
            subject = _NOT_IN_NAMES.sub("_", copy.letter.subject)[:60].strip(" .") or "no subject"
            stem = f"{box.folder_name(key)}/{wall.tm_year}-{wall.tm_mon:02d}-{wall.tm_mday:02d} {subject}"
            name, number = stem, 1
            while name in taken:
                number += 1
                name = f"{stem} ({number})"
            taken.add(name)
            yield f"{name}.eml", copy.data.replace(b"\n", b"\r\n")


# ------------------------------------------------------------------------------------------------------------ archives


def _zipped(files: Files) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=5) as archive:
        for path, data in files:
            info = zipfile.ZipInfo(path, (2026, 10, 31, 18, 0, 0))
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            archive.writestr(info, data)
    return buffer.getvalue()


def _tarred(files: Files, root: str) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for path, data in files:
            info = tarfile.TarInfo(f"{root}/{path}")
            info.size, info.mtime, info.mode = len(data), 1_793_469_600, 0o600
            archive.addfile(info, io.BytesIO(data))
    return gzip.compress(buffer.getvalue(), compresslevel=5, mtime=0)


# How each container is made: the files of the mailbox, and how they are packed ("" leaves them as they are).
_SHAPES: dict[str, tuple[Callable[[Box], Files], str]] = {
    "thunderbird": (_thunderbird, ""),
    "maildir": (_maildir, ""),
    "maildirpp": (_maildir, ""),
    "eml": (_eml, ""),
    "eml.zip": (_eml, ".zip"),
    "maildir.tar.gz": (_maildir, ".tar.gz"),
    "mboxo": (_plain_mbox("mboxo"), ""),
    "mboxcl": (_plain_mbox("mboxcl"), ""),
    "mboxcl2": (_plain_mbox("mboxcl2", ""), ""),
    "takeout": (_takeout, ""),
    "mbox.gz": (_plain_mbox("mboxrd"), ".gz"),
    "mbox.zip": (_plain_mbox("mboxrd"), ".zip"),
    "eudora": (_eudora, ""),
}


def write_box(folder: Path, box: Box) -> str:
    """Writes a mailbox below ``folder``; the path of what was written, relative to it."""
    make, packing = _SHAPES[box.employee.container]
    name = box.employee.address.partition("@")[0]
    box.copies.sort(key=lambda copy: (copy.letter.at, copy.letter.message_id))
    if packing in (".zip", ".tar.gz"):
        data = _zipped(make(box)) if packing == ".zip" else _tarred(make(box), name)
        (folder / f"{name}{packing}").write_bytes(data)
        return f"{name}{packing}"
    root = folder / name
    made: set[Path] = set()
    for path, data in make(box):
        target = root / (f"{path}.gz" if packing else path)
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        target.write_bytes(gzip.compress(data, compresslevel=5, mtime=0) if packing else data)
    if box.employee.container.startswith("maildir"):
        for directory in ("cur", "new", "tmp"):
            (root / directory).mkdir(parents=True, exist_ok=True)
    return name
