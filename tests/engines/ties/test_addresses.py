"""What an address says by itself."""

from __future__ import annotations

import pytest

from rapport.engines.ties.addresses import AddressFacts, address_facts


@pytest.mark.parametrize(
    "address", ["ana.munoz@acme.example", "j2x9@qq.com", "8612345678@163.com", "kim+crm@acme.example"]
)
def test_people(address: str) -> None:
    assert address_facts(address) == AddressFacts(False, False, False, False)


@pytest.mark.parametrize(
    "address", ["cron@host.example", "talk-request@lists.example", "x@alerts.weather.example"]
)
def test_programs(address: str) -> None:
    assert address_facts(address).is_robot


@pytest.mark.parametrize(
    "address",
    [
        "noreply@a.example",
        "Do-Not-Reply@a.example",
        "ne-pas-repondre@a.example",
        "alerts@a.example",
        "jira.notifications@a.example",
    ],
)
def test_where_nobody_reads(address: str) -> None:
    facts = address_facts(address)
    assert facts.is_no_reply
    assert not facts.is_robot


@pytest.mark.parametrize(
    "address",
    [
        "newsletter@a.example",
        "x@news.a.example",
        "acme-offers@a.example",
        "2.20880.71-s6_ngj@relay.example",
        "x@e.shop.example",
    ],
)
def test_campaigns(address: str) -> None:
    assert address_facts(address).is_campaign


def test_functions_are_no_people() -> None:
    assert address_facts("sales@acme.example").is_role
    assert not address_facts("sales@acme.example").is_robot
    assert address_facts("").is_role is False
