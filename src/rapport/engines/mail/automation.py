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
    if not text:
        words = reports_by_subject(subject)
        return (Mark.ROBOT, words) if words else None
    ends = text if len(text) <= _HEAD + _TAIL else f"{text[:_HEAD]}\n{text[-_TAIL:]}"
    said = ends.lower()
    if ">" in said or "|" in said:
        said = "\n".join(line for line in said.splitlines() if not line.lstrip().startswith((">", "|")))
    said = " ".join(said.split())
    if "automat" in said or "automát" in said or "generated" in said or "auto" in subject.lower():
        for mark, pattern in ((Mark.AUTO_REPLY, _RESPONSE), (Mark.ROBOT, _PROGRAM)):
            found = pattern.search(f"{subject.lower()} {said}")
            if found is not None:
                return mark, found[0].strip()[:80]
    if _ANSWERED.match(subject) or PASSED_ON.search(ends.lower()):
        return None  # a person's, who may quote a program's words
    words = reports_by_subject(subject) or asks_no_reply(said) or tells_of_transaction(subject, said)
    return (Mark.ROBOT, words) if words else None
