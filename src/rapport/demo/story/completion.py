"""Seeing to it that every oddity is there, however small the company: what chance left out is put in by hand."""

from __future__ import annotations

from collections.abc import Callable

from rapport.demo.dice import Dice
from rapport.demo.people.types import World
from rapport.demo.post.enclosures import vcard
from rapport.demo.post.letter import Letter, Party
from rapport.demo.post.programs import PROGRAMS
from rapport.demo.post.quirks import CHARSET_QUIRKS, charset_of

# What may be put on any letter from outside that nobody answers.
_ANYWHERE = ("comment_address", "no_date", "garbage_date", "short_year", "named_zone", "wrong_zone", "twice", "group", "html_only",
             "no_mime_version", "unknown_charset", "future_date", "capitals", "no_message_id", "no_subject", "undisclosed",
             "open_quote")  # fmt: skip


def complete(letters: list[Letter], world: World, dice: Dice) -> None:
    """Adds each missing oddity to one letter that can bear it."""
    desks = {e.address for e in world.employees if e.container and not e.left_at}
    seen = [
        m
        for m in letters
        if m.sender.address in desks or any(party.address in desks for party in (*m.to, *m.cc))
    ]
    for letter in seen:  # what cannot be said in its charset is no oddity
        if not letter.quirks.isdisjoint(CHARSET_QUIRKS):
            charset_of(letter, PROGRAMS[letter.program])
    present = {quirk for letter in seen for quirk in letter.quirks if letter.kind != "spam"}
    answered = {id(letter.parent) for letter in letters if letter.parent is not None}
    free = [
        m for m in seen if m.kind in ("human", "cold") and m.sender.address not in desks and id(m) not in answered and len(m.to) == 1
        and not m.cc and not m.quirks and not m.extra
    ]  # fmt: skip
    free = dice.mixed(free)
    for quirk in _ANYWHERE:
        if quirk not in present and free:
            free.pop().quirks.add(quirk)
    if "bcc" not in present:
        _copy_blindly(seen, world, dice)
    for quirk, fits in _PARTICULAR.items():
        if quirk in present:
            continue
        fitting = [m for m in seen if m.kind == "human" and _from_outside(m) and fits(m)]
        for letter in dice.mixed([m for m in fitting if not m.quirks] or fitting):
            letter.quirks.add(quirk)
            charset_of(letter, PROGRAMS[letter.program])
            if quirk in letter.quirks:
                break
    if not any(enclosure.media_type == "text/vcard" for letter in seen for enclosure in letter.enclosures):
        _attach_card(seen, dice)


def _from_outside(letter: Letter) -> bool:
    return letter.author is not None and "employee" not in letter.author.tags


def _attach_card(letters: list[Letter], dice: Dice) -> None:
    letter = dice.pick([m for m in letters if m.kind == "human" and _from_outside(m) and not m.quirks])
    if letter.author is not None:
        letter.enclosures.append(vcard(letter.author, letter.author.at(letter.at)))


def _copy_blindly(letters: list[Letter], world: World, dice: Dice) -> None:
    chief = next(e for e in world.employees if e.container)
    stint = chief.person.stints[0]
    ours = [m for m in letters if m.kind == "human" and m.author is not None and "employee" in m.author.tags and m.parent is None
            and m.author is not chief.person and not m.copies_to and not m.quirks]  # fmt: skip
    letter = dice.pick(ours)
    letter.bcc.append(Party(f"{stint.given} {stint.family}", chief.address))
    letter.quirks.add("bcc")


def _accented(letter: Letter) -> bool:
    return not letter.sender.name.isascii()


def _continental(letter: Letter) -> bool:
    return letter.language in ("de", "fr", "es", "pt")


def _of_culture(culture: str) -> Callable[[Letter], bool]:
    return lambda letter: letter.author is not None and letter.author.culture == culture


# Oddities that only some letters can bear, and which.
_PARTICULAR: dict[str, Callable[[Letter], bool]] = {
    "raw_header": lambda letter: _continental(letter) and _accented(letter),
    "quoted_word": _accented,
    "unquoted_comma": lambda letter: "," in letter.sender.name,
    "latin_charset": _continental,
    "japanese_charset": _of_culture("ja"),
    "chinese_charset": _of_culture("zh"),
    "cyrillic_charset": _of_culture("bg"),
    "no_last_boundary": lambda letter: letter.program in ("outlook", "apple", "gmail", "exchange"),
    "plain_only": lambda letter: letter.program in ("outlook", "gmail"),
}
