"""The people and organisations of the invented world, as they really are (and not as their mail shows them)."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Number:
    """A telephone number: its area and the rest as digits, and the country whose habits it is written by."""

    country: str
    calling_code: str
    area: str
    rest: str

    @property
    def e164(self) -> str:
        """The number in E.164, e.g. ``+441144960123``."""
        return f"+{self.calling_code}{self.area}{self.rest}"


@dataclass(slots=True, eq=False)
class Organization:
    """A firm, an office, a school. ``domains``: the first is the one it writes from, the others reach it too."""

    id: str
    name: str
    legal: str
    domains: tuple[str, ...]
    kind: str  # customer supplier carrier service authority association press university own
    country: str
    city: str
    street: str
    postcode: str
    switchboard: Number
    pattern: str  # how local parts are made, see people.addresses
    display: str  # how its mail system writes names, see people.addresses
    program: str  # the mail program most of its people use
    server: str  # the mail server it runs
    legal_lines: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    staff: list[Person] = field(default_factory=list)

    @property
    def domain(self) -> str:
        return self.domains[0]


@dataclass(slots=True, eq=False)
class Stint:
    """A time in which somebody signed in one and the same way: one job, one title, one name, one set of numbers."""

    organization: Organization | None
    address: str
    since: int
    until: int
    title: str
    given: str
    family: str
    aliases: tuple[str, ...] = ()  # other addresses mail may come from or go to
    phone: Number | None = None
    mobile: Number | None = None
    fax: Number | None = None
    formerly: str = ""  # the name before, when the signature says so
    shares_phone: bool = False  # the phone is the switchboard


@dataclass(slots=True, eq=False)
class Person:
    """One human being. ``tags`` says which pieces of real life this one has been given."""

    id: str
    gender: str  # f, m
    culture: str
    language: str
    stints: list[Stint]
    nick: str = ""
    prefix: str = ""  # Dr., Dipl.-Ing.
    suffix: str = ""  # jun., Jr.
    native: str = ""  # the name in its own script
    signs: str = "always"  # always, first, never
    layout: int = 0
    program: str = "outlook"
    shout: bool = False  # writes the own name in capitals
    short_name: bool = False  # signs and is called by the nickname
    tags: set[str] = field(default_factory=set)
    assistant: Person | None = None
    clock: int = 0  # seconds the own computer is wrong by
    leaves: list[tuple[int, int]] = field(default_factory=list)
    family_of: Person | None = None  # the employee whose private life this one belongs to

    def at(self, when: int) -> Stint:
        """The stint of that moment (the first before, the last after)."""
        for stint in self.stints:
            if when < stint.until:
                return stint
        return self.stints[-1]

    def full_name(self, stint: Stint) -> str:
        """Given and family name of the time, with a suffix but without a title."""
        name = f"{stint.given} {stint.family}".strip()
        return f"{name} {self.suffix}".strip()

    def called(self, stint: Stint) -> str:
        """What colleagues call this person."""
        return self.nick if self.short_name and self.nick else stint.given

    @property
    def last(self) -> Stint:
        return self.stints[-1]


@dataclass(slots=True, eq=False)
class Employee:
    """Somebody at Acme: a person, a desk, and perhaps a mailbox that is handed over."""

    person: Person
    department: str
    languages: tuple[str, ...]
    markets: tuple[str, ...]  # countries looked after
    container: str = ""  # what the own mailbox comes in; "" when it is not handed over
    load: float = 1.0  # how much of the correspondence lands on this desk
    left_at: int = 0

    @property
    def id(self) -> str:
        return self.person.id

    @property
    def address(self) -> str:
        return self.person.stints[0].address


@dataclass(slots=True, eq=False)
class Relation:
    """An employee and somebody outside who write to each other, for a time and about certain things."""

    employee: Employee
    person: Person
    organization: Organization | None
    kind: str  # what they do for each other: the kind of the organisation, or "private"
    language: str
    threads: float  # how many conversations over the whole time
    begins: int
    ends: int
    formal: bool
    orders: list[str] = field(default_factory=list)
    answered: bool = True  # whether the other side ever answers
    initiative: str = "both"  # who begins: both, us, them
    scripted: bool = False


@dataclass(slots=True, eq=False)
class World:
    """Everybody and everything there is."""

    own: Organization
    employees: list[Employee]
    organizations: list[Organization]
    people: list[Person]
    relations: list[Relation]
    cast: dict[str, Person]
    namesakes: list[tuple[str, str]] = field(default_factory=list)
    clerks: list[Person] = field(default_factory=list)  # people who only ever write from a shared mailbox

    def employee(self, key: str) -> Employee:
        """The employee of the cast with this key (the local part of the address)."""
        return next(e for e in self.employees if e.address.split("@")[0] == key)
