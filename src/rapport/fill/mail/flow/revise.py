"""Changing one's mind: taking an `add` back, excluding, ruling on an address, changing the rules, deriving everything anew."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import connection
from django.utils import timezone

from rapport.accounts.queries import everyone, owner_audience
from rapport.base.refusal import Refusal
from rapport.base.viewer import viewing_as
from rapport.engines.ids import KeyedIds
from rapport.engines.mail.addresses import normalize_address
from rapport.fill.mail.flow.settle import keep_touched, settle, touch_identity, touch_messages, touch_staying
from rapport.fill.mail.flow.turns import one_at_a_time
from rapport.fill.mail.queries import derived_state, is_own_address, settlement
from rapport.fill.mail.services import forget_derived, set_policy
from rapport.kernel.evidence import services as evidence
from rapport.kernel.evidence.models import Exclusion, Run
from rapport.kernel.evidence.queries import run_by_id
from rapport.kernel.identity.services import rule_on

OWNED = "r.source_id IN (SELECT s.id FROM evidence_source s WHERE s.owner_id = %s) AND "
TAKING_PART = "r.id IN (SELECT p.record_id FROM timeline_participation p JOIN identity_identity x ON x.id = p.identity_id WHERE "


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
            gone = _take_away("r.run_id = %s", [run_id])
        Run.objects.filter(pk=run_id).update(
            state=Run.State.UNDONE, finished_at=timezone.now(), is_settled=True
        )
        evidence.forget_set_aside(run_id)
    return gone


def exclude(kind: str, value: str, *, owner_id: int) -> int:
    """Takes everything of an address, domain, thread or folder out of its owner's sources, and keeps it out for ever.

    A message goes whole when the excluded address or domain takes part in it in any role. ``value`` of a thread is its id. Only
    a keyed hash and a hint are remembered. Returns how many messages went. Raises Refusal for what makes no sense.
    """
    ids = KeyedIds(settings.IDENTITY_KEY)
    with one_at_a_time(), viewing_as(owner_id):
        value = _normalized(kind, value)
        keys = (
            _thread_keys(int(value), owner_id)
            if kind == Exclusion.Kind.THREAD
            else [ids.of(_NAMESPACE[kind], value)]
        )
        evidence.exclude(
            owner_id=owner_id,
            audience_id=owner_audience(owner_id).pk,
            kind=kind,
            key_ids=keys,
            hint=hint_of(kind, value),
        )
        with viewing_as("system"):
            condition, parameters = _matching(kind, value)
            return _take_away(OWNED + condition, [owner_id, *parameters])


_NAMESPACE = {"address": "mail", "domain": "domain", "folder": "folder"}


def _normalized(kind: str, value: str) -> str:
    value = value.strip()
    if kind == Exclusion.Kind.ADDRESS:
        address = normalize_address(value)
        if "@" not in address:
            raise Refusal(f"{value!r} is no e-mail address. Nothing was excluded.", code="usage")
        if is_own_address(address):
            raise Refusal(
                f"{address} is on our own side; excluding it would take away all mail.", code="own_address"
            )
        return address
    if kind == Exclusion.Kind.DOMAIN:
        domain = value.lower().lstrip("@").rstrip(".")
        if "." not in domain or "@" in domain:
            raise Refusal(f"{value!r} is no domain. Nothing was excluded.", code="usage")
        if is_own_address(f"anybody@{domain}"):
            raise Refusal(f"{domain} is our own; excluding it would take away all mail.", code="own_address")
        return domain
    if kind == Exclusion.Kind.THREAD and not value.isdigit():
        raise Refusal(f"{value!r} is no thread's id. Nothing was excluded.", code="usage")
    return value


def _matching(kind: str, value: str) -> tuple[str, list[object]]:
    if kind == Exclusion.Kind.ADDRESS:
        return TAKING_PART + "x.key = %s)", [value]
    if kind == Exclusion.Kind.DOMAIN:
        return (
            TAKING_PART + "split_part(x.key, '@', 2) = %s OR split_part(x.key, '@', 2) LIKE '%%.' || %s)",
            [value, value],
        )
    if kind == Exclusion.Kind.FOLDER:
        return "r.folder = %s", [value]
    return "i.thread_id = %s", [int(value)]


def _thread_keys(thread_id: int, owner_id: int) -> list[int]:
    """The ids of a thread's messages: a later answer to any of them belongs to the thread."""
    with viewing_as(owner_id), connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT message_id FROM timeline_interaction WHERE thread_id = %s AND message_id IS NOT NULL",
            [thread_id],
        )
        return sorted({thread_id, *(row[0] for row in cursor.fetchall())})


def hint_of(kind: str, value: str) -> str:
    """Enough to recognise what was excluded, too little to know it: ``j…@e….com``."""
    if kind == Exclusion.Kind.ADDRESS:
        local, _, domain = value.rpartition("@")
        return f"{local[:1]}…@{hint_of('domain', domain)}"
    if kind == Exclusion.Kind.DOMAIN:
        name, _, ending = value.rpartition(".")
        return f"{name[:1]}….{ending}"
    return "a thread" if kind == Exclusion.Kind.THREAD else f"{value[:1]}…"


def _take_away(where: str, parameters: list[object]) -> int:
    """Takes the records a condition names away and derives what remains. Viewer: system."""
    touch_messages(where, parameters)
    keep_touched()
    gone = evidence.delete_touched_records()
    touch_staying()
    settle(clock=_clock())
    evidence.forget_unused()
    return gone


def rebuild(*, check: bool = False) -> list[str]:
    """Derives everything anew at the stored moment. With ``check`` only compares. Returns the tables that differ."""
    differing: list[str] = []
    with one_at_a_time():
        try:
            with viewing_as("system"):
                before = derived_state()
                forget_derived()
                touch_messages("true", [])
                settle(clock=_clock(), everything=True)
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
            settle(clock=_clock())


def change_policy(*, author_id: int, stores_text: bool, rules: str) -> None:
    """Puts a new policy in force and decides everything anew by it, without reading a message again.

    Raises ValueError that names every mistake in the rules. Text that is not to be kept any more is gone at once.
    """
    with one_at_a_time(), viewing_as(author_id):
        set_policy(author_id=author_id, audience_id=everyone().pk, stores_text=stores_text, rules=rules)
        with viewing_as("system"):
            if not stores_text:
                evidence.forget_texts()
            touch_messages("true", [])
            settle(clock=_clock(), everything=True)


def _clock() -> datetime:
    """The moment everything was last derived at; now, when nothing was."""
    last = settlement()
    return last.clock if last is not None else timezone.now()
