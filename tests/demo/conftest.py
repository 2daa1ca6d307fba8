"""One small company for all tests of this folder."""

from __future__ import annotations

from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import pytest
from tests.demo.reading import messages_in

from rapport.demo import Plan, Truth, write_mailboxes


@dataclass(frozen=True)
class Company:
    """Its folder, its truth, and all copies of all messages as the standard library reads them."""

    folder: Path
    truth: Truth
    raw: dict[str, list[tuple[str, bytes]]]  # mailbox path: (folder or file, message)
    parsed: list[Message]


@pytest.fixture(scope="session")
def company(tmp_path_factory: pytest.TempPathFactory) -> Company:
    folder = tmp_path_factory.mktemp("company")
    truth = write_mailboxes(folder, Plan(scale=0.05))
    raw = {box.path: messages_in(folder / box.path) for box in truth.mailboxes}
    parsed = [message_from_bytes(data) for copies in raw.values() for _, data in copies]
    return Company(folder, truth, raw, parsed)
