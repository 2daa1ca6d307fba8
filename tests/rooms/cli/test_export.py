"""`rapport export`: everything the viewer may see, the same every time."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from tests.rooms.taken_in import (
    AS_OF,
    BENS_OWN,
    BENS_SHARED,
    PRIYAS,
    SECRETS,
    Colleagues,
    mailbox,
    scratch_database,
    take_in,
)  # fmt: skip

from rapport.accounts.queries import operator
from rapport.base.database import Database
from rapport.base.refusal import Refusal
from rapport.base.viewer import Viewer
from rapport.site.cli.export import moment_of
from rapport.site.cli.formats import WRITERS
from rapport.web.queries import export

if TYPE_CHECKING:
    from pytest_django.plugin import DjangoDbBlocker

KINDS = ("people", "organizations", "interactions", "addresses")


def schema(name: str) -> Draft202012Validator:
    text = files("rapport.site.cli").joinpath("schemas", f"{name}.schema.json").read_text(encoding="utf-8")
    Draft202012Validator.check_schema(json.loads(text))
    return Draft202012Validator(json.loads(text), format_checker=FormatChecker())


def exported(viewer: Viewer, kind: str, form: str = "jsonl", as_of: datetime = AS_OF, **how: Any) -> str:
    with export.unchanging(viewer):
        return "".join(WRITERS[form](kind, getattr(export, kind)(as_of, **how)))


def documents(viewer: Viewer, kind: str, **how: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in exported(viewer, kind, **how).splitlines()]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("with_all", [False, True])
def test_every_line_is_as_its_schema_says(record: Colleagues, kind: str, with_all: bool) -> None:
    validator = schema(f"export-{kind}")
    lines = documents(record.ben, kind, with_all=with_all)
    assert lines
    for line in lines:
        validator.validate(line)
    ids = [int(line["id"]) for line in lines]
    assert ids == sorted(set(ids))
    with pytest.raises(Exception, match="was unexpected"):
        validator.validate({**lines[0], "extra": 1})


def test_people_are_those_we_know(record: Colleagues) -> None:
    lines = {line["name"]: line for line in documents(record.priya, "people")}
    assert set(lines) == {"Marta Oliveira", "Rui Gonçalves"}
    marta = lines["Marta Oliveira"]
    assert sorted(marta["emails"]) == [
        "marta.oliveira+orders@northwind.example",
        "marta.oliveira@northwind.example",
    ]
    assert marta["phones"] == ["+351912345678"]
    assert (marta["organization"], marta["title"]) == ("Northwind Castings", "Head of Procurement")
    assert marta["affiliations"][0]["since"] == "2025-03-03" and marta["affiliations"][0]["is_current"]
    assert [(tie["own"], tie["sent"], tie["received"]) for tie in marta["ties"]] == [
        ("Priya Raman", 2, 3), ("Tom Hale", 0, 1),
    ]  # fmt: skip
    own = {line["name"] for line in documents(record.priya, "people", with_all=True) if line["is_own"]}
    assert own == {"Priya Raman", "Tom Hale", "Ben Ito"}


def test_organizations_are_those_we_know(record: Colleagues) -> None:
    lines = {line["domains"][0]: line for line in documents(record.priya, "organizations")}
    assert set(lines) == {"northwind.example", "ferro-norte.example"}
    assert lines["northwind.example"]["name"] == "Northwind Castings"
    assert lines["northwind.example"]["people"] == 1
    assert {tie["own"] for tie in lines["ferro-norte.example"]["ties"]} == {
        "Priya Raman",
        "Ben Ito",
        "Tom Hale",
    }


def test_interactions_are_those_with_people_we_know(record: Colleagues) -> None:
    lines = documents(record.priya, "interactions")
    subjects = sorted(line["subject"] for line in lines)
    assert len(lines) == 11  # nine of Priya's own and two of Ben's; the one in both counts once
    assert subjects.count("Steel") == 1 and "Our week" not in subjects and "Ticket" not in subjects
    everything = documents(record.priya, "interactions", with_all=True)
    assert {line["subject"] for line in everything} - set(subjects) == {"Our week", "Ticket"}
    steel = next(line for line in lines if line["subject"] == "Steel")
    assert (steel["from"], steel["to"]) == (["tom@anvil.example"], ["rui@ferro-norte.example"])
    assert steel["cc"] == ["ben@anvil.example", "priya@anvil.example"]
    assert steel["at"] == "2025-04-12T09:00:00Z" and len(steel["people"]) == 4
    news = next(line for line in everything if line["subject"] == "Our week")
    assert set(news["marks"]) == {"bulk", "unsubscribe"}


def test_the_ledger_has_every_address_once_with_its_reason(record: Colleagues) -> None:
    lines = {line["address"]: line for line in documents(record.priya, "addresses")}
    people = {line["id"]: line["name"] for line in documents(record.priya, "people", with_all=True)}
    assert set(lines) == {
        "marta.oliveira@northwind.example", "marta.oliveira+orders@northwind.example", "rui@ferro-norte.example",
        "news@journal.example", "no-reply@parcel.example", "priya@anvil.example", "tom@anvil.example", "ben@anvil.example",
    }  # fmt: skip
    news = lines["news@journal.example"]
    assert (news["verdict"], news["person"], news["received"], news["sent"]) == ("bulk", None, 1, 0)
    assert news["name"] == "Weekly News" and news["reason"]
    assert people[lines["marta.oliveira+orders@northwind.example"]["person"]] == "Marta Oliveira"
    assert lines["tom@anvil.example"]["verdict"] == "internal"
    assert lines["rui@ferro-norte.example"]["first_seen"] == "2025-04-02T09:00:00Z"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", ["jsonl", "csv", "vcard"])
def test_nobody_exports_what_another_owner_keeps(record: Colleagues, kind: str, form: str) -> None:
    if form == "vcard" and kind not in ("people", "organizations"):
        return
    said = exported(record.priya, kind, form, with_all=True).casefold()
    assert said and not [word for word in SECRETS if word in said]


def test_certainty_is_that_of_the_day_that_is_asked_for(record: Colleagues) -> None:
    then, later = (
        {
            (value["attribute"], value["value"]): value["certainty"]
            for value in json.loads(exported(record.priya, "people", as_of=moment).splitlines()[0])["values"]
        }
        for moment in (AS_OF, AS_OF.replace(year=2026))
    )
    assert then.keys() == later.keys()
    assert all(later[key] == pytest.approx(then[key] * 0.97**12, abs=2e-3) for key in then)


def test_the_same_moment_gives_the_same_bytes(record: Colleagues) -> None:
    for kind in KINDS:
        assert exported(record.ben, kind, with_all=True) == exported(record.ben, kind, with_all=True)


def test_small_batches_lose_nothing(record: Colleagues, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = {kind: exported(record.ben, kind, with_all=True) for kind in KINDS}
    monkeypatch.setattr(export, "BATCH", 1)
    monkeypatch.setattr(export, "BATCH_OF_INTERACTIONS", 1)
    assert whole == {kind: exported(record.ben, kind, with_all=True) for kind in KINDS}


def test_the_order_of_arrival_makes_no_difference(
    cluster: Database, django_db_blocker: DjangoDbBlocker, tmp_path: Path
) -> None:
    parts = (PRIYAS[::2], PRIYAS[1::2], BENS_OWN, BENS_SHARED)
    folders = [mailbox(tmp_path / f"part{number}", part) for number, part in enumerate(parts)]
    answers = []
    for name, order in (("forwards", folders), ("backwards", folders[::-1])):
        with django_db_blocker.unblock(), scratch_database(cluster, name):
            for folder in order:
                take_in(folder, operator(), "people")
            answers.append({kind: exported(operator().pk, kind, with_all=True) for kind in KINDS})
    assert answers[0] == answers[1]
    assert len(answers[0]["people"].splitlines()) == 6


def test_tables_are_read_by_spreadsheets_and_run_nothing(record: Colleagues) -> None:
    (head, *rows) = csv.reader(io.StringIO(exported(record.priya, "people", "csv"), newline=""))
    by_name = {row[1]: dict(zip(head, row, strict=True)) for row in rows}
    marta = by_name["Marta Oliveira"]
    assert marta["phones"] == "'+351912345678"
    assert marta["known_by"] == "Priya Raman; Tom Hale" and marta["is_own"] == "no"
    for kind in KINDS:
        for cells in csv.reader(io.StringIO(exported(record.ben, kind, "csv", with_all=True), newline="")):
            assert not any(cell[:1] in "=+-@\t\r" and cell for cell in cells)


def test_a_formula_in_a_name_is_harmless() -> None:
    evil = dict.fromkeys(("address", "name", "verdict", "reason", "sent", "received", "person"))
    line = {**evil, "name": '=HYPERLINK("http://x")', "first_seen": None, "last_seen": None}
    (_, row) = csv.reader(io.StringIO("".join(WRITERS["csv"]("addresses", [line])), newline=""))
    assert row[1] == '\'=HYPERLINK("http://x")'


def test_cards_hold_what_a_phone_book_wants(record: Colleagues) -> None:
    cards = exported(record.priya, "people", "vcard").replace("\r\n ", "").split("END:VCARD\r\n")
    marta = next(card for card in cards if "FN:Marta" in card).split("\r\n")
    assert marta[:2] == ["BEGIN:VCARD", "VERSION:4.0"]
    assert {"KIND:individual", "FN:Marta Oliveira", "N:Oliveira;Marta;;;", "ORG:Northwind Castings"} <= set(
        marta
    )
    (phone,) = [line for line in marta if line.startswith("TEL")]
    assert phone.startswith("TEL;VALUE=uri;TYPE=cell;PREF=1;X-CERTAINTY=0.9") and phone.endswith(
        ":tel:+351912345678"
    )
    assert [line.split(":")[0].split(";")[1] for line in marta if line.startswith("EMAIL")] == [
        "PREF=1",
        "PREF=2",
    ]
    assert "KIND:org\r\n" in exported(record.priya, "organizations", "vcard")
    assert all(len(line.encode()) <= 75 for line in exported(record.priya, "people", "vcard").split("\r\n"))


@pytest.mark.parametrize(
    ("attribute", "value", "normalized", "written"),
    [
        ("url", "www.x.example", "x.example", "URL;PREF=1;X-CERTAINTY=0.5000:https://www.x.example"),
        ("url", "http://x.example/a b", "", "URL;PREF=1;X-CERTAINTY=0.5000:http://x.example/a%20b"),
        ("phone", "ext. 12", "", "TEL;VALUE=text;TYPE=voice;PREF=1;X-CERTAINTY=0.5000:ext. 12"),
        ("fax", "+49 30 1", "+49301", "TEL;VALUE=uri;TYPE=fax;PREF=1;X-CERTAINTY=0.5000:tel:+49301"),
        ("address", "Rua 1, Porto", "", "ADR;PREF=1;X-CERTAINTY=0.5000:;;Rua 1\\, Porto;;;;"),
        ("title", "Buyer; Steel", "", "TITLE;X-CERTAINTY=0.5000:Buyer\\; Steel"),
    ],
)
def test_each_value_has_its_property(attribute: str, value: str, normalized: str, written: str) -> None:
    told = {"attribute": attribute, "value": value, "normalized": normalized, "certainty": 0.5}
    ana = {"id": "1", "name": "Ana Lund", "organization": None, "values": [told]}
    assert written in "".join(WRITERS["vcard"]("people", [ana])).replace("\r\n ", "").split("\r\n")


def test_nobody_else_changes_what_is_read_meanwhile(database: Database) -> None:
    from django.db import connection, transaction

    with export.unchanging(operator().pk), connection.cursor() as cursor:
        cursor.execute("SHOW transaction_isolation")
        assert cursor.fetchone() == ("repeatable read",)
        with pytest.raises(Exception, match="read-only transaction"), transaction.atomic():
            cursor.execute("DELETE FROM evidence_run")


def test_a_day_begins_in_utc() -> None:
    assert moment_of("2026-11-30") == datetime(2026, 11, 30, tzinfo=UTC)
    assert moment_of("2026-11-30T12:00:00+02:00").astimezone(UTC) == datetime(2026, 11, 30, 10, tzinfo=UTC)
    today = moment_of(None)
    assert (today.hour, today.minute, today.microsecond, today.tzinfo) == (0, 0, 0, UTC)
    with pytest.raises(Refusal, match="no date"):
        moment_of("yesterday")
