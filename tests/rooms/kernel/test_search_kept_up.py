"""The words of search: kept up with what they stand for, each audience's its own, and gone when nobody has them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from tests.rooms.fill.mail.test_exclusion import exclude, fill, message
from tests.rooms.fill.mail.test_properties import add, derived, differing, operator
from tests.rooms.fill.mail.test_scrubbing import files_with_the_word
from tests.rooms.taken_in import Colleagues

from rapport.base.viewer import viewing_as
from rapport.kernel.directory import queries as directory
from rapport.kernel.directory.models import SearchNeighbor, SearchPosting, SearchWord

RUI = "Rui Barbosa <rui@ferro.example>"
TABLES = ("directory_searchposting", "directory_searchword", "directory_searchneighbor")


def exchange(
    name: str = "Rui Barbosa", address: str = "rui@ferro.example", at: str = "03 Mar 2025"
) -> tuple[bytes, ...]:
    """Two messages of somebody's and our answer between them."""
    key = address.replace("@", ".")
    date = f"{at} 09:00:00 +0000"
    return (
        message(From=f"{name} <{address}>", Message_ID=f"<1.{key}@post.example>", Date=date),
        message(From="priya@anvil.example", To=address, Message_ID=f"<2.{key}@post.example>", Date=date,
                Subject="Re: Castings", In_Reply_To=f"<1.{key}@post.example>"),
        message(From=f"{name} <{address}>", Message_ID=f"<3.{key}@post.example>", Date=date,
                Subject="Re: Castings", In_Reply_To=f"<2.{key}@post.example>"),
    )  # fmt: skip


def names_found(text: str) -> list[str]:
    with viewing_as(operator()):
        return [one.name for one in directory.found_people(text, 10)]


def all_words(database: Any) -> set[str]:
    """Every word and neighbor in the tables, of whatever audience."""
    with database.superuser.on(database.app.name).connect() as connection:
        rows = connection.execute(
            "SELECT word FROM directory_searchword UNION SELECT word FROM directory_searchposting"
            " UNION SELECT neighbor FROM directory_searchneighbor UNION SELECT word FROM directory_searchneighbor"
            " UNION SELECT unnest(string_to_array(words, ' ')) FROM directory_searchposting"
        ).fetchall()
    return {word for (word,) in rows}


def test_what_comes_later_is_found_and_old_words_stay_with_whom_they_name(
    database: Any, tmp_path: Path
) -> None:
    add(fill(tmp_path / "a", *exchange()))
    assert names_found("barbosa") == ["Rui Barbosa"]
    add(fill(tmp_path / "b", *exchange("Rui Tavares", at="03 Jun 2026")))
    assert names_found("tavares") == names_found("barbosa") == names_found("rui tavarse")
    assert differing() == []


def test_undo_forgets_words_nobody_has(database: Any, tmp_path: Path) -> None:
    from rapport.fill.mail.flow.revise import undo

    add(fill(tmp_path / "a", *exchange()))
    before = {table: derived()[table] for table in TABLES}
    run = add(fill(tmp_path / "b", *exchange("Nilda Quaresma", "nilda@ferro.example")))
    assert names_found("quaersma") == ["Nilda Quaresma"]
    undo(run, operator_id=operator())
    assert names_found("quaresma") == names_found("quaersma") == []
    assert not {"quaresma", "quresma", "nilda", "nida"} & all_words(database)
    assert {table: derived()[table] for table in TABLES} == before
    assert differing() == []


def test_exclusion_takes_the_words_from_the_tables_and_from_disk(database: Any, tmp_path: Path) -> None:
    from rapport.fill.mail.flow.revise import scrub_disk

    add(fill(tmp_path / "a", *exchange("Thaumaturgy Quaresma", "wonders@thaumaturgy.example"), *exchange()))
    assert "thaumaturgy" in all_words(database) and files_with_the_word(database) != []
    exclude("address", "wonders@thaumaturgy.example")
    left = all_words(database)
    assert "rui" in left and not {
        word for word in left if "thaum" in word or "quares" in word or "wonders" in word
    }
    scrub_disk()
    assert files_with_the_word(database) == []


def test_the_vocabulary_counts_what_is_there(database: Any, tmp_path: Path) -> None:
    boxes = [
        exchange(),
        exchange("Rui Costa", "rui.costa@ferro.example"),
        exchange("Ana Costa", "ana@costa.example"),
    ]
    for number, box in enumerate(boxes):
        add(fill(tmp_path / str(number), *box))
    with viewing_as("system"), connection.cursor() as cursor:
        cursor.execute(
            "SELECT w.parties - p.parties, w.named - p.named, w.best - p.best FROM directory_searchword w"
            " FULL JOIN (SELECT audience_id, kind, word, count(*) AS parties, count(*) FILTER (WHERE is_named) AS named,"
            " max(weight) AS best FROM directory_searchposting GROUP BY 1, 2, 3) p USING (audience_id, kind, word)"
        )
        differences = set(cursor.fetchall())
    assert differences == {(0, 0, 0.0)}
    assert differing() == []


def test_words_are_an_audiences_own(record: Colleagues) -> None:
    """Ben's Dora is known by words nobody else can see, count, or meet by a slip."""
    secret = {"dora", "verborgen", "hidden"}
    for viewer, is_ben in ((record.priya, False), (record.ben, True)):
        with viewing_as(viewer):
            words = set(SearchWord.objects.values_list("word", flat=True))
            postings = set(SearchPosting.objects.values_list("word", flat=True))
            neighbors = set(SearchNeighbor.objects.values_list("word", flat=True))
            neighbors |= set(SearchNeighbor.objects.values_list("neighbor", flat=True))
            assert "marta" in words & postings & neighbors
            assert bool(secret & (words | postings | neighbors)) is is_ben
            assert ("dra" in neighbors) is is_ben
            for text in ("dora", "dra", "dorra", "d verborgen", "hidden", "verborgn", "dora@hidden.example"):
                assert [one.name for one in directory.found_people(text, 10)] == ["Dora Verborgen"][:is_ben]
                assert bool(directory.found_addresses(text).rows) is is_ben
            for text in ("hidden", "hiden"):
                assert [one.detail for one in directory.found_organizations(text, 10)] == ["hidden.example"][
                    :is_ben
                ]


def test_nobody_without_a_viewer_finds_anything(record: Colleagues) -> None:
    with viewing_as(None):
        assert directory.found_people("marta", 10) == directory.found_organizations("northwind", 10) == []
        assert not SearchWord.objects.exists() and not SearchNeighbor.objects.exists()


def test_our_own_side_is_found_only_where_it_is_asked_for(record: Colleagues) -> None:
    with viewing_as(record.priya):
        assert directory.found_people("tom hale", 10) == []
        assert [one.name for one in directory.found_people("tom hale", 10, with_own=True)] == ["Tom Hale"]
        assert directory.found_organizations("anvil", 10) == []


@pytest.fixture
def older_record(database: Any, tmp_path: Path) -> Iterator[dict[str, Any]]:
    """A record from before there was a vocabulary; yields what should be in it."""
    add(fill(tmp_path / "a", *exchange()))
    state = {table: derived()[table] for table in TABLES}
    with viewing_as("system"), connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"DELETE FROM {table}")
    yield state


def test_a_record_from_before_gets_its_words_with_the_migration(older_record: dict[str, Any]) -> None:
    class Editor:
        connection = connection

    assert names_found("barbosa") == []
    with viewing_as("system"):
        import_module("rapport.kernel.directory.migrations.0003_search").fill(None, Editor())
    assert {table: derived()[table] for table in TABLES} == older_record
    assert names_found("barbosa") == ["Rui Barbosa"]
