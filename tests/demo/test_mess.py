"""Every piece of real life is there, even in a small company: a table."""

from __future__ import annotations

import re
from email.message import Message

import pytest
from tests.demo.conftest import Company

from rapport.demo.post.letter import KINDS
from rapport.demo.post.quirks import QUIRKS

TAGS = (
    *(
        "assistant",
        "cjk",
        "cyrillic",
        "domain_alias",
        "father",
        "formerly",
        "free_mail_only",
        "free_mail_too",
    ),
    *(
        "has_assistant",
        "job_change",
        "last_first",
        "list_poster",
        "married",
        "namesake",
        "new_number",
        "nickname",
    ),
    *(
        "one_man_role",
        "order_confirmations",
        "other_spelling",
        "plus_tag",
        "private",
        "promotion",
        "shouts",
        "son",
    ),
    *("switchboard", "titled", "wrong_clock"),
)
ADDRESS_KINDS = (
    *(
        "person",
        "role",
        "newsletter",
        "robot",
        "daemon",
        "list",
        "cold",
        "crowd",
        "spam",
        "forged",
        "internal",
    ),
    *("private", "mistyped"),
)


@pytest.mark.parametrize("quirk", QUIRKS)
def test_oddity(company: Company, quirk: str) -> None:
    assert company.truth.mess.get(quirk, 0) > 0


@pytest.mark.parametrize("kind", KINDS)
def test_kind_of_message(company: Company, kind: str) -> None:
    assert company.truth.messages_by_kind.get(kind, 0) > 0


@pytest.mark.parametrize("tag", TAGS)
def test_kind_of_person(company: Company, tag: str) -> None:
    assert any(tag in person.tags for person in company.truth.persons)


@pytest.mark.parametrize(
    "how", ["plus_tag", "domain_alias", "other_spelling", "free_mail", "married", "job_change"]
)
def test_second_address(company: Company, how: str) -> None:
    assert any(pair.how == how for pair in company.truth.same)


@pytest.mark.parametrize("kind", ["left", "new_address", "on_leave", "bounced"])
def test_news(company: Company, kind: str) -> None:
    assert any(news.kind == kind for news in company.truth.news)


@pytest.mark.parametrize("kind", ADDRESS_KINDS)
def test_kind_of_address(company: Company, kind: str) -> None:
    assert any(address.kind == kind for address in company.truth.addresses)


def _header(name: str, pattern: str):  # type: ignore[no-untyped-def]
    return lambda message: any(re.search(pattern, str(value)) for value in message.get_all(name, []))


def _text(message: Message) -> str:
    parts = [part for part in message.walk() if part.get_content_type() == "text/plain"]
    return "\n".join((part.get_payload(decode=True) or b"").decode("utf-8", "replace") for part in parts)


def _type(content_type: str):  # type: ignore[no-untyped-def]
    return lambda message: any(part.get_content_type() == content_type for part in message.walk())


IN_THE_BYTES = {
    "no Date": lambda m: m["Date"] is None,
    "no Message-ID": lambda m: m["Message-ID"] is None,
    "no Subject": lambda m: m["Subject"] is None,
    "two Subjects": lambda m: len(m.get_all("Subject", [])) == 2,
    "a Date far in the future": _header("Date", r"\b20(?:3\d|29)\b"),
    "a Date without a zone": _header("Date", r"^\d+\.\d+\.\d{4}, \d+h"),
    "encoded words in Q": _header("From", r"=\?utf-8\?Q\?"),
    "encoded words in B": _header("Subject", r"=\?[\w-]+\?B\?"),
    "raw eight bits in a header": lambda m: any("�" in str(v) or "unknown-8bit" in str(v) for v in m.values()),
    "a name with a comma": _header("From", r'^"[\w-]+, \w+" <'),
    "a name in capitals": _header("From", r"^[A-Z]{3,} [A-Z]{3,} <"),
    "Sender": _header("Sender", "@"),
    "Bcc": _header("Bcc", "@"),
    "a group": _header("To", r"^Partners: .*;$"),
    "undisclosed recipients": _header("To", "^undisclosed-recipients:;$"),
    "a plus-tag": _header("From", r"\+\w+@"),
    "an international domain": _header("From", r"@xn--"),
    "a crowd in Cc": lambda m: str(m["Cc"]).count("@") > 20,
    "Precedence: bulk": _header("Precedence", "bulk"),
    "List-Unsubscribe": _header("List-Unsubscribe", "http"),
    "a discussion list": _header("List-Post", "mailto:"),
    "From of a list in place of the author": _header("From", r" via \w+ <"),
    "Auto-Submitted": _header("Auto-Submitted", "auto-replied"),
    "a delivery report": _type("message/delivery-status"),
    "an invitation": _type("text/calendar"),
    "HTML": _type("text/html"),
    "a PDF": _type("application/pdf"),
    "a vCard": _type("text/vcard"),
    "ISO-2022-JP": lambda m: "iso-2022-jp" in str(m.get_charsets()),
    "KOI8-R or windows-1251": lambda m: bool({"koi8-r", "windows-1251"} & set(m.get_charsets())),
    "ISO 8859-1": lambda m: "iso-8859-1" in m.get_charsets(),
    "an unknown charset": lambda m: "unknown-8bit" in m.get_charsets(),
    "base64 text": lambda m: any(
        p.get_content_maintype() == "text" and p["Content-Transfer-Encoding"] == "base64" for p in m.walk()
    ),
    "top posting with a block of headers": lambda m: "-----Original Message-----\nFrom: " in _text(m),
    "the block in German": lambda m: "\nGesendet: " in _text(m),
    "quotation by angle brackets": lambda m: re.search(r"wrote:\n\n?> ", _text(m)) is not None,
    "an answer below": lambda m: re.match(r"(On|Am|Le|El|Il) .*:\n> ", _text(m)) is not None,
    "answers between": lambda m: re.search(r"\n> [^\n]+\n\n[^>\n][^\n]*\n\n> ", _text(m)) is not None,
    "a forwarded letter": _header("Subject", r"^(FW|WG|TR|RV|Fwd|I|ENC): "),
    "a signature behind two dashes": lambda m: "\n-- \n" in _text(m),
    "a mobile footer": lambda m: re.search(r"Sent from my|Von meinem iPhone|Enviado desde|Envoyé de", _text(m)) is not None,
    "an old name in a signature": lambda m: re.search(r"\((ehem\.|formerly|née|antes|già) ", _text(m)) is not None,
    "a German signature": lambda m: re.search(r"Amtsgericht .* HRB", _text(m)) is not None,
    "a Spanish signature": lambda m: re.search(r"\n(Tfno|Móvil|Centralita)", _text(m)) is not None,
    "a French signature": lambda m: re.search(r"\n(Tél|Port\.|Ligne directe|Portable)", _text(m)) is not None,
}  # fmt: skip


@pytest.mark.parametrize("name", IN_THE_BYTES)
def test_in_the_bytes(company: Company, name: str) -> None:
    assert any(IN_THE_BYTES[name](message) for message in company.parsed)
