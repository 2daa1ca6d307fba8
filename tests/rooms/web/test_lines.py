"""The lines of the long lists, put together without the template engine: so nothing may slip through unescaped."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from selectolax.lexbor import LexborHTMLParser

from rapport.kernel.directory.types import Certainty, Freshness, Level, OrganizationRow, PersonRow, Value
from rapport.web.templatetags.lines import organization_lines, person_lines

HOSTILE = "<script>alert('x')</script>\" onmouseover=\"y"
LARGE = 2**63 - 1
MOMENT = datetime(2020, 5, 4, 12, 0, tzinfo=UTC)
SURE = Certainty(0.9, Freshness.FRESH, MOMENT)
TITLE = Value(
    1, "title", "Buyer", "buyer", replace(SURE, state=Freshness.STALE), "signature", "", 1, MOMENT, MOMENT
)
PERSON = PersonRow(LARGE, "Ana Lund", "AL", TITLE, 5, "Acme", ("you", "Priya"), MOMENT, SURE)
ORGANIZATION = OrganizationRow(LARGE, "Acme", "acme.example", 1204, ("Priya",), MOMENT, 0.5, Level.WELL)


def cells(markup: str) -> list[list[str]]:
    table = LexborHTMLParser(f"<table>{markup}</table>")
    return [[cell.text().strip() for cell in row.css("td")] for row in table.css("tr")]


def test_a_person_stands_on_a_line() -> None:
    markup = person_lines([PERSON])
    assert cells(markup) == [["ALAna Lund", "Buyer Acme", "you, Priya", "May 2020", "fresh"]]
    assert f'href="/people/{LARGE}"' in markup
    assert '<span class="stale" dir="auto">Buyer</span>' in markup


def test_within_an_organization_its_name_goes_without_saying() -> None:
    assert cells(person_lines([PERSON], is_within=True))[0][1] == "Buyer"


def test_what_is_missing_is_said_or_left_out() -> None:
    bare = replace(PERSON, title=None, organization_name="", known_by=(), last_at=None)
    assert cells(person_lines([bare])) == [["ALAna Lund", "", "nobody", "", "fresh"]]


def test_an_organization_stands_on_a_line() -> None:
    markup = organization_lines([ORGANIZATION])
    assert cells(markup) == [["AAcme", "acme.example", "1,204 people", "Priya well", "May 2020"]]
    assert f'href="/organizations/{LARGE}"' in markup


def test_hostile_words_stay_words() -> None:
    person = replace(
        PERSON, name=HOSTILE, initials=HOSTILE, organization_name=HOSTILE, known_by=(HOSTILE,),
        title=replace(TITLE, text=HOSTILE),
    )  # fmt: skip
    organization = replace(ORGANIZATION, name=HOSTILE, domain=HOSTILE, known_by=(HOSTILE,))
    markup = person_lines([person]) + organization_lines([organization])
    assert "<script" not in markup
    assert LexborHTMLParser(f"<table>{markup}</table>").css("[onmouseover], script") == []
    assert cells(markup)[0][2] == HOSTILE
