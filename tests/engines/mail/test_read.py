"""Everything at once: never raises, keeps its promises on any bytes."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.samples import samples

from rapport.engines.mail.message import understand
from rapport.engines.mail.news import news_of
from rapport.engines.mail.parts import take_apart
from rapport.engines.mail.read import read, read_message
from rapport.engines.mail.signature import claims_of
from rapport.engines.mail.types import Reading

HEADERS = st.sampled_from(
    [
        b"From: Ana Costa <ana@acme.com>", b"From: ana", b"From: =?utf-8?q?=C3=A9?= <a@b.c>", b"To: Joe <joe@anvils.example>",
        b"Subject: Automatic reply: x", b"Subject: Undelivered Mail Returned to Sender", b"Auto-Submitted: auto-replied",
        b"Content-Type: multipart/report; boundary=b", b"Content-Type: text/html", b"Date: Mon, 2 Mar 2026 10:15:00 +0100",
        b"X-Failed-Recipients: a@b.c", b"From: MAILER-DAEMON@x.example", b"Content-Type: text/plain; charset=utf-8",
    ]
)  # fmt: skip
BODY = st.sampled_from(
    [
        b"Hello", b"", b"-- ", b"Ana Costa", b"Tel +49 30 1234567", b"I am out of office until 31 February", b"> quoted",
        b"my new number is 030 1234567", b"--b", b"Content-Type: message/delivery-status", b"Final-Recipient: rfc822; a@b.c",
        b"Status: 5.1.1", b"Action: failed", b"Diagnostic-Code: smtp; 550 user unknown", b"Content-Type: message/feedback-report",
        b"Feedback-Type: abuse", b"I have left Acme, my new address is a@b.example", b"\xff\xfe\x00", b"Best regards,", b"a@b.c",
        b"<ana@acme.com>:", b"550 5.1.1 user unknown", b"--- Below this line is a copy", b"until 99.99.9999", b"bouncedRecipients",
    ]
)  # fmt: skip


def check(reading: Reading) -> None:
    text = reading.message.text
    for claim in reading.claims:
        assert 0 < claim.confidence <= 1 and claim.normalized and claim.value
        if claim.span is not None:
            assert 0 <= claim.span[0] < claim.span[1] <= len(text)
    for news in reading.news:
        assert "@" in news.party and 0 < news.confidence <= 1
        assert news.until is None or len(news.until) == 10


@given(st.lists(HEADERS, max_size=6), st.lists(BODY | st.binary(max_size=40), max_size=25))
@settings(max_examples=200, deadline=None)
def test_any_message(headers: list[bytes], body: list[bytes]) -> None:
    check(read(b"\n".join(headers) + b"\n\n" + b"\n".join(body)))


@given(st.binary(max_size=600))
@settings(deadline=None)
def test_any_bytes(raw: bytes) -> None:
    check(read(raw))


def test_the_parts_of_the_answer_agree() -> None:
    raw = b"From: Ana Costa <ana@acme.com>\nTo: joe@anvils.example\n\n"
    raw += b"Hello.\n\nBest regards,\nAna Costa\nAcme Ltd\n+351 21 555 0123\n"
    reading = read(raw)
    message = understand(raw)
    parts = take_apart(message.text, message.from_[0])
    assert reading == read_message(message, raw)
    assert reading.own_text == "Hello."
    assert reading.signature == "Best regards,\nAna Costa\nAcme Ltd\n+351 21 555 0123"
    assert reading.claims == claims_of(message, parts)
    assert reading.news == news_of(raw, message) == ()


def test_the_same_twice() -> None:
    raw = b"From: Ana <ana@acme.com>\n\nHi\n\nThanks,\nAna\n"
    assert read(raw) == read(raw)


def test_torture() -> None:
    """Messages made to break parsers, and every fiftieth of a real mailbox: an answer that keeps its promises to each."""
    paths = [path for path in samples("mail-torture").rglob("*") if path.is_file()]
    real = sorted(path for path in samples("mail-spamassassin").rglob("*.txt") if path.is_file())[::50]
    assert len(paths) > 500 and len(real) > 100
    for path in (*paths, *real):
        check(read(path.read_bytes()))
