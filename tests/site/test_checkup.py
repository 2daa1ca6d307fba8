"""The doctor finds what is made wrong on purpose, and nothing in a sound installation."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from rapport.accounts.queries import everyone, operator
from rapport.base.database import Database
from rapport.base.home import Home
from rapport.base.viewer import viewing_as
from rapport.kernel.evidence.services import begin_run
from rapport.site import checkup
from rapport.site.checkup import Finding, examine


def findings(database: Database, home: Home | None = None) -> dict[str, Finding]:
    from django.conf import settings

    return {finding.check: finding for finding in examine(home or settings.HOME, database)}


def wrong(database: Database) -> dict[str, str]:
    return {name: finding.seen for name, finding in findings(database).items() if not finding.ok}


def test_a_sound_installation_has_nothing(database: Database) -> None:
    assert wrong(database) == {}
    assert set(findings(database)) == {
        "home", "disk", "scrubbed", "server", "role", "row security", "migrations", "jobs", "runs", "extensions",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("CREATE TABLE bare (audience_id bigint)", "bare"),
        ("CREATE TABLE half (audience_id bigint); ALTER TABLE half ENABLE ROW LEVEL SECURITY", "half"),
        ("ALTER TABLE evidence_record NO FORCE ROW LEVEL SECURITY", "evidence_record"),
        ("DROP POLICY audience_delete ON evidence_record", "evidence_record"),
        ("CREATE VIEW peep AS SELECT * FROM evidence_record; GRANT SELECT ON peep TO rapport_app", "peep"),
        (
            "CREATE MATERIALIZED VIEW kept AS SELECT 1 AS id; GRANT SELECT ON kept TO rapport_app",
            "kept",
        ),
    ],
)
def test_a_table_that_lies_open_is_found(database: Database, statement: str, named: str) -> None:
    with database.owner.connect() as owner:
        owner.execute(statement)  # type: ignore[call-overload]
    assert named in wrong(database)["row security"]


def test_a_view_with_the_viewers_own_eyes_is_fine(database: Database) -> None:
    with database.owner.connect() as owner:
        owner.execute("CREATE VIEW fine WITH (security_invoker=true) AS SELECT * FROM evidence_record")
        owner.execute("GRANT SELECT ON fine TO rapport_app")
    assert wrong(database) == {}


def test_a_migration_that_waits_is_found(database: Database) -> None:
    with database.owner.connect() as owner:
        owner.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
    assert wrong(database) == {"migrations": "1 not applied"}


def test_a_job_without_a_worker_is_found(database: Database) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status) VALUES ('default', 'x', 'doing')"
        )
    assert wrong(database) == {"jobs": "1 lost their worker"}


def test_a_run_that_stopped_is_found_with_its_number(database: Database) -> None:
    with viewing_as(operator().pk):
        run = begin_run(operator_id=operator().pk, audience_id=everyone().pk, paths=["/mail/inbox.mbox"])
        assert wrong(database) == {}, "it may be at work just now"
        run.heartbeat_at = timezone.now() - timedelta(minutes=5)
        run.save()
    assert wrong(database) == {"runs": f"{run.pk} running (inbox.mbox)"}
    assert "goes on where it was" in findings(database)["runs"].to_do


def test_a_full_disk_is_found(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkup, "LOW_DISK", 1 << 60)
    assert set(wrong(database)) == {"disk"}


def test_a_home_that_others_may_read_is_found(database: Database, tmp_path: Path) -> None:
    home = Home(tmp_path / "home").create()
    home.secrets()
    assert findings(database, home)["home"].ok
    home.secrets_file.chmod(0o644)
    found = findings(database, home)["home"]
    assert not found.ok and str(home.secrets_file) in found.to_do


def test_an_extension_that_is_missing_is_found(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkup, "WANTED_EXTENSIONS", ("pg_trgm", "no_such_thing"))
    assert wrong(database) == {"extensions": "missing: no_such_thing"}


def test_a_role_that_may_too_much_is_found(database: Database) -> None:
    assert database.superuser is not None
    with database.superuser.connect(autocommit=True) as server:
        server.execute("ALTER ROLE rapport_app BYPASSRLS")
        try:
            assert "bypasses row security" in wrong(database)["role"]
        finally:
            server.execute("ALTER ROLE rapport_app NOBYPASSRLS")


def test_a_check_that_fails_is_a_finding_too(database: Database) -> None:
    with database.owner.connect() as owner:
        owner.execute("DROP TABLE procrastinate_jobs CASCADE")
    assert "could not be looked at" in wrong(database)["jobs"]
