"""Who the people really are: names, addresses, jobs, telephones, and which addresses belong to one person."""

from __future__ import annotations

from rapport.demo.ledger import Ledger
from rapport.demo.letters.signatures import spoken_domain
from rapport.demo.moments import iso_day
from rapport.demo.people.types import Person
from rapport.demo.plan import Plan
from rapport.demo.story.strangers import Stranger
from rapport.demo.truth import SamePair, TrueAffiliation, TruePerson, TruePhone


def normalized(address: str) -> str:
    """Lower case, the domain in Unicode (labels beginning with xn-- decoded, RFC 3492)."""
    return spoken_domain(address.lower())


class Census:
    """The people as truth tells them; only addresses that stand in some mailbox count."""

    def __init__(self, plan: Plan, ledger: Ledger, people: list[Person], strangers: list[Stranger]) -> None:
        self.plan, self.ledger, self.people, self.strangers = plan, ledger, people, strangers

    def persons(self) -> list[TruePerson]:
        entries = [self._person(person) for person in self.people]
        for number, stranger in enumerate(self.strangers, 1):
            if stranger.address in self.ledger.sightings:
                entries.append(
                    TruePerson(
                        f"s{number:04d}",
                        stranger.name,
                        (stranger.name,),
                        (normalized(stranger.address),),
                        None,
                        "",
                        (),
                        (),
                        ("stranger",),
                    )
                )
        return sorted((entry for entry in entries if entry.addresses), key=lambda entry: entry.id)

    def _person(self, person: Person) -> TruePerson:
        seen = []
        names: set[str] = set()
        for stint in person.stints:
            names.add(person.full_name(stint))
            for address in (stint.address, *stint.aliases):
                sighting = self.ledger.sightings.get(address)
                if sighting is not None and normalized(address) not in seen:
                    seen.append(normalized(address))
                    names |= {name for name in sighting.names if "@" not in name}
        last = person.last
        return TruePerson(
            person.id,
            person.full_name(last),
            tuple(sorted(names)),
            tuple(seen),
            last.organization.id if last.organization else None,
            last.title,
            self._affiliations(person),
            self._phones(person),
            tuple(sorted(person.tags)),
        )

    def _until(self, until: int) -> str | None:
        return iso_day(until) if until <= self.plan.ends else None

    def _affiliations(self, person: Person) -> tuple[TrueAffiliation, ...]:
        rows: list[TrueAffiliation] = []
        for stint in person.stints:
            house = stint.organization.id if stint.organization else None
            if rows and rows[-1].organization == house and rows[-1].title == stint.title:
                rows[-1] = TrueAffiliation(house, stint.title, rows[-1].since, self._until(stint.until))
            elif house or stint.title:
                rows.append(
                    TrueAffiliation(house, stint.title, iso_day(stint.since), self._until(stint.until))
                )
        return tuple(rows)

    def _phones(self, person: Person) -> tuple[TruePhone, ...]:
        rows: list[TruePhone] = []
        for stint in person.stints:
            for kind, number in (("phone", stint.phone), ("mobile", stint.mobile), ("fax", stint.fax)):
                if number is None:
                    continue
                known = next(
                    (i for i, row in enumerate(rows) if row.kind == kind and row.value == number.e164), None
                )
                shared = kind == "phone" and stint.shares_phone
                since = iso_day(stint.since) if known is None else rows[known].since
                row = TruePhone(kind, number.e164, since, self._until(stint.until), shared)
                if known is None:
                    rows.append(row)
                else:
                    rows[known] = row
        return tuple(rows)

    def same(self) -> list[SamePair]:
        """Every further address of a person, paired with the first one seen."""
        pairs = []
        for person in self.people:
            seen: list[tuple[str, str]] = []
            for stint in person.stints:
                first_here = True
                for address in (stint.address, *stint.aliases):
                    if address in self.ledger.sightings and address not in (a for a, _ in seen):
                        how = _how(
                            person,
                            address,
                            seen[0][0] if seen else address,
                            is_stint=first_here and address == stint.address,
                        )
                        seen.append((address, how))
                    first_here = False
            for address, how in seen[1:]:
                pairs.append(SamePair(person.id, (normalized(seen[0][0]), normalized(address)), how))
        return pairs


def _how(person: Person, address: str, first: str, *, is_stint: bool) -> str:
    local, _, domain = address.partition("@")
    first_local, _, first_domain = first.partition("@")
    if "+" in local or "+" in first_local:
        return "plus_tag"
    if is_stint and domain != first_domain:
        return "job_change"
    if is_stint:
        return "married"
    houses = {s.organization for s in person.stints if s.organization and domain in s.organization.domains}
    if not houses:
        return "free_mail"
    if (
        "married" in person.tags
        and domain == first_domain
        and any(address in s.aliases and s.formerly for s in person.stints)
    ):
        return "married"
    return "domain_alias" if domain != first_domain else "other_spelling"
