"""Counting, while letters are delivered, what the mailboxes in fact show of every address."""

from __future__ import annotations

from dataclasses import dataclass, field

from rapport.demo.people.types import Employee
from rapport.demo.post.copies import Distributor
from rapport.demo.post.letter import Letter

# What counts as written by a person to persons.
PERSONAL = frozenset(("human", "calendar", "order_confirmation", "private"))


@dataclass(slots=True)
class Sighting:
    """One address as the mailboxes show it."""

    first: int
    last: int
    received: int = 0
    sent: int = 0
    posts: int = 0  # to lists
    others: int = 0  # in any other role
    kinds: set[str] = field(default_factory=set)  # of letters it is the author of
    names: set[str] = field(default_factory=set)


@dataclass(slots=True)
class TieCount:
    first: int
    last: int
    sent: int = 0
    received: int = 0


class Ledger:
    """All counts truth stands on."""

    def __init__(self, own_domains: tuple[str, ...], distributor: Distributor) -> None:
        self._own = own_domains
        self._distributor = distributor
        self.sightings: dict[str, Sighting] = {}
        self.ties: dict[tuple[str, str], TieCount] = {}  # (employee id, address)
        self.claims: dict[tuple[str, str, str], list[object]] = {}
        self.kinds: dict[str, int] = {}
        self.mess: dict[str, int] = {}
        self.items = 0
        self.messages = 0

    def is_own(self, address: str) -> bool:
        """Whether the address lies in a domain of ours or below one."""
        domain = address.partition("@")[2]
        return any(domain == own or domain.endswith(f".{own}") for own in self._own)

    def enter(self, letter: Letter, copies: int) -> None:
        """Counts a letter of which there are ``copies``; one without any has never been seen."""
        if not copies:
            return
        self.items += copies
        self.messages += 1
        self.kinds[letter.kind] = self.kinds.get(letter.kind, 0) + 1
        for quirk in sorted(letter.quirks):
            self.mess[quirk] = self.mess.get(quirk, 0) + 1
        if "\nFrom " in letter.plain:
            self.mess["from_line"] = self.mess.get("from_line", 0) + 1
        if copies > 1:
            self.mess["duplicate"] = self.mess.get("duplicate", 0) + 1
        self._addresses(letter)
        self._ties(letter)
        self._claims(letter)

    def _see(self, address: str, name: str, at: int) -> Sighting:
        sighting = self.sightings.get(address)
        if sighting is None:
            sighting = self.sightings[address] = Sighting(at, at)
        sighting.first, sighting.last = min(sighting.first, at), max(sighting.last, at)
        if name:
            sighting.names.add(name)
        return sighting

    def _addresses(self, letter: Letter) -> None:
        from_us = self.is_own(letter.sender.address)
        personal = letter.kind in PERSONAL
        author = self._see(letter.sender.address, letter.sender.name, letter.at)
        author.kinds.add(letter.kind)
        if letter.kind == "list":
            author.posts += 1
            for name, value in letter.extra:
                if name == "Reply-To":
                    self._see(value, "", letter.at).posts += 1
        elif personal and not from_us:
            author.received += 1
        else:
            author.others += 1
        receivers = [] if "undisclosed" in letter.quirks else letter.to
        for party in (*receivers, *letter.cc, *letter.bcc):
            sighting = self._see(party.address, party.name, letter.at)
            if personal and from_us:
                sighting.sent += 1
            else:
                sighting.others += 1

    def _ties(self, letter: Letter) -> None:
        if letter.kind not in PERSONAL:
            return
        author = self._distributor.employee_of(letter.sender.address)
        parties = (*letter.to, *letter.cc, *letter.bcc)
        if author is not None:
            for party in parties:
                if not self.is_own(party.address):
                    self._tie(author, party.address, letter.at).sent += 1
        elif "undisclosed" not in letter.quirks:
            seen: set[str] = set()
            for party in parties:
                employee = self._distributor.employee_of(party.address)
                if employee is not None and employee.id not in seen:
                    seen.add(employee.id)
                    self._tie(employee, letter.sender.address, letter.at).received += 1

    def _tie(self, employee: Employee, address: str, at: int) -> TieCount:
        tie = self.ties.get((employee.id, address))
        if tie is None:
            tie = self.ties[(employee.id, address)] = TieCount(at, at)
        tie.first, tie.last = min(tie.first, at), max(tie.last, at)
        return tie

    def _claims(self, letter: Letter) -> None:
        """What the author's own signature shows; a letter signed by an assistant claims nothing about its author."""
        if letter.kind not in PERSONAL or "on_behalf" in letter.quirks:
            return
        for attribute, value, normalized in letter.signature.shows:
            key = (letter.sender.address, attribute, normalized)
            entry = self.claims.get(key)
            if entry is None:
                self.claims[key] = [value, letter.at, letter.at, 1]
            else:
                entry[2], entry[3] = letter.at, int(str(entry[3])) + 1
