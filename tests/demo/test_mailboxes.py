"""The mailboxes are real files of their formats and hold what the truth says."""

from __future__ import annotations

import re
from collections import Counter
from email.message import Message
from email.utils import getaddresses
from pathlib import Path

import pytest
from tests.demo.conftest import Company

from rapport.demo import Plan, small_company, write_mailboxes
from rapport.demo.people.biographies import FREE_MAIL
from rapport.demo.people.employees import CONTAINERS

_HOST = re.compile(rb"(?:@|https?://|www\.)([\w.-]*\w)")
_FREE = {house for houses in FREE_MAIL.values() for house in houses}


def test_every_mailbox_reads_back_whole(company: Company) -> None:
    for box in company.truth.mailboxes:
        assert len(company.raw[box.path]) == box.items, box
        assert sum(box.folders.values()) == box.items
        if box.format != "takeout":  # that one keeps folders as labels
            found = Counter(place for place, _ in company.raw[box.path])
            assert sorted(found.values()) == sorted(box.folders.values()), box


def test_every_format_is_there(company: Company) -> None:
    assert {box.format for box in company.truth.mailboxes} == set(CONTAINERS)


def test_items_and_messages_are_counted(company: Company) -> None:
    ids = Counter(message["Message-ID"] for message in company.parsed)
    without = ids.pop(None, 0)
    assert len(company.parsed) == company.truth.items
    assert len(ids) + without == company.truth.messages
    assert sum(company.truth.messages_by_kind.values()) == company.truth.messages
    assert max(ids.values()) > 3  # a list of the house reaches everybody


def test_copies_differ_in_their_trace_only(company: Company) -> None:
    """The same message in several mailboxes: other Received and Delivered-To, the same words."""
    copies: dict[str, list[Message]] = {}
    for message in company.parsed:
        if message["Message-ID"]:
            copies.setdefault(message["Message-ID"], []).append(message)
    twice = [found for found in copies.values() if len(found) > 1]
    assert len(twice) == company.truth.mess["duplicate"]
    for found in twice:
        assert len({str(message["From"]) for message in found}) == 1
        assert len({str(message["Delivered-To"]) for message in found}) == len(found)
        bodies = {
            str(message.get_payload(0) if message.is_multipart() else message.get_payload())
            for message in found
        }
        assert (
            len({re.sub(r"(?m)^>(?=>*From )", "", body).replace("\r\n", "\n").rstrip() for body in bodies})
            == 1
        )


def test_mbox_dialects(company: Company) -> None:
    def text(container: str) -> bytes:
        box = next(box for box in company.truth.mailboxes if box.format == container)
        path = company.folder / box.path
        return b"".join(file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file())

    assert b"\nX-Mozilla-Status: " in text("thunderbird")
    assert b"\nContent-Length: " in text("mboxcl2")
    assert b"\nContent-Length: " in text("mboxcl")
    assert b"\nX-Gmail-Labels: Sent" in text("takeout")
    assert text("eudora").startswith(b"From ???@??? ")
    assert b"\n" not in text("eudora").replace(b"\r\n", b"")
    assert b"\n>From " in text("mboxo") + text("mboxcl")
    assert b"\nFrom " in text("mboxcl2")  # not quoted: only the length tells
    assert b"\r\n" in text("eml")


def test_sent_folders_hold_no_trace_and_others_do(company: Company) -> None:
    own = {address for employee in company.truth.employees for address in employee.addresses}
    for box in company.truth.mailboxes:
        if box.format not in ("mboxo", "mboxcl", "thunderbird"):
            continue
        sent = [
            data for place, data in company.raw[box.path] if re.search("Sent|Enviad|Gesendet|envoy", place)
        ]
        rest = [data for place, data in company.raw[box.path] if data not in sent]
        assert sent and all(b"\nReceived: " not in data and not data.startswith(b"Received") for data in sent)
        assert rest and all(b"Delivered-To: " in data for data in rest)
        assert all(any(address.encode() in data for address in own) for data in sent)


def test_all_domains_are_invented_or_free_mail(company: Company) -> None:
    strange: Counter[bytes] = Counter()
    for message in company.parsed:
        texts = [str(value).encode() for name, value in message.items() if name != "DKIM-Signature"]
        texts += [
            part.get_payload(decode=True) or b""
            for part in message.walk()
            if part.get_content_maintype() == "text"
        ]
        for text in texts:
            strange.update(
                host.lower() for host in _HOST.findall(text.replace(b"\r", b"").replace(b"\n ", b""))
            )
    allowed = (b".example", b".test", *(house.encode() for house in _FREE))
    outside = [host for host in strange if not host.endswith(allowed) and b"." in host]
    assert not outside


def test_addresses_in_the_mail_are_those_of_the_truth(company: Company) -> None:
    known = {address.address for address in company.truth.addresses}
    seen: set[str] = set()
    for message in company.parsed:
        for name in ("From", "To", "Cc"):
            for value in message.get_all(name, []):
                seen.update(address.lower() for _, address in getaddresses([str(value)]))
    plain = {
        address for address in seen if re.fullmatch(r"[\w.+-]+@[\w.-]+", address) and "xn--" not in address
    }
    assert plain <= known
    assert len(plain) > 0.9 * len(known)


def test_sent_counts_are_those_of_the_mail(company: Company) -> None:
    """Recounted from the bytes: distinct messages of employees to each person."""
    own = {address for employee in company.truth.employees for address in employee.addresses}
    counted: dict[str, set[str]] = {}
    for message in company.parsed:
        author = getaddresses([str(message["From"])])[0][1].lower()
        if author not in own or message["X-Spam-Flag"] or message["List-Post"]:
            continue
        for name in ("To", "Cc", "Bcc"):
            for _, address in getaddresses([str(value) for value in message.get_all(name, [])]):
                counted.setdefault(address.lower(), set()).add(str(message["Message-ID"]))
    checked = 0
    for address in company.truth.addresses:
        if address.kind in ("person", "role", "private", "cold") and address.address.isascii():
            assert len(counted.get(address.address, ())) == address.sent, address
            checked += 1
    assert checked > 80


def test_a_finished_company_is_not_overwritten(tmp_path: Path) -> None:
    truth = small_company(tmp_path)
    with pytest.raises(FileExistsError):
        small_company(tmp_path)
    (tmp_path / "truth.json").unlink()  # as after an interruption
    assert small_company(tmp_path) == truth


def test_small_company_is_small(tmp_path: Path) -> None:
    truth = small_company(tmp_path)
    assert 450 <= truth.messages <= 800
    assert len(truth.mailboxes) == len(CONTAINERS)


@pytest.mark.slow
def test_the_whole_company(tmp_path: Path) -> None:
    truth = write_mailboxes(tmp_path, Plan())
    assert 19_000 <= truth.items <= 22_000
    size = sum(box.bytes for box in truth.mailboxes)
    assert 50e6 < size < 110e6
    assert len(truth.employees) == 40
    outside = [person for person in truth.persons if person.id.startswith("p")]
    assert 350 <= len(outside) <= 420
    assert 110 <= len(truth.organizations) <= 130
    weights = sorted(tie.sent + tie.received for tie in truth.ties)
    assert weights[0] == 1 and weights[len(weights) // 2] < 5 and weights[-1] > 70
