"""A record made before there were roles is brought up to date: administrators stay so, and the machine's judgements go with
whoever is the operator."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import connection, connections
from pytest_django.plugin import DjangoDbBlocker

from rapport.accounts import queries
from rapport.accounts.models import User
from rapport.base.database import Database
from rapport.base.viewer import viewing_as
from rapport.kernel.identity.models import Judgement

BEFORE = {"accounts": "0001", "evidence": "0002", "identity": "0002"}


def point_at(name: str) -> None:
    for alias in connections:
        connections[alias].close()
        connections[alias].close_pool()  # type: ignore[attr-defined]
        connections[alias].settings_dict["NAME"] = name


@pytest.fixture
def before_roles(cluster: Database, django_db_blocker: DjangoDbBlocker) -> object:
    """An empty database in which the first migrations alone have run, with two users and a judgement."""
    name, old = "test_before_roles", connection.settings_dict["NAME"]
    assert cluster.superuser is not None
    with django_db_blocker.unblock():
        with cluster.superuser.connect(autocommit=True) as superuser:
            superuser.execute(f"CREATE DATABASE {name} OWNER {cluster.owner.user}")
        point_at(name)
        try:
            for app, number in BEFORE.items():
                call_command("migrate", app, number, database="owner", verbosity=0)
            with viewing_as("system", using="owner"), connections["owner"].cursor() as cursor:
                for email, is_administrator in (("op@example.org", True), ("ben@example.org", False)):
                    cursor.execute(
                        "INSERT INTO accounts_user (password, email, name, is_administrator, is_active, joined_at)"
                        " VALUES ('!', %s, '', %s, true, now()) RETURNING id",
                        [email, is_administrator],
                    )
                    cursor.execute(
                        "INSERT INTO accounts_audience (kind, owner_id) VALUES ('owner', %s) RETURNING id",
                        [cursor.fetchone()[0]],
                    )
                cursor.execute(
                    "INSERT INTO identity_judgement (left_id, right_id, decision, rule, reason, audience_id)"
                    " SELECT 1, 2, 'same', 'x', 'y', a.id FROM accounts_audience a JOIN accounts_user u ON u.id = a.owner_id"
                    " WHERE u.is_administrator"
                )
            yield cluster
        finally:
            point_at(old)
            with cluster.superuser.connect(autocommit=True) as superuser:
                superuser.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_what_was_before_roles_is_brought_up_to_date(before_roles: Database) -> None:
    call_command("migrate", database="owner", verbosity=0)
    roles = dict(User.objects.using("owner").values_list("email", "role"))
    assert roles == {"op@example.org": "administrator", "ben@example.org": "member"}
    for email, seen in (("op@example.org", 1), ("ben@example.org", 0)):
        with viewing_as(User.objects.using("owner").get(email=email).pk, using="owner"):
            assert Judgement.objects.using("owner").count() == seen
    assert queries.Audience.objects.using("owner").filter(kind="operator").count() == 1
