"""Excluding: what an owner never wants kept goes, now and from whatever comes. Lifting lets it in again.

What goes is decided by :mod:`rapport.fill.mail.flow.excluded`, before something is stored and after alike, so that a record
is the same whenever something was excluded:

- a message goes whole when an excluded address or domain takes part in it in any role, or is written out in its subject,
  in somebody's name, or in the place it was found in;
- elsewhere only the claim, or the stored text, that is about it or mentions it goes;
- a thread goes with the messages that belong to it then, and with later ones that answer them by reference;
- a folder goes with what lies below it.

Only a keyed hash and a hint are remembered. Judgements and rulings of humans stay, by ids
alone: what was written beside a judgement goes with whom it is about.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import connection

from rapport.accounts.queries import owner_audience
from rapport.base.refusal import Refusal
from rapport.base.viewer import viewing_as
from rapport.engines.ids import KeyedIds
from rapport.engines.linkage.agreement import base_address
from rapport.engines.mail.addresses import normalize_address, normalize_domain
from rapport.fill.mail.flow.excluded import ADDRESS, DOMAIN, FOLDER, THREAD, Excluded, key_of
from rapport.fill.mail.flow.revise import begin_taking_away, take_away
from rapport.fill.mail.flow.turns import one_at_a_time
from rapport.kernel.evidence import services as evidence
from rapport.kernel.identity.queries import own_side
from rapport.kernel.identity.services import forget_reasons

KINDS = (ADDRESS, DOMAIN, FOLDER, THREAD)
OWNED = "source_id IN (SELECT s.id FROM evidence_source s WHERE s.owner_id = %(owner)s)"

BY_OWNER = "author_id = %(owner)s AND reason <> ''"  # what its owner wrote beside judgements


def exclude(kind: str, value: str, *, owner_id: int) -> int:
    """Takes everything of an address, domain, thread or folder out of its owner's sources, and keeps it out for ever.

    ``value`` of a thread is its id. Returns how many messages went. Raises Refusal for what makes no sense.
    """
    ids = KeyedIds(settings.IDENTITY_KEY)
    with one_at_a_time(), viewing_as(owner_id):
        value = _normalized(kind, value)
        _refuse_our_own(kind, value)
        named = _named(kind, value, ids)
        keys = _keys_of_thread(named) if kind == THREAD else [named]
        evidence.exclude(
            owner_id=owner_id,
            audience_id=owner_audience(owner_id).pk,
            kind=kind,
            named_id=named,
            key_ids=keys,
            hint=hint_of(kind, value),
        )
        excluded = Excluded(frozenset((kind, key) for key in keys), ids)
        with viewing_as("system"):
            with connection.cursor() as cursor:
                begin_taking_away(cursor)
                if kind == THREAD:
                    _doom_thread(cursor, named, keys, owner_id)
                else:
                    _doom_by_words(cursor, excluded, {"owner": owner_id})
            return take_away()


def lift(kind: str, value: str, *, owner_id: int) -> bool:
    """What was excluded may come in again from the next `add` on. False when it was not excluded."""
    ids = KeyedIds(settings.IDENTITY_KEY)
    with viewing_as(owner_id):
        named = _named(kind, _normalized(kind, value), ids)
        return evidence.lift_exclusion(owner_id=owner_id, kind=kind, named_id=named)


def hint_of(kind: str, value: str) -> str:
    """Enough to recognise what was excluded, too little to know it: ``j…@e….com``."""
    if kind == ADDRESS:
        local, _, domain = value.rpartition("@")
        return f"{local[:1]}…@{hint_of(DOMAIN, domain)}"
    if kind == DOMAIN:
        name, _, ending = value.rpartition(".")
        return f"{name[:1]}….{ending}"[:100]
    return "a thread" if kind == THREAD else f"{value[:1]}…"


def _normalized(kind: str, value: str) -> str:
    value = value.strip()
    if kind == ADDRESS:
        address = normalize_address(value)
        if not address:
            raise Refusal(f"{value!r} is no e-mail address. Nothing was excluded.", code="usage")
        return address
    if kind == DOMAIN:
        domain = normalize_domain(value.lower().lstrip("@"))
        if "." not in domain or "@" in domain:
            raise Refusal(f"{value!r} is no domain. Nothing was excluded.", code="usage")
        return domain
    if kind == FOLDER:
        if not value.strip("/"):
            raise Refusal("A folder without a name cannot be excluded.", code="usage")
        return value.strip("/")
    if kind == THREAD:
        if not (value.isascii() and value.isdigit() and int(value) < 1 << 63):
            raise Refusal(f"{value!r} is no thread's id. Nothing was excluded.", code="usage")
        return value
    raise Refusal(f"{kind!r} cannot be excluded; choose one of {', '.join(KINDS)}.", code="usage")


def _refuse_our_own(kind: str, value: str) -> None:
    """Our side takes part in everything: without it nothing would be left."""
    for own in own_side():
        is_ours = (
            kind == ADDRESS and (base_address(own) == base_address(value) or _is_within(value, own))
        ) or (kind == DOMAIN and (_is_within(own, value) or _is_within(value, own)))
        if is_ours:
            raise Refusal(
                f"{own} is on our own side, so {value} takes part in all mail; excluding it would take everything away.",
                code="own_address",
            )


def _is_within(name: str, domain: str) -> bool:
    """Whether an address or domain belongs to a domain."""
    host = name.rpartition("@")[2]
    return "@" not in domain and (host == domain or host.endswith(f".{domain}"))


def _named(kind: str, value: str, ids: KeyedIds) -> int:
    return int(value) if kind == THREAD else key_of(kind, value, ids)


def _keys_of_thread(thread_id: int) -> list[int]:
    """The ids its messages are known by: a later answer to any of them belongs to the thread."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT message_id FROM timeline_interaction WHERE thread_id = %s AND message_id IS NOT NULL"
            " UNION SELECT interaction_id FROM timeline_interaction WHERE thread_id = %s AND message_id IS NULL",
            [thread_id, thread_id],
        )
        return sorted({thread_id, *(row[0] for row in cursor.fetchall())})


def _doom(cursor: Any, query: str, parameters: dict[str, Any]) -> None:
    cursor.execute(f"INSERT INTO doomed {query} ON CONFLICT DO NOTHING", parameters)


def _doom_thread(cursor: Any, thread_id: int, keys: list[int], owner_id: int) -> None:
    _doom(
        cursor,
        f"SELECT record_id FROM timeline_interaction WHERE {OWNED} AND (thread_id = %(thread)s OR message_id = ANY (%(keys)s)"
        " OR root_id = ANY (%(keys)s) OR parent_id = ANY (%(keys)s) OR interaction_id = ANY (%(keys)s))",
        {"owner": owner_id, "thread": thread_id, "keys": keys},
    )


def _doom_by_words(cursor: Any, excluded: Excluded, owner: dict[str, Any]) -> None:
    """Asks for everything that names somebody or a place whether it is excluded; the answers lead to rows."""

    def those(asked: Callable[[str], bool], query: str) -> list[Any]:
        return _those(cursor, query, owner, asked)

    mentions, records = excluded.is_mentioned_in, f"SELECT id FROM evidence_record WHERE {OWNED}"
    folders = those(
        lambda folder: excluded.has_folder(folder) or mentions(folder),
        f"SELECT DISTINCT folder, folder FROM evidence_record WHERE {OWNED}",
    )
    people = those(excluded.has_address, "SELECT id, key FROM identity_identity WHERE namespace = 'mail'")
    names = those(mentions, "SELECT id, written FROM evidence_name")
    places = those(excluded.is_mentioned_in_place, f"SELECT id, locator FROM evidence_record WHERE {OWNED}")
    subjects = those(mentions, f"SELECT record_id, subject FROM timeline_interaction WHERE {OWNED}")
    claims = those(mentions, f"SELECT id, value || E'\n' || normalized FROM evidence_claim WHERE {OWNED}")
    texts = those(
        mentions,
        "SELECT t.record_id, t.text FROM timeline_messagetext t JOIN evidence_record r ON r.id = t.record_id"
        f" WHERE {OWNED}",
    )
    asides = those(excluded.has_place, f"SELECT id, locator FROM evidence_setaside WHERE {OWNED}")
    who = owner | {"people": people, "names": names}
    _doom(cursor, f"{records} AND folder = ANY (%(folders)s)", owner | {"folders": folders})
    _doom(cursor, "SELECT unnest(%(found)s::bigint[])", {"found": places + subjects})
    _doom(
        cursor,
        f"SELECT record_id FROM timeline_participation WHERE {OWNED}"
        " AND (identity_id = ANY (%(people)s) OR name_id = ANY (%(names)s))",
        who,
    )
    cursor.execute(
        f"INSERT INTO doomed_claim SELECT id, record_id FROM evidence_claim WHERE {OWNED}"
        " AND (id = ANY (%(claims)s) OR identity_id = ANY (%(people)s))",
        who | {"claims": claims},
    )
    cursor.execute("DELETE FROM timeline_messagetext WHERE record_id = ANY (%s)", [texts])
    cursor.execute("DELETE FROM evidence_setaside WHERE id = ANY (%s)", [asides])
    mentioning = those(mentions, f"SELECT id, reason FROM identity_judgement WHERE {BY_OWNER}")
    cursor.execute(
        f"SELECT id FROM identity_judgement WHERE {BY_OWNER}"
        " AND (left_id = ANY (%(people)s) OR right_id = ANY (%(people)s))",
        who,
    )
    forget_reasons([*mentioning, *(row[0] for row in cursor.fetchall())])


def _those(cursor: Any, query: str, parameters: dict[str, Any], asked: Callable[[str], bool]) -> list[Any]:
    """The first column of all rows whose second is asked for; a batch of rows in memory at a time."""
    found: list[Any] = []
    cursor.execute(f"DECLARE asked NO SCROLL CURSOR FOR {query}", parameters)
    while True:
        cursor.execute("FETCH 20000 FROM asked")
        rows = cursor.fetchall()
        if not rows:
            break
        found.extend(key for key, text in rows if asked(text))
    cursor.execute("CLOSE asked")
    return found
