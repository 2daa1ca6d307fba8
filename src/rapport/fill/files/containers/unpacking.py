"""gzip, bzip2, xz and lzma streams, unpacked piece by piece; many streams in one file are read one after the other."""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable
from typing import Protocol

from rapport.fill.files.containers.limits import MEBIBYTE, Budget
from rapport.fill.files.containers.streams import DamagedError, Stream

_INPUT = 64 * 1024
_XZ_MEMORY = 256 * MEBIBYTE  # xz -9 needs 65 MiB; a header may ask for 4 GiB


class Decompressor(Protocol):
    """What bz2 and lzma offer: raw bytes in, at most ``max_length`` unpacked bytes out."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


class Inflater:
    """zlib's decompressor with the interface of the others; ``wbits`` as in zlib: 31 for gzip, -15 for raw deflate."""

    __slots__ = ("_inflate", "_pending")

    def __init__(self, wbits: int) -> None:
        self._inflate = zlib.decompressobj(wbits)
        self._pending = b""

    @property
    def eof(self) -> bool:
        return self._inflate.eof

    @property
    def needs_input(self) -> bool:
        return not self._pending

    @property
    def unused_data(self) -> bytes:
        return self._inflate.unused_data

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        unpacked = self._inflate.decompress(self._pending + data, max(0, max_length))
        self._pending = self._inflate.unconsumed_tail
        return unpacked


def _gzip() -> Decompressor:
    return Inflater(31)


def _xz() -> Decompressor:
    return lzma.LZMADecompressor(memlimit=_XZ_MEMORY)


MAKERS: dict[str, Callable[[], Decompressor]] = {"gzip": _gzip, "bzip2": bz2.BZ2Decompressor, "xz": _xz}
_MAGIC = {"gzip": b"\x1f\x8b", "bzip2": b"BZh", "xz": b"\xfd7zXZ\x00"}


class Unpacked:
    """The unpacked bytes of a stream packed with ``method``, one of :data:`MAKERS`."""

    __slots__ = ("_budget", "_decompressor", "_input", "_is_over", "_method", "_stream")

    def __init__(self, stream: Stream, method: str, budget: Budget) -> None:
        self._stream = stream
        self._method = method
        self._budget = budget
        self._decompressor = MAKERS[method]()
        self._input = b""
        self._is_over = False

    def read(self, size: int, /) -> bytes:
        while not self._is_over:
            if self._decompressor.eof and not self._begin_next():
                break
            piece = self._step(size)
            if piece:
                self._budget.spend(len(piece))
                return piece
        return b""

    def _step(self, size: int) -> bytes:
        packed = b""
        if self._decompressor.needs_input:
            packed = self._input or self._stream.read(_INPUT)
            self._input = b""
            if not packed:
                self._is_over = True
                raise DamagedError("ends before its end, as an interrupted copy or download does", self)
        try:
            return self._decompressor.decompress(packed, size)
        except (OSError, ValueError, EOFError, zlib.error, lzma.LZMAError, MemoryError) as error:
            self._is_over = True
            raise DamagedError(f"is damaged ({error}) and cannot be unpacked any further", self) from None

    def _begin_next(self) -> bool:
        """Go on to the next stream in the same file, if there is one; zeros between streams are padding."""
        magic = _MAGIC[self._method]
        rest = self._decompressor.unused_data.lstrip(b"\0")
        while len(rest) < len(magic):
            more = self._stream.read(_INPUT)
            if not more:
                break
            rest = (rest + more).lstrip(b"\0")
        if not rest.startswith(magic):
            self._is_over = (
                True  # trailing bytes that belong to no stream, as tapes and some programs leave them
            )
            return False
        self._decompressor = MAKERS[self._method]()
        self._input = rest
        return True
