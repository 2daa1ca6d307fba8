"""Header fields: does this text begin like a message?"""

from __future__ import annotations

import re

FIELD = rb"[!-9;-~]{1,100}[ \t]*:"

_FIELD_LINE = re.compile(rb"([!-9;-~]{1,100})[ \t]*:")
_LINE_END = re.compile(rb"\r\n|\n|\r")
_FROM_LINE = re.compile(rb">*From ")

_KNOWN = frozenset(
    b"""
    from to cc bcc subject date sender reply-to received return-path message-id in-reply-to references comments
    keywords delivered-to envelope-to apparently-to mime-version content-type content-transfer-encoding
    content-disposition content-length content-language content-id content-description dkim-signature
    domainkey-signature authentication-results received-spf precedence auto-submitted importance priority
    sensitivity organization organisation user-agent mailer status thread-topic thread-index accept-language
    errors-to return-receipt-to disposition-notification-to mail-followup-to mailing-list newsgroups
    nntp-posting-host followup-to lines encrypted supersedes expires old-return-path original-recipient
    feedback-id autocrypt deferred-delivery posted-date via
    """.split()
)
_KNOWN_PREFIXES = (b"x-", b"resent-", b"list-", b"arc-", b"content-", b"delivered-", b"original-")

# Fields that other texts begin with too ("Date: ...", "User-agent: *") do not make a message by themselves.
_WEAK = frozenset(
    b"""
    date status keywords comments lines via priority expires encrypted organization organisation importance
    sensitivity mailer references user-agent
    """.split()
)

_MAX_LINES = 400


def is_known_field(name: bytes) -> bool:
    """True for the name of a field that occurs in headers of mail (without the colon, in any case)."""
    lowered = name.lower()
    return lowered in _KNOWN or lowered.startswith(_KNOWN_PREFIXES)


def begins_with_field(head: bytes) -> bool:
    """True when the first line that is not blank has the form of a header field, whatever its name."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n \t")
    return _FIELD_LINE.match(start) is not None


def looks_like_message(head: bytes) -> bool:
    """True when ``head``, the beginning of a file, reads like the header of a message (RFC 5322 and its ruins).

    One telling field in a clean header, or two in one that is broken by stray lines.
    """
    fields, strays, is_whole = _survey(head)
    telling = sum(1 for name in fields if _is_telling(name))
    if telling >= 2:
        return strays <= len(fields)
    return telling == 1 and strays == 0 and is_whole


def _is_telling(name: bytes) -> bool:
    return (
        is_known_field(name) and name.lower() not in _WEAK and not name.startswith(b"x-")
    )  # "x-" as in YAML


def _survey(head: bytes) -> tuple[set[bytes], int, bool]:
    """Names of the header fields, number of lines that are none, and whether the header ends within ``head``."""
    lines = _LINE_END.split(head.removeprefix(b"\xef\xbb\xbf"), _MAX_LINES)
    fields: set[bytes] = set()
    strays = 0
    has_begun = False
    for line in lines[:_MAX_LINES]:
        if not line.strip():
            if has_begun:
                return fields, strays, True
            continue
        match = _FIELD_LINE.match(line)
        if match is not None:
            fields.add(match[1])
        elif not (has_begun and line[:1] in (b" ", b"\t")) and not (_FROM_LINE.match(line) and not fields):
            strays += 1
            if not has_begun:
                return fields, strays, False
        has_begun = True
    return fields, strays, len(lines) <= _MAX_LINES
