"""One file, whatever it is: told apart by its content, its messages yielded, what is no mail set aside."""

from __future__ import annotations

from collections.abc import Iterator

from rapport.connect.types import RawItem, SetAside
from rapport.fill.files.containers.administrative import is_administrative_file
from rapport.fill.files.containers.archives import items_in_packed, items_in_tar, items_in_zip
from rapport.fill.files.containers.content import Content
from rapport.fill.files.containers.detection import HEAD, PACKED, SHORT_HEAD, Detected, Kind, detect
from rapport.fill.files.containers.mbox import Cut, Scanner
from rapport.fill.files.containers.places import Place
from rapport.fill.files.containers.serial import is_message_name, is_serial_name
from rapport.fill.files.containers.streams import read_start
from rapport.fill.files.containers.windows import Window


def items_of(content: Content, place: Place) -> Iterator[RawItem | SetAside]:
    """Everything in one file. Raises what breaks the layers around it (damage, overrun), never for its own."""
    if place.is_maildir_tmp:
        return
    detected = _detect(content, place)
    kind = detected.kind
    if kind is Kind.OTHER:
        content.stream.check()  # damage may be all there is to say
        if not is_administrative_file(place.name):
            yield place.aside(detected.reason, content.size)
    elif kind is Kind.MBOX:
        yield from _messages_of_mbox(content, place)
    elif kind in (Kind.MESSAGE, Kind.EMLX):
        yield from _single_message(content, place, detected)
    elif content.depth >= content.budget.limits.max_depth:
        depth = content.budget.limits.max_depth
        yield place.aside(
            f"is packed inside more than {depth} other archives; unpack the outer ones and add the folder.",
            content.size,
        )
    elif kind is Kind.ZIP:
        yield from items_in_zip(content, place, items_of)
    elif kind is Kind.TAR:
        yield from items_in_tar(content, place, items_of)
    elif kind in PACKED:
        yield from items_in_packed(content, place, kind.value, items_of)


def _detect(content: Content, place: Place) -> Detected:
    head = content.stream.peek(SHORT_HEAD)
    detected = detect(head, place.name, is_message_expected=place.is_maildir)
    if detected.kind is Kind.OTHER and len(head) == SHORT_HEAD:
        head = content.stream.peek(HEAD)
        detected = detect(head, place.name, is_message_expected=place.is_maildir)
    return detected


def _single_message(content: Content, place: Place, detected: Detected) -> Iterator[RawItem | SetAside]:
    start = detected.start
    if content.file is not None:
        left = content.size - start
        size = left if detected.length < 0 else min(detected.length, left)
        yield content.item(place, place.message_folder, start, size, None, is_quoted=False)
        return
    kept, read, damage = read_start(content.stream, content.keep + start)
    size = read - start if detected.length < 0 else min(detected.length, read - start)
    data = kept[start : start + min(size, content.keep)]
    yield content.item(place, place.message_folder, start, size, data, is_quoted=False)
    if damage is not None:
        raise damage


def _messages_of_mbox(content: Content, place: Place) -> Iterator[RawItem | SetAside]:
    folder = place.message_folder if is_message_name(place.name) else place.mailbox_folder
    window = Window(content.stream, content.file)
    scanner = Scanner(window, keep=content.keep, is_whole=content.is_one_message)
    for number, cut in enumerate(scanner.cuts(), 1):
        if cut.aside:
            yield place.part_aside(f"{place.locator}#{number}", f"Part {number} of", cut.aside, cut.length)
        elif number == 1 and cut.is_last and is_serial_name(place.name):
            yield _item_of_cut(content, place, place.message_folder, cut, 0)
        else:
            yield _item_of_cut(content, place, folder, cut, number)


def _item_of_cut(content: Content, place: Place, folder: str, cut: Cut, number: int) -> RawItem:
    return content.item(
        place, folder, cut.offset, cut.length, cut.data, number=number, is_quoted=cut.is_from_quoted
    )
