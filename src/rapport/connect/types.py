"""What a source hands over: raw items, and what had to be set aside."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes that lie uncompressed in a file: read ``length`` bytes from ``offset`` of ``path``."""

    path: str
    offset: int
    length: int

    def __reduce__(self) -> tuple[type[Span], tuple[object, ...]]:
        # Items go to parsing processes by the million; a dataclass with slots would pickle field by field in Python.
        return Span, (self.path, self.offset, self.length)


@dataclass(frozen=True, slots=True)
class RawItem:
    """One raw item of a source, not yet understood.

    Exactly one of ``span`` and ``data`` is given: a span where the bytes lie plainly on disk, the bytes themselves where
    they came out of an archive. ``locator`` names the item inside its source so that a person can find it again
    (``archive.zip!/Inbox.mbox#17``); ``folder`` is the mail folder as its owner would call it, "" when unknown.
    ``size`` is the whole length; of a very long item ``data`` holds the first bytes only.
    """

    locator: str
    folder: str
    kind: str  # "message"
    span: Span | None
    data: bytes | None
    size: int
    is_from_quoted: bool = (
        False  # the container is an mboxo, mboxrd or mboxcl: one ">" of ">From " lines is not of it
    )

    def __reduce__(self) -> tuple[type[RawItem], tuple[object, ...]]:
        told = (self.locator, self.folder, self.kind, self.span, self.data, self.size, self.is_from_quoted)
        return RawItem, told


@dataclass(frozen=True, slots=True)
class SetAside:
    """Something found in a source that could not be taken in, with the reason and what to do, in words."""

    locator: str
    reason: str
    size: int
