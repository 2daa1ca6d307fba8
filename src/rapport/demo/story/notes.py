"""Letters without a written character behind them: machines, newsletters, strangers."""

from __future__ import annotations

from rapport.demo.dice import Dice
from rapport.demo.letters.facts import draw_facts
from rapport.demo.people.types import Employee
from rapport.demo.post.letter import Letter, Party
from rapport.demo.post.programs import message_id


def note(
    at: int, kind: str, sender: Party, to: list[Party], subject: str, paragraphs: list[str], dice: Dice, *, language: str = "en",
    program: str = "engine", minutes: int = 0, greeting: str = "", farewell: list[str] | None = None,
) -> Letter:  # fmt: skip
    """A letter with a Message-ID of its own."""
    letter = Letter(
        at, minutes, kind, sender, to, subject, language, program, greeting=greeting, paragraphs=paragraphs, farewell=farewell or [],
    )  # fmt: skip
    letter.message_id = message_id(program, sender.address.partition("@")[2], at, dice)
    return letter


def desk(employee: Employee, dice: Dice | None = None) -> Party:
    """An employee as a machine addresses one: with or without a name."""
    stint = employee.person.stints[0]
    if dice is not None and dice.chance(0.4):
        return Party("", employee.address)
    return Party(f"{stint.given} {stint.family}", employee.address)


def any_facts(dice: Dice, language: str, at: int, third: str = "Ann Marsh") -> dict[str, str]:
    """Facts for texts that are about nothing in particular."""
    return draw_facts(
        dice, language, at, buys=bool(dice.chance(0.3)), currency="€", place="Sheffield", third=third, carrier="Swiftwater Freight",
        order=str(dice.between(20_000, 29_999)), customer="",
    )  # fmt: skip
