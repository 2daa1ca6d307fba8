"""People nobody asked to write: pitches, recruiters, and crowds one stands in by accident."""

from __future__ import annotations

from dataclasses import dataclass

from rapport.demo.dice import Dice
from rapport.demo.letters.grammar import capitalized, line, paragraphs
from rapport.demo.moments import DAY, HOUR, in_working_hours
from rapport.demo.people.addresses import plain
from rapport.demo.people.biographies import Registry
from rapport.demo.people.types import Employee, World
from rapport.demo.plan import Plan
from rapport.demo.post.letter import Letter, Party
from rapport.demo.story.notes import any_facts, desk, note

_FIRMS = (
    "Leadwhistle", "Peakreach", "Talentbrook", "Hiresmith", "Cloudpantry", "Brightquote", "Scalecraft", "Webwrights", "Rankfield",
    "Valorpay", "Datahop", "Greenshift Energy", "Solarbarn", "Printpallet", "Fleetnook", "Callharbour", "Growthloom", "Signalpost",
)  # fmt: skip
_PITCH = {
    "en": (
        ("[Quick question|A thought] about Acme Anvils", "[Cutting|Halving] your [energy|freight|software] bill", "[Intro|Partnership]?",
         "Saw your stand at {fair}", "[Senior welder|CNC operator] available"),
        """[I came across Acme Anvils and was impressed.|I help firms like yours.|Hope you do not mind me writing out of the blue.] [We cut {percent} off what
        you pay for [energy|freight|software].|I have {n2} candidates for you, one of them free from {month}.|Our clients book {qty} more orders a month.]

        [Are you free for fifteen minutes on {day}?|Who is the right person to talk to?|Worth a chat?]""",
        """[Just floating this to the top of your inbox.|I know you are busy.|Did you see my last mail?] [Would {day} suit?|A yes or no is all I need.|I can come
        to {place}.]""",
    ),
    "de": (
        ("[Kurze Frage|Idee] zu Acme Anvils", "[Fachkraft|Schweißer] verfügbar", "{percent} weniger [Energiekosten|Frachtkosten]"),
        """[Sehr geehrte Damen und Herren,|Guten Tag,] ich bin auf Ihr Unternehmen aufmerksam geworden. [Wir senken Ihre Kosten um {percent}.|Ich habe {n2}
        Kandidaten für Sie.] [Haben Sie am {day} eine Viertelstunde?|Wer ist bei Ihnen zuständig?]""",
        """[Haben Sie meine Nachricht gesehen?|Ich wollte kurz nachfassen.] [Passt {day}?|Ein Ja oder Nein genügt.]""",
    ),
    "es": (
        ("Propuesta para Acme", "{percent} menos en energía"),
        """Le escribo porque podemos bajar su factura un {percent}. ¿Tiene quince minutos el {day}?""",
        """¿Pudo ver mi mensaje? ¿Le viene bien el {day}?""",
    ),
}  # fmt: skip
_NO_THANKS = (
    "Thank you, but we are not interested.",
    "Please take me off your list.",
    "No, thank you. Please do not write again.",
)


@dataclass(slots=True)
class Stranger:
    """Somebody who wrote without being known; ``answered`` when one of us was polite enough."""

    name: str
    address: str
    answered: bool


def pitches(
    plan: Plan, world: World, registry: Registry, senders: int
) -> tuple[list[Letter], list[Stranger]]:
    """Sales pitches and recruiters, most of them in several attempts."""
    dice = plan.dice("pitches")
    letters: list[Letter] = []
    strangers: list[Stranger] = []
    readers = [e for e in world.employees if e.container]
    for number in range(senders):
        language = dice.weighted((("en", 6.0), ("de", 3.0), ("es", 1.0)))
        drawn = registry.names.draw(language)
        firm = _FIRMS[number % len(_FIRMS)]
        domain = f"{plain(firm)}{'' if number < len(_FIRMS) else number}.{'test' if number % 4 == 0 else 'example'}"
        address = f"{plain(drawn.given.split()[0])}@{domain}"
        registry.addresses.add(address)
        reader = dice.pick([e for e in readers if language in e.languages] or readers)
        recent = number % 4 == 1
        answered = number % 9 == 5
        strangers.append(Stranger(f"{drawn.given} {drawn.family}", address, answered))
        letters += _campaign(
            plan,
            drawn.given,
            drawn.family,
            firm,
            address,
            language,
            reader,
            dice,
            recent=recent,
            answered=answered,
        )
    return letters, strangers


def _campaign(
    plan: Plan, given: str, family: str, firm: str, address: str, language: str, reader: Employee, dice: Dice, *, recent: bool, answered: bool
) -> list[Letter]:  # fmt: skip
    subjects, first, again = _PITCH[language]
    last = reader.left_at or plan.ends
    if recent and not reader.left_at:
        at = plan.ends - dice.between(6, 20) * DAY
    else:
        at = int(plan.begins + (last - plan.begins - 75 * DAY) * dice.random())
    letters: list[Letter] = []
    subject = ""
    facts = any_facts(dice, language, at)
    for attempt in range(1 if recent else dice.between(1, 4)):
        at = in_working_hours(at, "uk", dice)
        if at > plan.ends - 600:
            break
        subject = subject or line(dice.pick(subjects), facts, dice)
        signature = [f"{given} {family}", dice.pick(("Business Development", "Account Executive", "Talent Partner", "Founder")), firm,
                     f"www.{address.partition('@')[2]}"]  # fmt: skip
        letter = note(
            at, "cold", Party(f"{given} {family}", address), [desk(reader)], subject if attempt == 0 else f"Re: {subject}",
            capitalized(paragraphs(again if attempt else first, facts, dice)), dice, language=language, program=dice.pick(("gmail", "outlook")),
            greeting=f"Hi {reader.person.stints[0].given}," if language == "en" else "", farewell=["\n".join(signature)],
        )  # fmt: skip
        if letters:
            letter.references = (letters[0].message_id,)
        letters.append(letter)
        at += dice.between(3, 8) * DAY
    if answered and letters:
        pitch = letters[-1]
        answer = note(
            in_working_hours(pitch.at + 3 * HOUR, "uk", dice), "human", desk(reader), [pitch.sender], f"Re: {subject}", [dice.pick(_NO_THANKS)], dice,
            program=reader.person.program, farewell=[reader.person.stints[0].given],
        )  # fmt: skip
        answer.author, answer.references = reader.person, (pitch.message_id,)
        if answer.at < plan.ends:
            letters.append(answer)
    return letters


def crowds(plan: Plan, world: World, registry: Registry) -> tuple[list[Letter], list[Stranger]]:
    """Letters to a crowd in Cc, and the one who answers all of them."""
    dice = plan.dice("crowds")
    letters: list[Letter] = []
    strangers: list[Stranger] = []
    size = min(60, plan.some(40, 24))
    wendy = world.cast["wendy"].stints[0]
    for round_ in range(2):
        members = []
        for _ in range(size):
            drawn = registry.names.draw("en" if round_ == 0 else "de")
            address = registry.free_mail(drawn.given, drawn.family, "de", "en" if round_ == 0 else "de")
            members.append(Party(f"{drawn.given} {drawn.family}" if dice.chance(0.7) else "", address))
            strangers.append(Stranger(f"{drawn.given} {drawn.family}", address, False))
        readers = [e for e in world.employees if e.container and not e.left_at][round_ : round_ + 2]
        for month in (2, 7, 12)[: plan.some(3)]:
            at = in_working_hours(plan.begins + (month * 31 + round_ * 9) * DAY, "uk", dice)
            facts = any_facts(dice, "en", at)
            sender = Party(f"{wendy.given} {wendy.family}", wendy.address) if round_ == 0 else members[0]
            crowd = [party for party in members if party is not sender]
            letter = note(
                at, "crowd", sender, [desk(readers[0])], line("[Anvil shooting|Forge-in|Members' evening] on {date}", facts, dice),
                paragraphs("[We meet on {date} at {time}.|Please let me know by {day} whether you come.] [Bring a hammer.|Soup for everybody.]", facts, dice),
                dice, program="gmail", greeting="Dear all,", farewell=["Best wishes,", (sender.name or "the organiser").split(" ")[0]],
            )  # fmt: skip
            letter.cc = dice.mixed(crowd) + [desk(e) for e in readers[1:]]
            if round_ == 0:
                letter.author = world.cast["wendy"]
            letters.append(letter)
            answer = note(
                at + 5 * HOUR, "crowd", members[1], [sender], f"Re: {letter.subject}", ["[Count me in!|I shall be there.]".strip("[]").split("|")[month % 2]],
                dice, program="iphone",
            )  # fmt: skip
            answer.cc = [party for party in letter.cc if party is not members[1]] + letter.to
            answer.references, answer.parent, answer.posting = (letter.message_id,), letter, "top"
            letters.append(answer)
    return letters, strangers
