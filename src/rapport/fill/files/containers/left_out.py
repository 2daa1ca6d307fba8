"""Which messages are left out by where they lay: drafts, what was taken for spam, and what was thrown away.

None of these is correspondence: a draft was never sent, nobody chose to get spam, and whoever threw a letter away wants it gone.
Spam and trash are known by the exact names mail programs give their folders (``spam-2`` is somebody's collection), and only
where a mail program kept them: in a mailbox file, a Maildir, or by Gmail's labels. A folder of single files was put together by
hand and is read whatever its name.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from rapport.connect.types import RawItem
from rapport.engines.mail.words import decode_words
from rapport.fill.files.containers.folder_names import (
    is_drafts_folder,
    is_junk_folder,
    is_sent_folder,
    is_trash_folder,
)

DRAFT = "a draft in a folder of drafts: it was never sent, so it is no mail; nothing needs to be done"
JUNK = "in a folder of spam, so it makes no relationship; move it to another folder if it is no spam, and add again"
TRASH = "in the trash, so it makes no relationship; move it to another folder if it is wanted, and add again"

_KEPT_BY_A_PROGRAM = re.compile(r"#\d+$|(?:^|/)(?:cur|new)/[^/]+$")
_LABELS = re.compile(rb"X-Gmail-Labels:[ \t]*((?:[^\r\n]|\r?\n[ \t])*)")
_NAME = b"X-Gmail-Labels:"
_REACH = 4096  # bytes: Takeout writes it on top
_LABEL = re.compile(r'\s*(?:"((?:[^"\\]|\\.)*)"|([^,]*))\s*(?:,|$)')


def placed_by_labels(item: RawItem, raw: bytes) -> RawItem:
    """The item in the folder that Gmail's labels put it into, below the file they stand in: ``All mail/Sent``.

    Takeout writes all mail into one file, with the labels in a header. Only those of Gmail's own that tell about sending,
    drafts, spam and trash matter; a user's labels with a "/" are never these.
    """
    at = raw.find(_NAME, 0, _REACH)
    if at < 0 or (at and raw[at - 1] != 0x0A):
        return item
    found = _LABELS.match(raw, at)
    if found is None:
        return item
    label = _telling(found[1])
    if not label:
        return item
    return replace(item, folder=f"{item.folder}/{label}" if item.folder else label)


@lru_cache(maxsize=4096)
def _telling(value: bytes) -> str:
    text = decode_words(" ".join(value.decode("utf-8", "replace").split()), "utf-8")
    labels = [(one[1] or one[2] or "").strip() for one in _LABEL.finditer(text)]
    own = [label for label in labels if label and "/" not in label]
    for is_such in (is_junk_folder, is_trash_folder, is_drafts_folder, is_sent_folder):
        for label in own:
            if is_such(label):
                return label
    return ""


def why_left_out(item: RawItem) -> str:
    """Why an item is left out by its folder, in words; "" when it is not."""
    why = _by_folder(item.folder)
    if why in (JUNK, TRASH) and not _KEPT_BY_A_PROGRAM.search(item.locator):
        return ""
    return why


@lru_cache(maxsize=4096)
def _by_folder(folder: str) -> str:
    if is_drafts_folder(folder):
        return DRAFT
    parts = folder.split("/")
    plain = [part for part in parts if not any(c.isdigit() for c in part)]
    if any(is_junk_folder(part) for part in plain):
        return JUNK
    return TRASH if any(is_trash_folder(part) for part in plain) else ""
