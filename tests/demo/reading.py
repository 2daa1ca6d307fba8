"""Reading the written mailboxes back with nothing but the standard library."""

from __future__ import annotations

import gzip
import io
import mailbox
import re
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

Raw = tuple[str, bytes]  # where it stood (folder or file), the message

_CONTENT_LENGTH = re.compile(rb"^Content-Length: (\d+)$", re.MULTILINE)


def messages_in(path: Path) -> list[Raw]:
    """All messages of one written mailbox, whatever it came in."""
    return list(_walk(path))


def _walk(path: Path) -> Iterator[Raw]:
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                yield from _file(name, archive.read(name))
    elif path.name.endswith(".tar.gz"):
        with tarfile.open(path) as archive:
            for member in archive.getmembers():
                stream = archive.extractfile(member)
                assert stream is not None
                yield from _file(member.name, stream.read())
    else:
        for file in sorted(p for p in path.rglob("*") if p.is_file()):
            yield from _file(str(file.relative_to(path)), file.read_bytes())


def _file(name: str, data: bytes) -> Iterator[Raw]:
    parts = name.split("/")
    if name.endswith(".gz"):
        yield from _file(name[:-3], gzip.decompress(data))
    elif len(parts) > 1 and parts[-2] in ("cur", "new"):
        yield "/".join(parts[:-2]), data
    elif name.endswith(".eml"):
        yield "/".join(parts[:-1]), data
    elif data.startswith(b"From "):
        yield from ((name, raw) for raw in _mbox(data))


def _mbox(data: bytes) -> Iterator[bytes]:
    if _CONTENT_LENGTH.search(data[:4000]):
        yield from _counted(data)
        return
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        box = mailbox.mbox(file.name, create=False)
        yield from (box.get_bytes(key) for key in box.iterkeys())


def _counted(data: bytes) -> Iterator[bytes]:
    """mboxcl and mboxcl2: the body is as long as its header says."""
    stream = io.BytesIO(data)
    while line := stream.readline():
        if not line.startswith(b"From "):
            assert line == b"\n", line
            continue
        head = b""
        while (line := stream.readline()) not in (b"\n", b""):
            head += line
        length = _CONTENT_LENGTH.search(head)
        assert length is not None
        yield head + b"\n" + stream.read(int(length.group(1)))
