"""A mailbox of invented mail with a fixed mix of kinds and sizes, the same for the same seed.

The mix (shares of messages): correspondence in threads between some 40 own people and many outsiders 62 %, newsletters
and shop mail 18 %, mailing-list posts 12 %, programs 5 %, automatic replies and invitations 3 %. A fifth carries HTML, a
tenth carries attachments; sizes have a median of about 5 KB and a mean of about 40 KB (attachments: log-normal, median
130 KB, at most 10 MB). Headers look like delivered mail: three to six Received lines, a DKIM signature, client headers.
"""

from __future__ import annotations

import base64
import random
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from quopri import encodestring
from typing import BinaryIO

from . import mailwords as words
from .mailbodies import STYLE, Bodies
from .mailpeople import OWN_DOMAIN, People, Person, encoded, mailbox

_OPEN_THREADS = 400


@dataclass(slots=True)
class Thread:
    """A conversation under way."""

    subject: str
    people: list[Person]
    ids: list[str] = field(default_factory=list)
    last: str = ""
    last_author: str = ""
    last_date: str = ""


@dataclass(frozen=True, slots=True)
class Mix:
    """What a mailbox turned out to hold: ``sizes`` are counts of messages by upper bound in bytes."""

    messages: int
    size: int
    median: int
    html: int
    attachments: int


class MailMix:
    """Draws one message after the other; all of the randomness comes from ``seed``."""

    def __init__(self, seed: int, messages: int) -> None:
        self.dice = random.Random(seed)
        people = People(self.dice)
        self.own = people.own()
        self.others = people.outsiders(max(60, min(4_000, messages // 25)))
        self.bodies = Bodies(self.dice, messages)
        self.shops = [
            f"{house.lower()}-{trade.lower()}.example" for house in words.HOUSES for trade in words.TRADES[:3]
        ]
        self.threads: deque[Thread] = deque(maxlen=_OPEN_THREADS)
        self.moment = datetime(2024, 1, 8, 8, 0, tzinfo=UTC)
        self.step = timedelta(days=540) / max(messages, 1)
        self.number = 0

    def draw(self) -> bytes:
        """The next message, with "\\n" line ends."""
        self.number += 1
        self.moment += self.step * self.dice.expovariate(1)
        kind = self.dice.random()
        if kind < 0.62:
            return self._letter()
        if kind < 0.80:
            return self._newsletter()
        if kind < 0.92:
            return self._post()
        if kind < 0.97:
            return self._program()
        return self._automatic()

    def _letter(self) -> bytes:
        dice = self.dice
        thread = self._thread()
        author = dice.choice(thread.people)
        others = [person for person in thread.people if person is not author] or [author]
        cut = max(1, len(others) - (dice.random() < 0.5))
        text = self._text(author, others[0], dice.choice((1, 2, 2, 3, 5, 9)))
        if thread.last and dice.random() < 0.85:
            quote = "\n".join("> " + line for line in thread.last.split("\n"))
            head = f"On {thread.last_date}, {thread.last_author} wrote:\n"
            text = f"{head}{quote}\n\n{text}" if dice.random() < 0.2 else f"{text}\n{head}{quote}\n"
        reply = "Re: " if thread.ids else ""
        lines = self._head(author, others[:cut], others[cut:], reply + thread.subject)
        own_id = f"{dice.getrandbits(64):x}.{self.number}@{author.address.partition('@')[2]}"
        lines.append(f"Message-ID: <{own_id}>")
        if thread.ids:
            lines.append(f"In-Reply-To: <{thread.ids[-1]}>")
            lines.append("References: " + "\n ".join(f"<{one}>" for one in thread.ids[-8:]))
        lines.append(f"X-Mailer: {dice.choice(words.AGENTS)}")
        thread.ids.append(own_id)
        thread.last = text[:6_000]
        thread.last_author, thread.last_date = author.name, f"{self.moment:%d %b %Y, at %H:%M}"
        html = dice.random() < 0.12
        return self.bodies.assemble(lines, text, author.charset, html, dice.random() < 0.155)

    def _thread(self) -> Thread:
        dice = self.dice
        if self.threads and dice.random() < 0.6:
            thread = dice.choice(self.threads)
            if len(thread.ids) < 25:
                return thread
        outside = dice.choice(self.others[: 1 + int(len(self.others) * dice.random() ** 2)])
        people = [dice.choice(self.own), outside]
        people += dice.sample(self.own, dice.choice((0, 0, 0, 1, 2)))
        people += dice.sample(self.others, dice.choice((0, 0, 0, 0, 1, 3)))
        thread = Thread(
            f"{dice.choice(words.SUBJECTS)} {dice.randrange(10, 999)}", list(dict.fromkeys(people))
        )
        self.threads.append(thread)
        return thread

    def _text(self, author: Person, reader: Person, paragraphs: int) -> str:
        dice = self.dice
        blocks = [dice.choice(words.GREETINGS).format(reader.name.partition(" ")[0]) + ","]
        for _ in range(paragraphs):
            blocks.append(_fill(" ".join(dice.choices(words.SENTENCES, k=dice.randint(1, 6)))))
        blocks.append(dice.choice(words.CLOSINGS))
        return "\n\n".join(blocks) + "\n" + author.signature

    def _head(self, author: Person, to: list[Person], cc: list[Person], subject: str) -> list[str]:
        """Trace and origin fields as a delivered message has them."""
        dice, moment = self.dice, self.moment
        domain = author.address.partition("@")[2]
        lines = [f"Return-Path: <{author.address}>", f"Delivered-To: {to[0].address}"]
        hops = dice.randint(3, 6)
        for hop in range(hops):
            stamp = format_datetime(moment + timedelta(seconds=2 * (hops - hop)))
            lines.append(
                f"Received: from mx{hop}.{domain} (mx{hop}.{domain} [192.0.2.{dice.randrange(250)}])\n"
                f"\tby in{hop}.{OWN_DOMAIN} (Postfix) with ESMTPS id {dice.getrandbits(40):010X}\n"
                f"\tfor <{to[0].address}>; {stamp}"
            )
        token = base64.b64encode(dice.randbytes(256)).decode()
        folded = "\n\t ".join(token[at : at + 70] for at in range(0, len(token), 70))
        lines.append(
            f"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d={domain}; s=s1;\n"
            f"\th=from:to:cc:subject:date:message-id; bh={token[:44]};\n\tb={folded}"
        )
        lines.append(f"Date: {format_datetime(moment)}")
        lines.append(f"From: {mailbox(author)}")
        lines.append("To: " + ",\n ".join(map(mailbox, to)))
        if cc:
            lines.append("Cc: " + ",\n ".join(map(mailbox, cc)))
        lines.append(f"Subject: {encoded(subject)}")
        lines.append("MIME-Version: 1.0")
        return lines

    def _newsletter(self) -> bytes:
        dice = self.dice
        domain = dice.choice(self.shops)
        name = domain.partition(".")[0].replace("-", " ").title()
        author = Person(name, f"news@{domain}", "utf-8", "")
        lines = self._head(author, [dice.choice(self.own)], [], dice.choice(words.OFFERS))
        lines += [
            f"Message-ID: <{dice.getrandbits(80):x}@{domain}>",
            f"List-Unsubscribe: <https://{domain}/u/{dice.getrandbits(60):x}>, <mailto:leave@{domain}>",
            "Precedence: bulk",
        ]
        if dice.random() < 0.3:
            text = "\n\n".join(
                _fill(f"{line}. https://{domain}/{dice.randrange(10**6)}") for line in words.OFFERS
            )
            return self.bodies.assemble(lines, text, "utf-8", False, False)
        self.bodies.html_count += 1
        cells = "".join(
            f'<tr><td style="padding:12px;font-family:Arial;color:#333333"><a href="https://{domain}/c/{dice.randrange(10**9)}">'
            f'<img src="https://img.{domain}/{dice.randrange(10**6)}.jpg" width="280" alt=""></a></td><td style="padding:12px">'
            f"<h2>{dice.choice(words.OFFERS)}</h2><p>{' '.join(dice.choices(words.SENTENCES, k=4))}</p></td></tr>\n"
            for _ in range(dice.randint(4, 24))
        )
        source = f'<!DOCTYPE html>\n<html><head>{STYLE}</head><body><table width="600">{cells}</table></body></html>\n'
        lines += ["Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: quoted-printable"]
        return "\n".join(lines).encode() + b"\n\n" + encodestring(source.encode())

    def _post(self) -> bytes:
        dice = self.dice
        name = dice.choice(("metalwork", "shipping-talk", "open-cad", "quality", "fair-trade"))
        author = dice.choice(self.others)
        lines = self._head(
            author,
            [Person("", f"{name}@lists.example", "", "")],
            [],
            f"[{name}] {dice.choice(words.SUBJECTS)}",
        )
        lines += [
            f"Message-ID: <{dice.getrandbits(80):x}@lists.example>",
            f"List-Id: {name} <{name}.lists.example>",
            f"List-Post: <mailto:{name}@lists.example>",
            f"List-Unsubscribe: <mailto:{name}-leave@lists.example>",
            f"Sender: {name}-bounces@lists.example",
            "Precedence: list",
        ]
        text = self._text(author, dice.choice(self.others), dice.choice((2, 3, 5, 8)))
        footer = f"\n_______________________________________________\n{name} mailing list\n"
        return self.bodies.assemble(lines, text + footer, author.charset, False, False)

    def _program(self) -> bytes:
        dice = self.dice
        author = Person("Ticket Desk", f"noreply@desk.{OWN_DOMAIN}", "utf-8", "")
        lines = self._head(author, [dice.choice(self.own)], [], f"[#{dice.randrange(10**5)}] changed state")
        lines += [
            f"Message-ID: <{dice.getrandbits(80):x}@desk.{OWN_DOMAIN}>",
            "Auto-Submitted: auto-generated",
        ]
        text = "\n".join(
            f"{key}: {dice.randrange(10**6)}" for key in ("Ticket", "State", "Queue", "Owner", "Age")
        )
        return self.bodies.assemble(
            lines, text + "\n" + dice.choice(words.SENTENCES) + "\n", "us-ascii", False, False
        )

    def _automatic(self) -> bytes:
        dice = self.dice
        author = dice.choice(self.others)
        lines = self._head(
            author, [dice.choice(self.own)], [], f"Out of office: {dice.choice(words.SUBJECTS)}"
        )
        lines += [f"Message-ID: <{dice.getrandbits(80):x}@{OWN_DOMAIN}>", "Auto-Submitted: auto-replied"]
        text = f"I am out of the office until {dice.randrange(2, 28)} March.\n\n{author.signature}"
        return self.bodies.assemble(lines, text, author.charset, False, dice.random() < 0.2)


def _fill(text: str, width: int = 74) -> str:
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        if len(line) + len(word) >= width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return "\n".join([*lines, line])


def messages_of(count: int, seed: int) -> Iterator[bytes]:
    """``count`` messages of the mix, one at a time."""
    mix = MailMix(seed, count)
    for _ in range(count):
        yield mix.draw()


def write_mailbox(path: Path, messages: int, seed: int) -> Mix:
    """Write an mbox (mboxrd) with so many messages, streaming; say what it holds."""
    mix = MailMix(seed, messages)
    sizes: list[int] = []
    with path.open("wb", buffering=1 << 20) as file:
        for _ in range(messages):
            raw = mix.draw()
            sizes.append(len(raw))
            _append(file, raw, mix.moment)
    ordered = sorted(sizes)
    median = ordered[len(ordered) // 2] if ordered else 0
    return Mix(messages, sum(sizes), median, mix.bodies.html_count, mix.bodies.attachment_count)


def _append(file: BinaryIO, raw: bytes, moment: datetime) -> None:
    file.write(f"From acme@{OWN_DOMAIN} {moment:%a %b %d %H:%M:%S %Y}\n".encode())
    if b"\nFrom " in raw or b"\n>" in raw:
        lines = raw.split(b"\n")
        raw = b"\n".join(b">" + line if line.lstrip(b">").startswith(b"From ") else line for line in lines)
    file.write(raw if raw.endswith(b"\n") else raw + b"\n")
    file.write(b"\n")
