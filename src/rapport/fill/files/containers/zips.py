"""Zip archives, read with flat memory however many members they list, and as far as possible when they are cut off.

The central directory is streamed, never loaded. Where it is missing (an interrupted copy), the local headers are
walked from the beginning. Source: PKWARE's APPNOTE.TXT 6.3 (sections 4.3 and 4.4).
"""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from rapport.fill.files.containers.limits import Budget
from rapport.fill.files.containers.streams import DamagedError
from rapport.fill.files.containers.zip_members import STORED, Entry, MemberStream

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_END64_LOCATOR = struct.Struct("<4sLQL")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCAL_MAGIC, _CENTRAL_MAGIC, _END_MAGIC = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_END64_MAGIC, _LOCATOR_MAGIC, _DESCRIPTOR_MAGIC = b"PK\x06\x06", b"PK\x06\x07", b"PK\x07\x08"
_HAS_DESCRIPTOR, _IS_UTF8 = 0x8, 0x800
_UNKNOWN = 0xFFFFFFFF
_INPUT = 64 * 1024

CUT_OFF = (
    "is cut off or damaged: its table of contents is missing; what could be read without it was taken in. "
    "Copy or download it again and add it once more."
)


class Zip:
    """A zip archive in a seekable file of ``size`` bytes."""

    def __init__(self, file: BinaryIO, size: int, budget: Budget) -> None:
        self._file = file
        self._size = size
        self._budget = budget
        self._shift = 0  # bytes put before the archive, as self-extracting ones have them
        self._directory = self._find_directory()

    @property
    def is_cut_off(self) -> bool:
        return self._directory is None

    def entries(self) -> Iterator[Entry]:
        """The members in the order of the table of contents, or of the file when that is missing."""
        if self._directory is None:
            yield from self._walk()
            return
        at, end = self._directory
        while at + _CENTRAL.size <= end:
            fixed = self._read_at(at, _CENTRAL.size)
            if len(fixed) < _CENTRAL.size or not fixed.startswith(_CENTRAL_MAGIC):
                raise DamagedError(
                    "has a damaged table of contents; members after the damage cannot be found.", self
                )
            values = _CENTRAL.unpack(fixed)
            lengths = values[10:13]
            tail = self._read_at(at + _CENTRAL.size, sum(lengths))
            yield self._central_entry(values, tail[: lengths[0]], tail[lengths[0] : lengths[0] + lengths[1]])
            at += _CENTRAL.size + sum(lengths)

    def open(self, entry: Entry) -> MemberStream:
        """The unpacked bytes of a member."""
        fixed = self._read_at(entry.offset, _LOCAL.size)
        if len(fixed) < _LOCAL.size or not fixed.startswith(_LOCAL_MAGIC):
            raise DamagedError(
                "is not where the archive's table of contents says; the archive is damaged.", self
            )
        values = _LOCAL.unpack(fixed)
        start = entry.offset + _LOCAL.size + values[9] + values[10]
        return MemberStream(self._file, start, entry, self._budget)

    def _central_entry(self, values: tuple[int, ...], name: bytes, extra: bytes) -> Entry:
        flags, method, crc, packed, size, offset = (
            values[3],
            values[4],
            values[7],
            values[8],
            values[9],
            values[16],
        )
        size, packed, offset = _zip64(extra, size, packed, offset)
        is_link = (values[15] >> 28) == 0xA and (values[1] >> 8) == 3  # S_IFLNK of a Unix system
        return Entry(
            _name(name, flags, extra), flags, method, crc, packed, size, offset + self._shift, is_link
        )

    def _walk(self) -> Iterator[Entry]:
        at = 0
        while len(fixed := self._read_at(at, _LOCAL.size)) == _LOCAL.size and fixed.startswith(_LOCAL_MAGIC):
            values = _LOCAL.unpack(fixed)
            flags, method, crc, packed, size = values[2], values[3], values[6], values[7], values[8]
            tail = self._read_at(at + _LOCAL.size, values[9] + values[10])
            name, extra = tail[: values[9]], tail[values[9] :]
            size, packed, _ = _zip64(extra, size, packed, 0)
            start = at + _LOCAL.size + len(tail)
            is_open_ended = bool(flags & _HAS_DESCRIPTOR) and packed == 0
            entry = Entry(_name(name, flags, extra), flags, method, crc, packed, size, at)
            if is_open_ended and not entry.is_folder:
                if method == STORED or entry.reason_against:
                    return
                packed = self._measure(start, entry)
                entry = Entry(entry.name, flags, method, -1, packed, -1, at)
            yield entry
            at = start + packed
            if flags & _HAS_DESCRIPTOR:
                at = self._after_descriptor(at)

    def _measure(self, start: int, entry: Entry) -> int:
        """Packed length of a member whose header does not tell it, found by unpacking it."""
        open_ended = Entry(entry.name, entry.flags, entry.method, -1, self._size - start, -1, entry.offset)
        stream = MemberStream(self._file, start, open_ended, self._budget)
        try:
            while stream.read(_INPUT):
                pass
        except DamagedError:
            return self._size - start
        return stream.packed_read

    def _after_descriptor(self, at: int) -> int:
        near = self._read_at(at, 28)
        for magic in (_LOCAL_MAGIC, _CENTRAL_MAGIC):
            found = near.find(magic)
            if found >= 0:
                return at + found
        return at + len(near)

    def _find_directory(self) -> tuple[int, int] | None:
        """Where the table of contents starts and ends; None when there is none."""
        tail_start = max(0, self._size - _END.size - 0xFFFF)
        tail = self._read_at(tail_start, self._size - tail_start)
        at = tail.rfind(_END_MAGIC)
        while at >= 0:
            if len(tail) - at >= _END.size:
                found = self._directory_by(_END.unpack_from(tail, at), tail_start + at)
                if found is not None:
                    return found
            at = tail.rfind(_END_MAGIC, 0, at)
        return None

    def _directory_by(self, values: tuple[int, ...], end_at: int) -> tuple[int, int] | None:
        length, offset = values[5], values[6]
        directory_end = end_at
        locator = self._read_at(end_at - _END64_LOCATOR.size, _END64_LOCATOR.size) if end_at >= 20 else b""
        if locator.startswith(_LOCATOR_MAGIC):
            far_end = end_at - _END64_LOCATOR.size - _END64.size
            fixed = self._read_at(far_end, _END64.size) if far_end >= 0 else b""
            if fixed.startswith(_END64_MAGIC):
                far = _END64.unpack(fixed)
                length, offset, directory_end = far[8], far[9], far_end
        start = directory_end - length
        if start < 0 or start < offset:
            return None
        if length and not self._read_at(start, 4).startswith(_CENTRAL_MAGIC):
            return None
        self._shift = start - offset
        return start, directory_end

    def _read_at(self, offset: int, size: int) -> bytes:
        if not 0 <= offset <= self._size:
            return b""
        self._file.seek(offset)
        return self._file.read(size)


def _zip64(extra: bytes, size: int, packed: int, offset: int) -> tuple[int, int, int]:
    """Replace values that did not fit into 32 bits by those of the zip64 extra field (APPNOTE 4.5.3)."""
    field = _extra_field(extra, 0x0001)
    values = []
    for value in (size, packed, offset):
        if value == _UNKNOWN and len(field) >= 8:
            value, field = int.from_bytes(field[:8], "little"), field[8:]
        values.append(value)
    return values[0], values[1], values[2]


def _extra_field(extra: bytes, wanted: int) -> bytes:
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        if kind == wanted:
            return extra[at + 4 : at + 4 + length]
        at += 4 + length
    return b""


def _name(raw: bytes, flags: int, extra: bytes) -> str:
    """The member's name. Many programs write UTF-8 without saying so; else it is the code page of old DOS."""
    unicode_path = _extra_field(extra, 0x7075)
    if unicode_path[:1] == b"\x01" and unicode_path[1:5] == zlib.crc32(raw).to_bytes(4, "little"):
        raw, flags = unicode_path[5:], flags | _IS_UTF8
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("utf-8", "replace") if flags & _IS_UTF8 else raw.decode("cp437")


def size_of(file: BinaryIO) -> int:
    """The length of a seekable file in bytes."""
    return file.seek(0, os.SEEK_END)
