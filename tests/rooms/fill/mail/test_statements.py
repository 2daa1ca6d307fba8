"""What people say of values by hand: it holds at once, outlives every re-run, is undone, and is derived like all else."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from django.db import connection, connections
from django.test import Client
from tests.journeys.people import mailbox

from rapport.accounts.queries import name_of, operator
from rapport.base.database import Database
from rapport.base.refusal import Refusal
from rapport.base.viewer import viewing_as
from rapport.fill.flow import add, given_paths
from rapport.fill.mail.flow import statements
from rapport.fill.mail.flow.exclude import exclude
from rapport.fill.mail.flow.revise import rebuild, undo
from rapport.fill.mail.flow.statements import Answer, Statement
from rapport.fill.mail.flow.turns import one_at_a_time
from rapport.kernel.directory.types import PersonPage, Value
from rapport.site.worker import work
from rapport.web import queries

HTMX = {"HX-Request": "true"}


@pytest.fixture
def box(database: Database, tmp_path: Path) -> Path:
    path = mailbox(tmp_path)
    add(given_paths([path]), operator_id=operator().pk, own=["acme.example"])
    return path


@pytest.fixture
def client(box: Path) -> Client:
    client = Client()
    client.force_login(operator())
    return client


def marta() -> PersonPage:
    with viewing_as(operator().pk):
        page = queries.person(next(row for row in queries.people(q="marta").rows).id)
    assert page is not None
    return page


def values(attribute: str) -> list[Value]:
    return [one for one in (*marta().facts, *filter(None, [marta().title])) if one.attribute == attribute]


def texts(attribute: str) -> list[str]:
    return sorted({one.text for one in values(attribute)})


def told() -> list[tuple[str, str, str]]:
    """All that is believed of her, whatever the moment of reading."""
    page = marta()
    return [(one.attribute, one.text, one.origin) for one in (*page.names, *page.facts)]


def say(attribute: str, answer: Answer, value: str = "") -> Statement:
    with viewing_as(operator().pk):
        return statements.say(values(attribute)[0].candidate_id, answer, value=value, author_id=operator().pk)


def take_back(said: Statement) -> None:
    with viewing_as(operator().pk):
        assert statements.take_back(said.records, author_id=operator().pk)[0] == said.identities


def assert_rebuilds() -> None:
    assert rebuild(check=True) == []


def test_a_change_holds_and_is_taken_back(box: Path) -> None:
    (before,) = texts("title")
    said = say("title", Answer.CHANGED, "Chief of Cranes")
    assert said.is_derived and said.value == "Chief of Cranes"
    assert texts("title") == ["Chief of Cranes"]
    assert values("title")[0].origin == "hand"
    assert values("title")[0].certainty.value > 0.97
    assert_rebuilds()
    take_back(said)
    assert texts("title") == [before]
    assert_rebuilds()


def test_what_is_wrong_is_believed_no_more_however_often_it_comes(box: Path, tmp_path: Path) -> None:
    (before,) = texts("title")
    say("title", Answer.WRONG)
    assert texts("title") == []
    again = tmp_path / "again"
    again.mkdir()
    add(given_paths([mailbox(again)]), operator_id=operator().pk, own=["acme.example"])
    assert texts("title") == []
    assert_rebuilds()
    with viewing_as(operator().pk):
        statements.say_anew(
            marta().id, "title", before, author_id=operator().pk
        )  # somebody knows better, later
    assert texts("title") == [before]
    assert_rebuilds()


def test_what_is_right_is_fresh_again(box: Path) -> None:
    before = values("title")[0].certainty.value
    say("title", Answer.RIGHT)
    assert values("title")[0].certainty.value > max(before, 0.97)
    assert_rebuilds()


def test_the_card_says_who_said_it(box: Path) -> None:
    old = values("title")[0]
    say("title", Answer.CHANGED, "Chief of Cranes")
    with viewing_as(operator().pk):
        new_card, old_card = queries.why(values("title")[0].candidate_id), queries.why(old.candidate_id)
    assert new_card is not None and old_card is not None
    said = next(claim for claim in new_card.claims if claim.is_shown)
    assert (said.text, said.origin, said.source_name) == ("Chief of Cranes", "hand", name_of(operator().pk))
    assert old_card.claims[0].origin == "denied" and old_card.claims[0].share == 0.0


def test_something_new_is_said_of_a_person_and_of_their_organization(box: Path) -> None:
    page = marta()
    with viewing_as(operator().pk):
        said = statements.say_anew(page.id, "fax", "+351 912 345 678", author_id=operator().pk)
        assert page.organization_id is not None
        statements.say_anew(page.organization_id, "name", "Northwind Traders", author_id=operator().pk)
        statements.say_anew(page.id, "name", "Marta Oliveira Neves", author_id=operator().pk)
    assert said.value == "+351 912 345 678"
    assert texts("fax") == ["+351 912 345 678"] and values("fax")[0].normalized == "+351912345678"
    assert marta().name == "Marta Oliveira Neves"
    assert marta().organization_name == "Northwind Traders"
    assert_rebuilds()


def test_where_somebody_works_does_not_rename_the_owner_of_the_domain(box: Path) -> None:
    before = marta().organization_name
    with viewing_as(operator().pk):
        statements.say_anew(marta().id, "organization", "Southwind GmbH", author_id=operator().pk)
    assert marta().organization_name == before
    assert_rebuilds()


@pytest.mark.parametrize(
    ("attribute", "value", "words"),
    [("mobile", "ask me", "telephone"), ("email", "ana", "e-mail"), ("title", " ", "empty"), ("age", "7", "by hand")],
)  # fmt: skip
def test_what_makes_no_sense_is_said_and_changes_nothing(
    box: Path, attribute: str, value: str, words: str
) -> None:
    before = told()
    with pytest.raises(Refusal, match=words), viewing_as(operator().pk):
        statements.say_anew(marta().id, attribute, value, author_id=operator().pk)
    assert told() == before


def test_an_exclusion_takes_what_was_said_too(box: Path, database: Database) -> None:
    with viewing_as(operator().pk):
        statements.say_anew(marta().id, "name", "Marta Oliveira Neves", author_id=operator().pk)
    exclude("domain", "northwind.example", owner_id=operator().pk)
    assert database.superuser is not None
    with database.superuser.on(database.app.name).connect() as superuser:
        left = superuser.execute(
            "SELECT (SELECT count(*) FROM evidence_claim WHERE value LIKE '%Neves%'),"
            " (SELECT count(*) FROM evidence_record WHERE run_id = 0)"
        ).fetchone()
    assert left == (0, 0)
    assert_rebuilds()


def test_it_waits_for_mail_that_was_taken_back_to_come_again(box: Path) -> None:
    say("title", Answer.CHANGED, "Chief of Cranes")
    undo(1, operator_id=operator().pk)
    with viewing_as(operator().pk):
        assert queries.people(q="marta").rows == ()
    assert_rebuilds()
    add(given_paths([box]), operator_id=operator().pk, own=["acme.example"])
    assert texts("title") == ["Chief of Cranes"]
    assert_rebuilds()


def test_while_somebody_else_derives_it_waits_for_the_worker(client: Client) -> None:
    candidate = values("title")[0].candidate_id
    begun, done = threading.Event(), threading.Event()

    def hold() -> None:
        with one_at_a_time():
            begun.set()
            done.wait(30)
        connections.close_all()

    other = threading.Thread(target=hold)
    other.start()
    try:
        assert begun.wait(30)
        told = client.post(
            f"/values/{candidate}/say", {"answer": "changed", "value": "Chief of Cranes"}, headers=HTMX
        )
        assert "once the taking-in" in told.content.decode()
    finally:
        done.set()
        other.join(30)
    assert texts("title") != ["Chief of Cranes"]
    work(alone=True, until_idle=True)
    assert texts("title") == ["Chief of Cranes"]


def test_said_and_taken_back_on_the_page(client: Client) -> None:
    candidate = values("title")[0].candidate_id
    mistaken = client.post(f"/values/{candidate}/say", {"answer": "changed", "value": ""}, headers=HTMX)
    assert "may not be empty" in mistaken.content.decode() and mistaken["HX-Reswap"] == "innerHTML"
    told = client.post(
        f"/values/{candidate}/say", {"answer": "changed", "value": "<b>Chief</b>"}, headers=HTMX
    )
    assert "&lt;b&gt;Chief" in told.content.decode() and "<b>Chief" not in told.content.decode()
    undo_url = told.content.decode().partition('hx-post="')[2].partition('"')[0]
    assert texts("title") == ["<b>Chief</b>"]
    client.post(undo_url, headers=HTMX)
    assert texts("title") != ["<b>Chief</b>"]
    assert client.post(undo_url, headers=HTMX).status_code == 404  # it is nobody's any more
    assert client.post(f"/values/{candidate}/say", {"answer": "perhaps"}).status_code == 400
    back = client.post(f"/values/{candidate}/say", {"answer": "right", "back": "//evil.example/"})
    assert back["Location"] == "/"


def test_nobody_speaks_of_what_they_may_not_see(client: Client) -> None:
    candidate = values("title")[0].candidate_id
    client.logout()
    client.post(f"/values/{candidate}/say", {"answer": "wrong"})
    assert texts("title") != []
    with viewing_as(None), pytest.raises(Refusal):
        statements.say(candidate, Answer.WRONG, author_id=operator().pk)


def test_statements_leave_connections_as_they_were(box: Path) -> None:
    say("title", Answer.RIGHT)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()")
        assert cursor.fetchone() == (0,)
