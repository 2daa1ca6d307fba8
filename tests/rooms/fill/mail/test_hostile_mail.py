"""Mail made to do harm, taken in whole: it is kept or set aside, nothing of it runs on a page, nobody becomes one of us by it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from tests.rooms.fill.files.hostile import HTML_ATTACK, MESSAGES, forged_message, write_hostile_mailbox
from tests.rooms.fill.mail.test_exclusion import fill, message, rows
from tests.rooms.fill.mail.test_properties import derived, differing, operator

ATTACKS = (
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'\"><svg/onload=alert(1)>", "javascript:alert(1)",
    "https://evil.example/track.png", "</title><script src=//evil.example/x.js></script>", "{{7*7}}{% load x %}",
    "<a href=javascript:alert(1)>x</a>", "<c-button>x</c-button>", "\u202egnp.exe", "&lt;script&gt;",
)  # fmt: skip


def add(path: Path, *own: str) -> Any:
    from rapport.fill import flow

    return flow.add(flow.given_paths([path]), operator_id=operator(), own=own)


def correspondence(attack: str, number: int) -> list[bytes]:
    """Somebody with an attack in every field, whom we answer, so that they get pages."""
    quoted = attack.replace("\\", "\\\\").replace('"', '\\"')
    address = f"eve{number}@evil{number}.example"
    phone = f"+351 226 555 9{number:02d}"
    words = f"Dear Priya,\n\n{attack}\n\nBest regards\n\n-- \nEve {attack}\nHead of {attack}\n{attack} Ltd\nTel. {phone}\n"
    words += f"https://evil.example/{attack}\nRua {attack} 7, 4000-001 Porto, Portugal\n"
    theirs = message(
        Message_ID=f"<their{number}{attack}@evil.example>".replace(" ", ""),
        From=f'"Eve {quoted}" <{address}>',
        Subject=f"Offer {attack}",
        body=words,
    )
    html = message(
        Message_ID=f"<html{number}@evil.example>",
        From=f'"{quoted}" <{address}>',
        Subject=attack,
        MIME_Version="1.0",
        Content_Type="text/html; charset=utf-8",
        body=HTML_ATTACK.replace("Dear Joe", attack),
    )
    ours = message(
        Message_ID=f"<ours{number}@anvil.example>",
        From="Priya Raman <priya@anvil.example>",
        To=f'"Eve {quoted}" <{address}>',
        Date="Tue, 04 Mar 2025 09:00:00 +0000",
        Subject=f"Re: Offer {attack}",
        In_Reply_To=f"<their{number}{attack}@evil.example>".replace(" ", ""),
    )
    return [theirs, html, ours]


class Page(HTMLParser):
    """Everything on a page that could run or load something, and where its links lead."""

    LOADING = {
        "src",
        "srcset",
        "srcdoc",
        "data",
        "poster",
        "background",
        "action",
        "formaction",
        "ping",
        "manifest",
    }
    LEADING = {"href", "xlink:href", "hx-get", "hx-post", "hx-put", "hx-delete", "hx-patch"}

    def __init__(self, url: str, text: str) -> None:
        super().__init__()
        self.url, self.harm, self.links = url, list[str](), set[str]()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name.lower(): value or "" for name, value in attrs}
        if tag in ("iframe", "object", "embed", "base", "applet", "frame") or (
            tag == "script" and "src" not in given
        ):
            self.harm.append(f"<{tag}>")
        if tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            self.harm.append("<meta refresh>")
        self.harm += [f"{tag} {name}" for name in given if name.startswith("on") or name == "style"]
        for name in (self.LOADING | self.LEADING) & given.keys():
            target = urlsplit(urljoin(f"http://testserver{self.url}", given[name].strip()))
            if tag == "a" and name == "href" and target.scheme in ("mailto", "tel"):
                continue
            is_kept_apart = {"noopener", "noreferrer"} <= set(given.get("rel", "").split())
            if tag == "a" and name == "href" and is_kept_apart and target.scheme in ("http", "https"):
                continue  # somebody's own site: it opens when a person wants it to, and learns nothing of us
            if target.scheme not in ("http", "https") or target.netloc != "testserver":
                self.harm.append(f"{tag} {name}={given[name]}")
            elif (tag == "a" and name == "href") or name == "hx-get":
                self.links.add(target.path + (f"?{target.query}" if target.query else ""))


def pages(client: Client, most: int = 200) -> Iterator[Page]:
    """The pages somebody can click to from the first ones on, people before the rest."""
    waiting, seen = ["/people", "/organizations", "/sources", "/sources/addresses"], set[str]()
    while waiting and len(seen) < most:
        waiting.sort(key=lambda url: "/people/" in url)
        url = waiting.pop()
        if url in seen or re.match(r"/(sign-out|-/|static/|style)", url):
            continue
        seen.add(url)
        answer = client.get(url, follow=True)
        assert answer.status_code in (200, 204), (url, answer.status_code)
        if "html" in answer.headers.get("Content-Type", ""):
            page = Page(url, answer.content.decode())
            waiting += page.links
            yield page
    assert len(seen) > 10


@pytest.fixture
def client(database: Any) -> Client:
    from rapport.accounts.queries import operator

    user, signed_in = operator(), Client()
    user.set_password("long enough to be one")
    user.save()
    signed_in.force_login(user)
    return signed_in


def test_nothing_of_it_runs_or_loads_on_any_page(database: Any, client: Client, tmp_path: Path) -> None:
    letters = [raw for number, attack in enumerate(ATTACKS) for raw in correspondence(attack, number)]
    box = fill(tmp_path / "<script>alert('folder')</script>", *letters)
    (box / "<img src=x onerror=alert(1)>.eml").write_bytes(b"no mail")
    write_hostile_mailbox(box / "hostile.mbox")
    run = add(box, "anvil.example")
    assert run.items + run.set_aside == len(letters) + 1 + len(MESSAGES)
    assert rows(database, "SELECT count(DISTINCT party_id) FROM directory_person WHERE NOT is_own")[0][
        0
    ] >= len(ATTACKS)
    visited = list(pages(client))
    assert {page.url: page.harm for page in visited if page.harm} == {}
    assert sum("/people/" in page.url for page in visited) >= len(ATTACKS)


def test_a_page_that_harms_would_be_found() -> None:
    harm = Page("/x", HTML_ATTACK).harm
    for expected in ("<script>", "<meta refresh>", "<base>", "<iframe>", "body onload", "img onerror"):
        assert expected in harm
    assert any("javascript:" in one for one in harm) and any(
        "https://track.evil.example" in one for one in harm
    )


def test_every_hostile_message_is_kept_or_set_aside_twice_alike(database: Any, tmp_path: Path) -> None:
    box = write_hostile_mailbox(tmp_path / "hostile.mbox")
    run = add(box, "anvils.example")
    assert run.items + run.set_aside == len(MESSAGES)
    before = derived()
    assert differing() == []
    again = add(box, "anvils.example")
    assert (again.items, again.new_items, again.set_aside) == (run.items, 0, run.set_aside)
    assert derived() == before


FIELDS = ("Message-ID", "From", "To", "Cc", "Date", "Subject", "References", "In-Reply-To", "Delivered-To", "List-Id",
          "Content-Type", "Content-Transfer-Encoding", "Reply-To", "Sender", "Received", "Auto-Submitted")  # fmt: skip
BYTES = (
    b"\0", b"a\0b@c\0d.example", b"\xed\xa0\x80", b"\xff\xfe\0\0", b"\\", b"\\N", b"\t\\t\t", b"\r", b"=?utf-8?q?=00=ED=A0=80?=",
    b"=?utf-8?b?AAAA7aCA?= <x@y.example>", b"=?utf-7?q?+2AA-?=", b"\x1b$B\x00", b"\xe2\x80\xae", b"\x0b\x0c\x1c\x85",
)  # fmt: skip


def field_attacks() -> list[bytes]:
    """A message for each field and each kind of bytes that tables, texts or terminals may stumble over."""
    found = []
    for number, field in enumerate(FIELDS):
        for what, junk in enumerate(BYTES):
            usual = {
                b"Message-ID": f"<{number}.{what}@post.example>".encode(),
                b"From": b"Rui <rui@ferro.example>",
                b"To": b"priya@anvil.example",
                b"Date": b"Mon, 03 Mar 2025 09:00:00 +0000",
                b"Subject": b"Castings",
            } | {field.encode(): junk}
            lines = b"\n".join(name + b": " + value for name, value in usual.items())
            found.append(lines + b"\n\nHello " + junk + b"\n\n-- \nRui " + junk + b"\nHead " + junk + b"\n")
    return found


def test_odd_bytes_in_every_field(database: Any, client: Client, tmp_path: Path) -> None:
    from rapport.fill.mail.flow.revise import change_policy

    change_policy(author_id=operator(), stores_text=True)
    letters = field_attacks()
    box = tmp_path / "box"
    box.mkdir()
    for number, raw in enumerate(letters):
        (box / f"{number:04d}.eml").write_bytes(raw)
    run = add(box, "anvil.example")
    assert run.items + run.set_aside == len(letters)
    assert run.items > len(letters) * 0.9
    assert differing() == []
    assert (add(box, "anvil.example").new_items, differing()) == (0, [])
    assert rows(database, "SELECT count(*) FROM evidence_record")[0][0] == run.items
    for page in pages(client):
        assert page.harm == []


LONG = 100_000


def long_things() -> list[bytes]:
    """Names, subjects, addresses, references and claims of 100 kB; some of one word, some that cannot be packed."""
    import random

    noise = "".join(random.Random(1).choices("abcdefghijklmnopqrstuvwxyzäöüß", k=LONG))
    word, words, domain = "x" * LONG, "Rui " * (LONG // 4), ".".join(["label"] * (LONG // 6))
    found = []
    for number, long in enumerate((word, words, noise)):
        many = ", ".join(f"P{n} <p{n}@crowd.example>" for n in range(LONG // 30))
        for headers in (
            {"From": f"{long} <rui{number}@ferro.example>", "Subject": long},
            {"From": f"rui@{domain}", "To": f"{long}@ferro.example, priya@anvil.example"},
            {"Message_ID": f"<{long}@post.example>", "References": f"<{long}> " * 3},
            {"To": many, "Cc": many},
            {"List_Id": f"<{long}.example>", "Date": long},
        ):
            name = f"<{number}.{len(found)}@post.example>"
            found.append(
                message(
                    **({"Message_ID": name} | headers),
                    body=f"Hi\n\n-- \nRui {long}\nHead {long}\nTel. {long}\n",
                )
            )
    # and somebody we know, so that the long name reaches their pages
    found.append(message(Message_ID="<q@post.example>", From=f"{noise} Barbosa <known@ferro.example>"))
    found.append(
        message(
            Message_ID="<r@anvil.example>",
            From="priya@anvil.example",
            To="known@ferro.example",
            References="<q@post.example>",
            Date="Tue, 04 Mar 2025 09:00:00 +0000",
        )
    )
    return found


def test_things_of_a_hundred_kilobytes(database: Any, client: Client, tmp_path: Path) -> None:
    letters = long_things()
    box = fill(tmp_path / "box", *letters)
    run = add(box, "anvil.example")
    assert run.items + run.set_aside == len(letters)
    assert differing() == []
    assert add(box, "anvil.example").new_items == 0
    assert rows(database, "SELECT count(*) FROM directory_person WHERE NOT is_own")[0][0] >= 1
    for page in pages(client):
        assert page.harm == []


def test_forged_senders_of_our_own_side_are_nobody(database: Any, tmp_path: Path) -> None:
    """Mail from outside that says it is from us: no colleague, no ties, and no change of whose side is ours."""
    letters = [
        message(Message_ID=f"<in{n}@post.example>", From="Rui Barbosa <rui@ferro.example>") for n in range(3)
    ] + [
        message(
            Message_ID=f"<out{n}@anvil.example>",
            From="Priya Raman <priya@anvil.example>",
            To="rui@ferro.example",
            References=f"<in{n}@post.example>",
            Date="Tue, 04 Mar 2025 09:00:00 +0000",
        )
        for n in range(3)
    ]
    honest = fill(tmp_path / "honest" / "Inbox", *letters[:3]).parent
    fill(honest / "Sent", *letters[3:])
    add(honest)
    own, ties = own_side(database), rows(database, "SELECT * FROM timeline_tie ORDER BY 1, 2, 3")
    assert own == [("domain", "anvil.example")] or ("address", "priya@anvil.example") in own
    forged = tmp_path / "forged" / "Inbox"
    raw = [
        forged_message("anvil.example").replace(b"forged@", b"forged%d@" % n).replace(b"joe@", b"priya@")
        for n in range(20)
    ]
    raw += [one.replace(b"director@", b"rui.boss@").replace(b"<forged", b"<other") for one in raw]
    fill(forged, *raw)
    run = add(forged.parent)
    assert run.items == 40
    assert own_side(database) == own
    assert rows(database, "SELECT * FROM timeline_tie ORDER BY 1, 2, 3") == ties
    names = {name for (name,) in rows(database, "SELECT name FROM directory_person")}
    assert not any("Director" in name for name in names)
    assert differing() == []


def own_side(database: Any) -> list[tuple[str, str]]:
    return rows(database, "SELECT kind, value FROM identity_ownside WHERE kind <> 'fact' ORDER BY 1, 2")
