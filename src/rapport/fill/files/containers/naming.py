"""Names of things found: the mail folder as its owner calls it, and locators that can be shown and stored."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Sequence

_EXTENSION = re.compile(
    r"\.(?:mbox|mbx|mbs|mboxo|mboxrd|mboxcl2?|eml|emlx|mail|txt|zip|tar|tgz|tbz2?|txz|gz|bz2|xz|lzma)$",
    re.IGNORECASE,
)
_UTF7 = re.compile(r"&([A-Za-z0-9+,]*)-")
_APPLE_INNER = re.compile(r"[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}|Data|\d|Messages", re.IGNORECASE)
_MAILDIR = re.compile(r"\.?maildir", re.IGNORECASE)
_MAILDIR_ROOT = re.compile(r"\.?maildir|mail|\.mail", re.IGNORECASE)

INBOX = "INBOX"


def shown(name: str | bytes) -> str:
    """A name from disk or an archive as text that any database and terminal takes: odd characters are escaped."""
    raw = name.encode("utf-8", "surrogateescape") if isinstance(name, str) else name
    text = raw.decode("utf-8", "backslashreplace")
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def stem_of(name: str) -> str:
    """A file name without the extensions of mail and archives: ``Sent.mbox.gz`` is ``Sent``, ``Dr. Who`` stays."""
    while (shorter := _EXTENSION.sub("", name)) != name and shorter:
        name = shorter
    return name


def folder_of(folders: Sequence[str], *, is_maildir: bool = False) -> str:
    """The mail folder's name from the names of the folders on disk that lead to it (:func:`shown` before).

    ``is_maildir``: the last of them is a Maildir, whose usual names say nothing about the folder it is.

    Undoes what mail programs do to names: Maildir++ (``.Sent.2019``), Thunderbird (``Inbox.sbd``), Apple Mail
    (``Sent Messages.mbox/<id>/Data/Messages``), the modified UTF-7 of IMAP (RFC 3501, 5.1.3).
    """
    names: list[str] = []
    is_in_apple_mailbox = False
    last = len(folders) - 1
    for number, folder in enumerate(folders):
        if _MAILDIR.fullmatch(folder) or (is_maildir and number == last and is_maildir_root_name(folder)):
            if is_maildir and number == last:
                names.append(INBOX)
            continue
        if is_in_apple_mailbox and _APPLE_INNER.fullmatch(folder):
            continue
        if folder.lower().endswith(".mbox"):
            is_in_apple_mailbox = True
        names.extend(_names_in(folder))
    return "/".join(_decode_utf7(name) for name in names)


def is_maildir_root_name(name: str) -> bool:
    """True for the usual names of a whole Maildir, which say nothing about the folder inside."""
    return _MAILDIR_ROOT.fullmatch(name) is not None


def _names_in(folder: str) -> list[str]:
    if folder.startswith("."):
        return [name for name in folder[1:].split(".") if name] or [folder]
    if folder.lower().endswith((".sbd", ".mbox")):
        return [folder.rsplit(".", 1)[0]]
    return [folder]


def _decode_utf7(name: str) -> str:
    """Modified UTF-7 as text; a name that is not well-formed stays as it is."""
    if "&" not in name:
        return name

    def decoded(match: re.Match[str]) -> str:
        if not match[1]:
            return "&"
        packed = match[1].replace(",", "/")
        return base64.b64decode(packed + "=" * (-len(packed) % 4)).decode("utf-16-be")

    try:
        text = _UTF7.sub(decoded, name)
    except (ValueError, binascii.Error):
        return name
    return text if text.isprintable() else name
