"""`rapport export` and `rapport why` as they are called, on a home with its own database."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.rooms.cli.test_export import schema
from tests.rooms.taken_in import PRIYAS, mailbox

from rapport.base.database import database_of
from rapport.base.home import Home

Run = subprocess.CompletedProcess[str]


class Installation:
    """A home of its own; commands run in processes of their own, as people run them."""

    def __init__(self, home: Path) -> None:
        self.environment = {
            name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"
        } | {"RAPPORT_HOME": str(home)}

    def run(self, *arguments: str) -> Run:
        return subprocess.run(
            [sys.executable, "-m", "rapport.site.cli", *arguments],
            env=self.environment, capture_output=True, text=True, timeout=180,
        )  # fmt: skip

    def document(self, *arguments: str, code: int = 0) -> Any:
        done = self.run(*arguments, "--json")
        assert done.returncode == code, done.stderr
        return json.loads(done.stdout)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    folder = tmp_path_factory.mktemp("installed")
    installation = Installation(folder / "home")
    box = mailbox(folder / "post", PRIYAS)
    with database_of(Home(folder / "home").create()).running():  # so that no command has to start it
        done = installation.run("add", str(box), "--own", "anvil.example", "--json")
        assert done.returncode == 0, done.stderr
        yield installation


def test_an_export_goes_to_standard_output(installed: Installation) -> None:
    done = installed.run("export", "people", "--as-of", "2025-06-01")
    assert done.returncode == 0, done.stderr
    names = [json.loads(line)["name"] for line in done.stdout.splitlines()]
    assert sorted(names) == ["Marta Oliveira", "Rui Gonçalves"]
    assert installed.run("export", "people", "--as-of", "2025-06-01").stdout == done.stdout


def test_an_export_goes_to_a_file_whole_or_not_at_all(installed: Installation, tmp_path: Path) -> None:
    target = tmp_path / "addresses.csv"
    said = installed.document(
        "export", "addresses", "--format", "csv", "-o", str(target), "--as-of", "2025-06-01"
    )
    schema("export").validate(said)
    assert (said["kind"], said["count"], said["as_of"]) == ("addresses", 8, "2025-06-01")
    assert target.read_bytes().count(b"\r\n") == 9
    assert [path.name for path in tmp_path.iterdir()] == ["addresses.csv"]
    assert target.stat().st_mode & 0o077 == 0, "addresses are nobody else's business"
    before = target.read_bytes()
    refused = installed.document("export", "interactions", "--format", "vcard", "-o", str(target), code=2)
    schema("error").validate(refused)
    assert target.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("export", "people"), 2),  # --json without a file
        (("export", "people", "--as-of", "never", "-o", "x"), 2),
        (("export", "people", "-o", "/no/such/folder/x"), 1),
        (("export", "everything"), 2),
        (("export", "people", "--as-user", "nobody@anvil.example", "-o", "x"), 1),
        (("why", "Nobody At All"), 1),
        (("why", "nobody@nowhere.example"), 1),
        (("why", "99999999999999999999999"), 1),
    ],
)
def test_what_cannot_be_done_is_said(installed: Installation, arguments: tuple[str, ...], code: int) -> None:
    said = installed.document(*arguments, code=code)
    schema("error").validate(said)
    assert said["error"]["message"]


def test_why_leads_from_the_screen_to_the_record(installed: Installation) -> None:
    said = installed.document("why", "marta oliveira", "--as-of", "2025-06-01")
    schema("why").validate(said)
    assert said["person"]["name"] == "Marta Oliveira"
    title = next(value for value in said["values"] if value["attribute"] == "title")
    assert title["value"] == "Head of Procurement" and title["state"] == "fresh"
    newest = max(title["claims"], key=lambda claim: claim["last_seen"])
    assert newest["record"].endswith("0004.eml") and newest["source"] == "post"
    by_address = installed.document("why", "marta.oliveira+orders@northwind.example", "--as-of", "2025-06-01")
    by_id = installed.document("why", said["person"]["id"], "--as-of", "2025-06-01")
    assert said == by_address == by_id


def test_why_says_it_in_words(installed: Installation) -> None:
    said = installed.run("why", "rui", "--as-of", "2025-06-01").stdout
    assert said.startswith("Rui Gonçalves") and "two-way" in said and "newest: " in said
    assert "Priya" in said


def test_why_an_address_is_nobody(installed: Installation) -> None:
    said = installed.document("why", "news@journal.example")
    schema("why").validate(said)
    assert said["person"] is None and said["addresses"][0]["verdict"] == "bulk"
    assert "bulk" in installed.run("why", "news@journal.example").stdout


def test_who_is_meant_by_several_is_asked_back(installed: Installation) -> None:
    said = installed.document("why", "t", code=0)  # only Tom begins so
    assert said["person"]["name"] == "Tom Hale"
    several = installed.document("why", "example", code=1)
    schema("error").validate(several)  # nobody's name
    choices = installed.document("why", "r", code=1)
    schema("why").validate(choices)
    assert {choice["name"] for choice in choices["choices"]} == {"Rui Gonçalves", "Priya Raman"}
    assert installed.run("why", "r").returncode == 1


def test_somebody_is_invited_with_a_role(installed: Installation) -> None:
    made = installed.document("invite", "Ana@Anvil.example", "--role", "steward")
    assert (made["email"], made["role"]) == ("ana@anvil.example", "steward")
    schema("invite").validate(made)
    again = installed.document("invite", "ana@anvil.example")
    assert again["role"] == "steward" and again["sign_in"] != made["sign_in"]
    wrong = installed.document("invite", "ana@anvil.example", "--role", "member", code=1)
    assert "here already" in wrong["error"]["message"]
    wrong = installed.document("invite", "ben@anvil.example", "--role", "king", code=2)
    assert "member" in wrong["error"]["message"]


def test_a_group_that_is_not_ones_own_is_refused(installed: Installation, tmp_path: Path) -> None:
    (tmp_path / "1.eml").write_bytes(PRIYAS[0].raw())
    wrong = installed.document("add", str(tmp_path), "--with", "Castings", code=2)
    assert wrong["error"]["message"].startswith("--with Castings is none of your teams and units.")
