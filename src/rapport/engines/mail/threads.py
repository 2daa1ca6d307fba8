"""What ties messages together: ids and the base subject."""

from __future__ import annotations

import re

from .words import one_line

_ID = re.compile(r"<([^<>\s]{1,900})>")
_SPACED_ID = re.compile(r"<([^<>]{1,900})>")
_SPACE = re.compile(r"\s+")
_REFERENCES_LIMIT = 200
_SUBJECT_LIMIT = 2_000

# Reply and forward marks by language: English, German, Scandinavian, Dutch, French, Spanish, Italian, Portuguese,
# Polish, Czech, Hungarian, Finnish, Turkish, Romanian, Greek, Hebrew, Chinese, Welsh, Icelandic, Indonesian.
_MARKS = (
    "re|fwd?|aw|antw|antwort|wg|weitergeleitet|sv|vs|vb|vl|ref|tr|rv|enc|r|i|fs|odp|pd|res|vá|továbbítás"
    "|ynt|ilt|atb|ynlt|rif|doorst|bls|yönlt|yanıt|σχετ|απ|πρθ|השב|הועבר|回复|答复|回覆|转发|轉寄|轉發|返信|転送|회신|전달"
)
_PREFIX = re.compile(rf"(?:{_MARKS})\s*(?:\[\d{{1,4}}\]|\(\d{{1,4}}\)|\d{{1,2}})?\s*[:：]\s*", re.I)
_REPLY = re.compile(
    r"\s*(?:\[[^\[\]]{0,100}\]\s*)*(?:re|aw|antw|antwort|sv|vs|odp|ref|rif|r|res|ynt|ynlt|atb|vá|bls|απ|השב|回复|答复|回覆|返信|회신)\s*(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,2})?\s*[:：]",
    re.I,
)
_BLOB = re.compile(r"\[[^\[\]]{0,100}\]\s*")
_TRAILER = re.compile(r"\s*\(fwd\)\s*$", re.I)
_FORWARD = re.compile(r"\[\s*(?:fwd?|wg|tr|rv)\s*[:：](.*)\]\s*$", re.I | re.S)


def message_id(value: str) -> str:
    """The id of a Message-ID header without its brackets; "" when there is none."""
    if not value:
        return ""
    inner = value[1:-1]
    if value[0] == "<" and value[-1] == ">" and inner.isascii() and inner.isprintable() and _PLAIN_ID(inner):
        return inner
    found = _SPACED_ID.search(value)
    return _clean_id(found[1] if found is not None else value.strip().strip("<>").partition(" ")[0])


_PLAIN_ID = re.compile(r"[^<> ]{1,900}").fullmatch


def _clean_id(text: str) -> str:
    if " " in text or not (text.isascii() and text.isprintable()):
        text = one_line(text).replace(" ", "")
    return text


def references(refs: str, reply: str) -> tuple[str, ...]:
    """Ids of References, then of In-Reply-To, oldest first, each once. At most 200: the first and the last ones."""
    if not refs and not reply:
        return ()
    answers = _ids(reply) if reply else []
    if len(answers) > 1 and _SPACED_ID.sub("", reply).strip():
        answers = answers[-1:]  # prose around an address and the id: "Message from <who> of ... <id>"
    if not refs:
        return tuple(dict.fromkeys(answers)) if len(answers) > 1 else tuple(answers)
    unique = tuple(dict.fromkeys(_ids(refs) + answers))
    if len(unique) > _REFERENCES_LIMIT:
        return unique[:20] + unique[20 - _REFERENCES_LIMIT :]
    return unique


def _ids(value: str) -> list[str]:
    found = _ID.findall(value)
    if len(found) == value.count("<") and found and value.isascii() and value.isprintable():
        return found
    found = _SPACED_ID.findall(value)
    if not found:
        found = [word.strip("<>,;\"'") for word in value.split() if "@" in word]
    return [clean for clean in map(_clean_id, found) if clean]


def base_subject(subject: str) -> str:
    """The subject without reply and forward marks, list labels and trailing "(fwd)" (RFC 5256, 2.1).

    Marks of many languages are known. White space is single; compare without regard to case.
    """
    text = _SPACE.sub(" ", subject[:_SUBJECT_LIMIT]).strip()
    while True:
        before = text
        text = _TRAILER.sub("", text)
        text = _strip_leader(text)
        forwarded = _FORWARD.fullmatch(text)
        if forwarded is not None:
            text = forwarded[1].strip()
        if text == before:
            return text


def is_reply_subject(subject: str) -> bool:
    """Whether the subject begins with Re: or what other languages and programs write for it."""
    return _REPLY.match(subject) is not None


def _strip_leader(text: str) -> str:
    at = 0
    while True:
        found = _PREFIX.match(text, at)
        if found is None:
            blob = _BLOB.match(text, at)
            if blob is not None and blob.end() < len(text):
                found = blob
        if found is None:
            return text[at:]
        at = found.end()
