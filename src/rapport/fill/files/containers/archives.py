"""What lies in archives: their members one by one, without writing anything under the names they claim."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from typing import BinaryIO

from rapport.connect.types import RawItem, SetAside
from rapport.fill.files.containers.content import Content
from rapport.fill.files.containers.detection import HEAD
from rapport.fill.files.containers.limits import OverrunError, in_words
from rapport.fill.files.containers.places import Place
from rapport.fill.files.containers.serial import Neighbours
from rapport.fill.files.containers.streams import BLOCK, DamagedError, Peeked, Stream
from rapport.fill.files.containers.tars import Tar
from rapport.fill.files.containers.unpacking import Unpacked
from rapport.fill.files.containers.zip_members import Entry
from rapport.fill.files.containers.zips import CUT_OFF, Zip, size_of

Opener = Callable[[Content, Place], Iterator[RawItem | SetAside]]

_AGAIN = "; what came before was taken in. Copy or download it again and add it once more."
_DOCUMENTS = ("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF", "AndroidManifest.xml")
_DOCUMENT = (
    "is a document or a program (such files are zip archives inside), not mail; nothing needs to be done."
)
_HOLDS_NOTHING = "is an archive that holds no files; nothing needs to be done."
_OLM = "com.microsoft.__Messages"
_OUTLOOK_MAC = "is an archive of Outlook for Mac (.olm); export the mail as mbox or .eml files and add those."


def items_in_packed(
    content: Content, place: Place, method: str, open_up: Opener
) -> Iterator[RawItem | SetAside]:
    """What a gzip, bzip2 or xz file holds: one file, which may be anything again."""
    unpacked = Unpacked(content.stream, method, content.budget)
    inner = Content(Peeked(unpacked), content.budget, content.size, depth=content.depth + 1)
    with_reason = _Guard(content, place, unpacked)
    yield from with_reason.over(open_up(inner, place.unpacked()))


def items_in_tar(content: Content, place: Place, open_up: Opener) -> Iterator[RawItem | SetAside]:
    """The members of a tar archive."""
    tar = Tar(content.stream)
    yield from _Guard(content, place, content.stream).over(_tar_members(tar, content, place, open_up))
    if not tar.found:
        yield place.aside(_HOLDS_NOTHING, content.size)
    if tar.skipped:
        yield place.aside(
            f"has damaged places: {in_words(tar.skipped)} in it could not be read as an archive. "
            "Copy or download it again and add it once more.",
            tar.skipped,
        )


def _tar_members(tar: Tar, content: Content, place: Place, open_up: Opener) -> Iterator[RawItem | SetAside]:
    neighbours = Neighbours()
    for number, member in enumerate(tar.members(), 1):
        inside = place.inside(member.name.decode("utf-8", "backslashreplace"), number)
        if member.reason:
            yield inside.aside(member.reason, member.size)
            continue
        yield from _open_member(Peeked(member.stream), member.size, content, inside, neighbours, open_up)


def items_in_zip(content: Content, place: Place, open_up: Opener) -> Iterator[RawItem | SetAside]:
    """The members of a zip archive. One that is not a plain file is first copied to an unnamed temporary file."""
    if content.file is not None:
        yield from _items_in_zip_file(content.file, content, place, open_up)
        return
    with tempfile.TemporaryFile(prefix="rapport-") as copy:
        damage = _copy(content.stream, copy)
        yield from _items_in_zip_file(copy, content, place, open_up)
    if damage is not None:
        raise damage


def _copy(stream: Stream, target: BinaryIO) -> DamagedError | None:
    try:
        while piece := stream.read(BLOCK):
            target.write(piece)
    except DamagedError as damage:
        return damage
    return None


def _items_in_zip_file(
    file: BinaryIO, content: Content, place: Place, open_up: Opener
) -> Iterator[RawItem | SetAside]:
    archive = Zip(file, size_of(file), content.budget)
    neighbours = Neighbours()
    number = 0
    try:
        for number, entry in enumerate(archive.entries(), 1):
            if number == 1 and (reason := _reason_against_archive(entry)):
                yield place.aside(reason, content.size)
                return
            if not entry.is_folder:
                yield from _zip_member(
                    archive, entry, content, place.inside(entry.name, number), neighbours, open_up
                )
    except DamagedError as damage:
        if damage.layer is not archive:
            raise
        yield place.aside(str(damage), content.size)
    if archive.is_cut_off:
        yield place.aside(CUT_OFF, content.size)
    elif not number:
        yield place.aside(_HOLDS_NOTHING, content.size)


def _reason_against_archive(first: Entry) -> str:
    if first.name.startswith(_OLM):
        return _OUTLOOK_MAC
    return _DOCUMENT if first.name in _DOCUMENTS or first.name == "META-INF/" else ""


def _zip_member(
    archive: Zip, entry: Entry, content: Content, inside: Place, neighbours: Neighbours, open_up: Opener
) -> Iterator[RawItem | SetAside]:
    size = max(entry.size, 0)
    if entry.is_link:
        yield inside.aside("is a link to another file; add that file itself if it holds mail.", size)
        return
    if entry.reason_against:
        yield inside.aside(entry.reason_against, size)
        return
    try:
        stream = archive.open(entry)
    except DamagedError as damage:
        yield inside.aside(str(damage), size)
        return
    try:
        yield from _open_member(Peeked(stream), size, content, inside, neighbours, open_up)
    except DamagedError as damage:
        if damage.layer is not stream:
            raise
        yield inside.aside(str(damage), size)


def _open_member(
    stream: Peeked, size: int, content: Content, inside: Place, neighbours: Neighbours, open_up: Opener
) -> Iterator[RawItem | SetAside]:
    folder = "/".join(inside.folders)
    is_one = neighbours.say_single(folder, inside.name, stream.peek(HEAD))
    inner = Content(stream, content.budget, size, depth=content.depth + 1, is_one_message=is_one)
    messages = 0
    for found in open_up(inner, inside):
        messages += isinstance(found, RawItem)
        yield found
    neighbours.note(folder, inside.name, messages)


class _Guard:
    """Sets an archive aside from the place on where one of its layers broke; other failures pass."""

    def __init__(self, content: Content, place: Place, layer: object) -> None:
        self._content = content
        self._place = place
        self._layer = layer

    def over(self, found: Iterator[RawItem | SetAside]) -> Iterator[RawItem | SetAside]:
        try:
            yield from found
        except DamagedError as damage:
            if damage.layer is not self._layer:
                raise
            yield self._place.aside(f"{str(damage).rstrip('.')}{_AGAIN}", self._content.size)


def guard_overrun(
    place: Place, size: int, found: Iterator[RawItem | SetAside]
) -> Iterator[RawItem | SetAside]:
    """Sets an archive on disk aside from the place on where it unpacked to more than its budget."""
    try:
        yield from found
    except OverrunError as overrun:
        yield place.aside(str(overrun), size)
