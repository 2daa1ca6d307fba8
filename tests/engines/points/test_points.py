"""Telephone numbers, hosts, domains, local parts and names of organisations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.engines.points import (
    belongs_to_domain,
    candidates,
    fold_organization,
    has_legal_form,
    is_free_mail,
    is_hosting_domain,
    is_known_host,
    is_robot_local_part,
    is_role_local_part,
    normalize_email,
    normalize_phone,
    normalize_url,
    organization_from_domain,
    region_of_country,
    region_of_domain,
    regions_of_text,
    registrable_domain,
    without_legal_form,
)

PHONES = [
    ("+49 (0)30 1234567", (), "+49301234567"),
    ("+39 (0)2 1234567", (), "+39021234567"),
    ("0044 20 7946 0018", (), "+442079460018"),
    ("(713) 853-6401", (), "+17138536401"),
    ("908.273.6960", (), "+19082736960"),
    ("030 1234567", ("DE",), "+49301234567"),
    ("01 42 68 53 00", ("FR",), "+33142685300"),
    ("06 12345678", ("NL",), "+31612345678"),
    ("020 7946 0018", ("GB",), "+442079460018"),
    ("(11) 3456-7890", ("BR",), "+551134567890"),
    ("713 345 7834", ("FR",), "+17133457834"),
    ("555-243-0623", (), "+15552430623"),
    ("+351 912 345 678", ("DE",), "+351912345678"),
    ("030 1234567", (), "0301234567"),
    ("044 668 18 00", ("CH",), "+41446681800"),
]


@pytest.mark.parametrize(("written", "regions", "normalized"), PHONES)
def test_phone_normalized(written: str, regions: tuple[str, ...], normalized: str) -> None:
    phone = normalize_phone(written, regions)
    assert phone is not None
    assert phone.normalized == normalized


def test_phone_without_country_keeps_its_digits_and_says_so() -> None:
    phone = normalize_phone("030 1234567", ())
    assert phone is not None
    assert (phone.region, phone.is_valid, phone.is_international) == ("", False, False)
    assert normalize_phone("12345") is None
    assert normalize_phone("1" * 30) is None


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("p:908.273.6960 Ext. 104", [("908.273.6960", "104")]),
        ("Tel +49 30 123456 / Fax +49 30 123457", [("+49 30 123456", ""), ("+49 30 123457", "")]),
        ("Ph: 713-853-1587 / 713-345-7834", [("713-853-1587", ""), ("713-345-7834", "")]),
        ("(503) 464-7404, (503) 464-7405", [("(503) 464-7404", ""), ("(503) 464-7405", "")]),
        ("503) 464-7404", [("503) 464-7404", "")]),
        ("on 10.03.2024 12:30", []),
        ("2024-03-10", []),
        ("192.168.1.10", []),
        ("1000-001 Lisboa", []),
        ("01310-100 São Paulo", []),
        ("2019 - 2024", []),
        ("x" * 5000, []),
    ],
)
def test_phone_candidates(line: str, found: list[tuple[str, str]]) -> None:
    assert [(one.text, one.extension) for one in candidates(line)] == found
    for one in candidates(line):
        assert line[one.start : one.digits_end] == one.text


def test_domains() -> None:
    assert registrable_domain("eu.mail.acme.co.uk") == "acme.co.uk"
    assert registrable_domain("localhost") == "localhost"
    assert is_free_mail("gmail.com") and is_free_mail("yahoo.co.uk") and is_free_mail("mx.hotmail.fr")
    assert not is_free_mail("acme.com") and not is_free_mail("")
    assert is_hosting_domain("lists.sourceforge.net") and is_hosting_domain("reply.github.com")
    assert not is_hosting_domain("acme.com")
    assert is_known_host("acme.com") and not is_known_host("report.txt") and not is_known_host("com")


@pytest.mark.parametrize(
    ("domain", "name"),
    [
        ("northwind-castings.com", "Northwind Castings"),
        ("mail.ibm.com", "IBM"),
        ("acme.co.uk", "Acme"),
        ("xn--mller-kva.de", "Müller"),
        ("gmail.com", ""),
        ("lists.sourceforge.net", ""),
        ("localhost", ""),
    ],
)
def test_organization_from_domain(domain: str, name: str) -> None:
    assert organization_from_domain(domain) == name


ROLE = [
    "info",
    "sales.emea",
    "vertrieb",
    "Kunden.Service",
    "info2",
    "kontakt",
    "ventas",
    "hr-jobs",
    "contabilita",
]
NOT_ROLE = ["anna", "anna.sales", "hr.dept", "john.help", "j.smith", "maria"]
ROBOT = [
    "noreply",
    "no-reply-123",
    "jira-notifications",
    "bounce+abc",
    "MAILER-DAEMON",
    "donotreply.eu",
    "noresponder",
]
NOT_ROBOT = ["anna", "robotham", "j.bottomley", "info", "alert.eriksson.k"]


def test_local_parts() -> None:
    assert [local for local in ROLE if not is_role_local_part(local)] == []
    assert [local for local in NOT_ROLE if is_role_local_part(local)] == []
    assert [local for local in ROBOT if not is_robot_local_part(local)] == []
    assert [local for local in NOT_ROBOT if is_robot_local_part(local)] == []


@pytest.mark.parametrize(
    ("name", "bare", "folded"),
    [
        ("Gießerei Nord GmbH & Co. KG", "Gießerei Nord", "giesserei nord"),
        ("Acme S. p. A.", "Acme", "acme"),
        ("Foo Sp. z o.o.", "Foo", "foo"),
        ("Rocha & Filhos, Lda.", "Rocha & Filhos", "rocha and filhos"),
        ("The Acme Company", "The Acme", "acme"),
        ("ООО Ромашка", "Ромашка", "ромашка"),
        ("Tell Me", "Tell Me", "tell me"),
    ],
)
def test_organization_names(name: str, bare: str, folded: str) -> None:
    assert without_legal_form(name) == bare
    assert fold_organization(name) == folded
    assert has_legal_form(name) is (bare != name)


def test_organization_and_domain() -> None:
    assert belongs_to_domain("Northwind Castings Ltd", "northwind-castings.com")
    assert belongs_to_domain("Northwind Castings Ltd", "northwind.com")
    assert belongs_to_domain("Bank of New York", "bny.com")
    assert belongs_to_domain("Enron North America", "enron.com")
    assert belongs_to_domain("Hammerwerk Kaltenbach", "hammerwerk-kaltenbach.local")
    assert belongs_to_domain("Northwind", "mail.northwind.corp")
    assert not belongs_to_domain("Example Local", "northwind.local")
    assert not belongs_to_domain("Northwind", "gmail.com")
    assert not belongs_to_domain("Northwind", "acme.com")
    assert not belongs_to_domain("", "acme.com")


def test_hosts_and_addresses() -> None:
    assert normalize_url("HTTP://www.Acme.com/") == "acme.com"
    assert normalize_url("https://acme.com/Team/Ana/.") == "acme.com/Team/Ana"
    assert normalize_url("nothing") == ""
    assert normalize_email("<mailto:Ana@Acme.com>.") == "ana@acme.com"


def test_regions() -> None:
    assert region_of_country("Deutschland") == "DE"
    assert region_of_country("nowhere") == ""
    assert region_of_domain("acme.co.uk") == "GB"
    assert region_of_domain("acme.io") == ""
    assert regions_of_text("332 Springfield Ave\nSummit, NJ 07901")[0] == "US"
    assert regions_of_text("Hauptstraße 1\n10115 Berlin, Germany") == ("DE",)
    assert "GB" in regions_of_text("1 High St, London SW1A 1AA")


@given(st.text(max_size=200))
def test_never_raises(text: str) -> None:
    for one in candidates(text):
        assert text[one.start : one.digits_end] == one.text
        normalize_phone(one.text, ("DE", "US"))
    normalize_phone(text)
    normalize_url(text)
    normalize_email(text)
    fold_organization(text)
    without_legal_form(text)
    organization_from_domain(text)
    belongs_to_domain(text, text)
    is_role_local_part(text)
    is_robot_local_part(text)
    regions_of_text(text)
    region_of_domain(text)
