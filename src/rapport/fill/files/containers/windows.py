"""A window that slides over a long stream, so that it can be searched without being held in memory."""

from __future__ import annotations

import os
from typing import BinaryIO

from rapport.fill.files.containers.limits import MAX_ITEM_BYTES
from rapport.fill.files.containers.streams import DamagedError, Stream

BLOCK = 2 * 1024 * 1024
MAX_LOOK_AHEAD = MAX_ITEM_BYTES


class Window:
    """Part of a stream in memory: ``buffer`` holds the bytes from offset ``base`` on.

    ``file`` is given where the stream is a plain file, which can be looked into at any distance; other streams are
    looked ahead into by at most :data:`MAX_LOOK_AHEAD` bytes. ``failure`` is what broke the stream before its end.
    """

    __slots__ = ("_file", "_stream", "base", "buffer", "failure", "is_ended")

    def __init__(self, stream: Stream, file: BinaryIO | None = None) -> None:
        self._stream = stream
        self._file = file
        self.base = 0
        self.buffer = bytearray()
        self.is_ended = False
        self.failure: DamagedError | None = None

    @property
    def end(self) -> int:
        return self.base + len(self.buffer)

    def grow(self) -> bool:
        """Read one more block; False when there is none."""
        if self.is_ended:
            return False
        try:
            block = self._stream.read(BLOCK)
        except DamagedError as failure:
            self.failure = failure
            block = b""
        if not block:
            self.is_ended = True
            return False
        self.buffer += block
        return True

    def grow_to(self, offset: int) -> None:
        """Read until the byte before ``offset`` is in the window, or the stream ends."""
        while self.end < offset and self.grow():
            pass

    def drop_before(self, offset: int) -> None:
        """Forget the bytes before ``offset``."""
        if offset > self.base:
            gone = min(offset - self.base, len(self.buffer))
            del self.buffer[:gone]
            self.base += gone

    def glimpse(self, offset: int, size: int) -> bytes | None:
        """The ``size`` bytes at ``offset``, fewer at the end of the stream; None when that is too far ahead."""
        if offset < self.base:
            return None
        if offset + size > self.end and not self.is_ended:
            if self._file is not None:
                return os.pread(self._file.fileno(), size, offset)
            if offset + size - self.base > MAX_LOOK_AHEAD:
                return None
            self.grow_to(offset + size)
        start = offset - self.base
        return bytes(self.buffer[start : start + size])
