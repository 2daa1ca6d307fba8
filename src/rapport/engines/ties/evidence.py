"""What each source says about whose mailbox it is, counted: the reference for counting in SQL."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapport.engines.mail.types import Mark
from rapport.engines.points import domain_of, registrable_domain
from rapport.engines.ties.own import AddressEvidence, SourceEvidence
from rapport.engines.ties.types import Traffic


def evidence_of(messages: Iterable[Traffic]) -> tuple[SourceEvidence, ...]:
    """The evidence of each source, by name of source; addresses in order."""
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    for message in messages:
        if Mark.LIST not in message.marks:
            tallies[message.source].take(message)
    return tuple(tally.evidence(source) for source, tally in sorted(tallies.items()))


def _authors() -> dict[str, set[str]]:
    return defaultdict(set)


@dataclass(slots=True)
class _Tally:
    sent: Counter[str] = field(default_factory=Counter)
    envelopes: Counter[str] = field(default_factory=Counter)
    enveloped: int = 0
    namers: dict[str, set[str]] = field(default_factory=_authors)
    lone_domains: dict[str, set[str]] = field(default_factory=_authors)

    def take(self, message: Traffic) -> None:
        if message.is_sent_copy:
            self.sent[message.author] += 1
            return
        self.enveloped += bool(message.envelope)
        self.envelopes.update(set(message.envelope))
        named = {*message.to, *message.cc, *message.bcc}
        for address in {*message.to, *message.cc} - {message.author}:
            self.namers[address].add(message.author)
            if named == {address}:
                self.lone_domains[address].add(registrable_domain(domain_of(message.author)))

    def evidence(self, source: str) -> SourceEvidence:
        addresses = tuple(
            AddressEvidence(
                address,
                self.sent[address],
                self.envelopes[address],
                len(self.namers.get(address, ())),
                len(self.lone_domains.get(address, ())),
            )
            for address in sorted({*self.sent, *self.envelopes, *self.namers})
            if "@" in address
        )
        authors = len(set().union(*self.namers.values()))
        return SourceEvidence(source, self.sent.total(), self.enveloped, authors, addresses)
