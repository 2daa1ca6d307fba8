"""A folder of raw messages as traffic, threads put together the way the database does it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from rapport.engines.mail.message import understand
from rapport.engines.mail.threads import base_subject, is_reply_subject
from rapport.engines.mail.types import Message
from rapport.engines.ties.types import Traffic


def traffic_in(folder: Path) -> list[Traffic]:
    """Every message of the folder and those below it, as copies of one source without known sent mail."""
    return traffic_of([(str(path), understand(path.read_bytes())) for path in sorted(folder.glob("*/*.txt"))])


def traffic_of(read: list[tuple[str, Message]]) -> list[Traffic]:
    """Messages, each with a name of its own, in the order they lie in."""
    threads = _threads(read)
    return [_traffic(path, message, thread) for (path, message), thread in zip(read, threads, strict=True)]


def _traffic(path: str, message: Message, thread: str) -> Traffic:
    authors = message.from_ or message.sender
    author = authors[0].address if authors else ""
    return Traffic(
        id=f"{message.message_id}\x1f{message.date}\x1f{author}" if message.message_id else path,
        at=message.date,
        author=author,
        to=tuple(one.address for one in message.to if one.address),
        cc=tuple(one.address for one in message.cc if one.address),
        bcc=tuple(one.address for one in message.bcc if one.address),
        marks=message.marks,
        message_id=message.message_id,
        parent=message.references[-1] if message.references else "",
        thread=thread,
        is_reply=is_reply_subject(message.subject),
        source="mailbox",
        envelope=message.delivered_to,
    )


def _threads(read: list[tuple[str, Message]]) -> list[str]:
    """The first message referred to, else the message itself; replies without references follow their subject."""
    first_of_subject: dict[str, tuple[datetime, str]] = {}
    threads = []
    for path, message in read:
        thread = message.references[0] if message.references else message.message_id or path
        threads.append(thread)
        subject = base_subject(message.subject).casefold()
        begins = not is_reply_subject(message.subject) or message.references
        if subject and begins and message.date:
            first_of_subject[subject] = min(
                first_of_subject.get(subject, (message.date, thread)), (message.date, thread)
            )
    for place, (_, message) in enumerate(read):
        if is_reply_subject(message.subject) and not message.references:
            found = first_of_subject.get(base_subject(message.subject).casefold())
            threads[place] = found[1] if found else threads[place]
    return threads
