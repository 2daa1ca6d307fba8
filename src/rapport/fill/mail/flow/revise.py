"""Changing one's mind: taking an `add` back, ruling on an address, changing the rules, deriving everything anew.

What is taken away is deleted here; that it leaves the disk too is :func:`scrub_disk`, called once that is committed.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from rapport.accounts.queries import everyone
from rapport.base.database import database_of
from rapport.base.home import home_from
from rapport.base.refusal import Refusal
from rapport.base.scrub import Scrubbed, is_due, note_due, scrub
from rapport.base.sql import sql
from rapport.base.viewer import viewing_as
from rapport.fill.mail.flow.settle import keep_touched, settle, touch_identity, touch_messages, touch_staying
from rapport.fill.mail.flow.turns import one_at_a_time
from rapport.fill.mail.queries import derived_state, policy_in_force, settlement
from rapport.fill.mail.services import forget_derived, set_policy
from rapport.kernel.evidence import services as evidence
from rapport.kernel.evidence.queries import Run, run_by_id
from rapport.kernel.identity.services import rule_on

log = logging.getLogger("rapport.fill")


def undo(run_id: int, *, operator_id: int) -> int:
    """Takes an `add` back: its records go, and whatever followed from them is derived anew. Returns how many went."""
    with one_at_a_time(), viewing_as(operator_id):
        run = run_by_id(run_id)
        if run is None:
            raise Refusal(
                f"There is no run {run_id} of yours. `rapport doctor` names the last ones.",
                code="no_such_run",
            )
        if run.state == Run.State.UNDONE:
            raise Refusal(f"Run {run_id} was taken back already.", code="already_undone")
        with viewing_as("system"):
            with connection.cursor() as cursor:
                begin_taking_away(cursor)
                cursor.execute(
                    "INSERT INTO doomed SELECT id FROM evidence_record WHERE run_id = %s", [run_id]
                )
            gone = take_away()
        evidence.mark_undone(run_id)
        evidence.forget_set_aside(run_id)
    return gone


def begin_taking_away(cursor: Any) -> None:
    """Makes the empty temporary tables that :func:`take_away` reads: ``doomed(record_id)``, ``doomed_claim(id, record_id)``."""
    cursor.execute("DROP TABLE IF EXISTS doomed, doomed_claim")
    cursor.execute("CREATE TEMPORARY TABLE doomed (record_id bigint PRIMARY KEY) ON COMMIT DROP")
    cursor.execute(
        "CREATE TEMPORARY TABLE doomed_claim (id bigint PRIMARY KEY, record_id bigint) ON COMMIT DROP"
    )


def take_away() -> int:
    """Deletes the doomed records and claims and derives what remains. Viewer: system. Returns how many records went."""
    note_due(home_from())
    touch_messages("r.id IN (SELECT record_id FROM doomed UNION SELECT record_id FROM doomed_claim)", [])
    keep_touched()
    with connection.cursor() as cursor:
        cursor.execute(  # what was said by hand stands in no message
            "INSERT INTO kept_touched SELECT c.identity_id FROM evidence_claim c JOIN doomed_claim d ON d.id = c.id"
            " EXCEPT SELECT identity_id FROM kept_touched"
        )
        cursor.execute(
            "DELETE FROM touched_message t WHERE NOT EXISTS (SELECT FROM doomed d WHERE d.record_id = t.record_id)"
        )
        cursor.execute(
            "INSERT INTO staying SELECT record_id FROM doomed_claim EXCEPT SELECT record_id FROM doomed"
        )
        gone = evidence.delete_touched_records()
        cursor.execute("DELETE FROM evidence_claim c USING doomed_claim d WHERE d.id = c.id")
    touch_staying()
    settle(clock=stored_clock())
    evidence.forget_unused()
    return gone


def scrub_disk() -> Scrubbed:
    """Lets what was deleted vanish from the database's files too, while nobody takes in. Call outside a transaction."""
    home = home_from()
    database = database_of(home)
    owner = database.owner.on(str(connection.settings_dict["NAME"]))  # a test has one of its own
    with one_at_a_time():
        return scrub(home, replace(database, owner=owner))


def scrub_if_due() -> None:
    """What a worker does after somebody took something away in the browser, or a command was killed before it could."""
    if not is_due(home_from()):
        return
    try:
        for words in scrub_disk().left:
            log.warning(words)
    except Refusal as refusal:  # it stays due
        log.warning(str(refusal))


def rebuild(*, check: bool = False) -> list[str]:
    """Derives everything anew at the stored moment. With ``check`` only compares. Returns the tables that differ."""
    differing: list[str] = []
    with one_at_a_time():
        try:
            with viewing_as("system"):
                before = derived_state()
                forget_derived()
                touch_messages("true", [])
                settle(clock=stored_clock(), everything=True)
                differing = [name for name, state in derived_state().items() if before[name] != state]
                if check:
                    raise _OnlyChecking
        except _OnlyChecking:
            pass
    return differing


class _OnlyChecking(Exception):  # noqa: N818 - rolls the rebuild back
    pass


def rule_on_address(identity_id: int, verdict: str, *, author_id: int) -> None:
    """A human's verdict on an address, in force at once and for ever; "" gives it back to the rules."""
    with one_at_a_time(), viewing_as(author_id):
        rule_on(identity_id=identity_id, verdict=verdict, author_id=author_id, audience_id=everyone().pk)
        with viewing_as("system"):
            touch_identity(identity_id)
            settle(clock=stored_clock())


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """So many addresses would get, or got, another verdict; "" stands for none."""

    before: str
    after: str
    addresses: int


def change_policy(
    *, author_id: int, stores_text: bool | None = None, rules: str | None = None, dry_run: bool = False
) -> list[VerdictChange]:
    """Puts a new policy in force and decides everything anew by it, without reading a message again.

    What is None stays as it is; ``rules`` are JSON, "" for those Rapport comes with. Text that is not to be kept any more is
    gone at once. Returns how many addresses change their verdict; with ``dry_run`` nothing else happens. Raises ValueError
    that names every mistake in the rules.
    """
    changes: list[VerdictChange] = []
    with one_at_a_time():
        try:
            with viewing_as(author_id):
                before = policy_in_force()
                after_rules = before.written if rules is None else rules
                after_text = before.stores_text if stores_text is None else stores_text
                set_policy(
                    author_id=author_id, audience_id=everyone().pk, stores_text=after_text, rules=after_rules
                )
                with viewing_as("system"):
                    if before.stores_text and not after_text:
                        note_due(home_from())
                        evidence.forget_texts()
                    if after_rules != before.written:
                        changes = decide_anew()
                if dry_run:
                    raise _OnlyChecking
        except _OnlyChecking:
            pass
    return changes


def decide_anew() -> list[VerdictChange]:
    """Derives everything anew by what is in force. Viewer: system. Returns how many addresses changed their verdict."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS verdict_before")
        cursor.execute(
            "CREATE TEMPORARY TABLE verdict_before ON COMMIT DROP AS SELECT identity_id, audience_id, verdict FROM identity_verdict"
        )
        touch_messages("true", [])
        settle(clock=stored_clock(), everything=True)
        cursor.execute(sql("fill/mail", "verdicts_changed"))
        return [VerdictChange(*row) for row in cursor.fetchall()]


def stored_clock() -> datetime:
    """The moment everything was last derived at; now, when nothing was."""
    last = settlement()
    return last.clock if last is not None else timezone.now()
