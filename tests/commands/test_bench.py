"""`rapport bench`: it runs, says what its schema says, and counts what was there. How fast it was is not asked here."""

from __future__ import annotations

import json
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.commands.installation import RAPPORT, environment

MESSAGES = 200


def bench(*arguments: str, code: int = 0) -> dict[str, Any]:
    command = [RAPPORT, "bench", *arguments, "--json"]
    done = subprocess.run(
        command, env=environment(), capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == code, done.stdout + done.stderr
    return dict(json.loads(done.stdout))


def schema(name: str) -> Draft202012Validator:
    text = files("rapport.site.cli").joinpath("schemas", f"{name}.schema.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(text))


@pytest.fixture(scope="module")
def lift(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("bench")
    return folder, bench(
        "lift", "--messages", str(MESSAGES), "--folder", str(folder), "--samples", str(folder)
    )


def test_it_says_what_its_schema_says(lift: tuple[Path, dict[str, Any]]) -> None:
    schema("bench").validate(lift[1])


def test_everybody_met_every_message(lift: tuple[Path, dict[str, Any]]) -> None:
    found = lift[1]["benchmarks"]["lift"]
    assert found["mailbox"]["messages"] == MESSAGES
    assert sum(one["messages"] for one in found["understanding"]["generated"]["classes"]) == MESSAGES
    assert [one["messages"] for one in found["whole_job"]["standard_library"]] == [MESSAGES]
    assert [one["messages"] for one in found["whole_job"]["standard_library_from_file"]] == [MESSAGES]
    assert [one["messages"] for one in found["whole_job"]["rapport"]] == [MESSAGES]


def test_the_job_was_done_whole(lift: tuple[Path, dict[str, Any]]) -> None:
    (ours,) = lift[1]["benchmarks"]["lift"]["whole_job"]["rapport"]
    assert ours["people"] > 0
    assert ours["organizations"] > 0
    assert ours["interactions"] > 0


def test_nothing_stays(lift: tuple[Path, dict[str, Any]]) -> None:
    assert list(lift[0].iterdir()) == []


def test_it_lists_what_there_is() -> None:
    listed = bench()
    schema("bench").validate(listed)
    assert {"lift", "search"} <= set(listed["available"])


PEOPLE, QUERIES = 1_500, 8


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("search")
    return folder, bench(
        "search", "--people", str(PEOPLE), "--queries", str(QUERIES), "--folder", str(folder)
    )


def test_search_says_what_its_schema_says(search: tuple[Path, dict[str, Any]]) -> None:
    schema("bench").validate(search[1])
    assert list(search[0].iterdir()) == []


def test_the_crowd_is_whole_and_its_reader_sees_a_part(search: tuple[Path, dict[str, Any]]) -> None:
    crowd = search[1]["benchmarks"]["search"]["crowd"]
    assert crowd["people"] == PEOPLE and PEOPLE / 2 < crowd["seen"] < PEOPLE
    assert crowd["organizations"] > PEOPLE / 10 and crowd["interactions"] > 3 * PEOPLE


def test_every_kind_of_query_was_asked_of_both_and_found(search: tuple[Path, dict[str, Any]]) -> None:
    found = search[1]["benchmarks"]["search"]
    for name in ("rapport", "pg_trgm"):
        kinds = found[name]["kinds"]
        assert {one["queries"] for one in kinds.values()} == {QUERIES} and len(kinds) == 6
        assert found[name]["all"]["queries"] == 6 * QUERIES
    assert found["rapport"]["all"]["hit_at_10"] > 0.9
    assert min(one["hit_at_10"] for one in found["rapport"]["kinds"].values()) > 0.7
    assert (
        found["derived"]["postings"] > 2 * PEOPLE
        and found["derived"]["neighbors"] > found["derived"]["words"]
    )


def test_another_name_is_refused() -> None:
    refused = bench("drop", code=2)
    schema("error").validate(refused)
    assert "lift" in refused["error"]["message"]
