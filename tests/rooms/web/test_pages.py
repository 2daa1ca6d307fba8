"""The pages of people and organizations, asked for as browsers and as htmx ask."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from selectolax.lexbor import LexborHTMLParser
from tests.journeys.people import mailbox

from rapport.accounts.models import User
from rapport.accounts.queries import operator
from rapport.accounts.services import create_user
from rapport.base.database import Database
from rapport.base.viewer import viewing_as
from rapport.fill.flow import add, given_paths
from rapport.web import queries

HTMX = {"HX-Request": "true"}
HOSTILE_KEYS = ["x", "1_2", "null", "ÿ", "%00", "W10", "WyJhIiwxXQ", "9" * 400]


@pytest.fixture
def user(database: Database) -> User:
    return operator()


@pytest.fixture
def client(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def filled(user: User, tmp_path: Path) -> None:
    add(given_paths([mailbox(tmp_path)]), operator_id=user.pk, own=["acme.example"])


def names_in(markup: str) -> list[str]:
    return [link.text() for link in LexborHTMLParser(markup).css("tr[data-row] .who a")]


def marta(user: User) -> int:
    with viewing_as(user.pk):
        (row,) = queries.people(q="marta").rows
        return row.id


def test_the_beginning_is_today(client: Client) -> None:
    assert client.get("/").headers["Location"] == "/today"


def test_people_are_found_by_name(client: Client, filled: None) -> None:
    assert {"Henrik Dahl", "Marta Oliveira"} <= set(names_in(client.get("/people").text))
    assert names_in(client.get("/people", {"q": "oliv"}).text) == ["Marta Oliveira"]
    assert "Nobody is called" in client.get("/people", {"q": "zzyzx"}).text


def test_a_search_in_place_is_the_list_alone(client: Client, filled: None) -> None:
    answer = client.get("/people", {"q": "oliv"}, headers=HTMX)
    assert names_in(answer.text) == ["Marta Oliveira"]
    assert "<html" not in answer.text
    assert 'id="list"' in answer.text
    assert "HX-Request" in answer.headers["Vary"]


@pytest.mark.parametrize("path", ["/people", "/organizations", "/sources/addresses", "/sources"])
@pytest.mark.parametrize("key", HOSTILE_KEYS)
def test_a_made_up_key_is_answered(client: Client, path: str, key: str) -> None:
    assert client.get(path, {"after": key}).status_code == 200
    assert client.get(path, {"after": key, "q": "a\x00b"}, headers=HTMX).status_code == 200


def test_a_person_has_a_page_with_values_ties_and_a_timeline(
    client: Client, user: User, filled: None
) -> None:
    page = client.get(f"/people/{marta(user)}").text
    for words in (
        "Marta Oliveira",
        "Head of Procurement",
        "912 555 014",
        "Castings for lot 4471",
        "Tom Hale",
    ):
        assert words in page
    values = LexborHTMLParser(page).css("a[data-why]")
    assert values
    for path in {str(value.attributes["href"]) for value in values}:
        assert client.get(path).status_code == 200


def test_the_reason_is_a_card_or_a_page(client: Client, user: User, filled: None) -> None:
    page = LexborHTMLParser(client.get(f"/people/{marta(user)}").text)
    path = str(page.css_first(".facts a[data-why]").attributes["href"])
    card, whole = client.get(path, headers=HTMX), client.get(path)
    assert "Inbox.mbox#" in card.text
    assert "Inbox.mbox#" in whole.text
    assert "<html" not in card.text
    assert "<html" in whole.text


def test_a_timeline_goes_on(client: Client, user: User, filled: None) -> None:
    person = marta(user)
    assert client.get(f"/timeline/{person}").status_code == 200
    part = client.get(f"/timeline/{person}", {"year": "<b>"}, headers=HTMX)
    assert part.status_code == 200
    assert "<html" not in part.text
    assert "<b>" not in part.text


def test_an_organization_has_a_page_with_its_people(client: Client, user: User, filled: None) -> None:
    with viewing_as(user.pk):
        (row,) = queries.organizations(q="northwind").rows
    page = client.get(f"/organizations/{row.id}").text
    assert set(names_in(page)) == {"Henrik Dahl", "Marta Oliveira"}
    assert set(names_in(client.get(f"/organizations/{row.id}/people").text)) == {
        "Henrik Dahl",
        "Marta Oliveira",
    }


@pytest.mark.parametrize("number", ["1", "9223372036854775807", "9223372036854775808", "9" * 40])
@pytest.mark.parametrize(
    "path", ["people", "organizations", "why", "timeline", "sources/addresses", "sources/runs"]
)
def test_what_is_not_there_is_not_there(client: Client, path: str, number: str) -> None:
    answer = client.get(f"/{path}/{number}")
    assert answer.status_code == 404
    assert "Nothing here" in answer.text


def test_a_colleague_sees_the_people_but_not_the_timeline(user: User, filled: None) -> None:
    person = marta(user)
    colleague = Client()
    colleague.force_login(create_user(email="tom.hale@acme.example", name="Tom Hale"))
    page = colleague.get(f"/people/{person}")
    assert page.status_code == 200
    assert "Marta Oliveira" in page.text
    assert "Castings for lot" not in page.text
    assert colleague.get("/style").status_code == 403


def test_the_style_guide_shows_every_component_that_has_examples(client: Client) -> None:
    from rapport.ui.guide import chapters

    page = LexborHTMLParser(client.get("/style").text)
    assert {section.id for section in page.css("section.guide")} == {
        f"{one.room}-{one.name}" for one in chapters()
    }
