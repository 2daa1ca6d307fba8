"""A mailbox large enough to be read by several processes: an mbox of letters, threads, lists and things that are no mail."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

BEGIN = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
FIRST = ("Marta", "Rui", "Ana", "Jens", "Aoife", "Chidi", "Lena", "Pierre", "Yuki", "Tomás")
LAST = ("Oliveira", "Barbosa", "Reis", "Lindqvist", "Byrne", "Okafor", "Vogel", "Dubois", "Tanaka", "Kováč")
FILLER = "The castings will be ready when the furnace is; please plan for the second half of the week. "


def mailbox(path: Path, messages: int = 1500, *, seed: int = 1, filler: int = 25) -> Path:
    """``messages`` messages of some kilobytes; every fifth an answer, every tenth without Message-ID, some twice."""
    dice = random.Random(seed)
    people = [
        (f"{first} {last}", f"{first}.{last}{number % 3}@firm{number % 23}.example".lower())
        for number, (first, last) in enumerate((f, n) for f in FIRST for n in LAST)
    ]
    with path.open("wb") as out:
        before = b""
        for number in range(messages):
            if number % 50 == 49:  # the same message once more
                out.write(before)
                continue
            raw = _letter(number, dice, people, filler)
            before = (
                b"From post@anvil.example Mon Mar  3 09:00:00 2025\n"
                + raw.replace(b"\nFrom ", b"\n>From ")
                + b"\n"
            )
            out.write(before)
    return path


def _letter(number: int, dice: random.Random, people: list[tuple[str, str]], filler: int) -> bytes:
    name, address = dice.choice(people)
    at = BEGIN + timedelta(minutes=37 * number)
    ours = number % 4 == 0
    lines = [
        f"From: {'Priya Raman <priya@anvil.example>' if ours else f'{name} <{address}>'}",
        f"To: {f'{name} <{address}>' if ours else 'priya@anvil.example'}",
        f"Date: {format_datetime(at)}",
        f"Subject: {'Re: ' if number % 5 == 0 else ''}Castings {number % 97}",
    ]
    if number % 10:
        lines.insert(0, f"Message-ID: <m{number}@post.example>")
    if number % 5 == 0 and number > 10:
        lines.append(f"In-Reply-To: <m{number - number % 10 - 7}@post.example>")
    if number % 13 == 0:
        lines += ["List-Id: <casting.lists.example>", "Precedence: list"]
    text = f"Dear all,\n\n{FILLER * dice.randint(1, 2 * filler)}\n\nBest regards\n\n-- \n{'Priya Raman' if ours else name}\n"
    text += f"Head of Casting\nTel. +351 226 555 {dice.randint(100, 999)}\n"
    return ("\n".join(lines) + "\n\n" + text).encode()
