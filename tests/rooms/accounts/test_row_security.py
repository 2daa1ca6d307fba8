"""Row security: nobody sees a row that is not theirs, on whichever connection they come."""

from __future__ import annotations

import threading

import psycopg
import pytest
from django.db import connection, transaction

from rapport.accounts import queries, services
from rapport.accounts.models import Audience, User
from rapport.base.database import Database
from rapport.base.viewer import current_viewer, set_viewer, viewing_as


@pytest.fixture
def secrets(database: Database) -> tuple[User, User]:
    """A protected table with a row for everyone and one each for two users."""
    ana, ben = (services.create_user(email=f"{name}@example.org") for name in ("ana", "ben"))
    with database.owner.connect() as owner:
        owner.execute("CREATE TABLE secret (id int PRIMARY KEY, text text, audience_id bigint NOT NULL)")
        owner.execute("SELECT rapport_protect('secret')")
        owner.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON secret TO {database.app.user}")
    rows = {
        1: ("for all", queries.everyone().pk),
        2: ("ana's", queries.owner_audience(ana.pk).pk),
        3: ("ben's", queries.owner_audience(ben.pk).pk),
    }
    with viewing_as("system"), connection.cursor() as cursor:
        for number, (text, audience) in rows.items():
            cursor.execute("INSERT INTO secret VALUES (%s, %s, %s)", [number, text, audience])
    return ana, ben


def seen() -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM secret")
        return {row[0] for row in cursor.fetchall()}


def test_each_sees_their_own_and_what_all_see(secrets: tuple[User, User]) -> None:
    ana, ben = secrets
    with viewing_as(ana.pk):
        assert seen() == {1, 2}
    with viewing_as(ben.pk):
        assert seen() == {1, 3}
    with viewing_as("system"):
        assert seen() == {1, 2, 3}


def test_without_a_viewer_there_are_no_rows(secrets: tuple[User, User]) -> None:
    assert seen() == set()
    with viewing_as(None):
        assert seen() == set()
    with viewing_as(999_999):
        assert seen() == set()


@pytest.mark.parametrize("odd", ["", "System", "0", "-1", "1; --", "1 OR true", "9" * 40, "\u0661"])
def test_an_odd_viewer_is_nobody(secrets: tuple[User, User], odd: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('rapport.viewer', %s, true)", [odd])
        assert seen() == set()


def test_a_viewer_who_was_deactivated_sees_nothing(secrets: tuple[User, User]) -> None:
    ana, _ = secrets
    User.objects.filter(pk=ana.pk).update(is_active=False)
    with viewing_as(ana.pk):
        assert seen() == set()


def test_the_viewer_is_gone_when_the_connection_comes_back_from_the_pool(
    secrets: tuple[User, User],
) -> None:
    ana, _ = secrets
    backends = set()
    for _ in range(20):
        with viewing_as(ana.pk), connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            backends.add(cursor.fetchone()[0])
            assert seen() == {1, 2}
        connection.close()  # back into the pool
        assert seen() == set()
        assert current_viewer() == ""
        connection.close()
    assert len(backends) < 20, "the pool was to hand connections out again"


def test_the_viewer_is_gone_after_an_error(secrets: tuple[User, User]) -> None:
    ana, _ = secrets
    with pytest.raises(RuntimeError), viewing_as(ana.pk):
        raise RuntimeError
    assert seen() == set()
    with pytest.raises(Exception, match="nonsense"), viewing_as(ana.pk), connection.cursor() as cursor:
        cursor.execute("SELECT nonsense")
    connection.close()
    assert seen() == set()


def test_the_outer_viewer_looks_again_after_an_inner_one(secrets: tuple[User, User]) -> None:
    ana, ben = secrets
    with viewing_as(ana.pk):
        with viewing_as(ben.pk):
            assert seen() == {1, 3}
            with viewing_as(None):
                assert seen() == set()
            assert seen() == {1, 3}
        assert seen() == {1, 2}
        with pytest.raises(RuntimeError), viewing_as("system"):
            assert seen() == {1, 2, 3}
            raise RuntimeError
        assert seen() == {1, 2}
    assert seen() == set()


def test_threads_have_viewers_of_their_own(secrets: tuple[User, User]) -> None:
    ana, ben = secrets
    wrong: list[tuple[int, set[int]]] = []

    def look(user: User, expected: set[int]) -> None:
        for _ in range(30):
            with viewing_as(user.pk):
                if seen() != expected:
                    wrong.append((user.pk, seen()))
            if seen():
                wrong.append((0, seen()))
            connection.close()

    threads = [
        threading.Thread(target=look, args=pair) for pair in ((ana, {1, 2}), (ben, {1, 3}), (ana, {1, 2}))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_a_viewer_needs_a_transaction(secrets: tuple[User, User]) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        set_viewer("system")
    assert seen() == set()


def test_nobody_writes_for_an_audience_they_are_not_in(secrets: tuple[User, User]) -> None:
    ana, ben = secrets
    theirs = queries.owner_audience(ben.pk).pk
    with viewing_as(ana.pk), connection.cursor() as cursor:
        cursor.execute("UPDATE secret SET text = 'x' WHERE id = 3")
        assert cursor.rowcount == 0
        cursor.execute("DELETE FROM secret WHERE id = 3")
        assert cursor.rowcount == 0
        for statement in (
            f"INSERT INTO secret VALUES (4, 'planted', {theirs})",
            f"UPDATE secret SET audience_id = {theirs} WHERE id = 2",
        ):
            with pytest.raises(Exception, match="row-level security"), transaction.atomic():
                cursor.execute(statement)


def test_the_owner_is_bound_too(secrets: tuple[User, User], database: Database) -> None:
    with database.owner.connect() as owner:
        assert owner.execute("SELECT count(*) FROM secret").fetchone() == (0,)


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE secret DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE secret NO FORCE ROW LEVEL SECURITY",
        "DROP POLICY audience_select ON secret",
        "CREATE POLICY mine ON secret USING (true)",
        "CREATE OR REPLACE FUNCTION rapport_audiences() RETURNS bigint[] LANGUAGE sql AS 'SELECT NULL'",
        "TRUNCATE secret",
        "SET ROLE rapport_owner",
        "SET SESSION AUTHORIZATION rapport_owner",
        "ALTER ROLE CURRENT_USER BYPASSRLS",
        "CREATE TABLE public.mine (id int)",
        "SELECT rapport_protect('secret')",
        "DELETE FROM django_migrations",
    ],
)
def test_the_application_cannot_lift_its_bounds(
    secrets: tuple[User, User], database: Database, statement: str
) -> None:
    with database.app.connect() as app, pytest.raises(psycopg.Error) as raised:
        app.execute(statement)
    assert isinstance(raised.value, psycopg.errors.InsufficientPrivilege)


def test_the_application_is_a_small_role(database: Database) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolname "
            "FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == (False, False, False, False, database.app.user)
        cursor.execute("SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole")
        assert cursor.fetchone() == (0,)
        cursor.execute("SELECT count(*) FROM pg_auth_members WHERE member = current_user::regrole")
        assert cursor.fetchone() == (0,)


def test_there_is_one_audience_for_everyone_and_one_for_each_user(database: Database) -> None:
    ana = services.create_user(email="ana@example.org")
    kinds = Audience.objects.order_by("pk").values_list("kind", "owner__email")
    assert list(kinds) == [
        ("everyone", None),
        ("operator", None),
        ("owner", "operator@localhost"),
        ("owner", ana.email),
    ]
    for kind in ("everyone", "operator"):
        with pytest.raises(Exception, match="accounts_audience_one_everyone"), transaction.atomic():
            Audience.objects.create(kind=kind)
