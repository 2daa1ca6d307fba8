"""What an owner excluded, known by keyed hashes alone: tells what of a message may not be kept.

The same answers are asked for before anything is stored (parse) and after (revise), so that it does not matter when
something was excluded. Pure: runs in the parsing processes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rapport.engines.ids import KeyedIds
from rapport.engines.linkage.agreement import base_address
from rapport.engines.mail.addresses import normalize_address, normalize_domain
from rapport.fill.files.containers.naming import folder_of, stem_of

Keys = frozenset[tuple[str, int]]  # (kind, keyed hash)

ADDRESS, DOMAIN, FOLDER, THREAD = "address", "domain", "folder", "thread"
_NAMESPACE = {ADDRESS: "mail", DOMAIN: "domain", FOLDER: "folder"}

# All bounded, so that no text takes more than linear time.
_HOST = re.compile(r"(?<!\w)\w[\w-]{0,62}(?:\.[\w-]{1,63})+")
_AFTER_AT = re.compile(r"\w[\w-]{0,62}(?:\.[\w-]{1,63})*")
_LOCAL = re.compile(r"(?<![\w.+%'=/!#$&*?^`{|}~-])[\w.+%'=/!#$&*?^`{|}~-]{1,64}\Z")
_LOCAL_LENGTH, _HOST_LENGTH, _LABELS = 64, 254, 12
_GLUED = re.compile(
    r"['=/!#$&*?^`{|}~]"
)  # legal in a local part, but mostly what a text glues before an address


class Excluded:
    """Asks the keys. Empty keys answer everything with no, at no cost."""

    def __init__(self, keys: Keys, ids: KeyedIds) -> None:
        self._keys = keys
        self._ids = ids
        kinds = {kind for kind, _ in keys}
        self._folders, self._threads = FOLDER in kinds, THREAD in kinds
        self._people = bool(kinds & {ADDRESS, DOMAIN})

    def __bool__(self) -> bool:
        return bool(self._keys)

    def has_folder(self, folder: str) -> bool:
        """A mail folder, or one that it lies in."""
        if not self._folders:
            return False
        names = folder.casefold().split("/")
        return any(self._has(FOLDER, "/".join(names[: n + 1])) for n in range(len(names)))

    def has_address(self, address: str) -> bool:
        """A normalized address: in any spelling that is delivered to the same mailbox, or by its domain."""
        if not self._people or not address:
            return False
        return (
            self._has(ADDRESS, address)
            or self._has(ADDRESS, base_address(address))
            or self.has_domain(address.rpartition("@")[2])
        )

    def has_domain(self, domain: str) -> bool:
        """A domain, or one that it belongs to."""
        if not self._people:
            return False
        labels = domain.split(".")[-_LABELS:]
        return any(self._has(DOMAIN, ".".join(labels[n:])) for n in range(len(labels)))

    def has_thread(self, *ids: int | None) -> bool:
        """Any of these ids of messages, interactions or threads."""
        return self._threads and any((THREAD, one) in self._keys for one in ids)

    def is_mentioned_in(self, *texts: str) -> bool:
        """Whether an excluded address, or a name of an excluded domain, is written out in a text."""
        if not self._people:
            return False
        for text in (text.replace("\0", "") for text in texts):  # as it would be stored
            if "@" in text and any(self.has_address(one) for one in addresses_in(text)):
                return True
            if "." in text and any(self.has_domain(one) for one in hosts_in(text)):
                return True
        return False

    def has_place(self, locator: str) -> bool:
        """Where something lies in its source: in an excluded folder, or under a name that mentions what is excluded."""
        if self._folders:
            root, *inner = locator.replace("!/", "/").split("/")
            *folders, name = inner or [root]
            stem = stem_of(name.rpartition("#")[0] or name)
            if self.has_folder(folder_of(folders or [root])) or self.has_folder(folder_of([*folders, stem])):
                return True
        return self.is_mentioned_in_place(locator)

    def is_mentioned_in_place(self, locator: str) -> bool:
        """The same for the path of something in its source, where a name may be followed by an extension."""
        if not self._people:
            return False
        return self.is_mentioned_in(
            locator, *(stem_of(part) for part in locator.replace("!/", "/").split("/"))
        )

    def _has(self, kind: str, value: str) -> bool:
        return (kind, self._ids.of(_NAMESPACE[kind], value)) in self._keys


def key_of(kind: str, value: str, ids: KeyedIds) -> int:
    """The keyed hash under which a normalized address, domain or folder is excluded.

    An address without a tag stands for all its spellings; one with a tag ("me+news@…") for itself.
    """
    if kind == ADDRESS and "+" not in value.rpartition("@")[0]:
        value = base_address(value)
    if kind == FOLDER:
        value = value.casefold().strip("/")
    return ids.of(_NAMESPACE[kind], value)


def addresses_in(text: str) -> Iterator[str]:
    """Normalized addresses written out in a text; more candidates rather than fewer."""
    at = text.find("@")
    while at >= 0:
        host = _AFTER_AT.match(text[at + 1 : at + 1 + _HOST_LENGTH])
        local = _LOCAL.search(text[max(0, at - _LOCAL_LENGTH - 1) : at]) if host else None
        if local and host:
            whole = local[0]
            candidates = {whole, whole.strip(".'"), *(whole[glue.end() :] for glue in _GLUED.finditer(whole))}
            found = (normalize_address(f"{one}@{host[0]}") for one in sorted(candidates) if one)
            yield from filter(None, found)
        at = text.find("@", at + 1)


def hosts_in(text: str) -> Iterable[str]:
    """Host names written out in a text, in Unicode form."""
    return filter(None, (normalize_domain(found) for found in set(_HOST.findall(text.lower()))))
