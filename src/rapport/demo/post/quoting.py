"""Above the quotation: "On Tuesday Marta wrote", the block of headers, and how subjects change in answers."""

from __future__ import annotations

import re
import time

from rapport.demo.letters.words import WORDS
from rapport.demo.moments import WEEKDAYS
from rapport.demo.post.letter import Letter

_WROTE = {
    "en": ("On {wd}, {d} {mon} {y} at {t}, {name} <{addr}> wrote:", "On {dd}/{mm}/{y} {t}, {name} wrote:",
           "On {wd}, {mon} {d}, {y} at {t}:00 +0000, {name} wrote:"),
    "de": ("Am {dd}.{mm}.{y} um {t} schrieb {name}:", "Am {wd}, {d}. {mon} {y} um {t} Uhr schrieb {name} <{addr}>:",
           "{name} schrieb am {dd}.{mm}.{yy}:"),
    "es": ("El {wd}, {d} {mon} {y} a las {t}, {name} (<{addr}>) escribió:", "El {dd}/{mm}/{y} a las {t}, {name} escribió:"),
    "fr": ("Le {wd} {d} {mon} {y} à {t}, {name} <{addr}> a écrit :", "Le {dd}/{mm}/{y} à {t}, {name} a écrit :"),
    "pt": ("{name} <{addr}> escreveu ({wd}, {d}/{mm}/{y} à(s) {t}):", "Às {t} de {dd}/{mm}/{y}, {name} escreveu:"),
    "it": ("Il giorno {wd} {d} {mon} {y} alle ore {t} {name} <{addr}> ha scritto:", "Il {dd}/{mm}/{y} {t}, {name} ha scritto:"),
}  # fmt: skip
_BLOCK = {
    "en": ("Original Message", "From", "Sent", "To", "Cc", "Subject"),
    "de": ("Ursprüngliche Nachricht", "Von", "Gesendet", "An", "Cc", "Betreff"),
    "es": ("Mensaje original", "De", "Enviado", "Para", "CC", "Asunto"),
    "fr": ("Message d'origine", "De", "Envoyé", "À", "Cc", "Objet"),
    "pt": ("Mensagem original", "De", "Enviada", "Para", "Cc", "Assunto"),
    "it": ("Messaggio originale", "Da", "Inviato", "A", "Cc", "Oggetto"),
}
_FORWARDED = {
    "en": "Forwarded message", "de": "Weitergeleitete Nachricht", "es": "Mensaje reenviado", "fr": "Message transféré",
    "pt": "Mensagem encaminhada", "it": "Messaggio inoltrato",
}  # fmt: skip
_RE = {"de": "AW: ", "es": "RE: ", "fr": "RE: ", "it": "R: ", "pt": "RE: ", "en": "RE: "}
_FW = {"de": "WG: ", "es": "RV: ", "fr": "TR: ", "it": "I: ", "pt": "ENC: ", "en": "FW: "}
_PREFIX = re.compile(r"^(?:re|aw|sv|antwort|r|rv|wg|tr|i|enc|fw|fwd)\s?(?:\[\d\])?\s?: ?", re.IGNORECASE)


def answer_subject(subject: str, program: str, language: str) -> str:
    """The subject of an answer: one prefix, the program's own."""
    bare = _PREFIX.sub("", subject, count=1)
    if program in ("outlook", "exchange"):
        return _RE[language] + bare
    if program == "notes" and language == "de":
        return f"Antwort: {bare}"
    return f"Re: {bare}"


def forward_subject(subject: str, program: str, language: str) -> str:
    """The subject of a forwarded letter."""
    return (_FW[language] if program in ("outlook", "exchange") else "Fwd: ") + subject


def attribution(letter: Letter, language: str, style: int) -> str:
    """The line above a quotation that says who wrote it and when."""
    wall = time.gmtime(letter.at + letter.minutes * 60)
    words = WORDS[language]
    forms = _WROTE[language]
    weekday = words.weekdays[wall.tm_wday]
    return forms[style % len(forms)].format(
        wd=WEEKDAYS[wall.tm_wday] if language == "en" else weekday[: 2 if language == "de" else 3], d=wall.tm_mday, dd=f"{wall.tm_mday:02d}",
        mm=f"{wall.tm_mon:02d}", mon=words.months[wall.tm_mon - 1][:3], y=wall.tm_year, yy=f"{wall.tm_year % 100:02d}",
        t=f"{wall.tm_hour:02d}:{wall.tm_min:02d}", name=letter.sender.name or letter.sender.address, addr=letter.sender.address,
    )  # fmt: skip


def header_block(letter: Letter, language: str) -> list[tuple[str, str]]:
    """The headers Outlook and its kin repeat above the letter they answer."""
    wall = time.gmtime(letter.at + letter.minutes * 60)
    words = WORDS[language]
    _, sender, sent, to, cc, subject = _BLOCK[language]
    moment = f"{words.weekdays[wall.tm_wday]}, {words.date.format(d=wall.tm_mday, m=words.months[wall.tm_mon - 1])} {wall.tm_year}"
    rows = [
        (
            sender,
            f"{letter.sender.name} <{letter.sender.address}>"
            if letter.sender.name
            else letter.sender.address,
        ),
        (sent, f"{moment} {wall.tm_hour:02d}:{wall.tm_min:02d}"),
        (to, "; ".join(party.name or party.address for party in letter.to)),
    ]
    if letter.cc:
        rows.append((cc, "; ".join(party.name or party.address for party in letter.cc)))
    rows.append((subject, letter.subject))
    return rows


def original_mark(language: str) -> str:
    """``-----Original Message-----`` in the language."""
    return f"-----{_BLOCK[language][0]}-----"


def forward_mark(language: str) -> str:
    """The line above a letter forwarded by programs other than Outlook."""
    return f"---------- {_FORWARDED[language]} ---------"
