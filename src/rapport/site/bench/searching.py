"""The benchmark `search` from inside: run as a process of its own on the home it may fill, asked and answering in JSON.

Whatever is timed here is asked as the application's role under row security, by a reader who sees a part of the crowd.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

LIMIT = 10


def main() -> None:
    """Read the order from standard input, print the measurement."""
    import django

    django.setup()
    order = json.loads(sys.stdin.readline())
    print(json.dumps(measure(order, lambda text: print(text, file=sys.stderr, flush=True))), flush=True)


def measure(order: dict[str, Any], say: Callable[[str], None]) -> dict[str, Any]:
    """Fill the home's record, derive what is searched, and ask. ``order``: people, interactions, queries, peer_queries, seed."""
    from rapport.base.database import database_of
    from rapport.base.home import home_from

    from .crowd import fill

    database = database_of(home_from())
    say(f"Making a crowd of {order['people']:,} people…")
    crowd = fill(database, people=order["people"], interactions=order["interactions"], seed=order["seed"])
    say("Deriving what they are found by…")
    seconds = _derive()
    assert database.superuser is not None
    with database.superuser.on(database.owner.name).connect(autocommit=True) as connection:
        connection.execute(
            "VACUUM (ANALYZE) directory_searchposting, directory_searchword, directory_searchneighbor"
        )
        say("Asking…")
        warming = _questions(crowd.reader, order["queries"], order["seed"] + 1)
        asked = _questions(crowd.reader, order["queries"], order["seed"])
        ours = _ask_all(warming, asked, _ours(crowd.reader))
        say("Asking pg_trgm…")
        few, warming = (
            {kind: some[: order["peer_queries"]] for kind, some in all_.items()} for all_ in (asked, warming)
        )
        peer = _ask_all(warming, few, _peer(connection))
        sizes = _sizes(connection)
    return {
        "crowd": {
            "people": crowd.people,
            "organizations": crowd.organizations,
            "interactions": crowd.interactions,
            "seen": _seen(crowd.reader),
            "seed": order["seed"],
        },
        "derived": {"seconds": round(seconds, 2), **sizes},
        "rapport": ours,
        "pg_trgm": peer,
    }


def _derive() -> float:
    from django.db import connection

    from rapport.base.viewer import viewing_as
    from rapport.kernel.directory.services import derive_search

    began = time.perf_counter()
    with viewing_as("system"), connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE touched_party ON COMMIT DROP AS"
            " SELECT DISTINCT party_id FROM identity_identity"
        )
        cursor.execute("ANALYZE touched_party")
        derive_search(cursor)
    return time.perf_counter() - began


def _sizes(connection: Any) -> dict[str, int]:
    (postings, words, neighbors, size) = connection.execute(
        "SELECT (SELECT count(*) FROM directory_searchposting), (SELECT count(*) FROM directory_searchword),"
        " (SELECT count(*) FROM directory_searchneighbor), pg_total_relation_size('directory_searchposting')"
        " + pg_total_relation_size('directory_searchword') + pg_total_relation_size('directory_searchneighbor')"
    ).fetchone()
    return {"postings": postings, "words": words, "neighbors": neighbors, "size": size}


def _seen(reader: int) -> int:
    from django.db import connection

    from rapport.base.viewer import viewing_as

    with viewing_as(reader), connection.cursor() as cursor:
        cursor.execute("SELECT count(DISTINCT party_id) FROM directory_person")
        return int(cursor.fetchone()[0])


def _questions(reader: int, count: int, seed: int) -> dict[str, list[Any]]:
    """So many queries of each kind, about people drawn evenly from those the reader sees."""
    from django.db import connection

    from rapport.base.viewer import viewing_as

    from .typed import KINDS, Intended, queries

    with viewing_as(reader), connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, organization FROM (SELECT DISTINCT ON (p.party_id) p.party_id, p.name,"
            " coalesce(o.name, '') AS organization FROM directory_person p"
            " LEFT JOIN directory_organization o ON o.party_id = p.organization_id"
            " ORDER BY p.party_id, p.audience_id) AS seen ORDER BY md5(party_id::text || %s) LIMIT %s",
            [str(seed), 2 * count * len(KINDS)],
        )
        people = [Intended(*row) for row in cursor.fetchall()]
    dice = random.Random(seed)
    return {
        kind: queries(people[number :: len(KINDS)], kind, dice)[:count] for number, kind in enumerate(KINDS)
    }


class Answer(NamedTuple):
    """The names found, and seconds: in the database, of its processor, and with everything around."""

    names: list[str]
    inside: float
    processor: float
    whole: float


Ask = Callable[[Any], Answer]


def _ask_all(warming: dict[str, list[Any]], asked: dict[str, list[Any]], ask: Ask) -> dict[str, Any]:
    """Asks everything in a mixed order, after as many others that do not count."""
    for query in _mixed(warming):
        ask(query)
    answers = [(query, ask(query)) for query in _mixed(asked)]
    kinds = {kind: [one for one in answers if one[0].kind == kind] for kind in asked}
    return {"all": _figures(answers), "kinds": {kind: _figures(some) for kind, some in kinds.items()}}


def _mixed(asked: dict[str, list[Any]]) -> list[Any]:
    mixed = [query for some in asked.values() for query in some]
    random.Random(1).shuffle(mixed)
    return mixed


def _figures(answers: Sequence[tuple[Any, Answer]]) -> dict[str, Any]:
    hits = sum(query.name in answer.names for query, answer in answers)
    figures: dict[str, Any] = {"queries": len(answers)}
    for name, field in (("", "inside"), ("processor_", "processor"), ("whole_", "whole")):
        values = [getattr(answer, field) * 1000 for _, answer in answers]
        figures |= {f"{name}p50": _percentile(values, 50), f"{name}p95": _percentile(values, 95)}
    return figures | {"hit_at_10": round(hits / max(1, len(answers)), 4)}


def _on_processor(process: int) -> float:
    """Seconds a process has had of a processor so far; 0 where the system does not say."""
    try:
        return int(Path(f"/proc/{process}/schedstat").read_text(encoding="ascii").split()[0]) / 1e9
    except (OSError, ValueError, IndexError):
        return 0.0


def _percentile(values: Sequence[float], percent: int) -> float:
    """The value that so many of a hundred do not exceed, in milliseconds."""
    ranked = sorted(values)
    return round(ranked[max(0, -(-len(ranked) * percent // 100) - 1)], 3) if ranked else 0.0


def _ours(reader: int) -> Ask:
    from django.db import connection

    from rapport.base.viewer import viewing_as
    from rapport.kernel.directory.queries import found_people

    def ask(query: Any) -> Answer:
        with viewing_as(reader), _timed() as spent:
            backend = connection.connection.info.backend_pid
            used, began = _on_processor(backend), time.perf_counter()
            found = found_people(query.text, LIMIT)
            whole = time.perf_counter() - began
            used = _on_processor(backend) - used
        return Answer([one.name for one in found], spent[0], used, whole)

    return ask


@contextmanager
def _timed() -> Iterator[list[float]]:
    """Adds up the seconds that statements take, sending and fetching included."""
    from django.db import connection

    spent = [0.0]

    def wrapper(execute: Any, *arguments: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(*arguments)
        finally:
            spent[0] += time.perf_counter() - began

    with connection.execute_wrapper(wrapper):
        yield spent


def _peer(connection: Any) -> Ask:
    """Trigram similarity as its manual shows it: a GIN index, the operator %, the most similar first.

    It is spared row security, and told whether to look at names alone or at names with their organizations.
    """
    connection.execute(
        "CREATE UNLOGGED TABLE bench_peer AS SELECT DISTINCT ON (p.party_id) p.name, rapport_sort_key(p.name) AS called,"
        " rapport_sort_key(p.name || ' ' || coalesce(o.name, '')) AS placed FROM directory_person p"
        " LEFT JOIN directory_organization o ON o.party_id = p.organization_id ORDER BY p.party_id, p.audience_id"
    )
    connection.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    connection.execute("CREATE INDEX ON bench_peer USING gin (called gin_trgm_ops)")
    connection.execute("CREATE INDEX ON bench_peer USING gin (placed gin_trgm_ops)")
    connection.execute("VACUUM (ANALYZE) bench_peer")

    def ask(query: Any) -> Answer:
        column = "placed" if query.kind == "surname_company" else "called"
        used, began = _on_processor(connection.info.backend_pid), time.perf_counter()
        rows = connection.execute(
            f"SELECT name FROM bench_peer WHERE {column} %% rapport_sort_key(%(text)s)"
            f" ORDER BY similarity({column}, rapport_sort_key(%(text)s)) DESC LIMIT {LIMIT}",
            {"text": query.text},
        ).fetchall()
        spent = time.perf_counter() - began
        used = _on_processor(connection.info.backend_pid) - used
        return Answer([name for (name,) in rows], spent, used, spent)

    return ask


if __name__ == "__main__":
    main()
