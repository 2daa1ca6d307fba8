"""Web addresses in running text and their comparable form."""

from __future__ import annotations

import re
from functools import lru_cache

from rapport.engines.points.domains import is_known_host

#: With a scheme, or beginning "www.", or a bare host with an optional path.
URL = re.compile(r"(?:https?://|www\d?\.)[^\s<>\"'()\[\]{}|,;\u00b7•]{3,300}", re.IGNORECASE)
HOST = re.compile(
    r"(?<![\w@.\-/])(?:[a-z0-9][a-z0-9\-]{0,62}\.){1,4}[a-z]{2,18}(?:/[^\s<>\"'()|,;]{0,200})?(?![\w@])",
    re.IGNORECASE,
)
EMAIL = re.compile(
    r"(?<![\w.+\-])[A-Za-z0-9_][\w.+'\-]{0,63}@[A-Za-z0-9](?:[\w\-]{0,62}\.){1,6}[A-Za-z]{2,18}(?![\w@])"
)
_TRAILING = ".,;:!?'\"*_>"
_FILE_ENDINGS = frozenset({"zip", "md", "py", "sh", "ps", "mov", "java"})


@lru_cache(maxsize=32768)
def normalize_url(written: str) -> str:
    """Comparable form of a web address: no scheme, no "www.", host in lower case, no closing slash.

    ``HTTP://www.Acme.com/`` → ``acme.com``; the path keeps its case. "" when there is no host.
    """
    text = written.strip().rstrip(_TRAILING)
    scheme, mark, rest = text.partition("://")
    if mark and scheme.isalpha():
        text = rest
    host, slash, path = text.partition("/")
    host = host.rpartition("@")[2].lower().rstrip(".")
    if host.startswith("www."):
        host = host[4:]
    path = path.rstrip("/")
    return host + (slash + path if path else "") if "." in host else ""


def normalize_email(written: str) -> str:
    """Comparable form of an address found in running text: lower case, without "mailto:" and closing marks."""
    text = written.strip().strip("<>()[]\"'").rstrip(_TRAILING)
    if text[:7].lower() == "mailto:":
        text = text[7:]
    return text.lower()


def trimmed(match: re.Match[str]) -> tuple[int, int]:
    """Offsets of a found address or URL without the punctuation that only ends the sentence."""
    text = match.group()
    return match.start(), match.start() + len(text.rstrip(_TRAILING))


def is_bare_host(written: str) -> bool:
    """Whether a bare ``acme.com/path`` is a web address and not a file name, a time or a sentence without a space."""
    host = written.partition("/")[0].rstrip(".").lower()
    ending = host.rpartition(".")[2]
    if ending in _FILE_ENDINGS and host.count(".") < 2 and "/" not in written:
        return False
    return is_known_host(host)
