"""Newsletters and campaigns: many readers, no answer wanted. Some say so in their headers, some only at the foot."""

from __future__ import annotations

import hashlib
from html import escape

from rapport.demo.dice import Dice
from rapport.demo.letters.grammar import capitalized, line, paragraphs
from rapport.demo.moments import DAY, HOUR
from rapport.demo.people.types import Employee, World
from rapport.demo.plan import Plan
from rapport.demo.post.letter import Letter, Party
from rapport.demo.story.notes import any_facts, desk, note

# name ¦ address ¦ language ¦ days between issues ¦ headers ¦ subject ¦ text
_PAPERS = """
Forge Weekly¦editor@forgeweekly.example¦en¦7¦full¦Forge Weekly: [scrap prices ease|coke up {percent}|the return of the hand hammer|{n2} new hammers tested]¦forge
The Anvil Post¦hello@anvilpost.example¦en¦14¦unsubscribe¦[This fortnight|Fresh from the forge]: [tongs|hardening|a smithy in {month}]¦forge
Metal Market Daily¦no-reply@metalmarket.test¦en¦3¦full¦Market {date}: [billets|scrap|ferro-alloys] [firm|softer|sideways]¦market
Laura from Toolpath¦laura@toolpath-software.example¦en¦10¦campaign¦[{n2} things your quotes are missing|Laura here: is quoting eating your {day}?|Last call for {month}]¦software
Northern Freight Bulletin¦bulletin@northernfreight.example¦en¦14¦list_id¦Bulletin {week}: [ports|fuel surcharge|driver hours]¦freight
Sheffield Chamber¦news@sheffield-chamber.example¦en¦14¦unsubscribe¦[Chamber news|What is on] {month}¦chamber
Safety First¦news@safetyfirst-supplies.example¦en¦9¦full¦[{percent} off gloves|New: aprons for hot work|Boots week]¦shop
OfficeCrate¦offers@officecrate.test¦en¦5¦campaign¦[Paper, {percent} off|Only until {day}: toner|Your basket misses you]¦shop
HR Letter¦letter@hrletter.example¦en¦30¦body¦HR Letter {month} {year}¦chamber
EuroForge fair¦visitors@euroforge-fair.example¦en¦21¦full¦EuroForge: [tickets|hall plan|{n2} weeks to go]¦fair
Exporters' Digest¦digest@exporters.example¦en¦7¦list_id¦[Export digest|Customs changes] {week}¦freight
Grinding Today¦redaktion@grindingtoday.test¦en¦14¦precedence¦Grinding Today {month}¦forge
Schmiede-Brief¦redaktion@schmiedebrief.example¦de¦14¦full¦Schmiede-Brief {week}: [Stahlpreise|Härten|Ein Besuch in {month}]¦schmiede
Werkzeug & Feuer¦newsletter@werkzeug-feuer.example¦de¦10¦unsubscribe¦[Neu im {month}|Angebote der Woche]: {item}¦laden
Arbeitsschutz aktuell¦aktuell@arbeitsschutz-dienst.example¦de¦30¦body¦Arbeitsschutz aktuell, {month}¦schmiede
IHK-Rundschreiben¦rundschreiben@kammer-koeln.example¦de¦21¦list_id¦Rundschreiben {month}: [Zoll|Ausbildung|Energie]¦schmiede
Büro-Blitz¦angebote@buero-blitz.test¦de¦6¦campaign¦[{percent} auf Papier|Nur bis {day}]¦laden
Boletín Metal¦boletin@boletinmetal.example¦es¦14¦full¦Boletín {month}: [precios del acero|ferias|formación]¦boletin
Ofertas Taller¦ofertas@ofertastaller.test¦es¦8¦campaign¦[{percent} en discos|Solo hasta el {day}]¦boletin
La Lettre du Métal¦lettre@lettredumetal.example¦fr¦14¦unsubscribe¦La Lettre du Métal : [{month}|cours de l'acier|salons]¦lettre
Promo Atelier¦promo@promo-atelier.test¦fr¦9¦body¦[{percent} sur les disques|Jusqu'à {day} seulement]¦lettre
Notiziario Fabbri¦notizie@notiziariofabbri.example¦it¦21¦full¦Notiziario di {month}¦notizie
Travel Desk¦deals@traveldesk-offers.test¦en¦7¦full¦[Rooms in {month}|{percent} off rail]¦shop
Cloudledger¦product@cloudledger.example¦en¦20¦campaign¦[What is new in {month}|Your accounts in half the time]¦software
Hammer & Fire Festival¦festival@hammerandfire.example¦en¦30¦unsubscribe¦Hammer & Fire: [programme|volunteers|early tickets]¦fair
Legal Letter¦letter@calder-legal.example¦en¦30¦precedence¦[Employment law|Contracts] in {month}¦chamber
"""
_TEXTS = {
    "forge": """In this issue: [why {hrc} is not always better|how a shop of four makes {qty} hooks a day|what coke will cost in {month}].

      [We visited a forge where the hammer is older than its owner.|Our reader {third} sends {n2} ways to save on quench oil.|The editor tried
      borax for {days} days.] [Read on at forgeweekly.example/{lot}.|Pictures on the site.]

      [Fairs: {fair}, {date}.|Wanted: a striker, {place}.|For sale: one power hammer, {weight}, buyer collects.]""",
    "market": """Billets {price}, scrap {price}, {percent} on the week. [Mills report full books.|Buyers wait.|Two furnaces are down.]

      [Outlook: firm until {date}.|Outlook: nobody knows, least of all we.] Full tables on the site.""",
    "software": """[I noticed that many workshops still quote by hand.|Quoting should not take until {day}.] [Toolpath does it in {n2} clicks.|See
      it in {days} minutes.]

      [Book a slot for {day}.|The {percent} offer ends on {date}.|Just reply with "stop" if this is not for you.]""",
    "freight": """[Fuel surcharge for {month}: {percent}.|Port of Liverpool: delays of {n2} hours.|New forms from {date}.]

      [Members meet on {day} at {time}.|The committee thanks {third}.|Bring your questions on cabotage.]""",
    "chamber": """[Breakfast talk on {day}: what banks look for.|Workshop on {date}: hiring apprentices.|A new duty begins in {month}.]

      [Seats are few.|Members pay nothing.|Register on the site.] [Survey: {n2} questions, one prize.|]""",
    "shop": """[Everything for hot work, {percent} off until {day}.|{qty} new things in the shop.|Free delivery over {price}.]

      [Order before {date}.|While stocks last.|Your voucher: {order}.]""",
    "fair": """[{n2} weeks until the doors open.|The hall plan is out.|{qty} exhibitors have signed up.] [Tickets online.|Stand
      builders: please mind {date}.]""",
    "schmiede": """In dieser Ausgabe: [warum {hrc} nicht immer besser ist|was der Koks im {month} kostet|Besuch bei einer Schmiede mit {n2} Leuten].

      [Termine: {fair}, {date}.|Gesucht: Zuschläger.|Neue Pflichten ab {date}.] Mehr auf unserer Seite.""",
    "laden": """[{percent} auf {item} bis {day}.|Frei Haus ab {price}.|{qty} neue Artikel.] [Nur solange der Vorrat reicht.|Ihr Gutschein: {order}.]""",
    "boletin": """[Precios de {month}: {price} la tonelada.|Ferias: {date}.|{percent} en {item} hasta el {day}.] [Más en la web.|Plazas limitadas.]""",
    "lettre": """[Cours de {month} : {price} la tonne.|Salon le {date}.|{percent} sur {item} jusqu'à {day}.] [La suite sur le site.|Places limitées.]""",
    "notizie": """[Prezzi di {month}: {price} la tonnellata.|Fiera il {date}.|{percent} su {item}.] Il resto sul sito.""",
}  # fmt: skip
_FOOT = {
    "en": "You receive this because you are on our list. Unsubscribe: https://{host}/out/{code}",
    "de": "Sie erhalten dieses Schreiben, weil Sie in unserem Verteiler stehen. Abmelden: https://{host}/out/{code}",
    "es": "Recibe este boletín porque está en nuestra lista. Darse de baja: https://{host}/out/{code}",
    "fr": "Vous recevez cette lettre car vous êtes inscrit. Se désinscrire : https://{host}/out/{code}",
    "it": "Riceve questo messaggio perché è iscritto. Cancellarsi: https://{host}/out/{code}",
}


def newsletters(plan: Plan, world: World, items: int) -> list[Letter]:
    """All issues of all papers, about ``items`` copies."""
    dice = plan.dice("newsletters")
    rows = [row.split("¦") for row in _PAPERS.strip().splitlines()]
    readers = [e for e in world.employees if e.container]
    span = (plan.ends - plan.begins) // DAY
    subscriptions = []
    for row in rows:
        fitting = [e for e in readers if row[2] in e.languages] or readers[:2]
        subscriptions.append((row, dice.some(fitting, dice.between(1, 4 if plan.scale > 0.3 else 1))))
    expected = sum(span / int(row[3]) * len(who) for row, who in subscriptions)
    share = min(1.0, items / expected)
    letters: list[Letter] = []
    for row, who in subscriptions:
        letters += _issues(plan, row, who, share, dice)
    return letters


def _issues(plan: Plan, row: list[str], readers: list[Employee], share: float, dice: Dice) -> list[Letter]:
    name, address, language, period, marks, subject, key = row
    step = max(1, round(int(period) / share))
    day = plan.begins // DAY + dice.between(0, min(step, 30))
    letters = []
    while day * DAY < plan.ends - DAY:
        at = day * DAY + dice.between(5, 10) * HOUR + dice.between(0, 3000)
        facts = any_facts(dice, language, at)
        text = capitalized(paragraphs(_TEXTS[key], facts, dice))
        headline = line(subject, facts, dice)
        letters += [
            _copy(name, address, language, marks, at, headline, text, reader, dice)
            for reader in readers
            if not _left(reader, at)
        ]
        day += step
    return letters


def _left(employee: Employee, at: int) -> bool:
    return bool(employee.left_at) and at > employee.left_at


def _copy(
    name: str,
    address: str,
    language: str,
    marks: str,
    at: int,
    subject: str,
    text: list[str],
    reader: Employee,
    dice: Dice,
) -> Letter:
    host = address.partition("@")[2]
    code = hashlib.md5(f"{reader.address}{at}".encode(), usedforsecurity=False).hexdigest()[:12]
    foot = _FOOT[language].format(host=host, code=code)
    letter = note(
        at,
        "newsletter",
        Party(name, address),
        [desk(reader, dice)],
        subject,
        [*text, foot],
        dice,
        language=language,
    )
    letter.html = _page(name, subject, text, foot, host, code)
    letter.envelope_from = f"bounce-{code}@{host}"
    letter.extra = campaign_headers(marks, name, host, code)
    return letter


def campaign_headers(marks: str, name: str, host: str, code: str) -> list[tuple[str, str]]:
    """How a mailing says that it is one; "body" says nothing in the headers."""
    unsubscribe = ("List-Unsubscribe", f"<https://{host}/out/{code}>, <mailto:out-{code}@{host}>")
    return {
        "full": [unsubscribe, ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"), ("Precedence", "bulk"),
                 ("Feedback-ID", f"{code[:4]}:{host}")],
        "unsubscribe": [unsubscribe],
        "campaign": [("X-Campaign-Id", code[:8]), ("X-Mailer", "CampaignPress 4"), ("X-Report-Abuse", f"https://{host}/abuse")],
        "list_id": [("List-Id", f"{name} <news.{host}>"), unsubscribe],
        "precedence": [("Precedence", "bulk")],
        "body": [],
    }[marks]  # fmt: skip


def _page(name: str, subject: str, text: list[str], foot: str, host: str, code: str) -> str:
    """A newsletter as such things look: tables, a picture nobody sees, a footer."""
    rows = "\n".join(
        f'<tr><td style="padding:12px 24px;font-family:Arial,sans-serif;font-size:15px;line-height:22px;color:#222222">{escape(part)}</td></tr>'
        for part in text
    )
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{escape(subject)}</title></head>\n<body style="margin:0;background:#f2f2f2">\n'
        '<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center">\n'
        '<table role="presentation" width="600" cellpadding="0" cellspacing="0" style="background:#ffffff">\n'
        f'<tr><td style="padding:24px;background:#20303c;color:#ffffff;font-family:Georgia,serif;font-size:24px">{escape(name)}</td></tr>\n'
        f'<tr><td style="padding:16px 24px;font-family:Georgia,serif;font-size:20px"><b>{escape(subject)}</b></td></tr>\n{rows}\n'
        f'<tr><td style="padding:24px;font-size:11px;color:#888888">{escape(foot)}</td></tr>\n</table></td></tr></table>\n'
        f'<img src="https://{host}/seen/{code}.gif" width="1" height="1" alt="">\n</body></html>'
    )


def bulletin_of_a_friend(plan: Plan, world: World) -> list[Letter]:
    """The secretary of the guild sends a bulletin in her own name, with List-Unsubscribe; she is a correspondent all the same."""
    dice = plan.dice("bulletin")
    wendy = world.cast["wendy"]
    stint = wendy.stints[0]
    readers = [e for e in world.employees if e.container][:3]
    letters = []
    for month in range(0, 17, 1 if plan.scale > 0.3 else 5):
        at = plan.begins + month * 31 * DAY + 9 * HOUR + dice.between(0, 3000)
        facts = any_facts(dice, "en", at)
        text = capitalized(paragraphs(_TEXTS["chamber"], facts, dice))
        for reader in readers:
            code = dice.digits(8)
            letter = note(
                at, "newsletter", Party(f"{stint.given} {stint.family}", stint.address), [desk(reader)], f"Members' bulletin {facts['month']}",
                text, dice, program="gmail", greeting="Dear members,", farewell=["Best wishes,", stint.given],
            )  # fmt: skip
            letter.extra = campaign_headers("unsubscribe", "", stint.address.partition("@")[2], code)
            letter.author = wendy
            letters.append(letter)
    return letters
