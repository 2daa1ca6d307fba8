"""Mail that tells of an event and was written by a program, though nothing else says so.

Two kinds. *Reports*: subjects that programs on servers and in offices write in one fixed form (cron, at and anacron,
periodic, logwatch, mdadm and smartd, unattended upgrades, Nagios and its like, aggregate reports of RFC 7489, faxes, telephone
systems). *Transactions*: a subject about an order, an invoice or an account **and** a text in the set words of such notices;
either alone a person may write.
"""

from __future__ import annotations

import re

from .sentences import compiled, sentence_in

_REPORT = re.compile(
    r"cron <[^<>@\s]+@[^<>\s]+>|anacron job\b|output from your job\b|report domain: \S+;? submitter:"
    r"|\S+ (?:daily|weekly|monthly|security) run output|logwatch for \S+|logcheck|apt-listchanges"
    r"|unattended[- ]upgrades? result"
    r"|(?:smart error|degradedarray event|fail event|rebuildfinished event)\b|\[(?:package updates|fail2ban|logcheck)\]"
    r"|\*\* ?(?:problem|recovery|acknowledgement|flapping\w*|downtime\w*)\b.{0,30}(?:alert|host|service)"
    r"|\[?(?:problem|resolved|recovery|critical|alert|firing|alarm|alarme|störung)(?: ?[:\]]|:\d+\])"
    r"|\[(?:success|failed|failure|warning|warnung|error|fehler|erfolg|erfolgreich|échec|réussi|ok)\]"
    r"|(?:build|deploy(?:ment)?|pipeline|job|backup|sicherung) (?:failed|succeeded|fixed|passed|completed"
    r"|successful|fehlgeschlagen|erfolgreich)\b"
    r"|r\d+ - (?:trunk|branches|tags|\S+/)|svn commit: r\d+|\[\S+ commit\]"
    r"|(?:new )?(?:e?fax|voice ?mail|voice message|fax message)\b.{0,40}(?:\bfrom\b|\bpage|\bin mailbox)"
    r"|new message \d+ in mailbox"
    r"|(?:neue )?(?:sprachnachricht|faxnachricht|anrufübersicht|ereignismeldung|push service)\b.{0,20}(?:von|vom|für|:)"
    r"|scanned (?:from|image from) |message from \"?[a-z]{2,3}[\d_-]\w*\"?$|ups \S+ (?:is )?on (?:battery|line power)"
)
_SUBJECT = re.compile(
    r"\b(?:your|ihre?r?|deine?|votre|vos|su|sus|tu|vostro|suo|sua|tua|seu|teu|uw|je|din|ditt|twoje)"
    r" (?:[\w.-]+ ){0,2}(?:order|purchase|booking|reservation|invoice|receipt|statement|payment|subscription|parcel"
    r"|package"
    r"|shipment|delivery|trip|ticket|account|password|bestellung|buchung|reservierung|rechnung|zahlung|sendung|paket"
    r"|lieferung|kontoauszug|konto|passwort|commande|réservation|facture|colis|paiement|compte|pedido|compra"
    r"|reserva|factura"
    r"|pago|cuenta|contraseña|ordine|prenotazione|fattura|pagamento|encomenda|fatura|bestelling|boeking|factuur"
    r"|betaling"
    r"|beställning|faktura|zamówienie)\b"
    r"|\b(?:order|invoice|receipt|booking|payment|bestellung|rechnung|auftrag|buchung|commande|facture|pedido"
    r"|factura|ordine"
    r"|fattura|fatura|factuur|bestelling|zamówieni\w)\w*\b.{0,20}(?:#|\bno\b|\bnr\b|\bnum|\bnº|\d).{0,12}\d"
    r"|\b(?:order|booking|payment|registration|reservation|subscription) confirm|confirm your|verify your|activate your"
    r"|reset your|password reset|\bpasswort\b.{0,20}zurück|\b(?:bestätig\w+|aktivier\w+) (?:sie )?ihre?\b"
    r"|(?:bestell|auftrags|buchungs|zahlungs|anmelde|versand)bestätigung"
    r"|confirmation de (?:votre )?(?:commande|réservation|paiement)"
    r"|confirmación de (?:su |tu )?(?:pedido|compra|reserva|pago)"
    r"|conferma (?:d'?ordine|ordine|acquisto|prenotazione|pagamento)"
    r"|confirmação d[eo] |\border\b.{0,30}(?:shipped|dispatched|licen[cs]e key)"
    r"|(?:topic|thread|post) reply notification"
    r"|new (?:customer )?order\b|please moderate|page .{1,60} has been changed|sign-?in (?:to|from)"
    r"|security (?:alert|code)"
    r"|verification code|bestätigungscode|has been assigned to (?:you|your)"
)
# A word that stands in a notice about one of those, and the set words around it.
_TEXT = compiled([
    ("thank", r"\bthank(?:s| you) for (?:your |the )?(?:order|purchas\w+|payment|booking|subscribing|registering)"),
    ("receiv", r"\b(?:we(?:'ve| have)? )?received your (?:order|payment|request|booking)"
               r"|\byou(?:'ve| have) (?:just )?received (?:an? )?(?:order|payment|new)"
               r"|\byou are receiving this (?:notification|notice|e-?mail|message) because (?:you are (?:watching|subscribed|listed"
               r"|assigned|a member)|we received|your account)"),
    ("has been assigned", r"\bhas been assigned\b"),
    ("order", r"\borders? (?:has|have|was|is) (?:been |now )?(?:shipped|dispatched|processed|on (?:its|the) way)"),
    ("package", r"\bpackages? (?:has|have|was|is) (?:been |now )?(?:shipped|dispatched|on (?:its|the) way)"),
    ("ship", r"\b(?:item|parcel|shipment)s? (?:has|have|was|is) (?:been |now )?(?:shipped|dispatched|on (?:its|the) way)"),
    ("track your", r"\btrack your (?:order|package|parcel|shipment)"),
    ("if you", r"\bif you (?:did not|didn't|have not) (?:request|make|initiate|create|register)"),
    (" key", r"\b(?:license|licence|activation) key\b"),
    ("amount", r"\bamount (?:paid|due|charged)\b"),
    ("new comment", r"\bnew comment on (?:the|your) post"),
    ("no other", r"\bno other notifications\b"),
    ("waiting for", r"\bwaiting for your approval\b"),
    ("attached", r"\bplease find attached (?:your )?invoice"),
    ("dank", r"\bdank für (?:ihre|deine|die) (?:bestellung|buchung|zahlung|registrierung|anmeldung)"
             r"|\bbedankt voor (?:uw|je) (?:bestelling|boeking|aankoop|betaling)"),
    ("bereit", r"\bliegt (?:für sie |zum abruf |in ihrem \w+ )?bereit\b"),
    ("link", r"\b(?:auf den|folgenden|diesen) (?:folgenden )?link.{0,80}(?:bestätig|registrierung|anmeldung|aktivier|passwort)"),
    ("ihre ", r"\bihre (?:sendung|bestellung|lieferung) (?:wird|wurde|ist)\b"),
    ("merci", r"\bmerci (?:pour|de) votre (?:commande|achat|réservation|paiement)"),
    ("disponible", r"\b(?:est|sont) disponibles?\b.{0,40}(?:espace|compte|en ligne)"),
    ("gracias", r"\bgracias por (?:su|tu) (?:pedido|compra|reserva|pago)"),
    ("grazie", r"\bgrazie per (?:il (?:suo|tuo)|l'|aver).{0,20}(?:ordine|acquist|prenotazion)"),
    ("obrigad", r"\bobrigad[oa] (?:pela|por) .{0,16}(?:compra|encomenda|pedido|reserva)"),
    ("tack", r"\btack för din (?:beställning|bokning|betalning)"),
    ("dziękuj", r"\bdziękujemy za (?:zamówienie|zakup|rezerwacj)"),
    (" your ", r"\b(?:confirm|verify|activate|reset|complete) your (?:\w+ )?(?:e-?mail|address|account|password|registration"
               r"|subscription)"),
])  # fmt: skip


# One of these stands in every such subject: asked first, since most subjects have none.
_REPORT_HINTS = (
    "cron", "output", "report domain", "logwatch", "logcheck", "apt-list", "unattended", "smart error", "event", "[package",
    "fail2ban", "problem", "resolved", "recovery", "critical", "alert", "firing", "alarm", "störung", "[", "**", "fail", "succe",
    "fixed", "passed", "completed", "erfolgreich", "fehlgeschlagen", "commit", "fax", "voice", "new message", "nachricht", "anruf",
    "ereignis", "push service", "scanned", "image from", "message from", " on battery", " on line power", " - ",
)  # fmt: skip
_ABOUT_HINTS = (
    "order", "purchas", "booking", "reserv", "invoice", "receipt", "statement", "payment", "subscri", "parcel", "package", "ship",
    "deliver", "trip", "ticket", "account", "password", "bestell", "buchung", "rechnung", "zahlung", "sendung", "paket",
    "lieferung", "konto", "passwort", "commande", "réserv", "factur", "colis", "compte", "pedido", "compra", "pago", "cuenta",
    "contras", "ordine", "prenot", "fattur", "pagam", "encomenda", "fatura", "boeking", "betaling", "faktura", "zamówien",
    "confirm", "verify", "activate", "reset", "bestätig", "aktivier", "auftrag", "versand", "conferma", "notification", "moderate",
    "changed", "sign", "security alert", " code", "assigned", "license key", "licence key",
)  # fmt: skip


def reports_by_subject(subject: str) -> str:
    """The fixed words a program on a server or in an office begins a subject (lower case) with, "" when there are none."""
    for hint in _REPORT_HINTS:
        if hint in subject:
            break
    else:
        return ""
    found = _REPORT.match(subject.lstrip()[:200])
    return found[0].strip()[:80] if found is not None else ""


def tells_of_transaction(subject: str, text: str) -> str:
    """The set words of a notice about an order, an invoice or an account; "" unless subject and text, both lower case, have
    them."""
    for hint in _ABOUT_HINTS:
        if hint in subject:
            break
    else:
        return ""
    found = sentence_in(text, _TEXT)
    return found if found and _SUBJECT.search(subject[:300]) is not None else ""
