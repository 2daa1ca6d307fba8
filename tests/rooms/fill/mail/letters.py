"""Small random mailboxes for tests: who writes what to whom, as raw messages in folders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

from hypothesis import strategies as st

OWN = ("priya@anvil.example", "tom@anvil.example")
OUTSIDE = (
    ("Marta Oliveira", "marta.oliveira@northwind.example"),
    ("Marta Oliveira", "moliveira@northwind.example"),
    ("Rui Barbosa", "rui@ferro.example"),
    ("Ana Reis", "ana.reis.anvil.friend@gmail.com"),
    ("Ana Reis", "ana.reis.anvil.friend+news@gmail.com"),
    ("Ferro Sales", "sales@ferro.example"),
    ("", "noreply@parcel.example"),
    ("Casting List", "casting@lists.example"),
    ("Weekly News", "news@journal.example"),
)
BEGIN = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
SUBJECTS = ("Price list", "Delivery 4471", "Visit in May", "Castings")


@dataclass(frozen=True)
class Letter:
    """One message; people are positions in OWN + OUTSIDE."""

    number: int
    author: int
    to: tuple[int, ...]
    cc: tuple[int, ...]
    days: int
    subject: int
    answers: int | None
    has_references: bool
    kind: str  # plain, list, bulk, robot
    is_signed: bool

    def raw(self) -> bytes:
        people = [("", address) for address in OWN] + list(OUTSIDE)
        shown = [f'"{name}" <{address}>' if name else address for name, address in people]
        at = BEGIN + timedelta(days=self.days, minutes=self.number)
        reply = self.answers is not None
        lines = [
            f"Message-ID: <m{self.number}@post.example>",
            f"From: {shown[self.author]}",
            f"To: {', '.join(shown[p] for p in self.to)}",
            f"Date: {format_datetime(at)}",
            f"Subject: {'Re: ' if reply else ''}{SUBJECTS[self.subject]}",
        ]
        if self.cc:
            lines.append(f"Cc: {', '.join(shown[p] for p in self.cc)}")
        if reply and self.has_references:
            lines.append(f"In-Reply-To: <m{self.answers}@post.example>")
        lines += {
            "plain": [],
            "list": ["List-Id: <casting.lists.example>", "List-Post: <mailto:casting@lists.example>"],
            "bulk": ["List-Unsubscribe: <https://journal.example/u>", "Precedence: bulk"],
            "robot": ["Auto-Submitted: auto-generated"],
        }[self.kind]
        text = "Dear all,\n\nplease find the castings attached to the next lorry.\n"
        if self.is_signed:
            name = people[self.author][0] or "Priya Raman"
            text += (
                f"\nBest regards\n\n-- \n{name}\nHead of Procurement\nTel. +351 226 555 9{self.author:02d}\n"
            )
        return ("\n".join(lines) + "\n\n" + text).encode()


@st.composite
def mailboxes(draw: st.DrawFn, most: int = 14) -> list[Letter]:
    """Up to ``most`` messages among two of us and nine others, with threads, lists, newsletters and robots."""
    everybody = range(len(OWN) + len(OUTSIDE))
    found: list[Letter] = []
    for number in range(draw(st.integers(1, most))):
        author = draw(st.sampled_from(everybody))
        to = draw(st.lists(st.sampled_from(everybody), min_size=1, max_size=3, unique=True))
        cc = draw(st.lists(st.sampled_from(everybody), max_size=2, unique=True))
        answers = draw(st.none() | st.integers(0, number - 1)) if number else None
        found.append(
            Letter(
                number,
                author,
                tuple(to),
                tuple(cc),
                draw(st.integers(0, 200)),
                draw(st.integers(0, len(SUBJECTS) - 1)) if answers is None else found[answers].subject,
                answers,
                draw(st.booleans()),
                draw(st.sampled_from(("plain", "plain", "plain", "list", "bulk", "robot"))),
                draw(st.booleans()),
            )
        )
    return found


def write(folder: Path, letters: list[Letter]) -> Path:
    """The letters as a folder of .eml files, those of Priya in a sub-folder Sent."""
    for name in ("Inbox", "Sent"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for letter in letters:
        place = "Sent" if letter.author == 0 else "Inbox"
        (folder / place / f"{letter.number:04d}.eml").write_bytes(letter.raw())
    return folder
