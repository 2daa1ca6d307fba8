"""Any sequence of messages, written in a dialect, comes back byte by byte, from a plain file and from a stream."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.rooms.fill.files.writers import as_written, mbox_of, messages_in

from rapport.fill.files.containers.mbox import Scanner
from rapport.fill.files.containers.windows import Window

DATED = b"From ana@acme.example Fri Jul  8 12:08:34 2011"

body_lines = st.one_of(
    st.sampled_from(
        [
            b"",
            b"From here on",
            DATED,
            b">From x",
            b">>From y",
            b"> From z",
            b"From ",
            b"Subject: inner",
            b"--",
            b"\r",
        ]
    ),
    st.binary(max_size=40).map(lambda b: b.replace(b"\n", b" ").replace(b"\r", b" ")),
)
header_lines = st.sampled_from(
    [
        b"Subject: x",
        b"To: a@b.example",
        b"X-Odd: From here",
        b"Content-Length: 0",
        b"Content-Length: 999999",
        b"Content-Length: nonsense",
    ]
)
plain_messages = st.builds(
    lambda header, body: (
        b"From: a@b.example\n"
        + b"".join(h + b"\n" for h in header)
        + b"\n"
        + b"".join(x + b"\n" for x in body)
    ),
    st.lists(header_lines, max_size=3),
    st.lists(body_lines, max_size=12),
)


def body_of(message: bytes) -> list[bytes]:
    return message.split(b"\n\n", 1)[1].split(b"\n")


def has_marks(message: bytes) -> bool:
    return any(line.lstrip(b">").startswith(b"From ") and line.startswith(b">") for line in body_of(message))


def has_bare(message: bytes) -> bool:
    return any(line.startswith(b"From ") for line in body_of(message))


def without_length(message: bytes) -> bytes:
    header, body = message.split(b"\n\n", 1)
    return (
        b"\n".join(line for line in header.split(b"\n") if not line.startswith(b"Content-Length"))
        + b"\n\n"
        + body
    )


def comes_back(messages: list[bytes], dialect: str) -> None:
    raw = mbox_of(messages, dialect)
    expected = [as_written(message, dialect) for message in messages]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "box"
        path.write_bytes(raw)
        assert messages_in(path) == expected
    streamed = [cut.data for cut in Scanner(Window(io.BytesIO(raw)), keep=1 << 20).cuts()]
    assert [cut and len(cut) for cut in streamed] == [len(m) for m in stored(raw, messages, dialect)]


def stored(raw: bytes, messages: list[bytes], dialect: str) -> list[bytes]:
    """The messages as they lie in the file, still quoted."""
    entries = [mbox_of([message], dialect) for message in messages]
    assert b"".join(entries) == raw
    return [entry.split(b"\n", 1)[1][:-1] for entry in entries]


many = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])


@many
@given(st.lists(plain_messages, min_size=1, max_size=6))
def test_mboxrd(messages: list[bytes]) -> None:
    comes_back(messages, "mboxrd")


@many
@given(st.lists(plain_messages, min_size=1, max_size=6))
def test_mboxo_where_it_can_be_undone(messages: list[bytes]) -> None:
    comes_back([m for m in messages if not has_marks(m)] or [b"From: a@b.example\n\n"], "mboxo")


@many
@given(st.lists(plain_messages.map(without_length), min_size=1, max_size=6))
def test_mboxcl_where_it_can_be_undone(messages: list[bytes]) -> None:
    comes_back([m for m in messages if not has_marks(m)] or [b"From: a@b.example\n\n"], "mboxcl")


@many
@given(st.lists(plain_messages.map(without_length), min_size=1, max_size=6))
def test_mboxcl2_where_it_can_be_told(messages: list[bytes]) -> None:
    comes_back(
        [m for m in messages if not has_marks(m) or has_bare(m)] or [b"From: a@b.example\n\n"], "mboxcl2"
    )


@many
@given(st.binary(max_size=400), st.integers(0, 300))
def test_any_bytes_are_cut_without_loss(noise: bytes, at: int) -> None:
    """Cuts never overlap, never leave the file, and leave out nothing but From lines and blank lines."""
    box = mbox_of([b"From: a@b.example\n\nx\n", b"From: c@d.example\n\ny\n"])
    raw = box[:at] + noise + box[at:]
    end = 0
    for cut in Scanner(Window(io.BytesIO(raw)), keep=1 << 20).cuts():
        between = raw[end : cut.offset]
        assert cut.offset >= end and cut.offset + cut.length <= len(raw)
        assert all(
            not line.strip(b"\r") or line.lstrip(b"\xef\xbb\xbf\r").startswith(b"From ")
            for line in between.split(b"\n")
        )
        end = cut.offset + cut.length
    assert not raw[end:].strip()
