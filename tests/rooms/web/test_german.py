"""A browser that asks for German gets German: words, whole sentences, days and numbers; one that asks for English does not."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone, translation
from selectolax.lexbor import LexborHTMLParser
from tests.journeys.people import mailbox

from rapport.accounts.models import User
from rapport.accounts.queries import operator
from rapport.base.database import Database
from rapport.engines.ties.rules import default_rules
from rapport.fill.flow import add, given_paths
from rapport.fill.mail.templatetags.verdicts import because, because_ours, counted
from rapport.kernel.directory.types import Acquaintance, Level
from rapport.ui.templatetags import when
from rapport.ui.templatetags.ui import number
from rapport.web.templatetags.sentences import acquaintance

FIRST, LAST = datetime(2021, 3, 1, tzinfo=UTC), datetime(2023, 10, 4, tzinfo=UTC)


@pytest.fixture
def user(database: Database, tmp_path: Path) -> User:
    user = operator()
    add(given_paths([mailbox(tmp_path)]), operator_id=user.pk, own=["acme.example"])
    return user


def page(user: User, address: str, language: str) -> str:
    client = Client(headers={"accept-language": language})
    client.force_login(user)
    response = client.get(address)
    assert response.status_code == 200
    assert response.headers["Content-Language"] == language[:2]
    tree = LexborHTMLParser(response.content.decode())
    assert tree.root is not None and tree.root.attributes["lang"] == language[:2]
    return " ".join(tree.root.text().split())


def test_pages_speak_the_language_of_the_browser(user: User) -> None:
    for address, german, english in (
        ("/people", "Wer sie kennt", "Who knows them"),
        ("/today", "Kurz gefragt", "Worth a key-press"),
        ("/sources", "Postfächer auswählen", "Choose mailboxes"),
        ("/sources/addresses", "intern: gehört zu uns", "internal: our own side"),
        ("/settings/profile", "Zeitzone", "Time zone"),
    ):
        said = page(user, address, "de-DE")
        assert german in said and english not in said, address
        said = page(user, address, "en")
        assert english in said and german not in said, address


def test_days_and_numbers_are_those_of_the_language() -> None:
    third = date(2020, 10, 3)
    with translation.override("de"):
        assert number(1234567) == "1.234.567"
        assert when.day(third) == "Okt 2020"
        assert when.on_day(third) == "im Oktober 2020"
        assert when.full(third) == "3. Oktober 2020"
        today = timezone.localdate()
        assert when.age(today - timedelta(days=3)) == "vor 3 Tagen"
        assert when.age(today - timedelta(days=90)) == "vor 3 Monaten"
        assert when.age(today - timedelta(days=1100)) == "vor 3 Jahren"
        assert when.span_words(90) == "3 Monate"
        near = today - timedelta(days=40)
        assert when.day(near).startswith(f"{near.day}. ")
        assert when.on_day(near).startswith(f"am {near.day}. ")


@pytest.mark.parametrize(
    ("is_you", "known_by", "words"),
    [
        (True, 1, "Sie haben mit Ana Ruiz über 3 Jahre korrespondiert, etwa einmal im Monat: 1.204 Nachrichten hin, "),
        (False, 1, "Tom Ash hat mit Ana Ruiz über 3 Jahre korrespondiert, "),
        (False, 2, "Tom Ash und eine weitere Person von uns haben mit Ana Ruiz "),
        (True, 4, "Sie und 3 weitere von uns haben mit Ana Ruiz "),
    ],
)  # fmt: skip
def test_the_verb_follows_who_corresponded(is_you: bool, known_by: int, words: str) -> None:
    known = Acquaintance(
        sent=1204, received=30, threads=31, first_at=FIRST, last_at=LAST, known_by=known_by, best_name="Tom Ash",
        is_best_you=is_you, level=Level.WELL,
    )  # fmt: skip
    with translation.override("de"):
        said = acquaintance(known, "Ana Ruiz")
    assert said.startswith(words)
    assert said.endswith("30 zurück, in 31 Unterhaltungen, die letzte im Oktober 2023.")


def test_who_was_never_answered_is_told_in_whole_sentences() -> None:
    known = Acquaintance(
        sent=2, received=0, threads=1, first_at=FIRST, last_at=LAST, known_by=1, best_name="Tom Ash", is_best_you=True,
        level=Level.SLIGHT,
    )  # fmt: skip
    with translation.override("de"):
        assert acquaintance(known, "Ana Ruiz") == (
            "Sie haben 2 Nachrichten in einer Unterhaltung an Ana Ruiz geschrieben, "
            "die letzte im Oktober 2023; eine Antwort gab es nicht."
        )


def test_reasons_that_were_stored_in_english_are_told_in_german() -> None:
    with translation.override("de"):
        said = because("two-way: 3 in, 1200 out, they answered 2")
        assert said == "beidseitig: 3 erhalten, 1.200 gesandt, dort 2-mal geantwortet"
        assert because("a rule of our own") == "a rule of our own"
        said = because_ours("the domain of 3 mailboxes, and no mail provider's")
        assert said == "die Domain von 3 Postfächern, nicht die eines E-Mail-Anbieters"
        assert counted("kept", 1) == "1 Kontakt"
        assert counted("kept", 1200) == "1.200 Kontakte"


def test_every_rule_of_ours_is_told_in_german_with_any_figures() -> None:
    for rule in default_rules():
        fields = sorted(set(re.findall(r"\{(\w+)\}", rule.reason)))
        stored = re.sub(
            r"\{(\w+)\}", lambda field, fields=fields: str(fields.index(field[1]) + 2), rule.reason
        )
        with translation.override("de"):
            assert because(stored) != stored, rule.id
        with translation.override("en"):
            assert because(stored) == stored, rule.id
