"""The table of hand-written letters (letters/*.txt), and how what the engine claims of them is scored."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from rapport.engines.mail.read import read
from rapport.engines.mail.types import Claim, Origin, Reading
from rapport.engines.names import fold_name
from rapport.engines.points import fold_organization

FOLDER = Path(__file__).parent / "letters"
Expected = tuple[str, str, str]  # origin, attribute, comparable value


@dataclass(frozen=True)
class Letter:
    """``block``: first and last line of the signature, None when there is none. ``is_measured_only``: written after the
    engine and never looked at one by one."""

    name: str
    raw: bytes
    block: tuple[str, str] | None
    expected: frozenset[Expected]
    is_measured_only: bool


def first_half(name: str) -> bool:
    """Whether a sample belongs to the half that may be looked at; the other is only measured."""
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 0


def comparable(attribute: str, value: str) -> str:
    if attribute == "name":
        return fold_name(value)
    if attribute == "organization":
        return fold_organization(value)
    if attribute in {"title", "address"}:
        return "".join(c for c in value.casefold() if c.isalnum())
    return value


def _said(lines: list[str]) -> tuple[tuple[str, str] | None, set[Expected]]:
    block: tuple[str, str] | None = None
    expected: set[Expected] = set()
    for line in lines:
        key, _, value = line.partition(": ")
        if key == "block":
            first, mark, last = value.partition(" … ")
            block = (first, last) if mark else None
        elif value:
            attribute, _, where = key.partition(" (")
            origin = where.rstrip(")") or "signature"
            expected.add((origin, attribute, comparable(attribute, value)))
    return block, expected


def letters() -> list[Letter]:
    """All letters of the table, in the order of the files."""
    found = []
    for path in sorted(FOLDER.glob("*.txt")):
        for entry in path.read_text(encoding="utf-8").split("\n@@ says\n")[:-1]:
            head = entry.rpartition("@@ ")[2]
            name, _, message = head.partition("\n")
            headers, _, body = message.partition("\n\n")
            kind = (
                "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit"
            )
            raw = f"{headers}\nDate: Tue, 3 Mar 2026 10:00:00 +0100\n{kind}\n\n{body}\n".encode()
            found.append((name, raw))
        said = [
            part.split("\n@@ ")[0].split("\n")
            for part in path.read_text(encoding="utf-8").split("\n@@ says\n")[1:]
        ]
        start = len(found) - len(said)
        for index, lines in enumerate(said):
            name, raw = found[start + index]
            block, expected = _said(lines)
            found[start + index] = Letter(name, raw, block, frozenset(expected), path.stem == "measured_only")
    return found


def claimed(reading: Reading) -> set[Expected]:
    """What the engine claims from text, comparable with the table."""
    return {comparable_claim(claim) for claim in reading.claims if claim.origin is not Origin.HEADER}


def comparable_claim(claim: Claim) -> Expected:
    """A claim as the table writes it: origin, attribute, comparable value."""
    value = (
        claim.value if claim.attribute in {"title", "address", "name", "organization"} else claim.normalized
    )
    return claim.origin.value, claim.attribute.value, comparable(claim.attribute.value, value)


@dataclass
class Score:
    """Right, wrong and missing claims by attribute, and signatures found with exactly their first and last line."""

    right: Counter[str]
    wrong: Counter[str]
    missing: Counter[str]
    blocks: int = 0
    letters: int = 0

    def precision(self, *attributes: str) -> float:
        right = sum(self.right[a] for a in attributes)
        return right / max(1, right + sum(self.wrong[a] for a in attributes))

    def recall(self, *attributes: str) -> float:
        right = sum(self.right[a] for a in attributes)
        return right / max(1, right + sum(self.missing[a] for a in attributes))


def score(table: list[Letter], *, show: bool = False) -> Score:
    """Compare claims and signature blocks of every letter with the table; ``show`` prints what differs."""
    total = Score(Counter(), Counter(), Counter())
    for letter in table:
        reading = read(letter.raw)
        got = claimed(reading)
        loose = {
            ("signature", kind, v)
            for o, a, v in letter.expected
            if a == "mobile-or-phone"
            for kind in ("phone", "mobile")
        }
        expected = {one for one in letter.expected if one[1] != "mobile-or-phone"} | (loose & got)
        total.right.update(a for _, a, _ in got & expected)
        total.wrong.update(a for _, a, _ in got - expected)
        total.missing.update(a for _, a, _ in expected - got)
        lines = [line.strip() for line in reading.signature.split("\n")]
        block = (lines[0], lines[-1]) if reading.signature else None
        total.letters += 1
        total.blocks += block == letter.block
        if show and (got != expected or block != letter.block):
            print(
                "=====",
                letter.name,
                "" if block == letter.block else f"BLOCK {block} instead of {letter.block}",
            )
            for one in sorted(got - expected):
                print("   wrong  ", *one)
            for one in sorted(expected - got):
                print("   missing", *one)
    return total
