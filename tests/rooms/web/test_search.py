"""The search of everything and the palette: what is found and offered, to whom, and what is remembered."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from selectolax.lexbor import LexborHTMLParser
from tests.rooms.taken_in import Colleagues

from rapport.accounts.models import User
from rapport.base.viewer import viewing_as
from rapport.web.models import Visit
from rapport.web.queries import people
from rapport.web.queries.recent import MOST, recents
from rapport.web.queries.search import found_anywhere
from rapport.web.services import KEPT_VISITS, note_visit

HTMX = {"HX-Request": "true"}


def client_of(user_id: int) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=user_id))
    return client


def options_in(markup: str) -> dict[str, str]:
    """What the options of a palette say, and where they lead."""
    found = LexborHTMLParser(markup).css("[role=option] .palette-label")
    return {one.text(): (one.parent.attributes.get("href") or "" if one.parent else "") for one in found}


def lately(markup: str) -> list[str]:
    return [one.text() for one in LexborHTMLParser(markup).css("[id^=palette-recent-] .palette-label")]


def party(viewer: int, name: str) -> int:
    with viewing_as(viewer):
        (row,) = people(q=name).rows
    return row.id


def test_typing_answers_with_options_alone(record: Colleagues) -> None:
    answer = client_of(record.priya).get("/search", {"q": "oliv"}, headers=HTMX)
    marta = party(record.priya, "marta")
    assert options_in(answer.text) == {"Marta Oliveira": f"/people/{marta}"}
    assert "<html" not in answer.text and "HX-Request" in answer.headers["Vary"]


def test_organizations_are_found_beside_people(record: Colleagues) -> None:
    found = options_in(client_of(record.priya).get("/search", {"q": "northw"}, headers=HTMX).text)
    assert "Northwind Castings" in found


@pytest.mark.parametrize("q", ["", " ", "\x00", "zzyzx", "%", "'; --", "a" * 9000])
def test_nothing_found_is_no_option(record: Colleagues, q: str) -> None:
    answer = client_of(record.priya).get("/search", {"q": q}, headers=HTMX)
    assert answer.status_code == 200
    assert options_in(answer.text) == {}


def test_the_page_finds_pages_too_and_says_when_there_is_nothing(record: Colleagues) -> None:
    client = client_of(record.priya)
    page = LexborHTMLParser(client.get("/search", {"q": "compan"}).text)
    assert [link.text(strip=True) for link in page.css("main .hits a")] == ["Organizations"]
    assert "Nothing is called “zzyzx”" in client.get("/search", {"q": "zzyzx"}).text
    assert "Nothing is called “" not in client.get("/search").text


def test_what_others_keep_to_themselves_is_not_found(record: Colleagues) -> None:
    assert "Dora" in client_of(record.ben).get("/search", {"q": "dora"}, headers=HTMX).text
    assert options_in(client_of(record.priya).get("/search", {"q": "dora"}, headers=HTMX).text) == {}


def test_a_search_asks_a_number_of_times_that_is_bounded(record: Colleagues) -> None:
    with viewing_as(record.priya), CaptureQueriesContext(connection) as asked:
        assert not found_anywhere("o", most=6).is_empty
    assert len(asked) <= 8


def test_the_palette_offers_what_the_viewer_may_use(record: Colleagues) -> None:
    for user_id, may in ((record.priya, True), (record.ben, False)):
        offered = options_in(client_of(user_id).get("/search").text)
        assert {"People", "Organizations", "Add a mailbox", "Sign out"} <= set(offered)
        assert ("Style guide" in offered) == may


def test_what_was_opened_last_stands_first_for_oneself_alone(record: Colleagues) -> None:
    priya, ben = client_of(record.priya), client_of(record.ben)
    marta, rui = party(record.priya, "marta"), party(record.priya, "rui")
    for path in (f"/people/{marta}", f"/people/{rui}", f"/people/{marta}"):
        assert priya.get(path).status_code == 200
    assert priya.head(f"/people/{rui}").status_code == 200  # looking at no page is no visit
    assert lately(priya.get("/search").text) == ["Marta Oliveira", "Rui Gonçalves"]
    assert lately(ben.get("/search").text) == []


def test_what_may_not_be_seen_any_more_is_not_offered(record: Colleagues) -> None:
    dora = party(record.ben, "dora")
    with viewing_as(record.priya):
        note_visit(user_id=record.priya, party_id=dora)
        assert dora not in {one.url for one in recents()}
        assert all("Dora" not in one.label for one in recents())
        note_visit(user_id=record.priya, party_id=party(record.priya, "rui"))
        assert not Visit.objects.filter(identity_id=dora).exists()


def test_only_the_last_visits_are_kept(record: Colleagues) -> None:
    with viewing_as(record.ben), connection.cursor() as cursor:
        cursor.execute("SELECT id FROM identity_identity ORDER BY id")
        everybody = [row[0] for row in cursor.fetchall()]
        cursor.execute(
            "INSERT INTO web_visit (user_id, identity_id, at, audience_id)"
            " SELECT %s, n, now() - n * interval '1 day', a.id FROM generate_series(1, 40) n, accounts_audience a"
            " WHERE a.owner_id = %s",
            [record.ben, record.ben],
        )
        note_visit(user_id=record.ben, party_id=everybody[0])
        note_visit(user_id=record.ben, party_id=everybody[0])
        assert Visit.objects.count() <= KEPT_VISITS
        assert len(recents()) <= MOST
        Visit.objects.all().delete()
