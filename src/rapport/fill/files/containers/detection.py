"""What a file is, told by its first bytes; names only tip the scales where the bytes leave it open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from rapport.fill.files.containers import formats
from rapport.fill.files.containers.fields import begins_with_field, looks_like_message
from rapport.fill.files.containers.from_lines import boundary_at, first_line_end

HEAD = 64 * 1024  # bytes that are enough to tell
SHORT_HEAD = 4 * 1024  # bytes that nearly always are

_EMLX_LINE = re.compile(rb"[ \t]{0,20}(\d{1,12})[ \t]{0,20}\r?\n")
_MESSAGE_NAME = re.compile(r"\.(?:eml|emltpl|rfc822|mail|msg)$", re.IGNORECASE)
_OTHER_HEADED = re.compile(rb"(?:\xef\xbb\xbf)?\s*BEGIN:(?:VCARD|VCALENDAR)", re.IGNORECASE)
_SAVED_PAGE = re.compile(rb"^Snapshot-Content-Location:", re.MULTILINE | re.IGNORECASE)


class Kind(Enum):
    """What a file is to us."""

    MESSAGE = "message"
    EMLX = "emlx"
    MBOX = "mbox"
    ZIP = "zip"
    TAR = "tar"
    GZIP = "gzip"
    BZIP2 = "bzip2"
    XZ = "xz"
    OTHER = "other"


PACKED = frozenset((Kind.GZIP, Kind.BZIP2, Kind.XZ))


@dataclass(frozen=True, slots=True)
class Detected:
    """The kind of a file; for OTHER the reason it is set aside, for messages where and how long they are.

    ``start``: offset of the message after a line that is not of it; ``length``: -1 for "to the end".
    """

    kind: Kind
    reason: str = ""
    start: int = 0
    length: int = -1


def detect(head: bytes, name: str, *, is_message_expected: bool = False) -> Detected:
    """Tell what a file is by ``head``, its first bytes (:data:`HEAD` of them, or all).

    ``is_message_expected``: it lies where every file is one message (``cur`` of a Maildir), so any text is one.
    """
    if not head:
        return Detected(Kind.OTHER, formats.EMPTY)
    packed = _packed_kind(head)
    if packed is not None:
        return Detected(packed)
    if is_message_expected or not _begins_mbox(head):
        return _detect_message(head, is_message_expected or _MESSAGE_NAME.search(name) is not None)
    return Detected(Kind.MBOX)


def _packed_kind(head: bytes) -> Kind | None:
    if head.startswith(b"\x1f\x8b\x08"):
        return Kind.GZIP
    if head.startswith(b"BZh") and head[4:10] in (b"1AY&SY", b"\x17\x72\x45\x38\x50\x90"):
        return Kind.BZIP2
    if head.startswith(b"\xfd7zXZ\x00") or _is_lzma_alone(head):
        return Kind.XZ
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08PK\x03\x04")):
        return Kind.ZIP
    return Kind.TAR if is_tar_header(head[:512]) else None


def _is_lzma_alone(head: bytes) -> bool:
    """The old .lzma format has no magic: properties byte 0x5d, a round dictionary size, a length or all ones."""
    return (head[:3] == b"\x5d\x00\x00" and len(head) > 13 and head[5:13] == b"\xff" * 8) or (
        head[:3] == b"\x5d\x00\x00" and len(head) > 13 and head[10:13] == b"\0\0\0" and head[4:5] < b"\x09"
    )


def is_tar_header(block: bytes) -> bool:
    """True when a 512-byte block is a tar header: its checksum is right (POSIX 1003.1, ustar interchange format)."""
    if len(block) < 512 or not block[0]:
        return False
    try:
        told = int(block[148:156].strip(b" \0") or b"x", 8)
    except ValueError:
        return False
    return told == sum(block) - sum(block[148:156]) + 8 * 32


def _begins_mbox(head: bytes) -> bool:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if start.startswith(b"From ") and boundary_at(start, 0, must_be_dated=False) is not None:
        return True
    if looks_like_message(head):
        return False
    at = head.find(b"\nFrom ")
    while at >= 0:
        if boundary_at(head, at + 1, must_be_dated=True) is not None:
            return True
        at = head.find(b"\nFrom ", at + 1)
    return False


def _detect_message(head: bytes, is_expected: bool) -> Detected:
    length_line = _EMLX_LINE.match(head)
    if length_line is not None and looks_like_message(head[length_line.end() :]):
        return Detected(Kind.EMLX, start=length_line.end(), length=int(length_line[1]))
    start = first_line_end(head)
    is_message = looks_like_message(head[start:]) and not _OTHER_HEADED.match(head)
    if is_message and _SAVED_PAGE.search(head, 0, 2000):
        return Detected(Kind.OTHER, formats.WEB_PAGE)
    if is_message or (is_expected and begins_with_field(head[start:])):
        return Detected(Kind.MESSAGE, start=start)
    if head.startswith(b"From ") and b"\r" in head and b"\n" not in head:
        return Detected(Kind.OTHER, formats.ODD_LINE_ENDS)
    return Detected(Kind.OTHER, formats.reason_of(head))
