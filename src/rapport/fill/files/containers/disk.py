"""Opening files on disk without falling into traps: links, pipes, devices, files that vanish or may not be read."""

from __future__ import annotations

import errno
import os
import stat
from typing import BinaryIO

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)  # a link put in place of the file just now
    | getattr(os, "O_NONBLOCK", 0)  # a pipe put in its place would wait for ever
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class NotAFileError(Exception):
    """What was to be opened is no regular file; the text says what it is, as the rest of a sentence."""


def open_file(path: str) -> tuple[BinaryIO, int]:
    """A regular file, opened for reading, and its size; raises OSError or :class:`NotAFileError`."""
    descriptor = os.open(path, _FLAGS)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise NotAFileError(what_is(status.st_mode))
        return os.fdopen(descriptor, "rb"), status.st_size
    except BaseException:
        os.close(descriptor)
        raise


def what_is(mode: int) -> str:
    """Why a thing with this file mode is not read: the rest of a sentence that starts with its name."""
    for test, what in (
        (stat.S_ISLNK, "a link that leads out of what was added; add what it points to itself"),
        (stat.S_ISDIR, "a folder where a file was expected; add it again"),
        (stat.S_ISFIFO, "a pipe between programs, no file; nothing needs to be done"),
        (stat.S_ISSOCK, "a socket of a program, no file; nothing needs to be done"),
        (stat.S_ISCHR, "a device, no file; nothing needs to be done"),
        (stat.S_ISBLK, "a device, no file; nothing needs to be done"),
    ):
        if test(mode):
            return f"is {what}."
    return "is no regular file; nothing needs to be done."


def why_not(error: OSError) -> str:
    """An operating system's refusal in words: the rest of a sentence that starts with the name of the file."""
    if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ESTALE):
        return "vanished while it was being read; add it again if it should be there."
    if error.errno in (errno.EACCES, errno.EPERM):
        return "may not be read by the user Rapport runs as; allow it (chmod u+r, or change its owner) and add it again."
    if error.errno == errno.ELOOP:
        return what_is(stat.S_IFLNK)
    if error.errno == errno.ENXIO:
        return what_is(stat.S_IFSOCK)
    if error.errno == errno.ENAMETOOLONG:
        return "has a path that is too long for this system; move it nearer to the top and add it again."
    if error.errno == errno.ENOSPC:
        return "could not be unpacked: the disk is full; make room, or set TMPDIR to a roomier place, and add it again."
    return f"could not be read ({error.strerror or type(error).__name__}); check the disk and add it again."
