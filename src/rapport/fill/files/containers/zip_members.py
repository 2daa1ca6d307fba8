"""Members of zip archives: what the archive says of them, and their unpacked bytes (PKWARE's APPNOTE.TXT 6.3)."""

from __future__ import annotations

import bz2
import lzma
import zlib
from dataclasses import dataclass
from typing import BinaryIO

from rapport.fill.files.containers.limits import Budget
from rapport.fill.files.containers.streams import DamagedError
from rapport.fill.files.containers.unpacking import Decompressor, Inflater

STORED = 0
_DEFLATED, _BZIP2, _LZMA, _AES = 8, 12, 14, 99
_ENCRYPTED = 0x1
_INPUT = 64 * 1024
_LZMA_MEMORY = 256 * 1024 * 1024


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
        if self.method not in (STORED, _DEFLATED, _BZIP2, _LZMA):
            return f"is packed by a method Rapport cannot open (number {self.method}); unpack the archive yourself."
        return ""


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
        if entry.method != STORED:
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
        if dictionary > _LZMA_MEMORY:
            raise DamagedError(
                "needs more memory to unpack than Rapport grants; unpack the archive yourself.", self
            )
        chain = [{"id": lzma.FILTER_LZMA1, "lc": lc, "lp": lp, "pb": pb, "dict_size": dictionary}]
        try:
            return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=chain)
        except (lzma.LZMAError, ValueError) as error:
            raise DamagedError(f"is damaged ({error}) and cannot be unpacked.", self) from None
