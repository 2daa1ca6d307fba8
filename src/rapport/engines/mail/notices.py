"""Mail that tells of an event and was written by a program, though nothing else says so.

Two kinds. *Reports*: subjects that programs on servers and in offices write in one fixed form (cron, at and anacron,
periodic, logwatch, mdadm and smartd, unattended upgrades, Nagios and its like, aggregate reports of RFC 7489, faxes, telephone
systems). *Transactions*: a subject about an order, an invoice or an account **and** a text in the set words of such notices;
either alone a person may write.
"""

from __future__ import annotations

import re

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
_TEXT = re.compile(
    r"\bthank(?:s| you) for (?:your |the )?(?:order|purchas\w+|payment|booking|subscribing|registering)"
    r"|\b(?:we(?:'ve| have)? )?received your (?:order|payment|request|booking)"
    r"|\byou(?:'ve| have) (?:just )?received (?:an? )?(?:order|payment|new)"
    r"|\b(?:your |the )?(?:order|item|package|parcel|shipment)s? (?:has|have|was|is) (?:been |now )?(?:shipped"
    r"|dispatched|processed|on (?:its|the) way)"
    r"|\btrack your (?:order|package|parcel|shipment)"
    r"|\b(?:confirm|verify|activate|reset|complete) your (?:\w+ )?(?:e-?mail|address|account|password|registration"
    r"|subscription)"
    r"|\bif you (?:did not|didn't|have not) (?:request|make|initiate|create|register)"
    r"|\b(?:license|licence|activation) key\b"
    r"|\bamount (?:paid|due|charged)\b"
    r"|\byou are receiving this (?:notification|notice|e-?mail"
    r"|message) because (?:you are (?:watching|subscribed|listed|assigned|a member)|we received|your account)"
    r"|\bnew comment on (?:the|your) post|\bno other notifications\b|\bwaiting for your approval\b"
    r"|\bplease find attached (?:your )?invoice"
    r"|\b(?:vielen )?dank für (?:ihre|deine|die) (?:bestellung|buchung|zahlung|registrierung|anmeldung)"
    r"|\bliegt (?:für sie |zum abruf |in ihrem \w+ )?bereit\b"
    r"|\b(?:auf den|folgenden|diesen) (?:folgenden )?link.{0,80}(?:bestätig|registrierung|anmeldung|aktivier"
    r"|passwort|abzuschlie)"
    r"|\bihre (?:sendung|bestellung|lieferung) (?:wird|wurde|ist)\b"
    r"|\bmerci (?:pour|de) votre (?:commande|achat|réservation|paiement)"
    r"|\b(?:est|sont) disponibles?\b.{0,40}(?:espace|compte|en ligne)"
    r"|\bgracias por (?:su|tu) (?:pedido|compra|reserva|pago)"
    r"|\bgrazie per (?:il (?:suo|tuo)|l'|aver).{0,20}(?:ordine|acquist|prenotazion)"
    r"|\bobrigad[oa] (?:pela|por) .{0,16}(?:compra|encomenda|pedido|reserva)"
    r"|\bbedankt voor (?:uw|je) (?:bestelling|boeking|aankoop|betaling)"
    r"|\btack för din (?:beställning|bokning|betalning)"
    r"|\bdziękujemy za (?:zamówienie|zakup|rezerwacj)"
)


def reports_by_subject(subject: str) -> str:
    """The fixed words a program on a server or in an office begins a subject with, "" when there are none."""
    found = _REPORT.match(subject.lstrip().lower()[:200])
    return found[0].strip()[:80] if found is not None else ""


def tells_of_transaction(subject: str, said: str) -> str:
    """The set words of a notice about an order, an invoice or an account; "" unless subject and text both have them."""
    about = _SUBJECT.search(subject.lower()[:300])
    if about is None:
        return ""
    found = _TEXT.search(said)
    return found[0].strip()[:80] if found is not None else ""
