"""Folders in which every file holds one message though it begins like a mailbox.

Corpora and old spools keep each message in a numbered file that starts with its "From " line. Such a body may quote
another message with its "From " line and header, which would divide a mailbox. Names alone cannot tell ("2019" is a
yearly archive in Thunderbird), nor can one file alone; its neighbours can.
"""

from __future__ import annotations

import re

from rapport.fill.files.containers.from_lines import boundary_at

_SERIAL = re.compile(
    r"(?:[A-Za-z_]{0,20}[-_. ]?\d{1,12}(?:[-_.][0-9A-Fa-f]{8,64}|\.)?|[0-9A-Fa-f]{16,64})(?:\.(?:txt|eml|msg|mail))?"
    r"|.*\.(?:eml|rfc822)",
    re.IGNORECASE,
)
_MESSAGE_NAME = re.compile(r"\.(?:eml|rfc822|msg)$", re.IGNORECASE)
_RUN = re.compile(r"\d+|(?<![A-Za-z])[0-9A-Fa-f]{8,}(?![A-Za-z])")

SAMPLE = 12
ENOUGH = 3
_MOST = 3  # a file with more messages than this is a mailbox, whatever its neighbours are
_MAX_TALLIES = 10_000


def is_serial_name(name: str) -> bool:
    """True for names as programs number messages: ``12``, ``0012.7c53336b...``, ``inmail.9``, ``7.eml``."""
    return _SERIAL.fullmatch(name) is not None


def is_message_name(name: str) -> bool:
    """True for names of single messages: the mail folder such a file belongs to is the folder it lies in."""
    return _MESSAGE_NAME.search(name) is not None


def shape_of(name: str) -> str:
    """The name with its numbers and hashes made alike, to find the files numbered by the same program."""
    return _RUN.sub("0", name)


def count_messages(head: bytes) -> int:
    """How many messages begin in ``head``, the beginning of a file that starts like a mailbox."""
    count = 1
    at = head.find(b"\nFrom ")
    while at >= 0:
        count += boundary_at(head, at + 1, must_be_dated=True) is not None
        at = head.find(b"\nFrom ", at + 1)
    return count


class Neighbours:
    """What the files seen so far tell about others named alike in the same folder."""

    __slots__ = ("_tallies",)

    def __init__(self) -> None:
        self._tallies: dict[tuple[str, str], tuple[int, int]] = {}

    def note(self, folder: str, name: str, messages: int) -> None:
        """Remember how many messages the file ``name`` held; only files named by a number count."""
        if not messages or not is_serial_name(name):
            return
        if len(self._tallies) >= _MAX_TALLIES:
            self._tallies.clear()
        key = (folder, shape_of(name))
        single, several = self._tallies.get(key, (0, 0))
        self._tallies[key] = (single + 1, several) if messages == 1 else (single, several + 1)

    def say_single(self, folder: str, name: str, head: bytes) -> bool:
        """True when the neighbours show that ``name``, which begins with ``head``, holds one message.

        At least :data:`ENOUGH` of them were seen to hold one, nine times as many as hold several (one odd file does
        not count, it may be this one); and this file does not look like a mailbox of many messages itself.
        """
        if not self._tallies or not is_serial_name(name):
            return False
        single, several = self._tallies.get((folder, shape_of(name)), (0, 0))
        return single >= ENOUGH and (several - 1) * 9 <= single and count_messages(head) <= _MOST
