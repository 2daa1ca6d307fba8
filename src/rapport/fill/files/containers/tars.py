"""Tar archives, read once from front to back with flat memory: v7, ustar, GNU and pax (POSIX 1003.1, pax format)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapport.fill.files.containers.detection import is_tar_header
from rapport.fill.files.containers.streams import DamagedError, Piece, Stream, skip_rest

_BLOCK = 512
_LONGEST_EXTRA = 256 * 1024  # of long names and pax records; longer ones are not believed
_REGULAR = b"0\0" + b"7"
_HARD_LINK, _SYMBOLIC_LINK, _FOLDER, _SPARSE = b"1", b"2", b"5", b"S"
_LONG_NAME, _LONG_LINK, _PAX, _PAX_GLOBAL = b"L", b"K", b"x", b"g"
_SILENT = (_HARD_LINK, _FOLDER, _PAX_GLOBAL, b"V", b"M", b"D")


@dataclass(frozen=True, slots=True)
class Member:
    """One member; ``stream`` must be read before the next member is asked for. ``reason``: why it is no plain file."""

    name: bytes
    size: int
    stream: Stream
    reason: str


class Tar:
    """A tar archive in a stream. ``found`` counts its members, ``skipped`` bytes in which no header could be found."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self.found = 0
        self.skipped = 0

    def members(self) -> Iterator[Member]:
        """The files in the archive, in order; links inside, folders and marks are passed over."""
        name, size = b"", -1
        zeros = 0
        while zeros < 2:
            block = self._block()
            if not block:
                return
            if not block.strip(b"\0"):
                zeros += 1
                continue
            zeros = 0
            if not is_tar_header(block):
                self.skipped += _BLOCK
                continue
            self.found += 1
            kind = block[156:157]
            length = _number(block[124:136])
            if kind in (_LONG_NAME, _LONG_LINK, _PAX):
                extra = self._extra(length)
                if kind == _LONG_NAME:
                    name = extra.rstrip(b"\0")
                elif kind == _PAX:
                    name, size = _pax(extra, name, size)
                continue
            if size >= 0:
                length = size
            yield from self._member(kind, name or _header_name(block), length)
            name, size = b"", -1

    def _member(self, kind: bytes, name: bytes, length: int) -> Iterator[Member]:
        if kind in (_HARD_LINK, _SYMBOLIC_LINK, b"3", b"4", _FOLDER, b"6"):
            length = 0
        body = Piece(self._stream, length)
        if not (kind in _SILENT or (kind in _REGULAR and name.endswith(b"/"))):
            yield Member(name, length, body, _reason_against(kind, name))
        skip_rest(body)
        skip_rest(Piece(self._stream, -length % _BLOCK))

    def _extra(self, length: int) -> bytes:
        body = Piece(self._stream, length)
        pieces = []
        kept = 0
        while piece := body.read(_BLOCK * 64):
            if kept <= _LONGEST_EXTRA:
                pieces.append(piece)
            kept += len(piece)
        skip_rest(Piece(self._stream, -length % _BLOCK))
        return b"".join(pieces) if kept <= _LONGEST_EXTRA else b""

    def _block(self) -> bytes:
        pieces = b""
        while len(pieces) < _BLOCK:
            piece = self._stream.read(_BLOCK - len(pieces))
            if not piece:
                break
            pieces += piece
        if pieces and len(pieces) < _BLOCK:
            raise DamagedError("ends in the middle, as an interrupted copy does", self._stream)
        return pieces


def _reason_against(kind: bytes, name: bytes) -> str:
    if kind in _REGULAR:
        return "" if b"GNUSparseFile." not in name else _sparse()
    if kind == _SYMBOLIC_LINK:
        return "is a link to another file; add that file itself if it holds mail."
    if kind == _SPARSE:
        return _sparse()
    return "is a device or something else that is no file; nothing needs to be done."


def _sparse() -> str:
    return "is stored as a file with holes, which mail never has; unpack the archive yourself if it is mail."


def _number(field: bytes) -> int:
    """A number of a tar header: octal digits, or base 256 when its first bit is set (GNU)."""
    if field[:1] in (b"\x80", b"\xff"):
        return max(0, int.from_bytes(field[1:], "big") if field[0] == 0x80 else 0)
    try:
        return max(0, int(field.strip(b" \0") or b"0", 8))
    except ValueError:
        return 0


def _header_name(block: bytes) -> bytes:
    name = block[:100].split(b"\0", 1)[0]
    prefix = block[345:500].split(b"\0", 1)[0] if block[257:263] == b"ustar\0" else b""
    return prefix + b"/" + name if prefix else name


def _pax(records: bytes, name: bytes, size: int) -> tuple[bytes, int]:
    """Path and size from pax records (``"27 path=mail/long name\\n"``) where they are given."""
    at = 0
    while at < len(records):
        space = records.find(b" ", at)
        length = records[at:space] if space > 0 else b""
        if not length.isdigit() or len(length) > 9 or not int(length):
            break
        key, _, value = records[space + 1 : at + int(length) - 1].partition(b"=")
        if key == b"path":
            name = value
        elif key == b"size" and value.isdigit() and len(value) < 20:
            size = int(value)
        elif key.startswith(b"GNU.sparse."):
            name = b"GNUSparseFile./" + (name or b"file")
        at += int(length)
    return name, size
