"""From the counts to the truth: verdicts, persons, ties."""

from __future__ import annotations

from dataclasses import dataclass

from rapport.demo.census import Census, normalized
from rapport.demo.ledger import Ledger, Sighting
from rapport.demo.letters.signatures import spoken_domain
from rapport.demo.moments import DAY, iso, iso_day
from rapport.demo.people.types import Organization, Person, World
from rapport.demo.plan import Plan
from rapport.demo.story.chronicle import Chronicle
from rapport.demo.story.lists import LISTS
from rapport.demo.story.robots import robot_addresses
from rapport.demo.truth import (
    FORMAT,
    TrueAddress,
    TrueClaim,
    TrueEmployee,
    TrueMailbox,
    TrueNews,
    TrueOrganization,
    TrueTie,
    Truth,
)  # fmt: skip

# An address without an exchange waits for thirty quiet days, then it is one-way; near the edge both are right.
WAITING_DAYS, EDGE_DAYS = 30, 3


@dataclass(slots=True)
class _Holder:
    """Whose address it is."""

    kind: str
    person: Person | None = None
    person_id: str | None = None
    organization: Organization | None = None


class Reckoning:
    """Puts the truth of a plan together."""

    def __init__(self, plan: Plan, world: World, chronicle: Chronicle, ledger: Ledger) -> None:
        self.plan, self.world, self.chronicle, self.ledger = plan, world, chronicle, ledger
        self.people = [*world.people, *chronicle.posters, *chronicle.friends]
        self.strangers = [*chronicle.pitchers, *chronicle.crowd]
        self.census = Census(plan, ledger, self.people, self.strangers)
        self.holders = self._holders()

    def _holders(self) -> dict[str, _Holder]:
        found: dict[str, _Holder] = {}
        for person in self.people:
            kind = "private" if "private" in person.tags else "person"
            for stint in person.stints:
                for address in (stint.address, *stint.aliases):
                    domain = address.partition("@")[2]
                    house = (
                        stint.organization
                        if stint.organization and domain in stint.organization.domains
                        else None
                    )
                    found[address] = _Holder(kind, person, person.id, house)
        for organization in self.world.organizations:
            for role in organization.roles:
                found[f"{role}@{organization.domain}"] = _Holder("role", organization=organization)
        for number, stranger in enumerate(self.strangers, 1):
            kind = "cold" if number <= len(self.chronicle.pitchers) else "crowd"
            found[stranger.address] = _Holder(kind, person_id=f"s{number:04d}")
        for address in robot_addresses():
            found[address] = _Holder("robot")
        for forum in LISTS:
            found[forum.address] = _Holder("list")
        for address in self.chronicle.mistyped:
            found[address] = _Holder("mistyped")
        return found

    def _holder(self, address: str, sighting: Sighting) -> _Holder:
        if address in self.holders:
            return self.holders[address]
        for kind in ("newsletter", "bounce", "spam", "forged", "robot"):
            if kind in sighting.kinds:
                return _Holder({"bounce": "daemon"}.get(kind, kind))
        return _Holder("internal" if self.ledger.is_own(address) else "person")

    # ------------------------------------------------------------------------------------------------------- verdicts

    def _quiet(self, sighting: Sighting) -> tuple[str, tuple[str, ...]]:
        age = (self.plan.ends - sighting.last) / DAY
        verdict = "waiting" if age < WAITING_DAYS else "one_way"
        return verdict, ("waiting", "one_way") if abs(age - WAITING_DAYS) < EDGE_DAYS else (verdict,)

    def _verdict(
        self, address: str, holder: _Holder, s: Sighting, kept_people: set[str]
    ) -> tuple[str, tuple[str, ...], str]:
        if self.ledger.is_own(address):
            machine = holder.kind in ("robot", "daemon")
            return "internal", ("internal", "robot") if machine else ("internal",), "one of our own domains"
        quiet, quiet_too = self._quiet(s)
        if holder.kind == "private":
            return "neutral", ("kept", "personal", "waiting", "one_way"), "private life of an employee"
        if holder.kind == "list":
            return "list", ("list",), "the address of a discussion list"
        if holder.kind == "newsletter":
            return "bulk", ("bulk", "robot", quiet), "writes to many, nobody answers"
        if holder.kind in ("robot", "daemon"):
            return "robot", ("robot", "bulk", "list"), "a machine"
        if holder.kind in ("spam", "forged"):
            return quiet, (quiet, "one_way", "bulk", "robot"), "spam"
        if s.received and s.sent:
            if holder.kind in ("cold", "crowd"):
                return "neutral", ("kept", quiet), "a stranger who got one polite answer"
            return "kept", ("kept",), f"two-way: {s.received} in, {s.sent} out"
        if holder.person_id in kept_people:
            return "neutral", ("kept", *quiet_too), "a second address of somebody known by another"
        if s.posts and not s.received and not s.sent:
            return "list", ("list", *quiet_too), f"only posts to lists: {s.posts}"
        return quiet, quiet_too, f"no exchange: {s.received} in, {s.sent} out, last seen {iso_day(s.last)}"

    def addresses(self) -> list[TrueAddress]:
        kept = {
            self.holders[a].person_id or "" for a, s in self.ledger.sightings.items()
            if a in self.holders and self.holders[a].person_id and s.received and s.sent
            and self.holders[a].kind in ("person", "private")
        }  # fmt: skip
        entries = []
        for address, sighting in self.ledger.sightings.items():
            holder = self._holder(address, sighting)
            verdict, accepted, reason = self._verdict(address, holder, sighting, kept)
            entries.append(
                TrueAddress(
                    normalized(address),
                    verdict,
                    tuple(dict.fromkeys(accepted)),
                    holder.kind,
                    holder.person_id,
                    holder.organization.id if holder.organization else None,
                    reason,
                    sighting.received,
                    sighting.sent,
                    iso(sighting.first),
                    iso(sighting.last),
                )
            )
        return sorted(entries, key=lambda entry: entry.address)

    # ------------------------------------------------------------------------------------------------------------ all

    def truth(self, mailboxes: list[TrueMailbox]) -> Truth:
        ledger, plan, own = self.ledger, self.plan, self.world.own
        mess = dict(ledger.mess)
        for kind, count in ledger.kinds.items():
            mess[f"kind_{kind}"] = count
        for person in self.people:
            for tag in person.tags:
                mess[f"person_{tag}"] = mess.get(f"person_{tag}", 0) + 1
        return Truth(
            FORMAT,
            plan.seed,
            plan.scale,
            iso(plan.begins),
            iso(plan.ends),
            own.name,
            own.domains,
            ledger.items,
            ledger.messages,
            dict(sorted(ledger.kinds.items())),
            dict(sorted(mess.items())),
            tuple(mailboxes),
            tuple(self._employees(mailboxes)),
            tuple(
                TrueOrganization(
                    o.id,
                    o.name,
                    o.legal,
                    tuple(spoken_domain(d) for d in o.domains),
                    o.kind,
                    o.country,
                    o.city,
                )
                for o in self.world.organizations
            ),
            tuple(self.census.persons()),
            tuple(self.addresses()),
            tuple(self._ties()),
            tuple(self._claims()),
            tuple(self.census.same()),
            tuple(self.world.namesakes),
            tuple(
                TrueNews(n.kind, normalized(n.party), iso(n.at), n.detail)
                for n in sorted(self.chronicle.news, key=lambda n: (n.at, n.party))
            ),
        )

    def _employees(self, mailboxes: list[TrueMailbox]) -> list[TrueEmployee]:
        paths = {box.employee: box.path for box in mailboxes}
        return [
            TrueEmployee(
                e.id,
                e.person.full_name(e.person.last),
                (e.address, *e.person.last.aliases),
                e.person.last.title,
                e.department,
                paths.get(e.id),
                iso_day(e.left_at) if e.left_at else None,
            )
            for e in self.world.employees
        ]

    def _ties(self) -> list[TrueTie]:
        merged: dict[tuple[str, str], list[int]] = {}
        for (employee, address), tie in self.ledger.ties.items():
            holder = self.holders.get(address)
            if holder is None or holder.person is None:
                continue
            row = merged.setdefault((employee, holder.person.id), [0, 0, tie.first, tie.last])
            row[0] += tie.sent
            row[1] += tie.received
            row[2], row[3] = min(row[2], tie.first), max(row[3], tie.last)
        return [
            TrueTie(e, p, sent, received, iso(first), iso(last))
            for (e, p), (sent, received, first, last) in sorted(merged.items())
        ]

    def _claims(self) -> list[TrueClaim]:
        rows = []
        for (address, attribute, norm), (value, first, last, times) in sorted(self.ledger.claims.items()):
            if not self.ledger.is_own(address):
                rows.append(
                    TrueClaim(
                        normalized(address),
                        attribute,
                        str(value),
                        norm,
                        iso(int(str(first))),
                        iso(int(str(last))),
                        int(str(times)),
                    )
                )
        return rows
