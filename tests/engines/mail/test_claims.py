"""Claims of headers, and what is claimed of whom."""

from rapport.engines.mail.read import read
from rapport.engines.mail.types import Claim


def claims(head: str, text: str = "Hello.\n") -> list[Claim]:
    kind = "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    return list(read(f"{head}{kind}{text}".encode()).claims)


def said(found: list[Claim], attribute: str, origin: str | None = None) -> list[tuple[str, str]]:
    return [
        (one.party, one.value) for one in found if one.attribute == attribute and origin in {None, one.origin}
    ]


SIGNED = "Hello.\n\nBest regards,\nAna Costa\nHead of Purchasing\nNorthwind Ltd\n+351 21 555 0123\n"


def test_names_and_addresses_of_the_header() -> None:
    head = 'From: "Costa, Ana (Northwind)" <ana@northwind.com>\nTo: Joe Anvil <joe@anvils.example>, kim@anvils.example\n'
    head += "Cc: Sales Team <sales@anvils.example>, Lee Wong <lee@other.example>\n"
    found = claims(head)
    assert said(found, "email") == [("ana@northwind.com", "ana@northwind.com")]
    assert said(found, "name") == [
        ("ana@northwind.com", "Costa, Ana (Northwind)"),
        ("joe@anvils.example", "Joe Anvil"),
        ("sales@anvils.example", "Sales Team"),
        ("lee@other.example", "Lee Wong"),
    ]
    assert said(found, "organization") == [("ana@northwind.com", "Northwind")]
    sure = {one.value: one.confidence for one in found if one.attribute == "name"}
    assert sure["Costa, Ana (Northwind)"] > sure["Joe Anvil"] > sure["Sales Team"]
    assert all(one.span is None and one.origin == "header" for one in found)
    assert {one.normalized for one in found if one.attribute == "name"} >= {"ana costa", "joe anvil"}


def test_an_organization_as_a_display_name() -> None:
    found = claims("From: Northwind Castings Ltd <info@northwind.com>\n")
    assert said(found, "organization") == [("info@northwind.com", "Northwind Castings Ltd")]
    assert said(found, "name") == []


def test_a_value_in_the_signature_is_claimed_there_too() -> None:
    found = claims("From: Ana Costa <ana@northwind.com>\n", SIGNED)
    assert [one.origin for one in found if one.attribute == "name"] == ["header", "signature"]
    assert said(found, "title", "signature") == [("ana@northwind.com", "Head of Purchasing")]
    assert {one.normalized for one in found if one.attribute == "phone"} == {"+351215550123"}


def test_all_text_speaks_of_the_first_author() -> None:
    found = claims("From: Ana Costa <ana@northwind.com>, Joe <joe@anvils.example>\n", SIGNED)
    assert {one.party for one in found if one.span} == {"ana@northwind.com"}


def test_without_an_author_nothing_is_claimed() -> None:
    assert claims("Subject: x\n", SIGNED) == []


def test_what_programs_write_is_not_read() -> None:
    found = claims("From: Ana Costa <ana@northwind.com>\nAuto-Submitted: auto-generated\n", SIGNED)
    assert [one for one in found if one.span] == []


def test_bulk_mail_counts_for_less() -> None:
    one = claims("From: Ana Costa <ana@northwind.com>\n", SIGNED)
    bulk = claims(
        "From: Ana Costa <ana@northwind.com>\nPrecedence: bulk\nList-Unsubscribe: <mailto:u@x.example>\n",
        SIGNED,
    )
    best = max(c.confidence for c in one if c.attribute == "title")
    assert max(c.confidence for c in bulk if c.attribute == "title") < best


def test_a_stranger_who_signs_counts_for_less() -> None:
    own = claims("From: Ana Costa <ana@northwind.com>\n", SIGNED)
    other = claims("From: Peter Weber <peter@northwind.com>\n", SIGNED)
    assert said(other, "title", "signature")
    assert max(c.confidence for c in other if c.attribute == "title") < max(
        c.confidence for c in own if c.attribute == "title"
    )


def test_numbers_take_their_country_from_what_stands_around() -> None:
    def phone(sender: str, tail: str) -> set[str]:
        found = claims(f"From: Ana Costa <{sender}>\n", f"Hello.\n\nBest regards,\nAna Costa\n{tail}\n")
        return {one.normalized for one in found if one.attribute in {"phone", "mobile"}}

    assert phone("ana@acme.de", "Tel. 030 5550123") == {"+49305550123"}
    assert phone("ana@acme.com", "Hauptstr. 1, 10115 Berlin, Germany\nTel. 030 5550123") == {"+49305550123"}
    assert phone("ana@acme.com", "Tel. +49 30 5550123\nMobil 0171 5550123") == {
        "+49305550123",
        "+491715550123",
    }
    assert phone("ana@acme.ch", "Tel. 044 555 01 23") == {"+41445550123"}
    assert phone("ana@acme.com", "(713) 555-0123") == {"+17135550123"}
    assert phone("ana@acme.com", "Tel. 030 5550123") == {"0305550123"}


def test_claims_hold_only_what_they_say() -> None:
    found = claims(
        "From: Ana Costa <ana@northwind.com>\n",
        "My old number was +49 30 5550123, call Bob: +49 30 5550144.\n",
    )
    assert [one for one in found if one.span] == []


def test_own_numbers_in_running_words() -> None:
    found = claims(
        "From: Ana Costa <ana@northwind.com>\n", "Hi,\n\nmy new mobile number is +49 171 5550123.\n\nAna\n"
    )
    assert [(one.attribute, one.origin, one.normalized) for one in found if one.origin == "body"] == [
        ("mobile", "body", "+491715550123")
    ]
