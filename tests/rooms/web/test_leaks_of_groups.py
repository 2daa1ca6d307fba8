"""What is shared with a team or a unit is there for its people and appears nowhere for anybody else, as they come and go."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from tests.rooms.taken_in import BENS_OWN, PRIYAS, SECRETS, mailbox
from tests.rooms.web.test_leaks import everything_exported, everything_read

from rapport.accounts import queries as accounts
from rapport.accounts import services
from rapport.accounts.models import User
from rapport.base.database import Database
from rapport.base.refusal import Refusal
from rapport.base.viewer import viewing_as
from rapport.fill import flow
from rapport.fill.mail.flow.revise import rebuild, undo
from rapport.fill.sharing import share_anew, terms_of
from rapport.fill.types import Share, Terms
from rapport.kernel.evidence.models import Run
from rapport.kernel.evidence.queries import source_of, sources_owned_by


class Record:
    """Priya shares with all; Ben shares a mailbox full of secrets with his team or unit. Carla is a colleague."""

    def __init__(self, folder: Path, share: Share, kind: str) -> None:
        self.priya = accounts.operator()
        self.ben = services.create_user(email="ben@anvil.example", name="Ben Ito")
        self.carla = services.create_user(email="carla@anvil.example", name="Carla Reis")
        self.team = services.create_team(name="Castings")
        self.top = services.create_unit(name="Sales")
        self.below = services.create_unit(name="North", parent_id=self.top.pk)
        services.join(team_id=self.team.pk, user_id=self.ben.pk)
        services.set_unit(user_id=self.ben.pk, unit_id=self.top.pk)
        group = self.team.audience if kind == "team" else self.top.audience
        self.terms = Terms(share, group.pk)
        flow.add(
            flow.given_paths([mailbox(folder / "priyas", PRIYAS)]),
            operator_id=self.priya.pk,
            own=["anvil.example"],
        )
        self.path = mailbox(folder / "bens", BENS_OWN)
        self.run = self.add()
        with viewing_as(self.ben.pk):
            (self.source,) = sources_owned_by(self.ben.pk)

    def add(self) -> Run:
        return flow.add(flow.given_paths([self.path]), operator_id=self.ben.pk, terms=self.terms)

    def enter(self, kind: str) -> None:
        if kind == "team":
            services.join(team_id=self.team.pk, user_id=self.carla.pk)
        else:
            services.set_unit(user_id=self.carla.pk, unit_id=self.below.pk)

    def leave(self, kind: str, user: User) -> None:
        if kind == "team":
            services.leave(team_id=self.team.pk, user_id=user.pk)
        else:
            services.set_unit(user_id=user.pk, unit_id=None)


def secrets_read_by(user: User) -> set[str]:
    """Which of the secrets appear in anything the user can read, on a connection from the pool."""
    connection.close()
    with viewing_as(user.pk):
        said = str(list(everything_read()) + list(everything_exported())).casefold()
    assert "marta" in said
    return {word for word in SECRETS if word in said}


OF_TIES = {"between us"}  # a subject: of the timeline


@pytest.mark.parametrize("kind", ["team", "unit"])
@pytest.mark.parametrize("share", [Share.ALL, Share.PEOPLE])
def test_only_who_belongs_reads_what_is_shared(
    database: Database, tmp_path: Path, kind: str, share: Share
) -> None:
    record = Record(tmp_path, share, kind)
    hidden = set() if share == Share.ALL else OF_TIES
    assert secrets_read_by(record.ben) == set(SECRETS)
    assert secrets_read_by(record.carla) == secrets_read_by(record.priya) == set()
    record.enter(kind)
    assert secrets_read_by(record.carla) == set(SECRETS) - hidden
    assert secrets_read_by(record.priya) == set()
    record.leave(kind, record.carla)
    assert secrets_read_by(record.carla) == set()
    assert rebuild(check=True) == []


def test_pages_know_who_belongs(database: Database, tmp_path: Path) -> None:
    record = Record(tmp_path, Share.PEOPLE, "team")
    client = Client()
    client.force_login(record.carla)
    assert "Dora" not in client.get("/people?q=dora").text.replace("dora", "")
    services.join(team_id=record.team.pk, user_id=record.carla.pk)
    assert "Dora Verborgen" in client.get("/people?q=dora").text
    services.deactivate(user_id=record.carla.pk)
    assert client.get("/people?q=dora").status_code == 302


@pytest.mark.parametrize("kind", ["team", "unit"])
def test_who_shares_can_take_it_back_after_leaving(database: Database, tmp_path: Path, kind: str) -> None:
    record = Record(tmp_path, Share.ALL, kind)
    record.enter(kind)
    record.leave(kind, record.ben)
    with pytest.raises(Refusal, match="not in any more"):
        flow.add(flow.given_paths([record.path]), operator_id=record.ben.pk)
    with pytest.raises(Refusal, match="you belong to"):
        share_anew(record.source.pk, Terms(Share.PEOPLE, record.terms.audience_id), owner_id=record.ben.pk)
    share_anew(record.source.pk, Terms(Share.NOTHING), owner_id=record.ben.pk)
    assert secrets_read_by(record.ben) == set(SECRETS)
    assert secrets_read_by(record.carla) == set()
    assert rebuild(check=True) == []
    services.delete_team(team_id=record.team.pk)  # nothing is shared with it any more


def test_a_group_stays_while_something_is_shared_with_it(database: Database, tmp_path: Path) -> None:
    record = Record(tmp_path, Share.PEOPLE, "team")
    with pytest.raises(Refusal, match="shared with Castings"):
        services.delete_team(team_id=record.team.pk)
    assert secrets_read_by(record.ben) == set(SECRETS)


def test_only_the_owner_changes_who_gets_it(database: Database, tmp_path: Path) -> None:
    record = Record(tmp_path, Share.ALL, "team")
    record.enter("team")
    with pytest.raises(Refusal, match="no such source"):
        share_anew(record.source.pk, Terms(Share.ALL), owner_id=record.carla.pk)
    with viewing_as(record.priya.pk):
        assert source_of(record.source.pk, owner_id=record.ben.pk) is None


def test_nobody_shares_with_a_group_they_are_not_in(database: Database, tmp_path: Path) -> None:
    record = Record(tmp_path, Share.ALL, "team")
    for group in (record.team.audience.pk, accounts.owner_audience(record.ben.pk).pk, 999_999):
        with pytest.raises(Refusal, match="you belong to"):
            flow.add(
                flow.given_paths([record.path]), operator_id=record.carla.pk, terms=Terms(Share.ALL, group)
            )


@pytest.mark.parametrize("kind", ["team", "unit"])
def test_what_is_shared_with_a_group_can_be_taken_back(database: Database, tmp_path: Path, kind: str) -> None:
    record = Record(tmp_path, Share.PEOPLE, kind)
    record.enter(kind)
    assert undo(record.run.pk, operator_id=record.ben.pk) == len(BENS_OWN)
    assert secrets_read_by(record.ben) == secrets_read_by(record.carla) == set()
    assert rebuild(check=True) == []


def test_terms_are_known_again(database: Database, tmp_path: Path) -> None:
    record = Record(tmp_path, Share.PEOPLE, "unit")
    chosen: list[Any] = [record.terms, Terms(Share.ALL, record.terms.audience_id), Terms(Share.NOTHING)]
    chosen += [Terms(Share.ALL), Terms(Share.PEOPLE)]
    for terms in chosen:
        share_anew(record.source.pk, terms, owner_id=record.ben.pk)
        with viewing_as(record.ben.pk):
            source = source_of(record.source.pk, owner_id=record.ben.pk)
            assert source is not None and terms_of(source) == terms
        assert rebuild(check=True) == []
