"""Whether the text of a message says of itself that a program wrote it.

Many programs send without any of the header lines made for them, but say so at the beginning or at the end. Answers are
not read: their writers quote such lines.
"""

from __future__ import annotations

import re

from .do_not_reply import asks_no_reply
from .notices import reports_by_subject, tells_of_transaction
from .opt_out import PASSED_ON
from .types import Mark

_HEAD, _TAIL = 400, 600  # characters read
_ANSWERED = re.compile(
    r"[\s\[(]*(?:re|aw|antw|antwort|sv|vs|ref|rif|res|odp|ynt|回复|回覆|答复|fwd?|wg|tr|rv|enc|doorst|vl|pd|i|转发|轉寄)\s*(?:\[\d+\])?\s*[:：]",
    re.I,
)
_RESPONSE = re.compile(
    r"\bautomat(?:ed|ic) (?:e-?mail )?(?:response|reply|answer)\b|\bautomatically (?:respond|repl)"
    r"|\bautomatische antwort\b|\bréponse automatique\b|\brespuesta automática\b|\brisposta automatica\b"
    r"|\bresposta automática\b|\bautomatisch antwoord\b"
)
_PROGRAM = re.compile(
    r"\b(?:this|the following) (?:e-?mail |message |mail |notice |notification |letter )?(?:is|was|has been) (?:an? )?"
    r"(?:being )?(?:sent (?:to you )?|generated |created )?(?:automat(?:ed|ic|ically)|auto-?generated|computer[- ]generated"
    r"|system[- ]generated)\b(?! (?:scan|check|encrypt|delet|forward))"
    r"|\bautomat(?:ed|ic) (?:e-?mail|message|mail|notification|notice|reminder|alert|renewal)"
    r"|\b(?:automatically|auto-?|computer[- ]|system[- ])generated (?:e-?mail|message|mail|notification|notice|by)\b"
    r"|\b(?:sent|generated|created) automatically (?:by|from|when|because)\b"
    r"|\bautomatisch (?:generierte|erstellte|erzeugte|versendete|versandte) (?:e-?mail|nachricht|mail|mitteilung)"
    r"|\b(?:wurde|wird) automatisch (?:generiert|erstellt|erzeugt|versendet|versandt|verschickt)"
    r"|\b(?:message|courriel|e-?mail|mail) (?:est |a été )?(?:généré|envoyé) automatiquement"
    r"|\b(?:mensaje|correo) (?:ha sido |es |fue )?(?:generado |enviado )?automátic|\bmensagem automática"
    r"|\bmessaggio (?:è stato )?(?:generato |inviato )?automatic|\bautomatisch gegenereerd"
)


def says_automatic(subject: str, text: str) -> tuple[Mark, str] | None:
    """AUTO_REPLY or ROBOT with the words that say so, lower case; None when the text says nothing of the kind."""
    about, ends = subject.lower(), _ends(text)
    if text and ("automat" in ends or "automát" in ends or "generated" in ends or "automat" in about):
        own = " ".join(line for line in ends.splitlines() if not line.lstrip().startswith((">", "|")))
        said = f"{about} {' '.join(own.split())}"
        for mark, pattern in ((Mark.AUTO_REPLY, _RESPONSE), (Mark.ROBOT, _PROGRAM)):
            found = pattern.search(said)
            if found is not None:
                return mark, found[0].strip()[:80]
    words = reports_by_subject(about) or asks_no_reply(ends) or tells_of_transaction(about, ends)
    return (Mark.ROBOT, words) if words and not is_of_another(subject, text) else None


def _ends(text: str) -> str:
    """The beginning and the end of a text, lower case."""
    return (text if len(text) <= _HEAD + _TAIL else f"{text[:_HEAD]}\n{text[-_TAIL:]}").lower()


def is_of_another(subject: str, text: str) -> bool:
    """Whether somebody answers or passes on what another wrote, by the subject or the beginning and end of the text."""
    return _ANSWERED.match(subject) is not None or PASSED_ON.search(_ends(text)) is not None
