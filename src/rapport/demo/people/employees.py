"""The people of Acme Anvils themselves."""

from __future__ import annotations

from rapport.demo.moments import BEGINS, moment
from rapport.demo.people.addresses import local_part
from rapport.demo.people.names import NameDrawer
from rapport.demo.people.organizations import OrganizationMaker
from rapport.demo.people.phones import PhoneBook
from rapport.demo.people.types import Employee, Organization, Person, Stint
from rapport.demo.plan import Plan

OWN_DOMAINS = ("acme-anvils.example", "acme.example")
FAR = moment(2100, 1, 1)
ELKE_LEFT = moment(2026, 2, 14)

# What the mailboxes come in, see post.containers: one of each kind first, then mostly packed ones in turn.
CONTAINERS = ("thunderbird", "maildir", "mboxcl2", "eml.zip", "maildir.tar.gz", "mboxo", "eml", "takeout", "mbox.gz", "eudora",
              "maildirpp", "mbox.zip", "mboxcl")  # fmt: skip
FURTHER_CONTAINERS = ("mboxo", "takeout", "mbox.gz", "thunderbird", "eml.zip", "mboxcl2", "maildir.tar.gz")

# given, family, gender, culture, department, title, languages, countries looked after, load, mail program
_STAFF = """
Priya|Raman|f|en|sales|Senior Account Manager|en pt|pt es|1.5|thunderbird
Tom|Ashworth|m|en|sales|Regional Sales Manager|en|gb us|1.4|outlook
Jonas|Weber|m|de|service|Customer Service Lead|de en|de at es|1.1|outlook
Elke|Sommer|f|de|sales|Account Manager Central Europe|de en|de at ch pt|1.1|outlook
Camille|Roux|f|fr|sales|Responsable Grands Comptes|fr en|fr|1.3|apple
Carlos|Ibarra|m|es|sales|Sales Manager Spain|es en|es|1.3|gmail
Giulia|Fontanesi|f|it|sales|Sales Manager Italy|it en|it ch|0.9|thunderbird
Nadia|Holroyd|f|en|quality|Quality Engineer|en|gb nl se|0.9|mutt
Stefan|Kruse|m|de|sales|Vertrieb Innendienst|de en|de at|1.2|exchange
Beth|Ackroyd|f|en|purchasing|Head of Purchasing|en|gb se nl pl|1.2|outlook
Walter|Penrose|m|en|management|Managing Director|en|gb us jp|0.6|exchange
Marek|Dudek|m|pl|purchasing|Buyer|en|pl de gb tr|0.9|outlook
Katrin|Vollmer|f|de|service|Customer Service|de en|de ch|1.1|outlook
Luc|Moreau|m|fr|service|Service Clients|fr en|fr|0.9|outlook
Sunita|Patel|f|en|finance|Accounts Receivable|en|gb us nl|1.0|outlook
Graham|Tunstall|m|en|logistics|Despatch Manager|en|gb nl se|1.0|outlook
Hilary|Brearley|f|en|finance|Finance Director|en|gb|0.6|exchange
Sven|Aldenhoff|m|de|sales|Technischer Vertrieb|de en|de at ch|1.1|thunderbird
Ingrid|Solberg|f|sv|sales|Account Manager Nordics and Benelux|en|se nl pl|1.0|apple
Kenji|Mori|m|ja|sales|Export Manager Asia|en|jp cn tr bg|0.8|gmail
Rosalie|Whitham|f|en|marketing|Marketing Manager|en|gb de fr|0.8|apple
Dieter|Möllers|m|de|logistics|Versandleiter|de en|de fr|0.9|outlook
Ewan|Calder-Smith|m|en|production|Works Manager|en|gb|0.6|outlook
Lourdes|Peral|f|es|service|Atención al Cliente|es en|es|0.9|outlook
Alan|Firth|m|en|it|IT Manager|en|gb|0.5|mutt
Amina|Yusuf|f|en|people|People Manager|en|gb|0.5|outlook
Phil|Drury|m|en|production|Forge Supervisor|en|gb|0.4|outlook
Hester|Quayle|f|en|quality|Quality Manager|en|gb de|0.7|outlook
Joanna|Birkett|f|en|finance|Accounts Payable|en|gb de|0.8|outlook
Ravi|Menon|m|en|production|Design Engineer|en|gb de us|0.7|thunderbird
Colin|Speight|m|en|production|Foundry Supervisor|en||0.3|outlook
Maureen|Lister|f|en|management|Assistant to the Managing Director|en|gb|0.5|outlook
Danny|Oxley|m|en|logistics|Warehouse|en||0.3|outlook
Sabrina|Keil|f|de|finance|Buchhaltung|de en|de|0.6|outlook
Owen|Thackray|m|en|production|Maintenance Engineer|en||0.3|outlook
Freya|Lund|f|sv|marketing|Web and Events|en|gb se|0.5|apple
Matteo|Bruni|m|it|service|Assistenza Clienti|it en|it|0.6|outlook
Dawn|Shackleton|f|en|people|Payroll|en||0.3|outlook
Harvey|Lumb|m|en|production|Tool Room|en||0.3|outlook
Nils|Petersen|m|de|sales|Auszubildender Vertrieb|de en|de|0.4|outlook
"""


def _container(index: int) -> str:
    further = index - len(CONTAINERS)
    return CONTAINERS[index] if further < 0 else FURTHER_CONTAINERS[further % len(FURTHER_CONTAINERS)]


def own_organization(maker: OrganizationMaker) -> Organization:
    """Acme Anvils Ltd. of Sheffield, with its office in Cologne."""
    maker.reserve(*OWN_DOMAINS)
    own = maker.build("Acme Anvils", OWN_DOMAINS, "own", "gb", "Ltd", "Sheffield")
    own.street, own.postcode = "1 Anvil Yard", "S3 8EN"
    own.pattern, own.display, own.server, own.roles = (
        "first.last",
        "plain",
        "postfix",
        ("info", "sales", "orders"),
    )
    return own


def hire(plan: Plan, own: Organization, phones: PhoneBook, names: NameDrawer) -> list[Employee]:
    """The employees: the written ones first, drawn ones when the company is larger."""
    dice = plan.dice("employees")
    rows = [line.split("|") for line in _STAFF.strip().splitlines()][: plan.employees]
    for row in rows:
        names.take(f"{row[0]} {row[1]}")
    while len(rows) < plan.employees:
        drawn = names.draw("en")
        rows.append(
            [
                drawn.given,
                drawn.family,
                drawn.gender,
                "en",
                "sales",
                "Account Manager",
                "en",
                "gb us",
                "1.0",
                "outlook",
            ]
        )
    staff: list[Employee] = []
    taken: set[str] = set()
    for index, row in enumerate(rows):
        given, family, gender, culture, department, title, languages, markets, load, program = row
        local = local_part("first.last", given, family, "de")
        while local in taken:
            local += "2"
        taken.add(local)
        city, country = ("Köln", "de") if "de" in languages.split()[:1] else ("Sheffield", "gb")
        stint = Stint(
            own, f"{local}@{own.domain}", BEGINS, FAR, title, given, family, aliases=(f"{local}@{own.domains[1]}",),
            phone=phones.desk(country, city), mobile=phones.mobile(country) if index < 20 else None,
        )  # fmt: skip
        person = Person(
            f"e{index + 1:04d}",
            gender,
            culture,
            languages.split()[0],
            [stint],
            program=program,
            layout=dice.between(0, 2),
        )
        person.tags.add("employee")
        # The workshop's mailboxes stay at home, as in any company.
        hands_over = index < 10 or department not in ("production", "people", "it") or dice.chance(0.3)
        container = _container(index) if hands_over else ""
        employee = Employee(
            person, department, tuple(languages.split()), tuple(markets.split()), container, float(load)
        )
        if local == "elke.sommer":
            employee.left_at = ELKE_LEFT
        staff.append(employee)
    return staff
