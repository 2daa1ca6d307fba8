"""Domains: the registrable part, and what a domain says about the people who write from it.

The public suffix list is the snapshot inside the tldextract wheel; nothing is fetched.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rapport.engines.wordlists import words

if TYPE_CHECKING:
    from tldextract import TLDExtract

_HERE = "rapport.engines.points"
FREE_MAIL = words(_HERE, "free_mail_domains")
FREE_MAIL_FAMILIES = words(_HERE, "free_mail_families")
HOSTING = words(_HERE, "hosting_domains")


@lru_cache(maxsize=1)
def _extractor() -> TLDExtract:
    """The suffix table, built on first need (the import costs 0.3 s)."""
    from tldextract import TLDExtract

    return TLDExtract(suffix_list_urls=(), cache_dir=None)


@lru_cache(maxsize=65536)
def split_host(host: str) -> tuple[str, str, str]:
    """``mail.acme.co.uk`` → ("mail", "acme", "co.uk"); suffix "" when the ending is no public suffix."""
    if not host or len(host) > 253:
        return "", "", ""
    found = _extractor()(host)
    return found.subdomain.lower(), found.domain.lower(), found.suffix.lower()


def domain_of(address: str) -> str:
    """The part of an address after its last "@", lower case ("" without one)."""
    return address.rpartition("@")[2].strip().lower().rstrip(".") if "@" in address else ""


def registrable_domain(host: str) -> str:
    """The domain somebody registered: ``eu.mail.acme.co.uk`` → ``acme.co.uk``; the host itself when unknown."""
    host = host.strip().lower().rstrip(".")
    _, domain, suffix = split_host(host)
    return f"{domain}.{suffix}" if domain and suffix else host


def is_known_host(host: str) -> bool:
    """Whether the host ends in a public suffix with a name before it (``acme.com``, not ``report.txt``)."""
    _, domain, suffix = split_host(host.strip().lower().rstrip("."))
    return bool(domain and suffix)


@lru_cache(maxsize=65536)
def is_free_mail(domain: str) -> bool:
    """Whether anybody can have a mailbox at this domain (free mail and access providers)."""
    domain = domain.strip().lower().rstrip(".")
    if domain in FREE_MAIL:
        return True
    whole = registrable_domain(domain)
    if whole in FREE_MAIL:
        return True
    return split_host(domain)[1] in FREE_MAIL_FAMILIES


@lru_cache(maxsize=65536)
def is_hosting_domain(domain: str) -> bool:
    """Whether the domain carries other people's mail: list hosts, relays of services, site builders, resellers.

    Subdomains of a hosting domain are hosting domains too.
    """
    domain = domain.strip().lower().rstrip(".")
    while domain:
        if domain in HOSTING:
            return True
        domain = domain.partition(".")[2]
    return False
