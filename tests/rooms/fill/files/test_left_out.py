"""Drafts, spam and trash are left out by where a mail program kept them; Gmail's labels tell it in one file of all mail."""

from __future__ import annotations

import pytest
from tests.rooms.fill.mail.test_properties import add, differing
from tests.rooms.taken_in import PRIYAS

from rapport.connect.types import RawItem
from rapport.fill.files.containers import is_sent_folder, placed_by_labels, why_left_out
from rapport.fill.files.containers.folder_names import is_trash_folder
from rapport.fill.files.containers.left_out import DRAFT, JUNK, TRASH


def item(folder: str, locator: str = "box.mbox#3") -> RawItem:
    return RawItem(locator, folder, "message", None, b"", 0)


@pytest.mark.parametrize(
    ("folder", "locator", "why"),
    [
        ("Inbox", "box.mbox#3", ""),
        ("Drafts", "box.mbox#3", DRAFT),
        ("Entw\u00fcrfe", "box/letter.eml", DRAFT),
        ("[Gmail]/Spam", "a.zip!/[Gmail]/Spam#1", JUNK),
        ("INBOX/Junk", "mail/.INBOX.Junk/cur/1765.M1:2,S", JUNK),
        ("Papierkorb", "mail/.Papierkorb/new/1765.M1", TRASH),
        ("Deleted Items/Old", "mail/Deleted Items#4", TRASH),
        ("spam-2", "corpus.mbox#3", ""),  # somebody's collection
        ("Spam", "Spam/letter.eml", ""),  # put together by hand
        ("Trash", "Trash/00017.txt", ""),
        ("Sent", "box.mbox#3", ""),
        ("Binford", "box.mbox#3", ""),
    ],
)
def test_where_a_message_lay_decides(folder: str, locator: str, why: str) -> None:
    assert why_left_out(item(folder, locator)) == why


@pytest.mark.parametrize(
    ("labels", "folder"),
    [
        ("Inbox,Opened", "All mail"),
        ("Sent", "All mail/Sent"),
        ("Important,Sent,Archived", "All mail/Sent"),
        ("Archiviert,Gesendet", "All mail/Gesendet"),
        ("=?UTF-8?Q?Bo=C3=AEte_de_r=C3=A9ception,Messages_envoy=C3=A9s?=", "All mail/Messages envoy\u00e9s"),
        ("Spam,Unread", "All mail/Spam"),
        ("Sent,Trash", "All mail/Trash"),
        ("Drafts,Sent", "All mail/Drafts"),
        ('"Customers, old",Sent', "All mail/Sent"),
        ("Projects/Spam,Inbox", "All mail"),
        ("", "All mail"),
        ("Inbox,\n Sent", "All mail/Sent"),
    ],
)
def test_gmails_labels_tell_the_folder(labels: str, folder: str) -> None:
    raw = f"X-GM-THRID: 18\nX-Gmail-Labels: {labels}\nFrom: a@b.example\n\nhi\n".encode()
    assert placed_by_labels(item("All mail"), raw).folder == folder
    assert placed_by_labels(item("All mail"), raw.replace(b"\n", b"\r\n")).folder == folder
    assert placed_by_labels(item(""), raw).folder == folder.removeprefix("All mail").removeprefix("/")


def test_labels_in_the_text_are_none() -> None:
    raw = b"From: a@b.example\nSubject: about X-Gmail-Labels: Sent\n\nX-Gmail-Labels: Sent\n"
    assert placed_by_labels(item("All mail"), raw).folder == "All mail"


def test_trash_is_known_in_many_languages() -> None:
    for name in (
        "Trash",
        "Papierkorb",
        "Corbeille",
        "Cestino",
        "\u041a\u043e\u0440\u0437\u0438\u043d\u0430",
        "\u30b4\u30df\u7bb1",
    ):
        assert is_trash_folder(name) and not is_sent_folder(name)
    for name in ("Inbox", "Cabinet", "Binary", "Customers"):
        assert not is_trash_folder(name)


def test_all_mail_in_one_file_is_told_apart(database: object, tmp_path) -> None:  # type: ignore[no-untyped-def]
    from rapport.accounts.queries import operator
    from rapport.base.viewer import viewing_as
    from rapport.fill.mail.queries import own_evidence
    from rapport.kernel.evidence.queries import run_by_id, set_aside_in

    labels = {1: "Inbox", 2: "Sent", 3: "Inbox", 9: "Spam", 10: "Trash,Unread"}
    box = tmp_path / "All mail Including Spam and Trash.mbox"
    box.write_bytes(
        b"".join(
            b"From 18@xxx Mon Mar 03 09:00:00 +0000 2025\nX-Gmail-Labels: %s\n%s\n"
            % (labels[letter.number].encode(), letter.raw())
            for letter in PRIYAS
            if letter.number in labels
        )
    )
    run_id = add(box)
    with viewing_as(operator().pk):
        run = run_by_id(run_id)
        assert run is not None
        assert (run.items, run.set_aside) == (3, 2)
        assert {one.reason for one in set_aside_in(run_id)} == {JUNK, TRASH}
    with viewing_as("system"):
        (source,) = own_evidence()
    assert source.sent_copies == 1
    assert differing() == []
