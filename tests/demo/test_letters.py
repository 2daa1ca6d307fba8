"""The grammar, and the letters that grow from it."""

from __future__ import annotations

from collections import Counter

import pytest

from rapport.demo import Plan
from rapport.demo.company import build_world
from rapport.demo.dice import Dice
from rapport.demo.letters.facts import draw_facts, iso_week
from rapport.demo.letters.grammar import compiled, line, paragraphs
from rapport.demo.letters.tongues import AGENDA, TONGUES, agenda
from rapport.demo.moments import BEGINS, date_header, moment, offset
from rapport.demo.story.chronicle import tell


def test_choices_nest_and_facts_are_filled_in() -> None:
    text, facts = "[Could you|[Please|Kindly] do] send {qty}[ by {date}|]", {"qty": "3", "date": "May"}
    grown = {line(text, facts, Dice(seed)) for seed in range(60)}
    starts = ("Could you", "Please do", "Kindly do")
    assert grown == {f"{start} send 3{end}" for start in starts for end in (" by May", "")}


def test_blank_lines_part_paragraphs_and_sentences_get_capitals() -> None:
    text = "one line\n   goes on. {day} too .\n\n  another[  one|  one]"
    assert paragraphs(text, {"day": "lundi"}, Dice(1)) == ["one line goes on. Lundi too.", "another one"]


@pytest.mark.parametrize("text", ["[open", "closed]"])
def test_brackets_must_match(text: str) -> None:
    with pytest.raises(ValueError):
        compiled(text)


@pytest.mark.parametrize("language", TONGUES)
def test_every_text_grows_clean(language: str) -> None:
    tongue, dice = TONGUES[language], Dice("clean", language)
    facts = draw_facts(
        dice, language, BEGINS, buys=False, currency="€", place="Porto", third="Ana Reis", carrier="Swift", order="20917",
        customer="Northwind",
    )  # fmt: skip
    topics = (*tongue.topics.values(), *tongue.internal)
    texts = [text for topic in topics for text in (*topic.subjects, *(turn for _, turn in topic.turns))]
    for text in (*texts, *tongue.remarks, *tongue.openers, *tongue.closers):
        for _ in range(20):
            grown = " ".join(paragraphs(text, facts, dice))
            assert grown
            assert not set("[]{}|") & set(grown), grown
            assert "  " not in grown and " ." not in grown and " ," not in grown, grown
            assert ".." not in grown and "?." not in grown, grown


@pytest.mark.parametrize("language", TONGUES)
@pytest.mark.parametrize("kind", AGENDA)
def test_there_is_something_to_talk_about(language: str, kind: str) -> None:
    assert agenda(language, kind)


def test_letters_do_not_look_cloned() -> None:
    plan = Plan(scale=0.1)
    world, registry = build_world(plan)
    letters = [m for m in tell(plan, world, registry).letters if m.kind == "human"]
    bodies = Counter("\n".join(m.paragraphs) for m in letters)
    subjects = Counter(m.subject for m in letters if m.parent is None)
    assert len(bodies) > 0.8 * len(letters)
    assert len(subjects) > 0.7 * sum(subjects.values())
    languages = Counter(m.language for m in letters)
    assert {"en", "de", "es", "fr", "pt", "it"} <= set(languages)


def test_moments() -> None:
    summer, winter = moment(2026, 7, 1, 8), moment(2026, 10, 27, 8, 12, 44)
    assert (offset("uk", summer), offset("uk", winter)) == (60, 0)
    assert (offset("us_east", moment(2026, 3, 7, 12)), offset("us_east", moment(2026, 3, 9, 12))) == (
        -300,
        -240,
    )
    assert date_header(winter, offset("cet", winter)) == "Tue, 27 Oct 2026 09:12:44 +0100"
    assert iso_week(moment(2026, 1, 1)) == 1 and iso_week(moment(2027, 1, 1)) == 53
