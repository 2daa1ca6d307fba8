"""Who gets what of a source is changed in the browser; and what is kept of messages, by those who may."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from tests.rooms.taken_in import PRIYAS, mailbox, take_in

from rapport.accounts import queries as accounts
from rapport.accounts import services
from rapport.base.database import Database
from rapport.base.viewer import viewing_as
from rapport.fill.mail.flow.revise import rebuild
from rapport.fill.mail.queries import policy_in_force
from rapport.fill.sharing import terms_of
from rapport.fill.types import Share, Terms
from rapport.kernel.evidence.queries import sources_owned_by
from rapport.site.worker import work


@pytest.fixture
def client(database: Database, tmp_path: Path) -> Client:
    take_in(mailbox(tmp_path / "priyas", PRIYAS), accounts.operator(), "people")
    client = Client()
    client.force_login(accounts.operator())
    return client


def do_jobs() -> None:
    work(alone=True, until_idle=True)


def test_a_source_is_shared_with_a_team_instead(client: Client) -> None:
    operator = accounts.operator()
    team = services.create_team(name="Castings")
    services.join(team_id=team.pk, user_id=operator.pk)
    colleague = Client()
    colleague.force_login(services.create_user(email="tom@anvil.example"))
    assert "Marta Oliveira" in colleague.get("/people").text
    with viewing_as(operator.pk):
        (source,) = sources_owned_by(operator.pk)
    path = f"/settings/sources/{source.pk}"
    assert "People and organizations · everyone" in client.get("/settings/sources").text
    assert "Team Castings" in client.get(path).text
    assert client.post(path, {"share": "all", "shared_with": team.audience.pk}).status_code == 302
    do_jobs()
    assert "Everything · team Castings" in client.get("/settings/sources").text
    with viewing_as(operator.pk):
        (source,) = sources_owned_by(operator.pk)
        assert terms_of(source) == Terms(Share.ALL, team.audience.pk)
    assert "Marta Oliveira" not in colleague.get("/people").text
    assert "Marta Oliveira" in client.get("/people").text
    assert rebuild(check=True) == []


def test_a_source_is_changed_by_its_owner_alone(client: Client) -> None:
    operator = accounts.operator()
    with viewing_as(operator.pk):
        (source,) = sources_owned_by(operator.pk)
    team = services.create_team(name="Not Priya's")
    path = f"/settings/sources/{source.pk}"
    assert client.post(path, {"share": "all", "shared_with": team.audience.pk}).status_code == 422
    colleague = Client()
    colleague.force_login(services.create_user(email="tom@anvil.example"))
    assert colleague.get(path).status_code == 404
    assert colleague.post(path, {"share": "all"}).status_code == 404
    assert "priyas" not in colleague.get("/settings/sources").text


def test_what_is_kept_is_decided_by_those_who_may(client: Client) -> None:
    colleague = Client()
    colleague.force_login(services.create_user(email="tom@anvil.example"))
    assert colleague.get("/settings/privacy").status_code == 403
    assert colleague.post("/settings/privacy", {"stores_text": "on"}).status_code == 403
    assert "The text is not kept" in client.get("/settings/privacy").text
    assert client.post("/settings/privacy", {"stores_text": "on", "save": "1"}).status_code == 302
    do_jobs()
    with viewing_as(accounts.operator().pk):
        assert policy_in_force().stores_text
    assert client.post("/settings/privacy", {"save": "1"}).status_code == 302
    do_jobs()
    with viewing_as(accounts.operator().pk):
        assert not policy_in_force().stores_text
