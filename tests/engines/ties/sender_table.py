"""Senders of many kinds, written by hand, each with the mail it sent and what it truly is.

``senders/*.txt``: a case begins with ``== words = verdict``, then, in any order, ``xN`` (the first letter comes N times,
``{n}`` in it is its number), ``days N`` (the last letter is so old; 60 otherwise) and ``about ADDRESS`` (who is judged; the
writer of the first letter otherwise). The first letter follows as headers, an empty line and text; without a Subject there is
no such letter. Lines beginning with ``--`` are what happened next:

- ``-- we write``, ``-- we answer``: our Joe to the writer, the text below;
- ``-- they answer``, ``-- they answer automatically``: the writer to Joe's last letter;
- ``-- other ADDRESS``: somebody else sends the first letter to the same recipients, by the same list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path

from tests.engines.ties.corpus import traffic_of
from tests.engines.ties.mailbox import JOE, NOON, OUR_SIDE

from rapport.engines.mail.message import understand
from rapport.engines.ties.figures import figures_of
from rapport.engines.ties.rules import default_rules
from rapport.engines.ties.types import Decision
from rapport.engines.ties.verdict import decide

FOLDER = Path(__file__).parent / "senders"
_TITLE = re.compile(r"== (?P<words>.+?) = (?P<verdict>[a-z_]+)(?P<more>.*)")


@dataclass(slots=True)
class Sender:
    """One case: its raw messages in the order they were sent, and whom it is about."""

    kind: str  # the file it stands in
    words: str
    verdict: str
    address: str
    messages: list[bytes] = field(default_factory=list)

    def decision(self) -> Decision:
        """What the rules make of it in a mailbox that holds nothing else."""
        read = [(str(place), understand(raw)) for place, raw in enumerate(self.messages)]
        return decide(figures_of(traffic_of(read), OUR_SIDE)[self.address], default_rules(), NOON)


def senders() -> list[Sender]:
    """All cases of all files."""
    found: list[Sender] = []
    for file in sorted(FOLDER.glob("*.txt")):
        blocks = re.split(r"^(?=== )", file.read_text(encoding="utf-8"), flags=re.M)
        found += [_sender(file.stem, block) for block in blocks if block.strip()]
    return found


def _sender(kind: str, block: str) -> Sender:
    title, _, rest = block.partition("\n")
    told = _TITLE.fullmatch(title)
    assert told is not None, title
    more = told["more"].split()
    times = next((int(one[1:]) for one in more if re.fullmatch(r"x\d+", one)), 1)
    days = int(more[more.index("days") + 1]) if "days" in more else 60
    first, *steps = re.split(r"^-- (?=we |they |other )", rest, flags=re.M)
    head, _, text = first.strip("\n").partition("\n\n")
    headers = dict(line.split(": ", 1) for line in head.splitlines())
    writer = understand(f"From: {headers['From'].replace('{n}', '1')}\n\n".encode()).from_[0].address
    about = more[more.index("about") + 1] if "about" in more else writer
    history = _History(writer, headers, text, days)
    if "Subject" in headers:
        for number in range(1, times + 1):
            history.first(number)
    for step in steps:
        action, _, body = step.partition("\n")
        history.step(action.strip(), body)
    return Sender(kind, told["words"], told["verdict"], about, history.raw)


class _History:
    """What was written, one letter an hour, the last one ``days`` before the present."""

    def __init__(self, writer: str, headers: dict[str, str], text: str, days: int) -> None:
        self.writer, self.headers, self.text = writer, headers, text
        self.begun = NOON - timedelta(days=days)
        self.raw: list[bytes] = []
        self.theirs, self.ours = "", ""  # the last Message-ID of either
        self.subject = headers.get("Subject", "Hello")

    def first(self, number: int) -> None:
        headers = {name: value.replace("{n}", str(number)) for name, value in self.headers.items()}
        self.theirs = self._put({"To": JOE} | headers, self.text.replace("{n}", str(number)))

    def step(self, action: str, body: str) -> None:
        if action.startswith("other "):
            writer = action.removeprefix("other ")
            self._put({**self.headers, "From": writer}, "Me too.")
        elif action.startswith("we "):
            headers = {"From": JOE, "To": self.writer, "Subject": "Hello"}
            if action == "we answer":
                headers |= {"Subject": f"Re: {self.subject}", "In-Reply-To": self.theirs}
            self.ours = self._put(headers, body)
        else:
            headers = {"From": self.headers["From"], "To": JOE, "Subject": f"Re: {self.subject}",
                       "In-Reply-To": self.ours}  # fmt: skip
            if action.endswith("automatically"):
                headers |= {"Auto-Submitted": "auto-replied"}
            self.theirs = self._put(headers, body)

    def _put(self, headers: dict[str, str], text: str) -> str:
        place = len(self.raw)
        name = f"<letter{place}@{self.writer.partition('@')[2]}>"
        moment = format_datetime(self.begun - timedelta(hours=20 - place))
        stamped = {**headers, "Message-ID": name, "Date": moment}
        lines = [f"{header}: {value}" for header, value in stamped.items()]
        self.raw.append("\n".join([*lines, "", text]).encode())
        return name
