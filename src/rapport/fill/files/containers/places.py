"""Where something was found: how a person finds it again, and which mail folder it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rapport.connect.types import SetAside
from rapport.fill.files.containers.administrative import is_maildir_name
from rapport.fill.files.containers.naming import folder_of, shown, stem_of


@dataclass(frozen=True, slots=True)
class Place:
    """A file on disk or in an archive. ``folders``: names leading to it from the root of what was added.

    ``fallback``: its mail folder when there are none; ``is_maildir``: it lies in ``cur`` or ``new`` of a Maildir,
    where every file is one message.
    """

    locator: str
    name: str
    folders: tuple[str, ...]
    fallback: str
    is_maildir: bool = False

    @property
    def message_folder(self) -> str:
        """The mail folder of a file that holds one message: the folder it lies in."""
        return folder_of(self.folders, is_maildir=self.is_maildir) or self.fallback

    @property
    def mailbox_folder(self) -> str:
        """The mail folder of a file that holds a whole mailbox: that file itself."""
        stem = stem_of(self.name)
        if stem.lower() == "mbox" and self.folders and self.folders[-1].lower().endswith(".mbox"):
            return folder_of(self.folders)  # Apple Mail exports a mailbox as the file "mbox" in "Name.mbox"
        if stem.lower() == "mbox" and self.locator.lower().endswith(".mbox/mbox") and self.fallback:
            return self.fallback  # the export itself was added
        return folder_of((*self.folders, stem)) or self.fallback

    def inside(self, path: str, number: int) -> Place:
        """The place of member ``path`` (any bytes an archive may call a name; nothing is written under it)."""
        parts = [part for part in path.replace("\\", "/").split("/") if part not in ("", ".", "..")]
        parts = [shown(part) for part in parts] or [f"member {number}"]
        folders = tuple(parts[:-1])
        is_maildir = bool(folders) and (
            folders[-1] == "cur" or (folders[-1] in ("new", "tmp") and is_maildir_name(parts[-1]))
        )
        inner = (*self.folders, *(folders[:-1] if is_maildir and folders[-1] != "tmp" else folders))
        return Place(
            f"{self.locator}!/{'/'.join(parts)}", parts[-1], inner, self._fallback_inside, is_maildir
        )

    def unpacked(self) -> Place:
        """The place of what a compressed file holds: the same file without its last extension."""
        stem, dot, extension = self.name.rpartition(".")
        short = {"tgz": ".tar", "tbz": ".tar", "tbz2": ".tar", "txz": ".tar"}.get(extension.lower(), "")
        return replace(self, name=stem + short) if dot and stem else self

    @property
    def _fallback_inside(self) -> str:
        return folder_of(self.folders) or folder_of((stem_of(self.name),)) or self.fallback

    @property
    def is_maildir_tmp(self) -> bool:
        """True for a message still being delivered: it lies in ``tmp`` of a Maildir."""
        return self.is_maildir and bool(self.folders) and self.folders[-1] == "tmp"

    def aside(self, reason: str, size: int) -> SetAside:
        """This file set aside; ``reason`` is the rest of a sentence that starts with its name."""
        return SetAside(self.locator, f"{self.name} {reason}", size)

    def part_aside(self, locator: str, what: str, reason: str, size: int) -> SetAside:
        """Part of this file set aside: ``what`` (in words, "Message 17 of") and why."""
        return SetAside(locator, f"{what} {self.name} {reason}", size)
