"""How much may be unpacked and handed over: the bounds that keep memory flat and stop decompression bombs."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024

MAX_ITEM_BYTES = 32 * MEBIBYTE


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one visit to a source; all sizes in bytes.

    ``max_item_bytes``
        of one item at most this much is handed over. A longer item is taken in all the same, with its first bytes:
        headers and text come first in a message, attachments last. ``RawItem.size`` keeps the true length.
    ``max_ratio``, ``free_bytes``
        an archive (with everything nested in it) may unpack to ``max_ratio`` times its own size; the first
        ``free_bytes`` are never questioned, since small archives of repetitive mail pack far better than that.
    ``max_total_bytes``
        an archive may unpack to this much at most, whatever its size.
    ``max_depth``
        layers of packing within each other: a ``.tar.gz`` has two, a zip inside it makes three.
    """

    max_item_bytes: int = MAX_ITEM_BYTES
    max_ratio: int = 200
    free_bytes: int = 256 * MEBIBYTE
    max_total_bytes: int = 1024 * 1024 * MEBIBYTE
    max_depth: int = 6


class OverrunError(Exception):
    """An archive unpacks to more than :class:`Limits` allow; the text says so in words."""


class Budget:
    """What one archive on disk, with everything nested in it, may still unpack to."""

    __slots__ = ("_allowed", "_ratio_allowed", "_spent", "limits")

    def __init__(self, limits: Limits, packed_bytes: int) -> None:
        self.limits = limits
        self._ratio_allowed = max(limits.free_bytes, limits.max_ratio * packed_bytes)
        self._allowed = min(limits.max_total_bytes, self._ratio_allowed)
        self._spent = 0

    def spend(self, unpacked_bytes: int) -> None:
        """Count bytes that came out of a decompressor; raise :class:`OverrunError` when they are too many."""
        self._spent += unpacked_bytes
        if self._spent <= self._allowed:
            return
        if self._allowed < self._ratio_allowed:
            cause = f"more than {in_words(self._allowed)}"
        else:
            cause = f"more than {self.limits.max_ratio} times its own size, as archives made to do harm do"
        raise OverrunError(
            f"unpacks to {cause}; reading stopped here. If you trust it, unpack it yourself and add the folder."
        )


def in_words(size: int) -> str:
    """A size in bytes as people say it: ``1.5 GB`` (powers of 1000)."""
    value = float(size)
    for unit in ("bytes", "kB", "MB", "GB"):
        if value < 1000:
            return f"{value:.0f} {unit}" if unit == "bytes" or value >= 10 else f"{value:.1f} {unit}"
        value /= 1000
    return f"{value:.1f} TB"
