"""Real mail and mail made to break parsers: nothing raises, nothing breaks a promise of the types."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engines.mail.test_hostile import check
from tests.samples import samples

from rapport.engines.mail.message import understand


@pytest.mark.parametrize("name", ["mail-torture", "mail-spamassassin", "mail-bounces"])
def test_every_file_is_understood(name: str) -> None:
    files = [path for path in sorted(samples(name).rglob("*")) if path.is_file()]
    assert files
    for path in files:
        check(understand(path.read_bytes()))


def similar(expected: bytes, text: str) -> bool:
    """Whether the expected text stands in what was read, white space aside."""
    for charset in ("utf-8", "latin-1"):
        try:
            wanted = expected.decode(charset)
        except UnicodeDecodeError:
            continue
        return " ".join(wanted.split())[:300] in " ".join(text.split())
    return False


def test_texts_are_those_another_parser_expects() -> None:
    """Beside its messages, one test suite keeps the first text part decoded: floor 60 of 75.

    The rest are messages inside messages (which we list), files taken out of the text, and texts as attachments.
    """
    folder: Path = samples("mail-torture")
    good = total = 0
    for path in sorted(folder.rglob("*.msg")):
        expected = sorted(path.parent.glob(f"{path.stem}_decoded_*.txt"))
        if expected:
            total += 1
            good += similar(expected[0].read_bytes(), understand(path.read_bytes()).text)
    assert total >= 70
    assert good >= total * 0.8


def test_real_mail_has_authors_and_moments() -> None:
    """Of the good mail of a real mailbox nearly all has an author, a moment and a text."""
    folder = samples("mail-spamassassin")
    messages = [understand(path.read_bytes()) for path in sorted(folder.rglob("easy-ham-1/0*.txt"))[::5]]
    assert len(messages) >= 400
    assert (
        sum(bool(message.from_ and message.from_[0].address) for message in messages) >= len(messages) * 0.99
    )
    assert sum(message.date is not None for message in messages) >= len(messages) * 0.99
    assert sum(bool(message.text.strip()) for message in messages) >= len(messages) * 0.98
    assert sum(bool(message.problems) for message in messages) <= len(messages) * 0.03
