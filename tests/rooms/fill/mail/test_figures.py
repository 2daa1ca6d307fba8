"""The figures counted in SQL are those the engine defines, on random mail and on a real mailbox."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields
from pathlib import Path
from typing import Any

from django.db import connection
from hypothesis import given
from tests.rooms.fill.mail.letters import Letter, mailboxes, write
from tests.rooms.fill.mail.test_properties import add, clean, examples
from tests.samples import samples

from rapport.engines.mail.types import Mark
from rapport.engines.ties.evidence import evidence_of
from rapport.engines.ties.figures import figures_of
from rapport.engines.ties.own import OwnSide, infer_own
from rapport.engines.ties.types import Figures, Traffic
from rapport.fill.mail.types import FIGURES, MARK_BITS

COUNTED = [field.name for field in fields(Figures) if field.type == "int"]


def stored_traffic() -> list[Traffic]:
    """The messages as the tables hold them, in the engine's form."""
    people: dict[int, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.record_id, p.role, i.key FROM timeline_participation p"
            " JOIN identity_identity i ON i.id = p.identity_id ORDER BY p.record_id, p.position"
        )
        for record_id, role, address in cursor.fetchall():
            people[record_id][role].append(address)
        cursor.execute(
            "SELECT record_id, interaction_id, at, marks, message_id, parent_id, thread_id, is_reply, is_sent_copy, source_id"
            " FROM timeline_interaction"
        )
        return [
            Traffic(
                id=str(row[1]),
                at=row[2],
                author=(people[row[0]][1] or [""])[0],
                to=tuple(people[row[0]][2]),
                cc=tuple(people[row[0]][3]),
                bcc=tuple(people[row[0]][4]),
                marks=frozenset(mark for mark, bit in MARK_BITS.items() if row[3] & bit),
                message_id=str(row[4] or ""),
                parent=str(row[5] or ""),
                thread=str(row[6]),
                is_reply=row[7],
                is_sent_copy=row[8],
                source=str(row[9]),
                envelope=tuple(people[row[0]][9]),
            )
            for row in cursor.fetchall()
        ]


def stored_figures() -> dict[str, dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT i.key, v.is_own, v.figures, v.first_at, v.last_at FROM identity_verdict v"
            " JOIN identity_identity i ON i.id = v.identity_id"
        )
        return {
            key: dict(zip(FIGURES, counts, strict=True))
            | {"own": own, "first_seen": first, "last_seen": last}
            for key, own, counts, first, last in cursor.fetchall()
        }


def assert_agree(declared: tuple[str, ...]) -> int:
    """Compares everything counted about everybody; returns how many were compared."""
    from rapport.base.viewer import viewing_as

    with viewing_as("system"):
        traffic, stored = stored_traffic(), stored_figures()
    own: OwnSide = infer_own(evidence_of(traffic), declared)
    expected = figures_of(traffic, own)
    assert {address for address, one in stored.items() if one["own"]} == {
        a for a, f in expected.items() if f.own
    }
    assert set(stored) == set(expected)
    for address, figures in expected.items():
        if figures.own:  # our own side is counted more simply: what it wrote and was written
            continue
        told = stored[address]
        assert {name: told[name] for name in FIGURES} == {name: getattr(figures, name) for name in FIGURES}, (
            address
        )
        assert (told["first_seen"], told["last_seen"]) == (figures.first_seen, figures.last_seen), address
    return len(expected)


def test_every_count_of_the_engine_is_stored() -> None:
    assert sorted(FIGURES) == sorted(COUNTED)
    assert set(MARK_BITS) == set(Mark)


@examples
@given(letters=mailboxes(most=24))
def test_random_mail_is_counted_as_defined(database: Any, letters: list[Letter]) -> None:
    with clean(database) as folder:
        add(write(folder, letters))
        assert_agree(("anvil.example",))


def test_a_real_mailbox_is_counted_as_defined(database: Any) -> None:
    from rapport.accounts.queries import operator
    from rapport.fill import flow

    mailbox: Path = samples("mail-spamassassin")
    flow.add(flow.given_paths([mailbox / "easy-ham-1", mailbox / "spam-1"]), operator_id=operator().pk)
    assert assert_agree(()) > 1_500
