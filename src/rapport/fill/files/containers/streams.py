"""Bytes that are read once from front to back, whatever they come out of."""

from __future__ import annotations

from typing import Protocol

from rapport.fill.files.containers.limits import MEBIBYTE

BLOCK = MEBIBYTE


class Stream(Protocol):
    """Something to read from. A read may return fewer bytes than asked for, and none only at the end."""

    def read(self, size: int, /) -> bytes: ...


class DamagedError(Exception):
    """A stream cannot be read on; what could be read was handed over before. ``layer`` is the stream that broke."""

    def __init__(self, reason: str, layer: object) -> None:
        super().__init__(reason)
        self.layer = layer


class Peeked:
    """A stream whose next bytes can be looked at before they are read.

    A failure met while looking ahead is kept back until the bytes before it have been read.
    """

    __slots__ = ("_ahead", "_failure", "_stream")

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._ahead = b""
        self._failure: Exception | None = None

    def peek(self, size: int) -> bytes:
        """The next ``size`` bytes, fewer only at the end, without taking them."""
        pieces = [self._ahead]
        missing = size - len(self._ahead)
        while missing > 0 and self._failure is None:
            try:
                piece = self._stream.read(missing)
            except Exception as failure:
                self._failure = failure
                break
            if not piece:
                break
            pieces.append(piece)
            missing -= len(piece)
        self._ahead = b"".join(pieces)
        return self._ahead[:size]

    def check(self) -> None:
        """Raise what was met while looking ahead, though bytes before it may not have been read."""
        if self._failure is not None:
            raise self._failure

    def read(self, size: int, /) -> bytes:
        if self._ahead:
            piece, self._ahead = self._ahead[:size], self._ahead[size:]
            return piece
        if self._failure is not None:
            raise self._failure
        return self._stream.read(size)


class Piece:
    """The next ``length`` bytes of a stream, as a stream of their own."""

    __slots__ = ("_left", "_stream")

    def __init__(self, stream: Stream, length: int) -> None:
        self._stream = stream
        self._left = length

    def read(self, size: int, /) -> bytes:
        piece = self._stream.read(min(size, self._left)) if self._left else b""
        if not piece and self._left:
            raise DamagedError(
                "ends before the end of its last file, as an interrupted copy does", self._stream
            )
        self._left -= len(piece)
        return piece


def read_start(stream: Stream, keep: int) -> tuple[bytes, int, Exception | None]:
    """Read a stream to its end: its first ``keep`` bytes, its whole length, and what broke it before its end."""
    kept: list[bytes] = []
    length = 0
    try:
        while piece := stream.read(BLOCK):
            if length < keep:
                kept.append(piece[: keep - length])
            length += len(piece)
    except DamagedError as damage:
        return b"".join(kept), length, damage
    return b"".join(kept), length, None


def skip_rest(stream: Stream) -> None:
    """Read a stream to its end and keep nothing."""
    while stream.read(BLOCK):
        pass
