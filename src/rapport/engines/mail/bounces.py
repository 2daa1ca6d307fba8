"""Who could not be reached: delivery status notifications (RFC 3464) and the free text of older mail servers."""

from __future__ import annotations

import re

from rapport.engines.mail.reasons import reason_of
from rapport.engines.mail.report_fields import MAX_RAW, inline_fields, part_of_type, recipient_groups
from rapport.engines.mail.types import Message, News, NewsKind
from rapport.engines.points.hosts import normalize_email

_ADDRESS = re.compile(r"[A-Za-z0-9_\"][\w.+\-=/!#$%&'*?^`{|}~\"]{0,100}@[A-Za-z0-9][\w.\-]{0,200}[\w]")
_FAILED_HEADER = re.compile(r"(?im)^x-failed-recipients[ \t]*:[ \t]*((?:[^\n]|\n[ \t])*)")
#: What stands before the copy of the message that came back.
_COPY_WORDS = "|".join((
    "below this line is a copy", "original message (?:follows|headers)", "message headers? follow", r"original message[ \t\-]*$",
    "this is a copy of (?:the|your) message", "unsent message follows", "the header of the original", "returned message",
    "(?:enclosed is|included is|here is) a copy", "the following is a copy", "your original message",
    "copy of (?:the )?(?:original|message)", "message (?:text )?follows", "begin(?:ning)? of (?:original|returned) message",
    r"(?:return-path|received|message-id):[ \t]",
))  # fmt: skip
_COPY = re.compile(rf"(?im)^[ \t>\-=*]*(?:{_COPY_WORDS})")
_SERVICE = re.compile(
    r"(?i)^(?:postmaster|mailer-daemon|mail-daemon|abuse|hostmaster|mailerdaemon|support|helpdesk|noc)@"
)
_WHOM = r"recipients?|address(?:es)?|deliver(?:ed|ing|y)?[^\n<]{0,30} to|sent to|mail to|message to|rcpt to|error sending to"
_MAILBOX = r"[^\s<>:;,()\"']{1,100}@[^\s<>:;,()\[\]\"']{1,200}"
#: Ways in which servers name who failed, the surest first; group 1 is the address.
_NAMED = (
    re.compile(
        r"(?m)^[ \t>*]{0,12}<?([^\s<>:;,()]{1,100}@[^\s<>:;,()\[\]]{1,200})>?[ \t]*(?:\.\.\.|:|;|\(|\[|,|-|$)"
    ),
    re.compile(rf"(?i)(?:{_WHOM})[ \t\n]{{0,3}}:?[ \t\n]{{0,6}}[<\"']{{0,2}}({_MAILBOX})"),
    re.compile(r"(?m)^[ \t>*<]{0,8}[45]\d\d[ \-][^\n]{0,80}?<([^\s<>]{1,100}@[^\s<>]{1,200})>"),
    re.compile(r"<([^\s<>]{1,100}@[^\s<>]{1,200})>"),
    re.compile(r"\b([\w.+\-]{1,100}@[\w.\-]{1,200}\w)"),
)
_DELAYED = re.compile(
    r"(?i)\b(?:warning message only|has been delayed|is delayed|delivery (?:has been )?delayed|will be retried"
    r"|do not need to resend|could not send message for past|still trying|not yet been delivered)"
)
_JSON = re.compile(r'"(bouncedRecipients|complainedRecipients)"\s*:\s*\[(.{0,4000}?)\]', re.DOTALL)
_JSON_ENTRY = re.compile(r"\{(.{0,1500}?)\}", re.DOTALL)
_JSON_VALUE = re.compile(r'"(emailAddress|status|diagnosticCode)"\s*:\s*"([^"]{0,500})"')
_ARRIVED = ("delivered", "relayed", "expanded")
_EVIDENCE = 200  # characters
_CONTEXT = 400  # characters about one of several recipients
_MOST = 50  # recipients of one report that are told


def bounces_of(raw: bytes, message: Message) -> tuple[News, ...]:
    """News of every recipient a bounce names; () when it names nobody."""
    found = _reported(raw, message)
    if found is None:
        found = _notified(message.text) or _written(raw, message)
    unique: dict[str, News] = {}
    for news in found:
        unique.setdefault(news.party, news)
    return tuple(list(unique.values())[:_MOST])


def _news(party: str, words: str, status: str, confidence: float, *, delayed: bool = False) -> News:
    reason = reason_of(" ".join(words.split()), status, delayed=delayed)
    return News(
        NewsKind.BOUNCED,
        party,
        " ".join(words.split())[:_EVIDENCE] or status or reason.status,
        confidence,
        permanent=reason.is_hard,
        status=reason.status or None,
    )


def _reported(raw: bytes, message: Message) -> list[News] | None:
    """From delivery status fields, in a part of their own or written into the text; None without such fields."""
    text = part_of_type(raw, b"message/delivery-status") or part_of_type(
        raw, b"message/global-delivery-status"
    )
    groups = recipient_groups(text) if text else []
    if not groups:
        inline = inline_fields(message.text) or inline_fields(raw[:MAX_RAW].decode("utf-8", "replace"))
        groups = recipient_groups(inline) if inline else []
    news = []
    for group in groups:
        action = group.get("action", [""])[0].casefold()
        party = _recipient(group)
        if not party or action.startswith(_ARRIVED):
            continue
        words = _diagnosis(group) or _words_about(party, message.text)
        status = group.get("status", [""])[0]
        news.append(_news(party, words, status, 0.97, delayed=action.startswith("delayed")))
    told = news or any(group.get("action", [""])[0].casefold().startswith(_ARRIVED) for group in groups)
    return news if told else None


def _diagnosis(group: dict[str, list[str]]) -> str:
    """The Diagnostic-Code without its type ("smtp; ")."""
    code = group.get("diagnostic-code", [""])[0]
    kind, mark, rest = code.partition(";")
    return rest.strip() if mark and len(kind) <= 40 and " " not in kind.strip() else code


def _recipient(group: dict[str, list[str]]) -> str:
    """Whom we wrote to: the original recipient when given, else the final one."""
    for name in ("original-recipient", "final-recipient", "x-actual-recipient"):
        for value in group.get(name, []):
            found = _ADDRESS.search(value.rpartition(";")[2])
            if found:
                return _plain(found.group())
    return ""


def _plain(address: str) -> str:
    local, _, domain = normalize_email(address).rpartition("@")
    return f"{local.strip(chr(34))}@{domain.strip('.>')}"


def _words_about(party: str, text: str) -> str:
    """The server's words for a recipient in the readable part, when the report gives none."""
    at = text.casefold().find(party)
    return text[max(0, at - 200) : at + 300] if at >= 0 else text[:600]


def _notified(text: str) -> list[News]:
    """From the JSON notifications of sending services."""
    if "Recipients" not in text[:20_000]:
        return []
    plain = text[:20_000].replace('\\"', '"').replace("\n", "")
    found = _JSON.search(plain)
    if found is None:
        return []
    news = []
    for entry in _JSON_ENTRY.finditer(found.group(2)):
        values = dict(_JSON_VALUE.findall(entry.group(1)))
        party = normalize_email(values.get("emailAddress", ""))
        if "@" not in party:
            continue
        if found.group(1) == "complainedRecipients":
            news.append(News(NewsKind.COMPLAINT, party, "complainedRecipients", 0.95))
        else:
            news.append(_news(party, values.get("diagnosticCode", ""), values.get("status", ""), 0.95))
    return news


def _written(raw: bytes, message: Message) -> list[News]:
    """From the free text of older servers, above the copy of the message that came back."""
    text = message.text or raw[:MAX_RAW].decode("latin-1").partition("\n\n")[2]
    text = text[:100_000]
    copy = _COPY.search(text)
    told = text[: copy.start()] if copy and copy.start() > 20 else text
    failed = _failed_header(raw)
    confidence = 0.95 if failed else 0.9
    if not failed:
        failed = _named(told, message)
    if not failed:
        failed, confidence = _returned_to(text[copy.start() :] if copy else "", raw), 0.6
    delayed = _DELAYED.search(told) is not None
    return [_news(party, _context(told, party, failed), "", confidence, delayed=delayed) for party in failed]


def _failed_header(raw: bytes) -> list[str]:
    end = raw.find(b"\n\n") if b"\n\n" in raw[:65536] else raw.find(b"\r\n\r\n")
    head = raw[: min(end, 65536) if end >= 0 else 65536].decode("latin-1").replace("\r\n", "\n")
    found = _FAILED_HEADER.search(head)
    return [_plain(a) for a in _ADDRESS.findall(found.group(1))] if found else []


def _named(told: str, message: Message) -> list[str]:
    """Addresses the text says it could not reach, by the surest way of naming them that leads anywhere."""
    own = {one.address for one in (*message.to, *message.from_, *message.cc)}
    for excluded in (own | set(message.delivered_to), own):
        for patterns in ((_NAMED[0],), _NAMED[1:3], (_NAMED[3],), (_NAMED[4],)):
            spots = sorted(
                (m.start(1), _plain(m.group(1))) for pattern in patterns for m in pattern.finditer(told)
            )
            others = [
                a
                for _, a in spots
                if a not in excluded and not _SERVICE.match(a) and "." in a.rpartition("@")[2]
            ]
            if others:
                return list(dict.fromkeys(others))
    return []


def _returned_to(copy: str, raw: bytes) -> list[str]:
    """Whom the returned message was written to."""
    head = copy[:8000] or raw[:MAX_RAW].decode("latin-1").replace("\r\n", "\n").partition("\n\n")[2][:20_000]
    found = re.search(r"(?im)^to[ \t]*:[ \t]*([^\n]{1,300})", head)
    return [_plain(a) for a in _ADDRESS.findall(found.group(1))][:3] if found else []


def _context(told: str, party: str, failed: list[str]) -> str:
    """The words about one recipient: all of them for one, else from its first mention to the next recipient's."""
    if len(failed) == 1:
        return told
    low = told.casefold()
    spots = sorted((low.find(one), one) for one in failed if one in low)
    for index, (at, one) in enumerate(spots):
        if one == party:
            line = told.rfind("\n", 0, at) + 1
            end = told.rfind("\n", 0, spots[index + 1][0]) if index + 1 < len(spots) else len(told)
            return told[line : min(max(end, at + len(one)), at + _CONTEXT)]
    return told
