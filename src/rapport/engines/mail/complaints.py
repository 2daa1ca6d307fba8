"""Feedback reports (ARF, RFC 5965): somebody called a message of ours unwanted."""

from __future__ import annotations

import re

from rapport.engines.mail.report_fields import MAX_RAW, groups_of, part_of_type
from rapport.engines.mail.types import News, NewsKind
from rapport.engines.points.hosts import normalize_email

_ADDRESS = re.compile(r"[\w.+\-=]{1,100}@[\w.\-]{1,200}\w")
_TO = re.compile(r"(?im)^to[ \t]*:[ \t]*([^\n]{1,300})")


def complaints_of(raw: bytes) -> tuple[News, ...]:
    """News of everybody a feedback report names, the recipients of the returned message when it names nobody.

    A report that authentication failed (Feedback-Type: auth-failure) is about our servers, not about anybody's wish, and
    is told with little confidence; "not-spam" is no complaint.
    """
    text = part_of_type(raw, b"message/feedback-report")
    if not text:
        return ()
    fields: dict[str, list[str]] = {}
    for group in groups_of(text):
        for name, values in group.items():
            fields.setdefault(name, []).extend(values)
    kind = fields.get("feedback-type", [""])[0].casefold()
    if kind == "not-spam" or not kind:
        return ()
    named = [*fields.get("original-rcpt-to", []), *fields.get("removal-recipient", [])]
    parties = [normalize_email(a) for value in named for a in _ADDRESS.findall(value)]
    sure = 0.2 if kind == "auth-failure" else 0.95 if parties else 0.7
    if not parties:
        parties = _returned_to(raw)
    return tuple(
        News(NewsKind.COMPLAINT, one, f"Feedback-Type: {kind}", sure) for one in dict.fromkeys(parties)
    )[:50]


def _returned_to(raw: bytes) -> list[str]:
    """The To line of the message that came back with the report."""
    text = raw[:MAX_RAW].decode("latin-1").replace("\r\n", "\n")
    at = max(text.find("message/rfc822"), text.find("text/rfc822-headers"))
    found = _TO.search(text, at) if at >= 0 else None
    return [normalize_email(a) for a in _ADDRESS.findall(found.group(1))] if found else []
