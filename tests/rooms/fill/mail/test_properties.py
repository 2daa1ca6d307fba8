"""What must hold for any mail in any order: deriving bit by bit and at once agree, and what was taken away is gone."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.rooms.fill.mail.letters import OUTSIDE, OWN, Letter, mailboxes, write

from rapport.base.database import Database

PROOF = os.environ.get("RAPPORT_PROOF") == "1"
examples = settings(
    max_examples=150 if PROOF else 12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@contextmanager
def clean(database: Database) -> Iterator[Path]:
    """An empty record and a folder for mailboxes: a fresh start for each example."""
    with database.owner.connect(autocommit=True) as connection:
        tables = connection.execute(
            "SELECT string_agg(format('%I', relname), ', ') FROM pg_class c WHERE relkind = 'r' AND relrowsecurity"
        ).fetchone()
        assert tables is not None
        connection.execute(f"TRUNCATE {tables[0]} RESTART IDENTITY")  # type: ignore[arg-type]
    folder = Path(tempfile.mkdtemp(prefix="rapport-letters-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def add(folder: Path) -> int:
    from rapport.fill import flow

    return flow.add(flow.given_paths([folder]), operator_id=operator(), own=["anvil.example"]).pk


def operator() -> int:
    from rapport.accounts.queries import operator

    return operator().pk


def derived() -> dict[str, tuple[int, str]]:
    from rapport.base.viewer import viewing_as
    from rapport.fill.mail.queries import derived_state

    with viewing_as("system"):
        return derived_state()


def differing() -> list[str]:
    from rapport.fill.mail.flow.revise import rebuild

    return rebuild(check=True)


def open_sources(*folders: Path) -> None:
    """Sources get their ids in this order, whatever is added first."""
    from rapport.accounts.queries import everyone, owner_audience
    from rapport.base.viewer import viewing_as
    from rapport.kernel.evidence.services import open_source

    with viewing_as(operator()):
        for folder in folders:
            open_source(
                kind="mail",
                key=str(folder),
                name=folder.name,
                owner_id=operator(),
                audience_id=everyone().pk,
                ties_audience_id=owner_audience(operator()).pk,
            )


def tables_with(database: Database, text: str) -> list[str]:
    """Every table of the database in which the text stands, read by the superuser."""
    assert database.superuser is not None
    found = []
    with database.superuser.on(database.app.name).connect(autocommit=True) as connection:
        names = connection.execute(
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = 'public'"
        ).fetchall()
        for (name,) in names:
            row = connection.execute(
                f"SELECT EXISTS (SELECT FROM {name} t WHERE t::text ILIKE %s)",
                [f"%{text}%"],  # type: ignore[arg-type]
            ).fetchone()
            if row is not None and row[0]:
                found.append(name)
    return found


@examples
@given(letters=mailboxes(), cut=st.integers(0, 14))
def test_order_and_batches_do_not_matter(database: Any, letters: list[Letter], cut: int) -> None:
    with clean(database) as folder:
        parts = write(folder / "a", letters[:cut]), write(folder / "b", letters[cut:])
        states = []
        for order in (parts, parts[::-1]):
            with clean(database) as _other:
                open_sources(*parts)
                for part in order:
                    add(part)
                    assert differing() == []
                states.append(derived())
        assert states[0] == states[1]


@examples
@given(letters=mailboxes())
def test_the_same_again_changes_nothing(database: Any, letters: list[Letter]) -> None:
    with clean(database) as folder:
        add(write(folder, letters))
        before = derived()
        add(folder)
        assert derived() == before


@examples
@given(first=mailboxes(), second=mailboxes())
def test_undo_returns_to_what_was(database: Any, first: list[Letter], second: list[Letter]) -> None:
    with clean(database) as folder:
        add(write(folder / "a", first))
        before = derived()
        from rapport.fill.mail.flow.revise import undo

        run = add(write(folder / "b", second))
        undo(run, operator_id=operator())
        assert derived() == before
        assert differing() == []


@examples
@given(letters=mailboxes(), who=st.sampled_from(OUTSIDE))
def test_what_was_excluded_is_in_no_table(database: Any, letters: list[Letter], who: tuple[str, str]) -> None:
    from rapport.fill.mail.flow.exclude import exclude

    with clean(database) as folder:
        add(write(folder / "box", letters))
        exclude("address", who[1], owner_id=operator())
        assert tables_with(database, who[1]) == []
        assert differing() == []
        add(folder / "box")
        assert tables_with(database, who[1]) == []
        assert differing() == []


@examples
@given(
    letters=mailboxes(), who=st.sampled_from(OUTSIDE), verdict=st.sampled_from(("kept", "bulk", "personal"))
)
def test_a_humans_verdict_outlives_everything(
    database: Any, letters: list[Letter], who: tuple[str, str], verdict: str
) -> None:
    from rapport.fill.mail.flow.revise import rule_on_address, undo

    with clean(database) as folder:
        run = add(write(folder, letters))
        found = verdict_on(who[1])
        if found is None:
            return
        rule_on_address(found[0], verdict, author_id=operator())
        assert verdict_on(who[1]) == (found[0], verdict)
        assert differing() == []
        undo(run, operator_id=operator())
        assert verdict_on(who[1]) is None
        add(folder)
        assert verdict_on(who[1]) == (found[0], verdict)
        rule_on_address(found[0], "", author_id=operator())
        assert verdict_on(who[1]) == found
        assert differing() == []


def verdict_on(address: str) -> tuple[int, str] | None:
    from rapport.base.viewer import viewing_as
    from rapport.kernel.identity.models import Identity, Verdict

    with viewing_as(operator()):
        identity = Identity.objects.filter(key=address).first()
        if identity is None:
            return None
        return identity.pk, Verdict.objects.get(identity_id=identity.pk).verdict


def test_our_own_side_cannot_be_excluded(database: Any, tmp_path: Path) -> None:
    import pytest

    from rapport.base.refusal import Refusal
    from rapport.fill.mail.flow.exclude import exclude

    letter = Letter(0, 2, (0,), (), 0, 0, None, False, "plain", False)
    add(write(tmp_path, [letter]))
    for kind, value in (("address", OWN[0]), ("domain", "anvil.example")):
        with pytest.raises(Refusal, match="own"):
            exclude(kind, value, owner_id=operator())


def test_our_side_declared_afterwards_is_ours_at_once(database: Any, tmp_path: Path) -> None:
    from rapport.fill import flow

    folder = write(tmp_path, [Letter(0, 2, (3,), (), 0, 0, None, False, "plain", False)])
    add(folder)
    assert verdict_on(OUTSIDE[0][1]) != verdict_on(OWN[0])
    flow.add(flow.given_paths([folder]), operator_id=operator(), own=["northwind.example"])
    found = verdict_on(OUTSIDE[0][1])
    assert found is not None
    assert found[1] == "internal"
    assert differing() == []


def test_drafts_were_never_sent(database: Any, tmp_path: Path) -> None:
    from rapport.fill import flow

    drafts = tmp_path / "box" / "Drafts"
    drafts.mkdir(parents=True)
    (drafts / "1.eml").write_bytes(Letter(0, 0, (2,), (), 0, 0, None, False, "plain", False).raw())
    run = flow.add(flow.given_paths([tmp_path / "box"]), operator_id=operator(), own=["anvil.example"])
    assert (run.items, run.set_aside) == (0, 1)
