"""Which kind of traffic a message is: the signs that headers carry, each with its reason.

What single headers mean is remembered, since most mail of a mailbox comes through few programs.
"""

from __future__ import annotations

import re

from .headers import SIGNS
from .mark_patterns import (
    ANY_STARTS,
    AUTO_REPLIES,
    AUTO_SUBJECT,
    BOUNCE_SUBJECT,
    BULK_ENVELOPE,
    BULK_LOCAL,
    CAMPAIGN,
    LIST_ENVELOPE,
    LIST_SOFTWARE,
    LISTS,
    PROGRAMS,
    REWRITTEN_ENVELOPE,
    ROBOT_DOMAIN,
    ROBOT_LOCAL,
)
from .types import Address, Mark
from .wording import OFFERS_OPT_OUT

_NO = frozenset({"no", "false", "0", "none", ""})
_AFTER_KEYWORD = re.compile(r"[\s;(].*", re.S)
_LIST_ID = re.compile(r"<([^<>]*)>")
_MEMO_LIMIT = 5_000

Sign = tuple[Mark, str]  # a mark and its reason
_NO_SIGNS: tuple[Sign, ...] = ()
_of_headers: dict[tuple[str, ...], tuple[Sign, ...]] = {}
_of_author: dict[str, tuple[Sign, ...]] = {}
_combined: dict[tuple[Sign, ...], tuple[frozenset[Mark], tuple[str, ...]]] = {(): (frozenset(), ())}


def marks_of(
    values: dict[str, str],
    author: tuple[Address, ...],
    sender: tuple[Address, ...],
    to: tuple[Address, ...],
    subject: str,
    content: tuple[Sign, ...],
) -> tuple[frozenset[Mark], tuple[str, ...]]:
    """All marks of a message and why: the headers, addresses, subject words or parts that carry them.

    ``content`` are the signs that the parts of the body gave (:func:`content_signs`).
    """
    signs = _NO_SIGNS if SIGNS.isdisjoint(values) else _header_signs(values)
    if author:
        address = author[0].address
        found = _of_author.get(address)
        signs += _author_signs(address) if found is None else found
    if content:
        signs += content
    path = values.get("return-path")
    if sender or (path is not None and _MACHINE_MADE(path) is not None):
        signs += _envelope_signs(values, path or "", sender[0].address if sender else "", signs)
    if subject.lstrip(_OPENERS)[:3].lower() in ANY_STARTS:
        signs += _subject_signs(subject, path, author)
    if not to and "to" in values:
        signs += _hidden_signs(values["to"])
    found_marks = _combined.get(signs)
    return _combine(signs) if found_marks is None else found_marks


_OPENERS = " \t[(<*\"'-=:"


def list_id_of(values: dict[str, str]) -> str:
    """The id of the discussion list, lower case, "" when there is none."""
    value = values.get("list-id")
    if not value:
        return ""
    found = _LIST_ID.search(value)
    return (found[1] if found else value).strip().lower()[:255]


def _combine(signs: tuple[Sign, ...]) -> tuple[frozenset[Mark], tuple[str, ...]]:
    """The marks that a set of signs amounts to.

    Replies and invitations that a program sends for a person do not make that person a robot; on a discussion list
    the signs of bulk belong to the list. Campaigns use list software too: where nothing but the envelope speaks of a
    list and the text offers a way to be taken off, it is none.
    """
    marks = {mark for mark, _ in signs}
    kept = list(dict.fromkeys(signs))
    if marks & {Mark.AUTO_REPLY, Mark.CALENDAR} and Mark.ROBOT in marks:
        kept = [sign for sign in kept if sign[0] is not Mark.ROBOT or sign[1].startswith("From")]
    if Mark.AUTO_REPLY in marks:
        kept = [sign for sign in kept if sign[0] is not Mark.BULK or sign[1] not in _WEAK]
    if Mark.ROBOT in marks:
        kept = _of_program(kept)
        marks = {mark for mark, _ in kept}
    if Mark.BOUNCE in marks:
        kept = [sign for sign in kept if sign[0] is not Mark.AUTO_REPLY]
    if Mark.LIST in marks:
        only_envelope = all(why.startswith("Return-Path") for mark, why in kept if mark is Mark.LIST)
        loser = Mark.LIST if only_envelope and OFFERS_OPT_OUT in kept else Mark.BULK
        kept = [sign for sign in kept if sign[0] is not loser]
    answer = frozenset(mark for mark, _ in kept), tuple(dict.fromkeys(reason for _, reason in kept))
    if len(_combined) < _MEMO_LIMIT:
        _combined[signs] = answer
    return answer


def _of_program(kept: list[Sign]) -> list[Sign]:
    """The signs of a message that has one of a program, without those that this one explains."""
    reasons = {why for mark, why in kept if mark is Mark.ROBOT}
    software = {why for why in reasons if why.startswith(_LIST_SOFTWARE)}
    is_listed = any(mark is Mark.LIST for mark, _ in kept)
    if software and not is_listed:
        kept = [sign for sign in kept if sign[1] not in software]
    elif is_listed and (software or "X-List-Administrivia" in reasons):
        return [sign for sign in kept if sign[0] not in (Mark.LIST, Mark.BULK)]
    if reasons.isdisjoint(_NAMES_ITSELF) or any(mark is Mark.BULK and why not in _WEAK for mark, why in kept):
        return kept
    return [sign for sign in kept if sign[0] is not Mark.BULK]


_LIST_SOFTWARE = "From: list software, "
_NAMES_ITSELF = frozenset({"Auto-Submitted: auto-generated", "Auto-Submitted: auto-notified"}) | {
    "-".join("ID" if piece == "id" else piece.capitalize() for piece in name.split("-")) for name in PROGRAMS
}
# Signs of bulk that programs add as well as mailings.
_WEAK = frozenset(
    {"Precedence: bulk", "Precedence: junk", "List-Unsubscribe", "To: nobody named", OFFERS_OPT_OUT[1]}
)


def _header_signs(values: dict[str, str]) -> tuple[Sign, ...]:
    """Signs that stand in headers by themselves, remembered by the names present and the few values that matter."""
    key = tuple(
        [
            name if name not in _SPEAKING else f"{name}:{values[name][:60].strip().lower()}"
            for name in values
            if name in SIGNS
        ]
    )
    found = _of_headers.get(key)
    if found is None:
        signs = [*_list_signs(values), *_bulk_signs(values), *_program_signs(values)]
        found = tuple(signs)
        if len(_of_headers) >= _MEMO_LIMIT:
            _of_headers.clear()
        _of_headers[key] = found
    return found


# Headers whose value, not only whose presence, is a sign.
_SPEAKING = (
    frozenset({"precedence", "auto-submitted", "x-auto-response-suppress", "x-autogenerated", "list-post"})
    | AUTO_REPLIES
)


def _value(values: dict[str, str], name: str) -> str:
    return values.get(name, "")[:60].strip().lower()


def _list_signs(values: dict[str, str]) -> list[Sign]:
    signs = [(Mark.LIST, _written(name)) for name in values if name in LISTS]
    if _value(values, "list-post").startswith("no"):  # RFC 2369: no posting, an announcement list
        signs.remove((Mark.LIST, "List-Post"))
    if _value(values, "precedence") == "list":
        signs.append((Mark.LIST, "Precedence: list"))
    # Senders of campaigns give a List-ID too, beside List-Unsubscribe: those two alone speak of no discussion.
    if "list-id" in values and (signs or "list-unsubscribe" not in values):
        signs.insert(0, (Mark.LIST, "List-ID"))
    return signs


def _bulk_signs(values: dict[str, str]) -> list[Sign]:
    signs: list[Sign] = []
    precedence = _value(values, "precedence")
    if precedence in ("bulk", "junk"):
        signs.append((Mark.BULK, f"Precedence: {precedence}"))
    if "list-unsubscribe" in values:
        signs.append((Mark.UNSUBSCRIBE, "List-Unsubscribe"))
        signs.append((Mark.BULK, "List-Unsubscribe"))
    return signs + [(Mark.BULK, _written(name)) for name in values if name in CAMPAIGN]


def _program_signs(values: dict[str, str]) -> list[Sign]:
    signs: list[Sign] = []
    auto = _value(values, "auto-submitted")
    if auto.startswith("auto-replied"):
        signs.append((Mark.AUTO_REPLY, "Auto-Submitted: auto-replied"))
    elif auto.startswith("auto-"):
        signs.append((Mark.ROBOT, f"Auto-Submitted: {_AFTER_KEYWORD.sub('', auto)[:30]}"))
    signs += [
        (Mark.AUTO_REPLY, _written(name))
        for name in values
        if name in AUTO_REPLIES and _value(values, name) not in _NO
    ]
    if _value(values, "precedence") in ("auto_reply", "auto-reply"):
        signs.append((Mark.AUTO_REPLY, "Precedence: auto_reply"))
    if _value(values, "x-autogenerated") == "reply":
        signs.append((Mark.AUTO_REPLY, "X-Autogenerated: reply"))
    if _value(values, "x-auto-response-suppress") == "all" and not auto.startswith("auto-"):
        signs.append((Mark.ROBOT, "X-Auto-Response-Suppress: All"))
    if "x-failed-recipients" in values:
        signs.append((Mark.BOUNCE, "X-Failed-Recipients"))
    return signs + [(Mark.ROBOT, _written(name)) for name in values if name in PROGRAMS]


def _author_signs(address: str) -> tuple[Sign, ...]:
    local, _, domain = address.rpartition("@")
    local = local[:100]
    signs: list[Sign] = []
    if ROBOT_LOCAL.fullmatch(local):
        signs.append((Mark.ROBOT, f"From: {local}@"))
    elif ROBOT_DOMAIN.fullmatch(domain[:200]):
        signs.append((Mark.ROBOT, f"From: @{domain[:100]}"))
    elif LIST_SOFTWARE.fullmatch(local):
        signs.append((Mark.ROBOT, f"{_LIST_SOFTWARE}{local}@"))  # counts on mail of lists alone
    elif BULK_LOCAL.fullmatch(local):
        signs.append((Mark.BULK, f"From: {local}@"))
    if len(_of_author) >= _MEMO_LIMIT:
        _of_author.clear()
    _of_author[address] = tuple(signs)
    return _of_author[address]


def _envelope_signs(
    values: dict[str, str], path: str, sender: str, signs: tuple[Sign, ...]
) -> tuple[Sign, ...]:
    """Lists and mass mailers give themselves away by the address that failures go to."""
    path = path.strip().strip("<>")[:300].lower()
    for address, header in ((sender, "Sender"), (path, "Return-Path")):
        local = address.rpartition("@")[0]
        if not local:
            continue
        announced = "list-unsubscribe" in values and not any(mark is Mark.LIST for mark, _ in signs)
        if not announced and LIST_ENVELOPE.search(local):
            return ((Mark.LIST, f"{header}: {_stem(local)}@"),)
        if header == "Return-Path" and not REWRITTEN_ENVELOPE.search(local) and BULK_ENVELOPE.search(local):
            return ((Mark.BULK, f"Return-Path: {_stem(local)}@"),)
    return _NO_SIGNS


_MACHINE_MADE = re.compile(
    r"[^@]*[-=\d]"
).match  # what every envelope address of a list or a mass mailing has
_CHANGING = re.compile(r"[+=\d].*")


def _stem(local: str) -> str:
    """The part of an envelope address that stays the same from message to message."""
    return _CHANGING.sub("…", local)[:40]


def _subject_signs(subject: str, path: str | None, author: tuple[Address, ...]) -> tuple[Sign, ...]:
    found = AUTO_SUBJECT.match(subject, 0, 200)
    if found is not None:
        return ((Mark.AUTO_REPLY, f"Subject: {found[0].strip()}"),)
    found = BOUNCE_SUBJECT.match(subject, 0, 200)
    if found is not None:
        local = author[0].address.partition("@")[0] if author else ""
        if (
            local in ("mailer-daemon", "postmaster", "mailerdaemon", "mail-daemon", "")
            or (path or "").strip() == "<>"
        ):
            return ((Mark.BOUNCE, f"Subject: {found[0].strip()}"),)
    return _NO_SIGNS


def _hidden_signs(to: str) -> tuple[Sign, ...]:
    """Nobody is named where the recipients should stand: they are hidden."""
    lowered = to[:200].lower()
    if "recipient" in lowered or "undisclosed" in lowered or ":" in lowered:
        return ((Mark.BULK, "To: nobody named"),)
    return _NO_SIGNS


def content_signs(types: set[str], report: str, text: str) -> tuple[Sign, ...]:
    """Signs in the kinds of parts a message has; ``report`` is the report-type of a multipart/report."""
    signs: list[Sign] = []
    if report == "delivery-status" or "message/delivery-status" in types:
        signs.append((Mark.BOUNCE, "Content-Type: message/delivery-status"))
    if report == "disposition-notification" or "message/disposition-notification" in types:
        signs.append((Mark.AUTO_REPLY, "Content-Type: message/disposition-notification"))
    if report == "feedback-report" or "message/feedback-report" in types:
        signs.append((Mark.ROBOT, "Content-Type: message/feedback-report"))
    if "text/calendar" in types or "application/ics" in types:
        signs.append((Mark.CALENDAR, "Content-Type: text/calendar"))
    if "multipart/encrypted" in types:
        signs.append((Mark.ENCRYPTED, "Content-Type: multipart/encrypted"))
    elif not text and not types.isdisjoint(_SEALED):
        signs.append((Mark.ENCRYPTED, "Content-Type: application/pkcs7-mime"))
    return tuple(signs)


_SEALED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
ENCRYPTED_TEXT: tuple[Sign, ...] = ((Mark.ENCRYPTED, "PGP message"),)


def _written(name: str) -> str:
    return "-".join("ID" if piece == "id" else piece.capitalize() for piece in name.split("-"))
