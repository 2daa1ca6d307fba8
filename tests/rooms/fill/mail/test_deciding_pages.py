"""Deciding in the browser: whose side is us, who is somebody else, and what is let in again."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from selectolax.lexbor import LexborHTMLParser
from tests.rooms.fill.mail.test_properties import differing
from tests.rooms.taken_in import PRIYAS, Letter, mailbox

from rapport.accounts.queries import operator
from rapport.accounts.services import create_user
from rapport.base.database import Database
from rapport.base.viewer import viewing_as
from rapport.fill.flow import add, given_paths
from rapport.kernel.identity.queries import identity_of_address, own_side, party_of
from rapport.site.worker import work

MARTA, RUI = "marta.oliveira@northwind.example", "rui@ferro-norte.example"
#: The same name at a company of the same name: one person to Rapport.
MOVED = "Marta Oliveira <m.oliveira@northwind.example>"
MORE = (
    Letter(50, MOVED, "Priya Raman <priya@anvil.example>", 60, text=PRIYAS[0].text),
    Letter(51, "Priya Raman <priya@anvil.example>", MOVED, 61, "Re: Castings", answers=50),
)


@pytest.fixture
def client(database: Database, tmp_path: Path) -> Client:
    box = mailbox(tmp_path / "box", (*PRIYAS, *MORE))
    add(given_paths([box]), operator_id=operator().pk, own=["anvil.example"])
    client = Client()
    client.force_login(operator())
    return client


def party(address: str) -> int | None:
    with viewing_as(operator().pk):
        found = identity_of_address(address)
        return None if found is None else party_of(found)


def identity(address: str) -> int:
    with viewing_as(operator().pk):
        found = identity_of_address(address)
    assert found is not None
    return found


def undo_url(client: Client, page: str) -> str:
    """Where the newest toast with a way back leads."""
    tree = LexborHTMLParser(client.get(page).text)
    found = [
        form.attributes["action"] or ""
        for form in tree.css("form")
        if (form.attributes.get("action") or "").count("?")
    ]
    assert found, "no toast with a way back"
    return found[-1]


def test_an_address_is_somebody_elses_and_is_put_back(client: Client) -> None:
    assert party(MARTA) == party("m.oliveira@northwind.example")
    person = f"/people/{party(MARTA)}"
    apart = f"/sources/addresses/{identity('m.oliveira@northwind.example')}/apart"
    forms = LexborHTMLParser(client.get(person).text).css(f'form[action="{apart}"]')
    assert len(forms) == 1
    answer = client.post(apart, {"back": person})
    assert answer.headers["Location"] == person
    assert party(MARTA) != party("m.oliveira@northwind.example")
    assert differing() == []
    back = undo_url(client, "/people")
    assert urlsplit(back).path.endswith("/together") and parse_qs(urlsplit(back).query)["others"]
    client.post(back)
    assert party(MARTA) == party("m.oliveira@northwind.example")
    assert client.post(back).status_code == 404
    assert client.post(f"{urlsplit(back).path}?others=x").status_code == 400


def test_spellings_of_one_mailbox_stay_together(client: Client) -> None:
    before = party(MARTA)
    client.post(f"/sources/addresses/{identity(RUI)}/apart")
    assert "spellings" in client.get("/people").text
    assert party(MARTA) == before == party("marta.oliveira+orders@northwind.example")
    assert client.post("/sources/addresses/12345/apart").status_code == 404


def test_a_declared_side_is_taken_back_and_declared_again(client: Client) -> None:
    client.post("/sources/own-side", {"value": "ferro-norte.example"})
    work(alone=True, until_idle=True)
    with viewing_as(operator().pk):
        assert own_side() == ["anvil.example", "ferro-norte.example"]
    page = LexborHTMLParser(client.get("/sources").text)
    assert "ferro-norte.example" in " ".join(item.text() for item in page.css(".own-side li"))
    client.post("/sources/own-side", {"value": "ferro-norte.example", "back": "1"})
    again = undo_url(client, "/people")
    work(alone=True, until_idle=True)
    with viewing_as(operator().pk):
        assert own_side() == ["anvil.example"]
    client.post(again)
    work(alone=True, until_idle=True)
    with viewing_as(operator().pk):
        assert own_side() == ["anvil.example", "ferro-norte.example"]
    assert differing() == []
    assert client.post("/sources/own-side", {"value": "nonsense"}).status_code == 400


def test_who_may_not_change_rules_changes_no_side(client: Client) -> None:
    member = create_user(email="member@anvil.example", name="Member")
    client.force_login(member)
    assert client.post("/sources/own-side", {"value": "x.example"}).status_code == 403
    assert 'name="back" value="1"' not in client.get("/sources").text


def test_what_is_excluded_is_listed_by_hints_and_lifted(client: Client) -> None:
    from rapport.fill.mail.flow.exclude import exclude

    assert "Nothing is excluded" in client.get("/sources/excluded").text
    exclude("address", RUI, owner_id=operator().pk)
    exclude("domain", "parcel.example", owner_id=operator().pk)
    page = LexborHTMLParser(client.get("/sources/excluded").text)
    assert len(page.css("tr[data-row]")) == 2
    assert RUI not in client.get("/sources/excluded").text
    lifts = [form.attributes["action"] or "" for form in page.css("tr[data-row] form")]
    other = create_user(email="other@anvil.example", name="Other")
    stranger = Client()
    stranger.force_login(other)
    assert stranger.post(lifts[0]).status_code == 404
    assert "Nothing is excluded" in stranger.get("/sources/excluded").text
    assert client.post(lifts[0]).headers["Location"] == "/sources/excluded"
    left = LexborHTMLParser(client.get("/sources/excluded").text)
    assert len(left.css("tr[data-row]")) == 1
    assert client.post(lifts[0]).status_code == 404
