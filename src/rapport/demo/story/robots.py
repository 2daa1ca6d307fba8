"""Machines that write: shops, trackers, monitors, calendars, banks, copiers."""

from __future__ import annotations

from rapport.demo.dice import Dice
from rapport.demo.letters.grammar import capitalized, line, paragraphs
from rapport.demo.moments import DAY, HOUR, in_working_hours
from rapport.demo.people.types import Employee, World
from rapport.demo.plan import Plan
from rapport.demo.post.letter import Letter, Party
from rapport.demo.story.notes import any_facts, desk, note
from rapport.demo.story.notices import NewsItem, bounce

# name ¦ address ¦ language ¦ weight ¦ departments ¦ headers ¦ subject ¦ text
_MACHINES = """
Toolcrate Shop¦no-reply@toolcrate.example¦en¦9¦purchasing production¦auto¦Your order {order} [has been received|is on its way|was delivered]¦Thank you for your order {order}: {qty} {item}, {total}. [It leaves our warehouse on {day}.|Track it at toolcrate.example/{lot}.]
Toolcrate Invoices¦invoices@toolcrate.example¦en¦4¦finance¦auto¦Invoice {invoice} for order {order}¦Please find your invoice {invoice} over {total}. Payment is due on {date}.
Swiftwater Track¦noreply@track.swiftwater.example¦en¦12¦logistics service¦auto¦Consignment {lot}: [collected|in transit|delivered|delayed]¦Consignment {lot}, {pallets}, {weight}: status changed at {time}. [Estimated arrival {date}.|Signed for by {third}.]
Paketdienst Rheinland¦benachrichtigung@paketdienst-rheinland.example¦de¦7¦logistics service¦auto¦Ihre Sendung {lot} [ist unterwegs|wird heute zugestellt|wurde zugestellt]¦Ihre Sendung {lot} mit {weight} kommt am {day} zwischen {early} und 12 Uhr.
Tracker¦tracker@tracker.forgeworks.example¦en¦14¦it production quality¦tracker¦[#{lot}] [Furnace 2 over-temperature|Label printer offline|ERP: wrong unit of {model}] [(new)|(updated)|(closed)]¦{third} changed ticket {lot}: status [open|waiting|closed]. Reply to this message to add a comment.
Monitoring¦nagios@mon1.acme-anvils.example¦en¦14¦it¦plain¦[PROBLEM|RECOVERY] - {third} disk usage {percent}¦Host: files1. Service: disk. State: [WARNING|OK]. Time: {date} {time}.
Cron Daemon¦root@backup1.acme-anvils.example¦en¦10¦it¦cron¦Cron <root@backup1> /usr/local/bin/backup¦{qty} files copied, {n2} skipped, {weight} moved. Finished {time}.
Calendar¦calendar-notification@calendar.deskhub.example¦en¦8¦sales service¦auto¦[Reminder|Updated]: [Monday round|Visit {place}|Call with {third}] @ {day} {time}¦You have an appointment on {day}, {date}, {time}.
Northern Bank¦statements@northernbank.test¦en¦6¦finance management¦noreply¦Your statement for {month} is ready¦Your statement for the account ending {lot} is ready. Sign in to read it.
Zahlungsservice¦service@zahlungsservice-koeln.example¦de¦5¦finance¦auto¦Zahlungseingang {total}¦Zu Rechnung {invoice} sind {total} eingegangen.
Deskhub¦notifications@deskhub.example¦en¦9¦sales marketing¦list¦{third} [mentioned you in|commented on|shared] "{model} launch"¦{third}: [can somebody check this?|I have added the pictures.|done.]
Supplier Portal¦noreply@portal.donvalleysteel.example¦en¦6¦purchasing¦noreply¦[Delivery note|Order confirmation] {order}¦Order {order} was [confirmed|changed|shipped] on {date}. {qty} {item}.
Copier¦scanner@print2.acme-anvils.example¦en¦6¦finance people¦plain¦Scan from print2 {date} {time}¦Scan attached. {n2} pages.
Security Desk¦alerts@deskhub.example¦en¦3¦it¦auto¦New sign-in from {place}¦A new sign-in to your account was seen on {date} at {time}.
RailTickets¦bookings@railtickets.test¦en¦4¦sales management¦auto¦Booking {order}: {place}, {date}¦Your booking {order}: {place}, {date}, coach {n2}. Total {price}.
Hotel Système¦reservation@hotel-systeme.example¦fr¦3¦sales¦auto¦Confirmation de réservation {order}¦Votre réservation {order} : {days} nuits à partir du {date}, {total}.
Portal Proveedores¦no-responder@portalproveedores.example¦es¦4¦sales service¦auto¦Pedido {order} [publicado|modificado]¦El pedido {order} de {qty} {item} ha sido [publicado|modificado] en el portal.
Survey Robot¦feedback@askwell.test¦en¦3¦service sales¦list¦How did we do? ({order})¦Please rate our service: {n2} questions, one minute.
eFax¦fax@efaxgate.test¦en¦3¦purchasing finance¦plain¦Fax from +44 114 496 0123, {n2} pages¦A fax of {n2} pages arrived at {time}.
Payroll¦noreply@payroll-online.example¦en¦3¦people finance¦noreply¦Payslips {month} are available¦The payslips for {month} can be downloaded until {date}.
"""
_HEADERS: dict[str, list[tuple[str, str]]] = {
    "auto": [("Auto-Submitted", "auto-generated"), ("X-Auto-Response-Suppress", "All")],
    "noreply": [],
    "plain": [],
    "cron": [("Auto-Submitted", "auto-generated"), ("X-Cron-Env", "<SHELL=/bin/sh>")],
    "tracker": [
        ("X-Tracker", "issues"),
        ("Auto-Submitted", "auto-generated"),
        ("List-Id", "<issues.tracker.forgeworks.example>"),
    ],
    "list": [
        ("Auto-Submitted", "auto-generated"),
        ("List-Unsubscribe", "<https://deskhub.example/settings>"),
    ],
}


def robot_addresses() -> list[str]:
    """All addresses machines write from."""
    return [row.split("¦")[1] for row in _MACHINES.strip().splitlines()]


def robots(plan: Plan, world: World, items: int) -> tuple[list[Letter], list[NewsItem]]:
    """About ``items`` messages of machines, and the few letters people send back to them."""
    dice = plan.dice("robots")
    rows = [row.split("¦") for row in _MACHINES.strip().splitlines()]
    weighted = [(row, float(row[3])) for row in rows]
    letters: list[Letter] = []
    news: list[NewsItem] = []
    readers = [e for e in world.employees if e.container]
    chosen = [*rows, *(dice.weighted(weighted) for _ in range(max(0, items - len(rows))))]
    for row in chosen:
        at = int(plan.begins + (plan.ends - plan.begins - DAY) * dice.random())
        letter = _one(row, at, readers, dice)
        letters.append(letter)
        if "tracker" in row[1] and dice.chance(0.25):
            letters.append(_comment(letter, readers, dice))
        elif row[5] == "noreply" and dice.chance(0.03):
            answer = _comment(letter, readers, dice)
            back, item = bounce(answer, letter.sender.address, dice)
            letters += [answer, back]
            news.append(item)
    return [letter for letter in letters if letter.at < plan.ends], news


def _one(row: list[str], at: int, readers: list[Employee], dice: Dice) -> Letter:
    name, address, language, _, departments, headers, subject, text = row
    fitting = [
        e for e in readers if e.department in departments.split() and not (e.left_at and at > e.left_at)
    ]
    # Whoever bought with it gets its mail, whichever department the machine was meant for.
    reader = dice.pick(fitting) if fitting else dice.pick([e for e in readers if not e.left_at])
    facts = any_facts(dice, language, at)
    letter = note(
        at,
        "robot",
        Party(name, address),
        [desk(reader, dice)],
        line(subject, facts, dice),
        capitalized(paragraphs(text, facts, dice)),
        dice,
        language=language,
    )
    letter.extra = list(_HEADERS[headers])
    if headers in ("plain", "cron"):
        letter.quirks.add("plain_only")
    letter.envelope_from = (
        address if headers != "auto" else f"bounces+{dice.digits(6)}@{address.partition('@')[2]}"
    )
    return letter


def _comment(letter: Letter, readers: list[Employee], dice: Dice) -> Letter:
    """Somebody answers a machine."""
    reader = next(e for e in readers if e.address == letter.to[0].address)
    at = in_working_hours(letter.at + dice.between(1, 20) * HOUR, "uk", dice)
    if reader.left_at and at > reader.left_at:
        at = letter.at + 300
    text = dice.pick(
        (
            "Done.",
            "I have looked at it: the sensor was loose.",
            "Please close.",
            "Cannot see this here, can you try again?",
        )
    )
    answer = note(
        at, "human", desk(reader), [letter.sender], f"Re: {letter.subject}", [text], dice, program=reader.person.program,
        farewell=[reader.person.stints[0].given],
    )  # fmt: skip
    answer.author = reader.person
    answer.references = (letter.message_id,)
    return answer
