"""Folders on disk: walked in a fixed order, links never followed, one folder's names in memory at a time."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass

from rapport.connect.types import RawItem, SetAside
from rapport.fill.files.containers.administrative import is_administrative_folder, is_removed_in_mh
from rapport.fill.files.containers.archives import guard_overrun
from rapport.fill.files.containers.content import Content
from rapport.fill.files.containers.detection import HEAD, SHORT_HEAD, Kind, detect
from rapport.fill.files.containers.disk import NotAFileError, open_file, what_is, why_not
from rapport.fill.files.containers.limits import Budget, Limits
from rapport.fill.files.containers.naming import INBOX, folder_of, is_maildir_root_name, shown
from rapport.fill.files.containers.opening import items_of
from rapport.fill.files.containers.places import Place
from rapport.fill.files.containers.serial import Neighbours, count_messages, is_serial_name, shape_of
from rapport.fill.files.containers.streams import DamagedError, Peeked

_SAMPLE = 12  # neighbours looked into to learn whether each file of a folder holds one message
_REMOVED = (
    "was removed in the mail program, which keeps it for a while; rename it to its number if it is wanted."
)
_ATTACHMENTS = (
    "holds attachments that Apple Mail keeps beside its messages; they are no mail, nothing needs to be done."
)


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder to read: ``folders`` are the names that lead to it from the root, as :class:`Place` wants them."""

    path: str
    locator: str
    folders: tuple[str, ...]
    is_maildir: bool = False  # its files are messages of the Maildir it is ``cur`` or ``new`` of


@dataclass(frozen=True, slots=True)
class _Root:
    """What was added: its path without links, the mail folder of files right below it, the bounds."""

    path: str
    fallback: str
    limits: Limits


def items_in_folder(path: str, name: str, limits: Limits) -> Iterator[RawItem | SetAside]:
    """Everything below a folder: in each its files by name, then its folders by name."""
    root: _Root | None = None
    seen: set[tuple[int, int]] = set()
    waiting = [Folder(path, shown(name), ())]
    while waiting:
        folder = waiting.pop()
        try:
            status = os.stat(folder.path)  # noqa: PTH116
            names = _Names(folder.path)
        except OSError as error:
            yield _aside(folder.locator, why_not(error), 0)
            continue
        if (status.st_dev, status.st_ino) in seen:
            yield _aside(folder.locator, "was read already under another name; nothing needs to be done.", 0)
            continue
        seen.add((status.st_dev, status.st_ino))
        root = root or _Root(path, _fallback(name, names), limits)
        yield from _items_of_files(folder, names, root)
        inner, asides = _folders_in(folder, names)
        yield from asides
        waiting.extend(reversed(inner))


class _Names:
    """The sorted names in one folder, by what they are."""

    def __init__(self, path: str) -> None:
        self.files: list[str] = []
        self.folders: list[str] = []
        self.others: list[str] = []
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    self.folders.append(entry.name)
                elif entry.is_file(follow_symlinks=False):
                    self.files.append(entry.name)
                else:
                    self.others.append(entry.name)
        for names in (self.files, self.folders, self.others):
            names.sort(key=os.fsencode)

    @property
    def is_maildir(self) -> bool:
        """True for the folder of a Maildir: it has ``cur`` and at least one of its companions."""
        return "cur" in self.folders and ("new" in self.folders or "tmp" in self.folders)


def _fallback(root: str, names: _Names) -> str:
    """What the mail folder of files right below the root is called."""
    if names.is_maildir and (
        is_maildir_root_name(root)
        or any(name in ("maildirsize", "subscriptions", "courierimapsubscribed") for name in names.files)
        or any(name.startswith(".") for name in names.folders)
    ):
        return INBOX
    return folder_of((shown(root),)) or shown(root)


def _folders_in(folder: Folder, names: _Names) -> tuple[list[Folder], list[SetAside]]:
    inner: list[Folder] = []
    asides: list[SetAside] = []
    for name in names.folders:
        locator = f"{folder.locator}/{shown(name)}"
        path = os.path.join(folder.path, name)  # noqa: PTH118 - names that are no text, by the hundred thousand
        if is_administrative_folder(name) or (names.is_maildir and name == "tmp"):
            continue
        if name == "Attachments" and "Messages" in names.folders and ".mbox/" in folder.locator:
            asides.append(_aside(locator, _ATTACHMENTS, 0))
        elif names.is_maildir and name in ("cur", "new"):
            inner.append(Folder(path, locator, folder.folders, is_maildir=True))
        else:
            inner.append(Folder(path, locator, (*folder.folders, shown(name))))
    return inner, asides


def _items_of_files(folder: Folder, names: _Names, root: _Root) -> Iterator[RawItem | SetAside]:
    for name in names.others:
        aside = _other(folder, name, root)
        if aside is not None:
            yield aside
    neighbours = _NeighboursOnDisk(folder.path, names.files)
    for name in names.files:
        known_as = shown(name)
        place = Place(
            f"{folder.locator}/{known_as}", known_as, folder.folders, root.fallback, folder.is_maildir
        )
        if is_removed_in_mh(name):
            yield place.aside(_REMOVED, 0)
            continue
        path = os.path.join(folder.path, name)  # noqa: PTH118
        yield from items_in_file(path, place, root.limits, neighbours)


def _other(folder: Folder, name: str, root: _Root) -> SetAside | None:
    """Links within what was added are passed over, since their target is read in its own place."""
    path = os.path.join(folder.path, name)  # noqa: PTH118
    locator = f"{folder.locator}/{shown(name)}"
    try:
        mode = os.lstat(path).st_mode
    except OSError as error:
        return _aside(locator, why_not(error), 0)
    if stat.S_ISLNK(mode):
        target = os.path.realpath(path)
        if not os.path.lexists(target) or os.path.islink(target):  # noqa: PTH114
            return _aside(locator, "is a link that leads nowhere; nothing needs to be done.", 0)
        if os.path.commonpath((root.path, target)) == root.path:
            return None
    return _aside(locator, what_is(mode), 0)


def items_in_file(
    path: str, place: Place, limits: Limits, neighbours: _NeighboursOnDisk | None = None
) -> Iterator[RawItem | SetAside]:
    """Everything in one file on disk; whatever goes wrong with it ends as a reason."""
    try:
        file, size = open_file(path)
    except NotAFileError as error:
        yield place.aside(str(error), 0)
        return
    except OSError as error:
        yield place.aside(why_not(error), 0)
        return
    with file:
        stream = Peeked(file)
        is_one = neighbours is not None and neighbours.say_single(place.name, stream)
        content = Content(stream, Budget(limits, size), size, path=path, file=file, is_one_message=is_one)
        try:
            yield from guard_overrun(place, size, items_of(content, place))
        except DamagedError as damage:
            yield place.aside(str(damage), size)
        except OSError as error:
            yield place.aside(why_not(error), size)


class _NeighboursOnDisk:
    """Looks into a sample of the files numbered alike, the first time a file leaves it open what it is."""

    def __init__(self, path: str, names: list[str]) -> None:
        self._path = path
        self._names = names
        self._known: dict[str, Neighbours] = {}

    def say_single(self, name: str, stream: Peeked) -> bool:
        """True when ``name`` seems to hold several messages but its neighbours show that it holds one."""
        if not is_serial_name(name):
            return False
        head = stream.peek(SHORT_HEAD)
        if not head.startswith(b"From "):
            return False
        head = stream.peek(HEAD)
        if head.find(b"\nFrom ") < 0:
            return False
        shape = shape_of(name)
        if shape not in self._known:
            self._known[shape] = self._sample(shape)
        return self._known[shape].say_single("", name, head)

    def _sample(self, shape: str) -> Neighbours:
        alike = [name for name in self._names if shape_of(name) == shape]
        known = Neighbours()
        for name in alike[:: max(1, len(alike) // _SAMPLE)][:_SAMPLE]:
            try:
                file, _ = open_file(os.path.join(self._path, name))  # noqa: PTH118
            except (OSError, NotAFileError):
                continue
            with file:
                head = file.read(HEAD)
            if detect(head, name).kind is Kind.MBOX:
                known.note("", name, count_messages(head))
        return known


def _aside(locator: str, reason: str, size: int) -> SetAside:
    return SetAside(locator, f"{locator.rsplit('/', 1)[-1]} {reason}", size)
