"""Signatures and replies of real mail, in two halves: one that was looked at, one that is only measured."""

from email.utils import parseaddr
from pathlib import Path

import pytest
from tests.engines.mail.letter_table import first_half
from tests.samples import samples

from rapport.engines.mail.message import understand
from rapport.engines.mail.parts import take_apart
from rapport.engines.mail.types import Address, Message

MARK = "#sig#"


def author_of(sender: str) -> Address:
    name, address = parseaddr(sender.strip())
    return Address(name, address.lower()) if "@" in address else Address(sender.strip(), "")


def marked(path: Path) -> tuple[list[str], list[bool], Address]:
    """Lines without marks, which of them belong to the signature, and who wrote."""
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    truth = [line.startswith(MARK) and bool(line[len(MARK) :].strip()) for line in lines]
    sender = path.with_name(path.name.replace("_body", "_sender")).read_text(
        encoding="utf-8", errors="replace"
    )
    return [line.removeprefix(MARK) for line in lines], truth, author_of(sender)


def found_lines(lines: list[str], author: Address | None) -> list[bool]:
    signature = take_apart("\n".join(lines), author).signature
    found, at = [], 0
    for line in lines:
        end = at + len(line)
        found.append(
            signature is not None and bool(line.strip()) and signature[0] < end and at < signature[1]
        )
        at = end + 1
    return found


def measure(folder: Path, first: bool, known: bool) -> tuple[float, float, float]:
    """Precision, recall and F1 over the lines of mails with a signature."""
    right = wrong = missing = 0
    for path in sorted(folder.glob("*_body")):
        if first_half(path.name) is first:
            lines, truth, author = marked(path)
            found = found_lines(lines, author if known else None)
            right += sum(f and t for f, t in zip(found, truth, strict=True))
            wrong += sum(f and not t for f, t in zip(found, truth, strict=True))
            missing += sum(t and not f for f, t in zip(found, truth, strict=True))
    precision, recall = right / max(1, right + wrong), right / max(1, right + missing)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


@pytest.mark.parametrize(
    ("first", "known", "floor"),
    [(True, True, 0.97), (True, False, 0.95), (False, True, 0.94), (False, False, 0.92)],
)
def test_signature_lines(first: bool, known: bool, floor: float) -> None:
    precision, recall, f1 = measure(samples("mail-signature-forge") / "dataset" / "P", first, known)
    print(f"half {first}, author known {known}: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")
    assert precision >= 0.97
    assert f1 >= floor


@pytest.mark.parametrize("first", [True, False])
def test_mail_without_a_signature(first: bool) -> None:
    paths = [
        p
        for p in sorted((samples("mail-signature-forge") / "dataset" / "N").glob("*_body"))
        if first_half(p.name) is first
    ]
    wrong = []
    for path in paths:
        lines, _, author = marked(path)
        if any(found_lines(lines, author)):
            wrong.append(path.name)
    assert len(paths) > 40
    assert len(wrong) / len(paths) <= 0.03


def reply(message: Message) -> str:
    """Own words and signature, without blanks: what the author wrote."""
    parts = take_apart(message.text, message.from_[0] if message.from_ else None)
    spans = sorted([*parts.own, *([parts.signature] if parts.signature else [])])
    return "".join("".join(message.text[start:end].split()) for start, end in spans)


@pytest.mark.parametrize("first", [True, False])
def test_replies_by_mail_program(first: bool) -> None:
    folder = samples("mail-signature-talon") / "tests" / "fixtures"
    count = 0
    for path in sorted(folder.glob("standard_replies/*.eml")):
        if first_half(path.name) is first:
            known = path.with_name(path.stem + "_reply_text")
            expected = "".join(known.read_text(encoding="utf-8").split()) if known.exists() else "Hello"
            assert reply(understand(path.read_bytes())) == expected, path.name
            count += 1
    for path in sorted(folder.glob("html_replies/*.html")):
        if first_half(path.name) is first:
            raw = b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n" + path.read_bytes()
            assert reply(understand(raw)) == "Hi.Iamfine.Thanks,Alex", path.name
            count += 1
    assert count >= 5


@pytest.mark.parametrize("first", [True, False])
def test_signatures_with_expected_text(first: bool) -> None:
    folder = samples("mail-signature-talon") / "tests" / "fixtures" / "signature" / "emails" / "stripped"
    names = [path.name.removesuffix("_body") for path in sorted(folder.glob("*_body"))]
    right = total = 0
    for name in names:
        if first_half(name) is not first:
            continue
        text, expected = (
            (folder / f"{name}_{kind}").read_text(encoding="utf-8").replace(MARK, "")
            for kind in ("body", "signature")
        )
        sender = (folder / f"{name}_sender").read_text(encoding="utf-8")
        signature = take_apart(text, author_of(sender)).signature
        got = text[slice(*signature)] if signature else ""
        total += 1
        right += "".join(got.split()) == "".join(expected.split())
    assert total >= 2
    assert right / total >= (0.9 if first else 0.6)
