"""Mailbox files: dialects, the strictness of "From " lines, Content-Length, spans."""

from __future__ import annotations

import gzip
import mailbox
from pathlib import Path

import pytest
from tests.rooms.fill.files.writers import (
    DIALECTS,
    FROM_LINE,
    as_written,
    letter,
    mbox_of,
    messages_in,
    opened,
    write,
)

from rapport.fill.files.containers import Limits, read_item, read_items
from rapport.fill.files.containers.windows import BLOCK

QUOTING = (
    "From here on it gets hard.\nFrom joe@x.example Fri Jul  8 12:08:34 2011\nnot a header\n\nFrom a to b\n"
)


@pytest.mark.parametrize("crlf", [False, True])
@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_comes_back(tmp_path: Path, dialect: str, crlf: bool) -> None:
    letters = [letter(1), letter(2, QUOTING), letter(3, "\n\nblank lines\n\n\n"), letter(4, "")]
    path = write(tmp_path / "Inbox", mbox_of(letters, dialect, crlf=crlf))
    expected = [as_written(message, dialect) for message in letters]
    if crlf:
        counted = mbox_of(letters, dialect, crlf=True).split(FROM_LINE.replace(b"\n", b"\r\n"))[1:]
        assert len(counted) == len(expected)
        expected = [m.replace(b"\n", b"\r\n") for m in expected]
    got = messages_in(path)
    if dialect in ("mboxcl", "mboxcl2"):  # the length in the header counts the line ends as stored
        got, expected = [_without_length(m) for m in got], [_without_length(m) for m in expected]
    assert got == expected


def _without_length(message: bytes) -> bytes:
    return b"".join(
        line for line in message.splitlines(keepends=True) if not line.startswith(b"Content-Length:")
    )


def test_mboxrd_quoting_is_undone_by_one_mark(tmp_path: Path) -> None:
    body = "From a\n>From b\n>>From c\n > From d\n>Fromage\n"
    assert messages_in(write(tmp_path / "m", mbox_of([letter(1, body), letter(2)]))) == [
        letter(1, body),
        letter(2),
    ]


def test_unquoted_dated_from_line_in_mboxcl2_with_headers_below(tmp_path: Path) -> None:
    body = "see:\n\nFrom ana@acme.example Fri Jul  8 12:08:34 2011\nSubject: inner\nTo: x@y.example\n\ninner text\n"
    letters = [letter(1, body), letter(2)]
    got = messages_in(write(tmp_path / "m", mbox_of(letters, "mboxcl2")))
    assert got == [as_written(m, "mboxcl2") for m in letters]


@pytest.mark.parametrize("told", [0, 3, 10_000_000, -5])
def test_content_length_that_lies_is_not_believed(tmp_path: Path, told: int) -> None:
    lying = letter(1).replace(b"\n\n", b"\nContent-Length: %d\n\n" % told, 1)
    got = messages_in(write(tmp_path / "m", mbox_of([lying, letter(2), letter(3)])))
    assert got == [lying, letter(2), letter(3)]


def test_content_length_one_short_does_not_cut_a_line_end(tmp_path: Path) -> None:
    message = letter(1, "text\n\n")
    short = message.replace(b"\n\n", b"\nContent-Length: 5\n\n", 1)
    assert messages_in(write(tmp_path / "m", mbox_of([short, letter(2)]))) == [short, letter(2)]


@pytest.mark.parametrize(
    "line",
    [
        "From joe@anvils.example Fri Jul  8 12:08:34 2011",
        "From joe@anvils.example  Fri Jul 08 12:08:34 2011",
        "From - Fri Jul 08 12:08:34 2011",
        "From ???@??? Fri Jul 08 12:08:34 2011",
        "From joe at anvils.example  Fri Jul  8 12:08:34 2011",
        "From 1583@xxx Fri Jul 08 12:08:34 +0000 2011",
        "From joe Fri Jul  8 12:08 2011",
        "From joe Fri Jul  8 12:08:34 CET 2011",
        "From joe Fri Jul  8 12:08:34 MET DST 2011",
        "From joe Fri Jul  8 12:08:34 2011 +0200",
        "From joe Fri Jul  8 12:08:34 2011 remote from anvils",
        "From joe Fri, 8 Jul 2011 12:08:34 +0200",
        "From joe@anvils.example Fri, 08 Jul 2011 12:08:34 GMT",
        "From joe 2011-07-08 12:08:34",
        "From joe 2011-07-08T12:08:34Z",
        'From "Joe of Anvils"@anvils.example Fri Jul  8 12:08:34 2011',
        "From  Fri Jul  8 12:08:34 2011",
        "From MAILER-DAEMON Fri Jul  8 12:08:34 11",
    ],
)
def test_from_lines_as_programs_write_them(tmp_path: Path, line: str) -> None:
    one, two = letter(1), letter(2)
    entry = line.encode() + b"\n"
    assert messages_in(write(tmp_path / "m", entry + one + b"\n" + entry + two + b"\n")) == [one, two]


@pytest.mark.parametrize(
    "inside",
    [
        "\nFrom here on\nSubject: none\nTo: none\n",
        "\nFrom Monday 12:30 we are open\nNote: really\n",
        "\nFrom joe@anvils.example Fri Jul  8 12:08:34 2011\nthis is no header\n",
        "\nFrom joe@anvils.example Fri Jul  8 12:08:34 2011\n\nSubject: not at once\n",
        "text\nFrom joe@anvils.example Fri Jul  8 12:08:34 2011\nNote: no field of mail\n",
        "\n From joe@anvils.example Fri Jul  8 12:08:34 2011\nSubject: indented\n",
        "\nFrom: joe@anvils.example Fri Jul  8 12:08:34 2011\nSubject: a header\n",
        "\n> From joe@anvils.example Fri Jul  8 12:08:34 2011\n> Subject: quoted\n",
    ],
)
def test_body_lines_do_not_divide_a_message(tmp_path: Path, inside: str) -> None:
    message = letter(1, f"Hello\n{inside}more\n")
    raw = FROM_LINE + message + b"\n" + FROM_LINE + letter(2) + b"\n"
    assert messages_in(write(tmp_path / "m", raw)) == [message, letter(2)]


def test_bare_from_line_shows_that_nothing_was_quoted(tmp_path: Path) -> None:
    message = letter(1, "From here on\n>From there on\n")
    items, _ = opened(write(tmp_path / "m", FROM_LINE + message + b"\n" + FROM_LINE + letter(2, ">From x\n")))
    assert [item.is_from_quoted for item in items] == [False, True]
    assert read_item(items[0]) == message
    assert read_item(items[1]) == letter(2, "From x\n")


def test_mailbox_without_dates_in_its_from_lines(tmp_path: Path) -> None:
    body = "text\n\nFrom here on\nwe talk\n\nFrom x\nNote: y\nOther: z\n"
    raw = b"From joe\n" + letter(1, body) + b"\nFrom ana@acme.example\n" + letter(2) + b"\n"
    assert messages_in(write(tmp_path / "m", raw)) == [letter(1, body), letter(2)]


def test_mailbox_without_blank_lines_between_messages(tmp_path: Path) -> None:
    raw = FROM_LINE + letter(1) + FROM_LINE + letter(2) + FROM_LINE + letter(3)
    assert messages_in(write(tmp_path / "m", raw)) == [letter(1), letter(2), letter(3)]


def test_uucp_lines_below_the_from_line_stay_with_the_message(tmp_path: Path) -> None:
    message = b">From ana Fri Jul  8 12:08:34 2011 remote from acme\n" + letter(1)
    assert messages_in(write(tmp_path / "m", FROM_LINE + message + b"\n" + FROM_LINE + letter(2))) == [
        message,
        letter(2),
    ]


def test_blank_lines_or_a_mark_before_the_first_message_are_no_loss(tmp_path: Path) -> None:
    for start in (b"\n\n", b"\r\n", b"\xef\xbb\xbf"):
        assert messages_in(write(tmp_path / "m", start + mbox_of([letter(1), letter(2)]))) == [
            letter(1),
            letter(2),
        ]


def test_rest_of_a_message_before_the_first_one_is_set_aside(tmp_path: Path) -> None:
    rest = b"of a mailbox cut in pieces\nby split(1)\n\n"
    items, asides = opened(write(tmp_path / "m", rest + mbox_of([letter(1), letter(2)])))
    assert [read_item(item) for item in items] == [letter(1), letter(2)]
    assert [item.locator for item in items] == ["m#2", "m#3"]
    assert [(aside.locator, aside.size) for aside in asides] == [("m#1", len(rest))]
    assert "cut in pieces" in asides[0].reason


def test_messages_deleted_in_thunderbird_are_set_aside(tmp_path: Path) -> None:
    gone = b"X-Mozilla-Status: 0009\nX-Mozilla-Status2: 00000000\n" + letter(1)
    kept = b"X-Mozilla-Status: 0001\nX-Mozilla-Status2: 00000000\n" + letter(2)
    items, asides = opened(write(tmp_path / "Inbox", mbox_of([gone, kept])))
    assert [read_item(item) for item in items] == [kept]
    assert len(asides) == 1 and "deleted" in asides[0].reason


def test_note_of_the_mail_program_is_set_aside(tmp_path: Path) -> None:
    note = letter(1).replace(b"Letter 1", b"DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA")
    items, asides = opened(write(tmp_path / "Inbox", mbox_of([note, letter(2)])))
    assert [read_item(item) for item in items] == [letter(2)]
    assert len(asides) == 1


def test_mailbox_cut_off_in_the_middle_keeps_what_is_there(tmp_path: Path) -> None:
    raw = mbox_of([letter(1), letter(2)])[:-10]
    assert messages_in(write(tmp_path / "m", raw)) == [letter(1), letter(2)[:-9]]


def test_spans_point_at_the_message_alone(tmp_path: Path) -> None:
    path = write(tmp_path / "Sent.mbox", mbox_of([letter(1), letter(2)]))
    items, _ = opened(path)
    raw = path.read_bytes()
    for item, message in zip(items, [letter(1), letter(2)], strict=True):
        assert item.span is not None and item.data is None
        assert raw[item.span.offset : item.span.offset + item.span.length] == message
        assert (item.folder, item.kind, item.size) == ("Sent", "message", len(message))
    assert [item.locator for item in items] == ["Sent.mbox#1", "Sent.mbox#2"]


def test_long_messages_pass_through_the_window_whole(tmp_path: Path) -> None:
    big = letter(1, "".join(f"line {n} of a long body\n" for n in range(400_000)))
    letters = [letter(0), big, letter(2), big, letter(3)]
    raw = mbox_of(letters)
    assert messages_in(write(tmp_path / "m", raw)) == letters
    assert messages_in(write(tmp_path / "m.gz", gzip.compress(raw, 1))) == letters


@pytest.mark.parametrize("dialect", ["mboxrd", "mboxcl2"])
def test_stream_hands_over_the_beginning_of_messages_over_the_limit(tmp_path: Path, dialect: str) -> None:
    big = letter(1, "".join(f"line {n} of a long body\n" for n in range(400_000)))
    limits = Limits(max_item_bytes=100_000)
    path = write(tmp_path / "m.gz", gzip.compress(mbox_of([big, letter(2), big], dialect), 1))
    items, asides = opened(path, limits)
    wholes = [as_written(m, dialect) for m in (big, letter(2), big)]
    assert asides == []
    assert [item.data for item in items] == [whole[:100_000] for whole in wholes]
    assert [item.size for item in items] == [len(whole) for whole in wholes]


def test_read_item_hands_over_at_most_what_is_asked_for(tmp_path: Path) -> None:
    items, _ = opened(write(tmp_path / "m", mbox_of([letter(1), letter(2)])))
    assert [read_item(item, 20) for item in items] == [letter(1)[:20], letter(2)[:20]]


def test_read_items_crosses_files_and_keeps_the_order(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        write(tmp_path / "box" / name, mbox_of([letter(ord(name)), letter(ord(name) + 10)]))
    items, _ = opened(tmp_path / "box")
    mixed = items[::2] + items[1::2]
    assert list(read_items(mixed)) == [read_item(item) for item in mixed]


@pytest.mark.parametrize("count", [1, 2, 57])
def test_same_messages_as_the_standard_library_wrote(tmp_path: Path, count: int) -> None:
    box = mailbox.mbox(tmp_path / "box")
    letters = [letter(n, "text\nFrom here on\n\n>From there\n" if n % 3 else "") for n in range(count)]
    for message in letters:
        box.add(message)
    box.close()
    got = messages_in(tmp_path / "box")
    assert len(got) == len(mailbox.mbox(tmp_path / "box")) == count
    # The standard library quotes "From " only (mboxo), so that a line that was ">From " cannot be told from it.
    assert got == [m.replace(b"\n>From ", b"\nFrom ") for m in letters]


@pytest.mark.parametrize("shift", range(0, 9000, 1000))
def test_content_length_is_found_wherever_the_blocks_of_the_search_end(tmp_path: Path, shift: int) -> None:
    """Headers of 8 kB, one of them across the end of the first block."""
    long_header = "".join(f"X-Trace-{n}: {'x' * 70}\n" for n in range(100)).encode()
    quoting = "\nFrom ana@acme.example Fri Jul  8 12:08:34 2011\nSubject: inner\n\ninner\n"
    filler = letter(1, "x" * 80 + "\n").replace(b"x\n", b"x\n" * ((BLOCK - shift) // 2), 1)
    letters = [filler, *(long_header + letter(n, quoting) for n in range(2, 5))]
    got = messages_in(write(tmp_path / "m", mbox_of(letters, "mboxcl2")))
    assert got == [as_written(m, "mboxcl2") for m in letters]
