"""What an owner excludes is gone, and it does not matter whether they did it before or after it came in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rooms.fill.mail.letters import OUTSIDE, Letter, mailboxes, write
from tests.rooms.fill.mail.test_properties import (
    add,
    clean,
    derived,
    differing,
    examples,
    operator,
    tables_with,
)

from rapport.engines.ids import KeyedIds
from rapport.fill.mail.flow.excluded import Excluded, addresses_in, hosts_in, key_of

DOMAINS = ("northwind.example", "ferro.example", "lists.example", "gmail.com")


def exclude(kind: str, value: str) -> int:
    from rapport.fill.mail.flow.exclude import exclude

    return exclude(kind, value, owner_id=operator())


def lift(kind: str, value: str) -> bool:
    from rapport.fill.mail.flow.exclude import lift

    return lift(kind, value, owner_id=operator())


def last_run() -> Any:
    from rapport.base.viewer import viewing_as
    from rapport.kernel.evidence.models import Run

    with viewing_as("system"):
        return Run.objects.latest("pk")


def rows(database: Any, query: str) -> list[tuple[Any, ...]]:
    """What a query of the superuser's says: row security hides nothing from it."""
    with database.superuser.on(database.app.name).connect() as connection:
        return list(connection.execute(query).fetchall())


def message(**headers: str) -> bytes:
    """One message to us with a body; headers given replace the usual ones, "" leaves one out."""
    body = headers.pop("body", "Hello.\n")
    usual = {
        "Message_ID": "<one@post.example>",
        "From": "Rui Barbosa <rui@ferro.example>",
        "To": "priya@anvil.example",
        "Date": "Mon, 03 Mar 2025 09:00:00 +0000",
        "Subject": "Castings",
    } | headers
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in usual.items() if value]
    return ("\n".join(lines) + "\n\n" + body).encode()


def fill(folder: Path, *messages: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for number, raw in enumerate(messages):
        (folder / f"{number}.eml").write_bytes(raw)
    return folder


@examples
@given(
    letters=mailboxes(),
    what=st.sampled_from([("address", who[1]) for who in OUTSIDE] + [("domain", d) for d in DOMAINS]),
)
def test_before_and_after_come_to_the_same(
    database: Any, letters: list[Letter], what: tuple[str, str]
) -> None:
    with clean(database) as folder:
        box = write(folder / "box", letters)
        add(box)
        removed = exclude(*what)
        after = derived()
        assert differing() == []
        assert tables_with(database, what[1]) == []
        with clean(database) as _again:
            assert exclude(*what) == 0
            add(box)
            assert last_run().excluded == removed
            assert last_run().items + last_run().set_aside == len(letters)
            assert derived() == after
            assert differing() == []


@examples
@given(letters=mailboxes())
def test_a_folder_before_and_after(database: Any, letters: list[Letter]) -> None:
    with clean(database) as folder:
        box = write(folder / "box", letters)
        (box / "Sent" / "old").mkdir()
        for file in sorted((box / "Sent").glob("*.eml"))[::2]:
            file.rename(box / "Sent" / "old" / file.name)
        (box / "Sent" / "old" / "picture.eml").write_bytes(b"GIF89a...")
        add(box)
        exclude("folder", "sent/")
        after = derived()
        assert rows(database, "SELECT folder FROM evidence_record WHERE folder ILIKE '%sent%'") == []
        assert rows(database, "SELECT locator FROM evidence_setaside") == []
        with clean(database) as _again:
            exclude("folder", "Sent")
            add(box)
            assert derived() == after
            assert rows(database, "SELECT locator FROM evidence_setaside") == []
            assert last_run().items + last_run().set_aside == len(letters) + 1


@examples
@given(letters=mailboxes(), which=st.integers(0, 13))
def test_a_thread_stays_out(database: Any, letters: list[Letter], which: int) -> None:
    """A thread is known only once it came in; the same mailbox again, and in a new record, then comes to the same."""
    with clean(database) as folder:
        box = write(folder / "box", letters)
        add(box)
        threads = sorted(rows(database, "SELECT DISTINCT thread_id FROM timeline_interaction"))
        thread = threads[which % len(threads)][0]
        removed = exclude("thread", str(thread))
        assert removed > 0
        after = derived()
        assert differing() == []
        keys = rows(database, "SELECT kind, key_id, named_id, hint FROM evidence_exclusion")
        add(box)
        assert derived() == after
        assert last_run().excluded == removed
        with clean(database) as _again:
            exclude_again(keys)
            add(box)
            assert derived() == after


def exclude_again(keys: list[tuple[Any, ...]]) -> None:
    from rapport.accounts.queries import owner_audience
    from rapport.base.viewer import viewing_as
    from rapport.kernel.evidence.services import exclude

    with viewing_as(operator()):
        exclude(
            owner_id=operator(),
            audience_id=owner_audience(operator()).pk,
            kind="thread",
            named_id=keys[0][2],
            key_ids=[key for _, key, _, _ in keys],
            hint="a thread",
        )


def test_lifting_lets_it_in_again(database: Any, tmp_path: Path) -> None:
    box = fill(
        tmp_path / "box", message(), message(Message_ID="<two@post.example>", References="<one@post.example>")
    )
    add(box)
    before = derived()
    thread = rows(database, "SELECT DISTINCT thread_id FROM timeline_interaction")[0][0]
    for kind, value in (
        ("address", "Rui@Ferro.example"),
        ("domain", "@ferro.example"),
        ("folder", "BOX"),
        ("thread", str(thread)),
    ):
        assert exclude(kind, value) == 2
        assert lift(kind, value)
        assert not lift(kind, value)
        add(box)
        assert derived() == before


def test_a_message_without_id_stays_out_with_its_thread(database: Any, tmp_path: Path) -> None:
    box = fill(tmp_path / "box", message(Message_ID=""), message(Message_ID="", Subject="Other"))
    add(box)
    (thread,) = rows(database, "SELECT thread_id FROM timeline_interaction WHERE subject = 'Castings'")[0]
    assert exclude("thread", str(thread)) == 1
    add(box)
    assert rows(database, "SELECT subject FROM timeline_interaction") == [("Other",)]


ELSEWHERE = (
    ("subject", {"Subject": "Forwarded for <marta@northwind.example>, please read"}),
    ("name", {"From": "\"'marta@northwind.example' via Castings\" <casting@lists.example>"}),
    ("second recipient", {"To": "priya@anvil.example, Marta+Work@Northwind.Example"}),
    ("envelope", {"Delivered_To": "marta@northwind.example"}),
)


@pytest.mark.parametrize(("where", "headers"), ELSEWHERE, ids=[where for where, _ in ELSEWHERE])
@pytest.mark.parametrize("what", [("address", "marta@northwind.example"), ("domain", "northwind.example")])
def test_a_message_goes_whole_for_its_headers(
    database: Any, tmp_path: Path, where: str, headers: dict[str, str], what: tuple[str, str]
) -> None:
    box = fill(tmp_path / "box", message(**headers), message(Message_ID="<two@post.example>"))
    add(box)
    assert tables_with(database, "northwind") != []
    assert exclude(*what) == 1
    assert tables_with(database, "northwind") == []
    add(box)
    assert tables_with(database, "northwind") == []
    assert last_run().excluded == 1


BOUNCE = message(
    From="Mail Delivery Subsystem <mailer-daemon@anvil.example>",
    Subject="Undelivered Mail Returned to Sender",
    Content_Type='multipart/report; report-type=delivery-status; boundary="b"',
    MIME_Version="1.0",
    body=(
        "--b\nContent-Type: text/plain\n\nYour message could not be delivered.\n\n--b\n"
        "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mail.anvil.example\n\n"
        "Final-Recipient: rfc822; marta@northwind.example\nAction: failed\nStatus: 5.1.1\n"
        "Diagnostic-Code: smtp; 550 5.1.1 marta@northwind.example: no such user\n\n--b--\n"
    ),
)
SIGNED = message(
    Message_ID="<signed@post.example>",
    body="Please write to my assistant.\n\nBest regards\n\n-- \nRui Barbosa\nHead of Casting\nFerro Ltd\n"
    "E-mail: marta@northwind.example\nTel. +351 226 555 901\n",
)


@pytest.mark.parametrize("what", [("address", "marta@northwind.example"), ("domain", "northwind.example")])
def test_only_the_claim_goes_that_tells_of_somebody_excluded(
    database: Any, tmp_path: Path, what: tuple[str, str]
) -> None:
    box = fill(tmp_path / "box", BOUNCE, SIGNED)
    add(box)
    assert differing() == []
    assert "evidence_claim" in {name.removeprefix("public.") for name in tables_with(database, "northwind")}
    assert exclude(*what) == 0
    after = derived()
    assert tables_with(database, "northwind") == []
    assert differing() == []
    assert tables_with(database, "Head of Casting") != []
    with clean(database) as _again:
        exclude(*what)
        add(box)
        assert tables_with(database, "northwind") == []
        assert derived() == after
        assert last_run().items == 2


def test_anothers_sources_keep_what_is_theirs(database: Any, tmp_path: Path) -> None:
    from rapport.accounts.services import create_user
    from rapport.fill import flow
    from rapport.fill.mail.flow.exclude import exclude

    other = create_user(email="tom@anvil.example")
    mine, theirs = (
        fill(tmp_path / "mine", message()),
        fill(tmp_path / "theirs", message(Message_ID="<two@post.example>")),
    )
    add(mine)
    flow.add(flow.given_paths([theirs]), operator_id=other.pk, own=["anvil.example"])
    assert exclude("address", "rui@ferro.example", owner_id=operator()) == 1
    assert differing() == []
    assert rows(database, "SELECT count(*) FROM timeline_interaction") == [(1,)]
    assert tables_with(database, "rui@ferro.example") != []


def test_only_hashes_and_hints_are_remembered(database: Any) -> None:
    exclude("address", "jane.roe@elsewhere.example")
    exclude("domain", "elsewhere.example")
    exclude("folder", "Sweethearts")
    for word in ("jane.roe", "roe@", "elsewhere", "sweethearts"):
        assert tables_with(database, word) == []
    hints = rows(database, "SELECT kind, hint FROM evidence_exclusion ORDER BY id")
    assert hints == [("address", "j…@e….example"), ("domain", "e….example"), ("folder", "S…")]


def test_what_makes_no_sense_is_refused(database: Any, tmp_path: Path) -> None:
    from rapport.base.refusal import Refusal

    add(fill(tmp_path / "box", message(From="me <somebody@gmail.com>")))
    flow_own("somebody@gmail.com")
    for kind, value, words in (
        ("address", "nobody", "no e-mail address"),
        ("domain", "nobody", "no domain"),
        ("domain", "a@b.example", "no domain"),
        ("folder", " / ", "without a name"),
        ("thread", "Castings", "no thread"),
        ("colour", "red", "cannot be excluded"),
        ("address", "Some.Body+x@googlemail.com", "own side"),
        ("domain", "gmail.com", "own side"),
        ("domain", "sales.anvil.example", "own side"),
        ("domain", "example.com.gmail.com", None),
    ):
        if words is None:
            exclude(kind, value)
            continue
        with pytest.raises(Refusal, match=words):
            exclude(kind, value)


def flow_own(address: str) -> None:
    from rapport.base.viewer import viewing_as
    from rapport.fill import flow

    with viewing_as(operator()):
        flow.declare_own_side([address])


IDS = KeyedIds(b"k" * 32)


def asks(*what: tuple[str, str]) -> Excluded:
    return Excluded(frozenset((kind, key_of(kind, value, IDS)) for kind, value in what), IDS)


def test_every_spelling_of_an_address() -> None:
    one = asks(("address", "ana.reis@gmail.com"))
    assert one.has_address("anareis+news@gmail.com") and one.has_address("ana.reis@googlemail.com")
    assert not one.has_address("ana.reis@example.com")
    tagged = asks(("address", "ana+news@northwind.example"))
    assert tagged.has_address("ana+news@northwind.example")
    assert not tagged.has_address("ana@northwind.example")


def test_addresses_and_hosts_are_found_in_texts() -> None:
    one, domain = asks(("address", "o'brien@northwind.example")), asks(("domain", "northwind.example"))
    for text in (
        "o'brien@northwind.example", "write to <O'Brien@Northwind.Example>.", "mailto:o'brien@northwind.example?subject=x",
        "to='o'brien@northwind.example'", "(o'brien+x@northwind.example)", "a\0 o'bri\0en@northwind.example",
    ):  # fmt: skip
        assert one.is_mentioned_in(text), text
        assert domain.is_mentioned_in(text), text
    for text in ("see http://www.northwind.example/prices", "x@mail.northwind.example", "NORTHWIND.EXAMPLE!"):
        assert domain.is_mentioned_in(text), text
        assert not one.is_mentioned_in(text), text
    for text in ("northwind", "brien@northwind.example.org", "northwind.example.org", "o'brien at northwind"):
        assert not one.is_mentioned_in(text) and not domain.is_mentioned_in(text), text


def test_nothing_in_a_text_takes_long() -> None:
    import time

    one = asks(("address", "a@b.example"), ("domain", "c.example"))
    for text in (
        "x" * 400_000 + "@",
        "a." * 200_000,
        "a-" * 200_000,
        "@" * 400_000,
        "a@" * 200_000,
        "a@b." * 100_000,
    ):
        began = time.monotonic()
        one.is_mentioned_in(text)
        assert time.monotonic() - began < 10
    assert list(addresses_in("a@b")) == ["a@b"] and list(hosts_in("no host")) == []


def test_places() -> None:
    one = asks(("folder", "Private"), ("address", "jane@roe.example"))
    for place in (
        "mail/Private/1.eml", "mail/Private/2019/1.eml", "mail.zip!/Private/1.eml", "mail/Private.mbox#7",
        "Maildir/.Private/cur/1", "mail/Private.sbd/old", "mail/to jane@roe.example.eml",
    ):  # fmt: skip
        assert one.has_place(place), place
    for place in ("mail/Privateers/1.eml", "mail/Inbox/Private.eml.txt/x", "mail/1.eml"):
        assert not one.has_place(place), place
