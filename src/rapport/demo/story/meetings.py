"""Invitations to meetings that letters have agreed on, and the answers to them."""

from __future__ import annotations

from rapport.demo.dice import Dice
from rapport.demo.moments import DAY, HOUR, in_working_hours
from rapport.demo.people.relations import zone_of
from rapport.demo.people.types import Person
from rapport.demo.post.invitations import event
from rapport.demo.post.letter import Letter, Party
from rapport.demo.post.programs import message_id
from rapport.demo.story.scribe import Scribe

_ACCEPTED = {
    "en": "Accepted: ",
    "de": "Zugesagt: ",
    "es": "Aceptada: ",
    "fr": "Accepté : ",
    "pt": "Aceite: ",
    "it": "Accettata: ",
}
_CALENDAR_PROGRAMS = {"outlook": "outlook", "exchange": "outlook", "apple": "apple", "iphone": "apple"}


def invite(
    scribe: Scribe, letters: list[Letter], facts: dict[str, str], dice: Dice, ends: int
) -> list[Letter]:
    """An invitation by whoever wrote the second letter, and mostly an acceptance by the other side."""
    asked, agreed = letters[0], letters[1]
    host, guest = agreed.author, asked.author
    if host is None or guest is None:
        return []
    at = in_working_hours(agreed.at + dice.between(3, 50) * 60, zone_of(host, agreed.at), dice)
    starts = (at // DAY + dice.between(3, 12)) * DAY + dice.between(8, 15) * HOUR
    uid = message_id("engine", agreed.sender.address.partition("@")[2], at, dice)
    summary = asked.subject
    request = _calendar_letter(host, agreed.sender, [asked.sender], at, summary, dice, agreed)
    request.calendar_method = "REQUEST"
    request.calendar = event(
        uid=uid, organizer=agreed.sender, attendees=[asked.sender], starts=starts, hours=1, summary=summary, place=facts["place"],
        written_at=at, method="REQUEST",
    )  # fmt: skip
    made = [request]
    reply_at = in_working_hours(at + dice.between(2, 600) * 60, zone_of(guest, at), dice)
    if dice.chance(0.75) and reply_at < ends - 600:
        subject = _ACCEPTED[asked.language] + summary
        reply = _calendar_letter(guest, asked.sender, [agreed.sender], reply_at, subject, dice, asked)
        reply.references = (request.message_id,)
        reply.calendar_method = "REPLY"
        reply.calendar = event(
            uid=uid, organizer=agreed.sender, attendees=[asked.sender], starts=starts, hours=1, summary=summary, place=facts["place"],
            written_at=reply_at, method="REPLY", status="ACCEPTED",
        )  # fmt: skip
        made.append(reply)
    return [letter for letter in made if letter.at < ends - 600]


def _calendar_letter(
    author: Person, sender: Party, to: list[Party], at: int, subject: str, dice: Dice, like: Letter
) -> Letter:
    program = _CALENDAR_PROGRAMS.get(like.program, "gmail")
    letter = Letter(
        at,
        like.minutes,
        "calendar",
        sender,
        to,
        subject,
        like.language,
        program,
        author=author,
        thread=like.thread,
    )
    letter.message_id = message_id(program, sender.address.partition("@")[2], at, dice)
    letter.paragraphs = [subject]
    return letter
