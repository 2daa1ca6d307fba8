"""Zip archives, read with flat memory however many members they list, and as far as possible when they are cut off.

The central directory is streamed, never loaded. Where it is missing (an interrupted copy), the local headers are
walked from the beginning. Source: PKWARE's APPNOTE.TXT 6.3 (sections 4.3 and 4.4).
"""

from __future__ import annotations

import bz2
import lzma
import os
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from rapport.fill.files.containers.limits import Budget
from rapport.fill.files.containers.streams import DamagedError
from rapport.fill.files.containers.unpacking import Decompressor, Inflater

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_END64_LOCATOR = struct.Struct("<4sLQL")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCAL_MAGIC, _CENTRAL_MAGIC, _END_MAGIC = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_END64_MAGIC, _LOCATOR_MAGIC, _DESCRIPTOR_MAGIC = b"PK\x06\x06", b"PK\x06\x07", b"PK\x07\x08"
_ENCRYPTED, _HAS_DESCRIPTOR, _IS_UTF8 = 0x1, 0x8, 0x800
_STORED, _DEFLATED, _BZIP2, _LZMA = 0, 8, 12, 14
_AES = 99
_UNKNOWN = 0xFFFFFFFF
_INPUT = 64 * 1024

CUT_OFF = (
    "is cut off or damaged: its table of contents is missing; what could be read without it was taken in. "
    "Copy or download it again and add it once more."
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One member. ``offset`` is where its local header starts; ``size`` its unpacked length, -1 when not told."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int
    is_link: bool = False

    @property
    def is_folder(self) -> bool:
        return self.name.endswith(("/", "\\"))

    @property
    def reason_against(self) -> str:
        """Why it cannot be opened: the rest of a sentence that starts with its name; "" when it can."""
        if self.flags & _ENCRYPTED or self.method == _AES:
            return "is locked with a password; unpack the archive yourself and add the folder."
        if self.method not in (_STORED, _DEFLATED, _BZIP2, _LZMA):
            return f"is packed by a method Rapport cannot open (number {self.method}); unpack the archive yourself."
        return ""


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
                if method == _STORED or entry.reason_against:
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
        self._file.seek(offset)
        return self._file.read(size)


class MemberStream:
    """The unpacked bytes of one member of a zip; checks its checksum at the end."""

    def __init__(self, file: BinaryIO, start: int, entry: Entry, budget: Budget) -> None:
        self._file = file
        self._at = start
        self._left = entry.packed
        self._entry = entry
        self._budget = budget
        self._crc = 0
        self._is_over = False
        self._unused = 0
        self._start = start
        self._decompressor: Decompressor | None = None
        if entry.method != _STORED:
            self._decompressor = self._make_decompressor()

    @property
    def packed_read(self) -> int:
        """Packed bytes that were used."""
        return self._at - self._start - self._unused

    def read(self, size: int, /) -> bytes:
        if self._is_over:
            return b""
        piece = self._stored(size) if self._decompressor is None else self._unpacked(self._decompressor, size)
        if piece:
            self._budget.spend(len(piece))
            self._crc = zlib.crc32(piece, self._crc)
        else:
            self._is_over = True
            if self._entry.crc >= 0 and self._crc != self._entry.crc:
                raise DamagedError(
                    "is damaged: its checksum is wrong; what was read of it may be wrong too.", self
                )
        return piece

    def _stored(self, size: int) -> bytes:
        piece = self._packed(size)
        if not piece and self._left:
            raise self._cut_off()
        return piece

    def _unpacked(self, decompressor: Decompressor, size: int) -> bytes:
        while not decompressor.eof:
            packed = b""
            if decompressor.needs_input:
                packed = self._packed(_INPUT)
                if not packed:
                    if self._entry.method == _LZMA and self._left == 0:
                        return b""  # LZMA in a zip may go without an end mark
                    raise self._cut_off()
            try:
                piece = decompressor.decompress(packed, size)
            except (OSError, ValueError, EOFError, zlib.error, lzma.LZMAError, MemoryError) as error:
                self._is_over = True
                raise DamagedError(
                    f"is damaged ({error}) and cannot be unpacked any further.", self
                ) from None
            if piece:
                self._note_unused(decompressor)
                return piece
        self._note_unused(decompressor)
        return b""

    def _note_unused(self, decompressor: Decompressor) -> None:
        if decompressor.eof:
            self._unused = len(decompressor.unused_data)

    def _cut_off(self) -> DamagedError:
        self._is_over = True
        return DamagedError("is cut off; copy or download the archive again and add it once more.", self)

    def _packed(self, size: int) -> bytes:
        self._file.seek(self._at)
        piece = self._file.read(min(size, self._left))
        self._at += len(piece)
        self._left -= len(piece)
        return piece

    def _make_decompressor(self) -> Decompressor:
        if self._entry.method == _DEFLATED:
            return Inflater(-15)
        if self._entry.method == _BZIP2:
            return bz2.BZ2Decompressor()
        return self._lzma()

    def _lzma(self) -> Decompressor:
        """LZMA as zip packs it: two version bytes, the length of the properties, the properties (APPNOTE 5.8.8)."""
        lead = self._packed(4)
        properties = self._packed(int.from_bytes(lead[2:4], "little"))
        if len(properties) != 5 or properties[0] >= 9 * 5 * 5:
            raise DamagedError("is damaged: its packing is not described.", self)
        rest, lc = divmod(properties[0], 9)
        pb, lp = divmod(rest, 5)
        dictionary = int.from_bytes(properties[1:], "little")
        if dictionary > 256 * 1024 * 1024:
            raise DamagedError(
                "needs more memory to unpack than Rapport grants; unpack the archive yourself.", self
            )
        chain = [{"id": lzma.FILTER_LZMA1, "lc": lc, "lp": lp, "pb": pb, "dict_size": dictionary}]
        try:
            return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=chain)
        except (lzma.LZMAError, ValueError) as error:
            raise DamagedError(f"is damaged ({error}) and cannot be unpacked.", self) from None


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
