"""Whose mailbox is it: our own addresses and domains, inferred from the mail.

Nothing a stranger can write decides alone. A sender line can be forged, so authorship counts only in folders of sent mail; a
mailing list stands in everybody's To, so messages marked list do not count; a campaign can write to one address a thousand
times, so an address is judged by how many different *authors* name it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from rapport.engines.points import (
    domain_of,
    is_free_mail,
    is_hosting_domain,
    is_robot_local_part,
    registrable_domain,
)

SENT_SHARE = 0.2  # of the messages in a source's sent folders
ENVELOPE_SHARE = 0.2  # of the messages of a source that say to which mailbox they were delivered
NAMED_SHARE = 0.2  # of the authors of a source
NAMED_SHARE_BESIDE_SENT = 0.5  # the same where sent folders say already whose mailbox it is
RUNNER_UP = 0.25  # of the authors naming the most named address: what is named less is no rival of it
FEW_AUTHORS = 5  # below this only an address named by more authors than any other is believed
ALIAS_DOMAINS = (
    5  # from so many somebody wrote to nobody else, and the mail lies here: the address leads here
)
SECOND_DOMAIN_TWINS = 2
_PLACEHOLDER = re.compile(r"(?:undisclosed|unlisted|hidden|suppressed)[^@]{0,3}recipients?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OwnSide:
    """Our side: ``addresses`` are proven or declared mailboxes, ``domains`` are ours as a whole, with their subdomains.

    ``has_sent_mail``: folders of sent mail are among the sources. ``reasons``: for every address and domain, in words, why
    it is believed to be ours.
    """

    addresses: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    has_sent_mail: bool = False
    reasons: tuple[tuple[str, str], ...] = ()

    def covers(self, address: str) -> bool:
        """Whether a normalized address is one of ours. ``undisclosed.recipients@`` is nobody, at whatever domain."""
        if address in self.addresses:
            return True
        if not self.domains or _PLACEHOLDER.match(address):
            return False
        host = domain_of(address)
        while host:
            if host in self.domains:
                return True
            host = host.partition(".")[2]
        return False


@dataclass(frozen=True, slots=True)
class AddressEvidence:
    """What one source says about one address, counted over copies not marked list.

    ``sent_copies``: those in sent folders that it wrote. Of the others, ``enveloped``: delivered to it by their envelope
    lines; ``named_by``: different authors, itself not among them, who named it in To or Cc; ``named_alone_by``: the
    different registrable domains of those who once wrote to it as the only recipient (one company's archive says nothing).
    """

    address: str
    sent_copies: int = 0
    enveloped: int = 0
    named_by: int = 0
    named_alone_by: int = 0


@dataclass(frozen=True, slots=True)
class SourceEvidence:
    """What one source (a mailbox) says about whose it is. The totals count the same copies as the parts.

    ``sent_copies``: copies in sent folders; ``enveloped``: other copies with an envelope line; ``authors``: different
    authors who named anybody but themselves in To or Cc.
    """

    source: str
    sent_copies: int
    enveloped: int
    authors: int
    addresses: tuple[AddressEvidence, ...]


def infer_own(evidence: Iterable[SourceEvidence], declared: Iterable[str] = ()) -> OwnSide:
    """Our side, from what each source says. ``declared`` (domains, or addresses with "@") wins over inference.

    With declared domains, inferred addresses count only inside them or where a sent folder proves them, and no other domain
    is inferred. Otherwise the registrable domain of every inferred mailbox is ours too, unless anybody can have a mailbox or
    a page there (free mail, access providers, hosting); that of an alias is not, for it may be shared or an old employer's,
    unless the names of several of our people lead here under it.
    """
    said = [word.strip().casefold().removeprefix("@") for word in declared]
    addresses = {word: "declared" for word in said if "@" in word}
    domains = {word: "declared" for word in said if word and "@" not in word}
    declared_side = OwnSide(frozenset(addresses), frozenset(domains))
    companies: Counter[str] = Counter()
    has_sent_mail = False
    for source in evidence:
        has_sent_mail = has_sent_mail or source.sent_copies > 0
        proven, named = _proven(source), _named(source)
        companies.update({domain for address in {*proven, *named} if (domain := _company_domain(address))})
        for address, reason in {**_aliases(source), **named, **proven}.items():
            is_sender = reason.startswith("wrote")
            if not domains or is_sender or declared_side.covers(address):
                addresses.setdefault(address, reason)
    if not domains:
        domains = {domain: _domain_reason(mailboxes) for domain, mailboxes in companies.items()}
        domains |= _second_domains(addresses, domains)
    reasons = (*sorted(addresses.items()), *sorted(domains.items()))
    return OwnSide(frozenset(addresses), frozenset(domains), has_sent_mail, reasons)


def _second_domains(addresses: dict[str, str], domains: dict[str, str]) -> dict[str, str]:
    """Further domains under which the names of at least two of our people lead here too."""
    split = [(address.rpartition("@")[0], _company_domain(address)) for address in addresses]
    ours = {local for local, domain in split if domain in domains}
    twins = Counter(
        domain for local, domain in set(split) if domain and domain not in domains and local in ours
    )
    return {
        domain: f"{count} of our people's names lead here under it too"
        for domain, count in twins.items()
        if count >= SECOND_DOMAIN_TWINS
    }


def _domain_reason(sources: int) -> str:
    where = "the domain of the mailbox" if sources == 1 else f"the domain of {sources} mailboxes"
    return f"{where}, and no mail provider's"


def _proven(source: SourceEvidence) -> dict[str, str]:
    """Addresses that sent folders or envelope lines speak for."""
    found: dict[str, str] = {}
    for entry in source.addresses:
        if entry.sent_copies and entry.sent_copies >= SENT_SHARE * source.sent_copies:
            found[entry.address] = (
                f"wrote {entry.sent_copies} of {source.sent_copies} messages in sent folders"
            )
        elif entry.enveloped and entry.enveloped >= ENVELOPE_SHARE * source.enveloped:
            found[entry.address] = f"{entry.enveloped} of {source.enveloped} messages were delivered to it"
    return found


def _named(source: SourceEvidence) -> dict[str, str]:
    """Addresses that a good part of all authors name, and others much named at the domain of a proven one."""
    companies = {domain for address in _proven(source) if (domain := _company_domain(address))}
    share = NAMED_SHARE_BESIDE_SENT if source.sent_copies else NAMED_SHARE
    return {
        address: f"named by {count} of {source.authors} who wrote"
        for address, count in _most_named(source)
        if count >= share * source.authors or _company_domain(address) in companies
    }


def _most_named(source: SourceEvidence) -> list[tuple[str, int]]:
    """The addresses most authors name, in order; only those that are not far behind the first."""
    ranked = sorted(
        (
            (entry.address, entry.named_by)
            for entry in source.addresses
            if entry.named_by and not _is_nobody(entry.address)
        ),
        key=lambda pair: (-pair[1], pair[0]),
    )
    if not ranked:
        return []
    top = ranked[0][1]
    if source.authors < FEW_AUTHORS:
        return ranked[:1] if len(ranked) == 1 or ranked[1][1] < top else []
    return [(address, count) for address, count in ranked if count >= RUNNER_UP * top]


def _aliases(source: SourceEvidence) -> dict[str, str]:
    """Addresses that lead here: people from several domains named nobody else, and still the mail arrived."""
    return {
        entry.address: f"people from {entry.named_alone_by} domains wrote to it alone, and the mail arrived here"
        for entry in source.addresses
        if entry.named_alone_by >= ALIAS_DOMAINS and not _is_nobody(entry.address)
    }


def _is_nobody(address: str) -> bool:
    local = address.rpartition("@")[0]
    return is_robot_local_part(local) or _PLACEHOLDER.match(local) is not None


def _company_domain(address: str) -> str:
    """The registrable domain of an address, "" where it says nothing about who somebody works for."""
    host = domain_of(address)
    domain = registrable_domain(host)
    if "." not in domain or is_free_mail(domain) or is_hosting_domain(host):
        return ""
    return domain
