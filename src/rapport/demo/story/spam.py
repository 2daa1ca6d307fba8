"""Spam, some of it under our own name."""

from __future__ import annotations

from rapport.demo.dice import Dice
from rapport.demo.letters.grammar import capitalized, line, paragraphs
from rapport.demo.moments import DAY
from rapport.demo.people.types import World
from rapport.demo.plan import Plan
from rapport.demo.post.letter import Letter, Party
from rapport.demo.story.notes import any_facts, desk, note

_SUBJECTS = (
    "[RE:|] Your parcel {lot} is waiting", "[Congratulations|Winner] number {order}", "LOAN at {percent}, no questions", "Rank your site FIRST",
    "Final notice: invoice {invoice}", "=> {percent} off watches <=", "[Lonely|Hello] from {place}", "Crypto [doubled|tripled] in {n2} days",
    "Your mailbox is full ({percent})", "Inheritance of {total}", "Ich habe {total} für Sie", "Votre colis {lot}", "¡Ha ganado {total}!",
)  # fmt: skip
_TEXT = """[Dear friend,|Hello dear,|Attention:] [a sum of {total} lies ready in your name|your parcel could not be delivered|we put your site on page one|you have been
 chosen out of {order}]. [Act before {date}.|Click now.|Answer with your bank details.]

 [http://{lot}-gift.test/go?c={order}|http://secure-login.{lot}.test/|Write to claims@{lot}-lottery.test]"""
_OWN_SUBJECTS = ("Password expires today", "[Salary|Bonus] adjustment {month}", "Quarantined messages: {n2}", "Invoice {invoice} – urgent payment",
                 "Voicemail from +44 114 496 0{lot}")  # fmt: skip
_OWN_TEXT = """[Your password for Acme Anvils expires today.|I need you to settle invoice {invoice} today, I am in a meeting.|{n2} messages are held back.]

 [Sign in: http://acme-anvils.{lot}.test/login|Answer only to this mail.]"""


def spam(plan: Plan, world: World, items: int) -> list[Letter]:
    """About ``items`` pieces."""
    dice = plan.dice("spam")
    readers = [e for e in world.employees if e.container]
    letters = []
    senders = [_sender(dice) for _ in range(max(6, items // 4))]
    for number in range(items):
        reader = dice.pick(readers)
        last = reader.left_at or plan.ends
        at = int(plan.begins + (last - plan.begins - DAY) * dice.random())
        facts = any_facts(dice, "en", at)
        own = number % 12 == 3
        letter = note(
            at, "forged" if own else "spam", _own_sender(world, dice) if own else dice.pick(senders), [desk(reader, dice)],
            line(dice.pick(_OWN_SUBJECTS if own else _SUBJECTS), facts, dice), capitalized(paragraphs(_OWN_TEXT if own else _TEXT, facts, dice)), dice,
            program=dice.pick(("webform", "engine", "express")),
        )  # fmt: skip
        letter.envelope_from = f"{dice.letters(8)}@{dice.letters(6)}.test"
        letter.folder = "Junk" if dice.chance(0.75) else ""
        _disguise(letter, dice)
        letters.append(letter)
    return letters


def _sender(dice: Dice) -> Party:
    name = dice.pick(
        (
            "Mrs. Grace Bello",
            "Parcel Service",
            "SEO TEAM",
            "Watch Outlet",
            "Barrister D. Cole",
            "💰 Crypto Desk",
            "Notice",
            "Olga",
            "",
        )
    )
    local = dice.pick(("info", "noreply", "claims", "team", "office", "olga")) + dice.letters(4)
    if dice.chance(0.2):  # free mail, an address long enough to be nobody's
        return Party(
            name,
            f"{local}.{dice.letters(9)}.{dice.digits(6)}@{dice.pick(('gmail.com', 'hotmail.com', 'yahoo.com'))}",
        )
    return Party(name, f"{local}@{dice.letters(5)}-{dice.pick(('gift', 'win', 'deals', 'secure'))}.test")


def _own_sender(world: World, dice: Dice) -> Party:
    """Somebody of the house, or an address the house has never had."""
    own = world.own.domain
    if dice.chance(0.5):
        employee = dice.pick(world.employees)
        stint = employee.person.stints[0]
        return Party(f"{stint.given} {stint.family}", employee.address)
    return Party(
        dice.pick(("IT Support", "Payroll", "Mail Admin", "HR")),
        f"{dice.pick(('it-support', 'payroll', 'admin', 'hr-desk'))}@{own}",
    )


def _disguise(letter: Letter, dice: Dice) -> None:
    if dice.chance(0.3):
        letter.quirks.add("html_only")
    if dice.chance(0.06):
        letter.quirks.add("future_date")
    if dice.chance(0.05):
        letter.quirks.add("unknown_charset")
    if dice.chance(0.08):
        letter.quirks.add("undisclosed")
    if dice.chance(0.25) and letter.kind == "spam":
        letter.extra.append(("Precedence", "bulk"))
