"""Whether the text of a message says of itself that a program wrote it.

Many programs send without any of the header lines made for them, but say so at the beginning or at the end. Answers are
not read: their writers quote such lines.
"""

from __future__ import annotations

import re

from .types import Mark

_HEAD, _TAIL = 400, 600  # characters read
_HINTS = (
    "automat",
    "auto-gener",
    "autogener",
    "computer-gener",
    "computer gener",
    "system-gener",
    "system gener",
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
    ends = text if len(text) <= _HEAD + _TAIL else f"{text[:_HEAD]}\n{text[-_TAIL:]}"
    said = f"{subject}\n{ends}".lower()
    if "automat" not in said and "automát" not in said and "generated" not in said:
        return None
    said = " ".join(line for line in said.splitlines() if not line.lstrip().startswith((">", "|")))
    for mark, pattern in ((Mark.AUTO_REPLY, _RESPONSE), (Mark.ROBOT, _PROGRAM)):
        found = pattern.search(said)
        if found is not None:
            return mark, found[0].strip()[:80]
    return None
