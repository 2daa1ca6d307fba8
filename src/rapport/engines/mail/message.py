"""One raw message understood: who wrote to whom, when, in which thread, what it says and what kind of traffic it is."""

from __future__ import annotations

from dataclasses import dataclass

from .addresses import parse_addresses
from .charsets import decode
from .dates import moment_of
from .headers import Head, read_head
from .html import HTML_LIMIT, html_to_text
from .marks import list_id_of, marks_of
from .mime import Body, Choice, Leaf, find_text
from .threads import message_id, references
from .transfer import undo_transfer, unflow
from .types import Address, Message
from .words import decode_words, one_line

TEXT_LIMIT = 1 << 20  # bytes of one text part that are decoded
_SUBJECT_LIMIT = 10_000
_NOBODY: tuple[Address, ...] = ()


@dataclass(slots=True)
class _Text:
    text: str
    is_html: bool


def understand(raw: bytes) -> Message:
    """Read one RFC 5322 message. Never raises; what could not be understood is said in ``problems``."""
    head = read_head(raw)
    values = head.values
    body = find_text(raw, head.body, values)
    problems = head.problems + body.problems
    shown = _text_of(raw, body, problems)
    hint = _hint(values, body)
    from_ = _addresses(values, "from", hint, problems)
    sender = _addresses(values, "sender", hint, problems)
    to = _addresses(values, "to", hint, problems)
    cc = _addresses(values, "cc", hint, problems)
    bcc = _addresses(values, "bcc", hint, problems)
    subject = one_line(decode_words(values.get("subject", "")[:_SUBJECT_LIMIT], hint))
    date, origin = moment_of(values.get("date", ""), head.received, _stamps(head))
    marks, reasons = marks_of(values, body, from_, sender, to + cc + bcc, subject, shown.text)
    return Message(
        message_id(values.get("message-id", "")),
        references(values.get("references", ""), values.get("in-reply-to", "")),
        from_,
        sender,
        _addresses(values, "reply-to", hint, problems),
        to,
        cc,
        bcc,
        _delivered_to(values),
        date,
        origin,
        subject,
        shown.text,
        shown.is_html,
        marks,
        reasons,
        list_id_of(values),
        tuple(body.attachments),
        tuple(problems),
    )


def _addresses(values: dict[str, str], name: str, hint: str, problems: list[str]) -> tuple[Address, ...]:
    value = values.get(name)
    return parse_addresses(value, hint, problems) if value else _NOBODY


def _hint(values: dict[str, str], body: Body) -> str:
    """The charset of the text, for header bytes that declare none."""
    for choice in body.choices:
        for leaf in choice.plain or choice.html:
            return leaf.parameters.get("charset", "")
    return ""


def _delivered_to(values: dict[str, str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for name in ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to"):
        value = values.get(name)
        if value:
            found.update((one.address, None) for one in parse_addresses(value) if one.address)
    return tuple(found)


def _stamps(head: Head) -> tuple[str, ...]:
    """Further moments of delivery, for messages without Received headers."""
    stamps = [head.values["delivery-date"]] if "delivery-date" in head.values else []
    if head.from_line:
        stamps.append(head.from_line.split(" ", 2)[-1])
    return tuple(stamps)


def _text_of(raw: bytes, body: Body, problems: list[str]) -> _Text:
    texts = [_best(raw, choice, problems) for choice in body.choices]
    if len(texts) == 1:
        return texts[0]
    kept = [one for one in texts if one.text.strip()]
    return _Text("\n".join(one.text for one in kept), any(one.is_html for one in kept))


def _best(raw: bytes, choice: Choice, problems: list[str]) -> _Text:
    """The plain version unless it is empty or only says that there is another."""
    plain = "\n".join(_decoded(raw, leaf, problems) for leaf in choice.plain)
    if choice.plain and not (choice.html and _is_placeholder(plain)):
        if _is_markup(plain):
            return _Text(html_to_text(plain), True)
        return _Text(plain, False)
    html = "\n".join(_decoded(raw, leaf, problems) for leaf in choice.html)
    if len(html) > HTML_LIMIT:
        problems.append(f"only the first {HTML_LIMIT} characters of the HTML were read")
    return _Text(html_to_text(html), True)


def _is_placeholder(text: str) -> bool:
    bare = text.strip()
    if not bare:
        return True
    if len(bare) > 400:
        return False
    folded = bare.lower()
    return "html" in folded and any(
        word in folded for word in ("view", "support", "client", "browser", "format", "display")
    )


def _is_markup(text: str) -> bool:
    start = text[:200].lstrip().lower()
    return start.startswith(("<html", "<!doctype html", "<head", "<body"))


def _decoded(raw: bytes, leaf: Leaf, problems: list[str]) -> str:
    end = min(leaf.end, leaf.start + TEXT_LIMIT)
    if end < leaf.end:
        problems.append(f"only the first {TEXT_LIMIT >> 10} KB of a text part were read")
    data = raw[leaf.start : end]
    if leaf.encoding:
        data = undo_transfer(data, leaf.encoding, problems)
    text = decode(data, leaf.parameters.get("charset", "us-ascii"), problems)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        text = text.replace("\0", "")
    if "format" in leaf.parameters and leaf.parameters["format"].lower() == "flowed":
        text = unflow(text, leaf.parameters.get("delsp", "").lower() == "yes")
    return text
