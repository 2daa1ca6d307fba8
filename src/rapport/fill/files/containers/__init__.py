"""Opening what people have: mailboxes, folders, archives, told apart by content, message by message.

Pure of Django: parse workers import it to read items in processes of their own.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from rapport.connect.types import RawItem, SetAside
from rapport.fill.files.containers.estimating import estimate
from rapport.fill.files.containers.folder_names import is_drafts_folder, is_junk_folder, is_sent_folder
from rapport.fill.files.containers.folders import items_in_file, items_in_folder
from rapport.fill.files.containers.left_out import placed_by_labels, why_left_out
from rapport.fill.files.containers.limits import Limits
from rapport.fill.files.containers.naming import folder_of, shown
from rapport.fill.files.containers.places import Place
from rapport.fill.files.containers.reading import UnreadableItemError, read_item, read_items

__all__ = [
    "Limits",
    "UnreadableItemError",
    "estimate",
    "is_drafts_folder",
    "is_junk_folder",
    "is_sent_folder",
    "items_in",
    "placed_by_labels",
    "read_item",
    "read_items",
    "why_left_out",
]

_DEFAULT_LIMITS = Limits()


def items_in(path: Path, limits: Limits = _DEFAULT_LIMITS) -> Iterator[RawItem | SetAside]:
    """Everything found in a file or folder, in an order that depends on nothing but what is there.

    Takes mbox (mboxo, mboxrd, mboxcl, mboxcl2), Maildir, MH, folders of messages, single messages, Apple's .emlx, and
    zip, tar, gzip, bzip2, xz and lzma around any of these. Nothing is written to disk under a name that comes from
    the input. Never raises: what cannot be taken in is set aside with its reason in words.

    ``path`` itself may be a link; links below it are not followed. Memory stays flat: plain files are pointed into by
    spans, items of archives carry at most ``limits.max_item_bytes`` of data each.
    """
    root = os.path.realpath(path)
    name = Path(path).name or Path(root).name or root
    if os.path.isdir(root):  # noqa: PTH112 - unlike Path.is_dir it does not raise where access is denied
        yield from items_in_folder(root, name, limits)
        return
    if not os.path.lexists(root):
        yield SetAside(shown(name), f"{shown(name)} does not exist; check the path.", 0)
        return
    above = shown(Path(root).parent.name)
    is_of_export = name.lower() == "mbox" and above.lower().endswith(".mbox")  # Apple Mail's
    folders = (above,) if is_of_export else ()
    yield from items_in_file(root, Place(shown(name), shown(name), folders, folder_of((above,))), limits)
