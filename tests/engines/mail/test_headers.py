"""Header lines: found, unfolded, and told from what is none."""

from __future__ import annotations

import pytest

from rapport.engines.mail.headers import FROM_LINE, part_fields, read_head


def values(raw: bytes) -> dict[str, str]:
    return read_head(raw).values


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_lines_are_unfolded(end: bytes) -> None:
    raw = b"Subject: one\n two\n\tthree\nTo: a@x.example,\n b@x.example\n\nbody".replace(b"\n", end)
    head = read_head(raw)
    assert head.values == {"subject": "one two\tthree", "to": "a@x.example, b@x.example"}
    assert raw[head.body :] == b"body"


@pytest.mark.parametrize(
    "name", [b"Message-ID", b"message-id", b"MESSAGE-ID", b"MeSsAgE-iD", b"Message-Id", b"Message-ID  "]
)
def test_names_are_read_in_any_case(name: bytes) -> None:
    assert values(name + b": <1@x.example>\n\n") == {"message-id": "<1@x.example>"}


def test_unknown_headers_are_left() -> None:
    assert values(b"X-Unknown: a\nSubjects: b\nX-Subject: c\nSub: d\nSubject: e\n\n") == {"subject": "e"}


def test_repeated_headers() -> None:
    raw = b"To: a@x.example\nTo: b@x.example\nTo: a@x.example\nSubject: one\nSubject: two\nReferences: <a>\nReferences: <b>\n\n"
    assert values(raw) == {"to": "a@x.example, b@x.example", "subject": "one", "references": "<a> <b>"}


def test_an_empty_header_gives_way_to_a_full_one() -> None:
    assert values(b"Subject:\nSubject: two\n\n") == {"subject": "two"}


def test_received_in_any_case() -> None:
    assert read_head(b"RECEIVED: new\nreceived: old\n\n").oldest() == "old"
    assert read_head(b"Subject: s\n\n").oldest() is None


def test_received_is_the_oldest_and_all_can_be_asked_for() -> None:
    head = read_head(b"Received: new\nReceived: mid\n dle\nReceived: old\n\n")
    assert head.values == {}
    assert head.oldest() == "old"
    assert head.received() == ["new", "mid\n dle", "old"]


@pytest.mark.parametrize("lead", [b"", b"\n\n", b"\r\n", b"\xef\xbb\xbf", b" \n"])
def test_what_may_stand_before_the_header(lead: bytes) -> None:
    assert values(lead + b"Subject: s\n\nbody")["subject"] == "s"


@pytest.mark.parametrize(
    "line", [b"From a@x.example Mon Mar  2 10:15:00 2026", b">From - Mon Mar  2 10:15:00 2026"]
)
def test_the_from_line_of_a_mailbox(line: bytes) -> None:
    found = values(line + b"\nSubject: s\n\nbody")
    assert found == {"subject": "s", FROM_LINE: line.decode()}


def test_an_obsolete_from_header_is_no_from_line() -> None:
    assert values(b"From : a@x.example\n\n") == {"from": "a@x.example"}


def test_a_message_that_begins_with_an_empty_line_has_no_header() -> None:
    head = read_head(b"\nJust text, no header.\n\nMore.")
    assert head.values == {}
    assert head.body == 1


@pytest.mark.parametrize(
    ("raw", "body"),
    [
        (b"Subject: s\nThis is text.\n\nMore text.", b"This is text.\n\nMore text."),
        (b"Subject: s\nHello Ana\nwe said: this\nwith that", b"Hello Ana\nwe said: this\nwith that"),
        (b"Just text\nand more\n\nend", b"Just text\nand more\n\nend"),
        (b"no header at all", b"no header at all"),
    ],
)
def test_the_empty_line_after_the_header_is_missing(raw: bytes, body: bytes) -> None:
    head = read_head(raw)
    assert raw[head.body :] == body
    assert head.problems == ["the empty line after the header is missing"]


def test_rubbish_between_header_lines_is_skipped() -> None:
    head = read_head(b"Subject: s\nrubbish here\nTo: a@x.example\nX: y\n\nbody")
    assert head.values == {"subject": "s", "to": "a@x.example"}
    assert head.problems == []


def test_no_body_at_all() -> None:
    head = read_head(b"Subject: s\nTo: a@x.example")
    assert head.values == {"subject": "s", "to": "a@x.example"}
    assert head.body == len(b"Subject: s\nTo: a@x.example")


def test_mixed_line_ends() -> None:
    head = read_head(b"Subject: s\nTo: a@x.example\r\n\r\nbody\n\nmore")
    assert head.values["to"] == "a@x.example"
    assert head.body == len(b"Subject: s\nTo: a@x.example\r\n\r\n")


def test_the_header_of_a_part() -> None:
    block = "content-TYPE: text/plain;\r\n charset=utf-8\r\nX: y\r\nContent-Type: text/html\r\nContent-Disposition: inline"
    assert part_fields(block) == {
        "content-type": "text/plain; charset=utf-8",
        "content-disposition": "inline",
    }
