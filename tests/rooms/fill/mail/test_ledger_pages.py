"""The ledger of verdicts: read by key, filtered, and overruled for good."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from selectolax.lexbor import LexborHTMLParser
from tests.journeys.people import mailbox

from rapport.accounts.queries import operator
from rapport.base.database import Database
from rapport.base.sql import sql
from rapport.base.viewer import viewing_as
from rapport.fill.flow import add, given_paths
from rapport.kernel.directory.queries import found_addresses
from rapport.kernel.identity.queries import ledger, newest_ruling, ruled
from rapport.kernel.identity.types import Ruled
from rapport.site.worker import work

HTMX = {"HX-Request": "true"}
EVERYBODY = {
    "marta.oliveira@northwind.example": "kept",
    "henrik.dahl@northwind.example": "kept",
    "mallory@evil.example": "kept",
    "letter@news.example": "bulk",
    "no-reply@tracker.example": "robot",
    "priya@acme.example": "internal",
    "tom.hale@acme.example": "internal",
}


@pytest.fixture
def client(database: Database, tmp_path: Path) -> Client:
    add(given_paths([mailbox(tmp_path)]), operator_id=operator().pk, own=["acme.example"])
    client = Client()
    client.force_login(operator())
    return client


def all_rows(*, q: str = "", verdict: str = "") -> list[Ruled]:
    """The whole ledger, or what is found in it, two lines at a time."""
    rows: list[Ruled] = []
    after: str | None = None
    with viewing_as(operator().pk):
        while True:
            page = (
                found_addresses(q, verdict=verdict, after=after, limit=2)
                if q
                else ledger(verdict=verdict, after=after, limit=2)
            )
            rows.extend(page.rows)
            after = page.next_cursor
            if after is None:
                return rows


def the_letter() -> Ruled:
    (row,) = all_rows(q="letter@")
    return row


def test_page_by_page_everybody_stands_in_it_once_latest_first(client: Client) -> None:
    rows = all_rows()
    assert {row.address: row.verdict for row in rows} == EVERYBODY
    assert len(rows) == len(EVERYBODY)
    moments = [row.last_at for row in rows]
    assert moments == sorted(moments, key=lambda moment: str(moment), reverse=True)
    assert all(row.reason for row in rows)


def test_it_is_filtered_by_verdict_and_by_words(client: Client) -> None:
    assert {row.address for row in all_rows(verdict="kept")} == {
        address for address, verdict in EVERYBODY.items() if verdict == "kept"
    }
    for q in ("HENRIK", "dahl h", "hnerik", "henrik.dahl@nor", "henrik northwind"):
        assert [row.address for row in all_rows(q=q)] == ["henrik.dahl@northwind.example"]
    assert len(all_rows(q="@northwind")) == sum("@northwind" in address for address in EVERYBODY)
    assert all_rows(q="%") == all_rows(q="henrik", verdict="robot") == []


def test_a_filter_nobody_knows_is_none(client: Client) -> None:
    page = LexborHTMLParser(client.get("/sources/addresses", {"verdict": "' OR 1=1"}).text)
    assert len(page.css("tr[data-row]")) == len(EVERYBODY)


def test_a_verdict_is_overruled_for_good_and_given_back(client: Client) -> None:
    letter = the_letter()
    address = f"/sources/addresses/{letter.identity_id}"
    answer = client.post(f"{address}/verdict", {"verdict": "kept", "back": "/sources/addresses?q=letter"})
    assert answer.headers["Location"] == "/sources/addresses?q=letter"
    work(alone=True, until_idle=True)
    assert (the_letter().verdict, the_letter().is_ruled) == ("kept", True)
    client.post(f"{address}/verdict?verdict=", headers=HTMX)
    work(alone=True, until_idle=True)
    assert (the_letter().verdict, the_letter().is_ruled) == ("bulk", False)
    with viewing_as(operator().pk):
        assert newest_ruling(letter.identity_id) == ""


def test_in_place_the_line_is_drawn_anew_with_a_way_back(client: Client) -> None:
    letter = the_letter()
    answer = client.post(
        f"/sources/addresses/{letter.identity_id}/verdict", {"verdict": "kept"}, headers=HTMX
    )
    parts = LexborHTMLParser(answer.text)
    assert f'id="address-{letter.identity_id}"' in answer.text
    assert parts.css_first(".toast form").attributes["action"].endswith("/verdict?verdict=")
    assert "why-close" in answer.headers["HX-Trigger-After-Swap"]


@pytest.mark.parametrize("verdict", ["waiting", "nonsense", "kept; DROP TABLE"])
def test_only_verdicts_a_human_gives_are_taken(client: Client, verdict: str) -> None:
    letter = the_letter()
    answer = client.post(f"/sources/addresses/{letter.identity_id}/verdict", {"verdict": verdict})
    assert answer.status_code == 400
    assert client.get(f"/sources/addresses/{letter.identity_id}/verdict").status_code == 405


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"]
)
def test_nobody_is_led_elsewhere(client: Client, back: str) -> None:
    letter = the_letter()
    address = f"/sources/addresses/{letter.identity_id}"
    answer = client.post(f"{address}/verdict", {"verdict": "kept", "back": back})
    assert answer.headers["Location"] == address


def test_an_unknown_address_has_no_verdict(client: Client) -> None:
    assert client.post("/sources/addresses/1/verdict", {"verdict": "kept"}).status_code == 404
    with viewing_as(operator().pk):
        assert ruled(1) is None


def test_the_order_of_the_ledger_is_that_of_an_index(client: Client) -> None:
    """For a reader under row security, from any line on."""
    values = {"verdict": "", "at": "2025-03-01T00:00:00+00:00", "id": 17, "most": 50}
    with viewing_as(operator().pk), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN " + sql("kernel/identity", "ledger"), values)
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "verdict_newest" in plan and "Sort" not in plan
    assert "Index Cond: (ROW(CASE" in plan
