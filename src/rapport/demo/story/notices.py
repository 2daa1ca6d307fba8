"""What machines answer: vacation notices, "has left" notices, bounces, in the manner of several systems."""

from __future__ import annotations

from dataclasses import dataclass

from rapport.demo.dice import Dice
from rapport.demo.letters.facts import spoken_date
from rapport.demo.letters.grammar import line, paragraphs
from rapport.demo.moments import DAY, date_header, iso_day
from rapport.demo.people.types import Person, Relation, Stint
from rapport.demo.post.letter import Letter, Party
from rapport.demo.post.programs import message_id
from rapport.demo.post.trace import OWN_MX

_AWAY_SUBJECTS = {
    "en": ("Automatic reply: {s}", "Out of office: {s}", "Auto: {s}"),
    "de": ("Automatische Antwort: {s}", "Abwesenheitsnotiz: {s}", "Abwesend: {s}"),
    "es": ("Respuesta automática: {s}", "Fuera de la oficina: {s}"),
    "fr": ("Réponse automatique : {s}", "Absence du bureau : {s}"),
    "pt": ("Resposta automática: {s}", "Ausência do escritório"),
    "it": ("Risposta automatica: {s}", "Fuori sede: {s}"),
}
_AWAY = {
    "en": """[I am out of the office|I am away on holiday|I am on leave] [until {until}|and back on {until}][ with no access to my mail|].

      [In urgent cases please write to {deputy} ({deputy_address}).|{deputy} stands in for me: {deputy_address}.|Your message is not
      forwarded.|]""",
    "de": """[Ich bin bis {until} nicht im Büro.|Bis zum {until} bin ich im Urlaub.|Ich bin ab dem {until} wieder erreichbar.]

      [In dringenden Fällen wenden Sie sich bitte an {deputy} ({deputy_address}).|Meine Vertretung hat {deputy}, {deputy_address}.|Ihre
      Nachricht wird nicht weitergeleitet.]""",
    "es": """[Estoy fuera de la oficina hasta el {until}.|Estaré de vacaciones hasta el {until}.] [Para asuntos urgentes, {deputy}:
      {deputy_address}.|Responderé a la vuelta.]""",
    "fr": """[Je suis absent du bureau jusqu'au {until}.|Je suis en congé jusqu'au {until}.] [En cas d'urgence, merci d'écrire à {deputy},
      {deputy_address}.|Je vous répondrai à mon retour.]""",
    "pt": """[Estou ausente do escritório até {until}.|Estou de férias até {until}.] [Em caso de urgência contacte {deputy},
      {deputy_address}.|]""",
    "it": """[Sono fuori ufficio fino al {until}.|Sono in ferie fino al {until}.] [Per urgenze scrivere a {deputy}, {deputy_address}.|]""",
}  # fmt: skip
_LEFT = {
    "en": """[{name} has left {firm}|{name} no longer works for {firm}|I have left {firm}, this mailbox is not read any more]. [Please contact
      {deputy}, {deputy_address}.|Please send your message to {deputy} at {deputy_address} from now on.]""",
    "de": """[{name} ist nicht mehr für {firm} tätig|{name} hat unser Unternehmen verlassen]. [Bitte wenden Sie sich an {deputy},
      {deputy_address}.|Neue Ansprechperson ist {deputy} ({deputy_address}).] Diese Nachricht wird nicht weitergeleitet.""",
    "es": """[{name} ya no trabaja en {firm}|{name} ha dejado nuestra empresa]. [A partir de ahora escriba a {deputy}, {deputy_address}.|Su
      nueva persona de contacto es {deputy}: {deputy_address}.]""",
    "fr": """[{name} a quitté {firm}|{name} ne fait plus partie de {firm}]. [Merci d'écrire désormais à {deputy}, {deputy_address}.|Votre nouvel
      interlocuteur est {deputy} : {deputy_address}.]""",
    "pt": """{name} já não trabalha na {firm}. Por favor contacte {deputy}, {deputy_address}.""",
    "it": """{name} non lavora più per {firm}. La preghiamo di scrivere a {deputy}, {deputy_address}.""",
}  # fmt: skip
_MOVED_SUBJECTS = {
    "en": ("New job, new address", "I have moved to {firm}", "My new address"),
    "de": ("Neue Stelle, neue Adresse", "Ich bin jetzt bei {firm}", "Meine neuen Kontaktdaten"),
    "es": ("Nuevo trabajo, nueva dirección", "Ahora estoy en {firm}"),
    "fr": ("Nouveau poste, nouvelle adresse", "Je suis désormais chez {firm}"),
    "pt": ("Novo trabalho, novo endereço",),
    "it": ("Nuovo lavoro, nuovo indirizzo", "Ora sono in {firm}"),
}
_MOVED = {
    "en": """[You may have noticed that I am no longer at {old}.|A line to tell you that I have left {old}.] [Since {since} I work for
      {firm}|I started at {firm} on {since}], and you can reach me [here|at this address] from now on. [I should be glad to go on working
      with you.|We use anvils here too, so you will hear from me.]""",
    "de": """[vielleicht haben Sie schon gehört, dass ich nicht mehr bei {old} bin.|ich habe {old} verlassen.] Seit dem {since} arbeite ich bei {firm}
      und bin unter dieser Adresse zu erreichen. [Ich würde mich freuen, weiter mit Ihnen zu arbeiten.|Auch hier wird geschmiedet, Sie hören
      also von mir.]""",
    "es": """[Quizá ya sepa que he dejado {old}.|Le escribo para contarle que ya no estoy en {old}.] Desde el {since} trabajo en {firm} y me
      encuentra en esta dirección. [Espero que sigamos en contacto.|Aquí también se forja.]""",
    "fr": """[Vous l'avez peut-être appris : j'ai quitté {old}.|Un mot pour vous dire que je ne suis plus chez {old}.] Depuis le {since} je suis chez
      {firm}, joignable à cette adresse. [J'espère que nous continuerons à travailler ensemble.|]""",
    "pt": """Já não estou na {old}. Desde {since} trabalho na {firm}, e este é o meu novo endereço.""",
    "it": """Ho lasciato {old}. Dal {since} lavoro per {firm} e questo è il mio nuovo indirizzo.""",
}  # fmt: skip
_WELCOME = {
    "en": "[Congratulations!|Good luck in the new place.] [I have changed your address in our books.|We shall miss you at {old}, but glad it is not far.]",
    "de": "[herzlichen Glückwunsch!|viel Erfolg am neuen Ort.] [Die Adresse ist geändert.|Auf weiter gute Zusammenarbeit.]",
    "es": "[¡Enhorabuena!|Mucha suerte.] [He cambiado la dirección.|Seguimos en contacto.]",
    "fr": "[Toutes mes félicitations !|Bonne chance.] [J'ai modifié l'adresse.|Au plaisir de continuer.]",
    "pt": "[Parabéns!|Boa sorte.] Já mudei o endereço.",
    "it": "[Complimenti!|In bocca al lupo.] Ho aggiornato l'indirizzo.",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NewsItem:
    """Something a notice truly says about an address: left, new_address, on_leave, bounced."""

    kind: str
    party: str
    at: int
    detail: str = ""  # a day, a new address, a status code


def moved_facts(relation: Relation) -> dict[str, str]:
    """Old house, new house and first day of somebody who has changed jobs."""
    new = relation.person.last
    old = next(s for s in reversed(relation.person.stints) if s.organization is not new.organization)
    return {
        "old": old.organization.name if old.organization else "",
        "firm": new.organization.name if new.organization else "",
        "since": spoken_date(relation.language, new.since // DAY),
    }


def moved_texts(language: str, facts: dict[str, str], dice: Dice) -> tuple[str, str]:
    """Subject and grammar of "I have a new job"."""
    return line(dice.pick(_MOVED_SUBJECTS[language]), facts, dice), _MOVED[language]


def welcome_text(language: str) -> str:
    """Grammar of the answer to it."""
    return _WELCOME[language]


def _machine_letter(
    about: Letter, author: Person, sender: Party, subject: str, text: list[str], language: str, dice: Dice
) -> Letter:
    letter = Letter(
        about.at + dice.between(4, 200), 0, "auto_reply", sender, [about.sender], subject, language, "engine", author=author,
        paragraphs=text, references=(about.message_id,), thread=about.thread,
    )  # fmt: skip
    letter.quirks.add("plain_only")
    letter.message_id = message_id("engine", sender.address.partition("@")[2], letter.at, dice)
    # Not every system says that a machine is speaking.
    if dice.chance(0.85):
        letter.extra.append(("Auto-Submitted", dice.pick(("auto-replied", "auto-replied", "auto-generated"))))
    if dice.chance(0.5):
        letter.extra.append(("X-Auto-Response-Suppress", "All"))
    if dice.chance(0.2):
        letter.extra.append(("Precedence", dice.pick(("bulk", "junk", "auto_reply"))))
    return letter


def away_reply(
    about: Letter,
    person: Person,
    sender: Party,
    until: int,
    deputy: Party,
    language: str,
    dice: Dice,
) -> tuple[Letter, NewsItem]:
    """A notice of absence until a day."""
    facts = {
        "until": spoken_date(language, until // DAY),
        "deputy": deputy.name,
        "deputy_address": deputy.address,
        "s": about.subject,
    }
    subject = dice.pick(_AWAY_SUBJECTS[language]).format(s=about.subject)
    letter = _machine_letter(
        about, person, sender, subject, paragraphs(_AWAY[language], facts, dice), language, dice
    )
    return letter, NewsItem("on_leave", sender.address, letter.at, iso_day(until))


def left_reply(
    about: Letter, person: Person, stint: Stint, deputy: Party, language: str, dice: Dice
) -> tuple[Letter, NewsItem]:
    """A notice that somebody no longer works there."""
    firm = stint.organization.name if stint.organization else ""
    facts = {
        "name": person.full_name(stint),
        "firm": firm,
        "deputy": deputy.name,
        "deputy_address": deputy.address,
    }
    subject = dice.pick(_AWAY_SUBJECTS[language]).format(s=about.subject)
    sender = Party(person.full_name(stint), stint.address)
    letter = _machine_letter(
        about, person, sender, subject, paragraphs(_LEFT[language], facts, dice), language, dice
    )
    return letter, NewsItem("left", stint.address, letter.at, deputy.address)


_BOUNCE_WORDS = {
    "550 5.1.1": ("User unknown", "there is no mailbox of that name here"),
    "550 5.2.1": ("Mailbox disabled", "the mailbox has been closed"),
    "452 4.2.2": ("Mailbox full", "the mailbox is over its quota"),
    "550 5.4.1": ("Recipient address rejected: access denied", "the address is not accepted"),
}


def bounce(about: Letter, address: str, dice: Dice, *, soft: bool = False) -> tuple[Letter, NewsItem]:
    """A message comes back; half of the time from our own server, half from theirs, mostly with a report part (RFC 3464)."""
    code = "452 4.2.2" if soft else dice.pick(("550 5.1.1", "550 5.1.1", "550 5.2.1", "550 5.4.1"))
    reply, status = code.split()
    words, plain = _BOUNCE_WORDS[code]
    domain = address.partition("@")[2]
    host = OWN_MX if dice.chance(0.5) else f"mx.{domain}"
    exchange = host != OWN_MX and dice.chance(0.5)
    daemon = Party(
        "Microsoft Outlook" if exchange else "Mail Delivery System",
        f"{'postmaster' if exchange else 'MAILER-DAEMON'}@{host}",
    )
    subject = (
        f"Undeliverable: {about.subject}"
        if exchange
        else dice.pick(
            (
                "Undelivered Mail Returned to Sender",
                "Mail delivery failed: returning message to sender",
                "Delivery Status Notification (Failure)",
            )
        )
    )
    text = (
        f"The mail server {host} could not deliver your message of {date_header(about.at, 0)}.\n\n"
        f"<{address}>: {plain}\n    the other side said: {reply} {status} <{address}>: {words}\n\n"
        "A copy of the head of your message is below.\n"
    )
    letter = Letter(
        about.at + dice.between(1, 90), 0, "bounce", daemon, [about.sender], subject, "en", "engine"
    )
    letter.message_id = message_id("engine", host, letter.at, dice)
    letter.references = (about.message_id,)
    letter.thread = about.thread
    head = f"From: {about.sender.address}\nTo: {address}\nSubject: {about.subject}\nMessage-ID: <{about.message_id}>\n"
    if dice.chance(0.8):
        letter.extra.append(("Auto-Submitted", "auto-replied"))
        report = (
            f"Reporting-MTA: dns; {host}\nArrival-Date: {date_header(about.at, 0)}\n\nFinal-Recipient: rfc822; {address}\n"
            f"Action: {'delayed' if soft else 'failed'}\nStatus: {status}\nDiagnostic-Code: smtp; {reply} {status} {words}\n"
        )
        letter.raw_parts = [
            ("text/plain; charset=utf-8", text),
            ("message/delivery-status", report),
            ("text/rfc822-headers", head),
        ]
    else:
        letter.paragraphs = [text, head]
        letter.quirks.add("plain_only")
    return letter, NewsItem("bounced", address, letter.at, status)
