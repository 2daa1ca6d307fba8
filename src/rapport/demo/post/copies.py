"""Who holds which copy of a letter, in which folder, and what the copy looks like."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from rapport.demo.moments import offset
from rapport.demo.people.types import Employee, World
from rapport.demo.post.letter import Letter
from rapport.demo.post.mime import compose, with_bcc
from rapport.demo.post.trace import from_within, incoming

# What folders are called, by the language of their owner.
FOLDERS = {
    "en": {"inbox": "Inbox", "sent": "Sent", "customer": "Customers", "supplier": "Suppliers", "other": "Projects", "news": "Newsletters",
           "list": "Lists", "junk": "Junk"},
    "de": {"inbox": "Posteingang", "sent": "Gesendete Elemente", "customer": "Kunden", "supplier": "Lieferanten", "other": "Projekte",
           "news": "Rundschreiben", "list": "Listen", "junk": "Junk-E-Mail"},
    "fr": {"inbox": "Boîte de réception", "sent": "Éléments envoyés", "customer": "Clients", "supplier": "Fournisseurs", "other": "Projets",
           "news": "Lettres", "list": "Listes", "junk": "Indésirables"},
    "es": {"inbox": "Bandeja de entrada", "sent": "Enviados", "customer": "Clientes", "supplier": "Proveedores", "other": "Proyectos",
           "news": "Boletines", "list": "Listas", "junk": "Correo no deseado"},
    "it": {"inbox": "Posta in arrivo", "sent": "Posta inviata", "customer": "Clienti", "supplier": "Fornitori", "other": "Progetti",
           "news": "Notiziari", "list": "Liste", "junk": "Indesiderata"},
}  # fmt: skip


@dataclass(slots=True)
class Copy:
    """One message in one mailbox; ``read`` and ``answered`` as a mail program keeps them."""

    letter: Letter
    folder: str  # a key of FOLDERS
    data: bytes
    answered: bool = False


@dataclass(slots=True)
class Box:
    """The mailbox of an employee before it takes the shape of a file."""

    employee: Employee
    copies: list[Copy] = field(default_factory=list)

    def folder_name(self, key: str) -> str:
        """The folder as its owner calls it."""
        return FOLDERS.get(self.employee.languages[0], FOLDERS["en"])[key]


class Distributor:
    """Gives every letter to those who have it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.boxes = {e.id: Box(e) for e in world.employees if e.container}
        self._desks: dict[str, Employee] = {}
        for employee in world.employees:
            stint = employee.person.stints[0]
            for address in (stint.address, *stint.aliases):
                self._desks[address] = employee

    def employee_of(self, address: str) -> Employee | None:
        """Whose address that is."""
        return self._desks.get(address)

    def deliver(self, letter: Letter) -> int:
        """Puts copies into all mailboxes that are handed over; how many."""
        made = 0
        author = None if letter.kind == "forged" else self._desks.get(letter.sender.address)
        if author is not None and author.id in self.boxes:
            self.boxes[author.id].copies.append(Copy(letter, "sent", with_bcc(letter)))
            made += 1
        for employee, address in self.receivers(letter):
            if employee.id not in self.boxes or (employee.left_at and letter.at > employee.left_at):
                continue
            if employee is author and not letter.copies_to:
                continue
            self.boxes[employee.id].copies.append(
                Copy(letter, _folder(letter, employee), self._received(letter, address, author))
            )
            made += 1
        return made

    def receivers(self, letter: Letter) -> list[tuple[Employee, str]]:
        """Employees a letter reaches, each once, with the address it used."""
        found: dict[str, tuple[Employee, str]] = {}
        for party in (*letter.to, *letter.cc, *letter.bcc):
            employee = self._desks.get(party.address)
            if employee is not None:
                found.setdefault(employee.id, (employee, party.address))
        for employee in letter.copies_to:
            found.setdefault(employee.id, (employee, employee.address))
        return list(found.values())

    def _received(self, letter: Letter, address: str, author: Employee | None) -> bytes:
        minutes = offset("uk", letter.at)
        if author is not None:
            return from_within(letter, address, minutes) + compose(letter)
        person = letter.author
        organization = person.at(letter.at).organization if person else None
        server = (
            organization.server
            if organization
            else ("exim" if letter.kind in ("newsletter", "robot") else "postfix")
        )
        return incoming(letter, address, server, minutes) + compose(letter)


def _folder(letter: Letter, employee: Employee) -> str:
    if letter.folder == "Junk":
        return "junk"
    token = int(
        hashlib.md5(f"{letter.thread}{employee.id}".encode(), usedforsecurity=False).hexdigest()[:4], 16
    )
    tidy = int(employee.id[1:]) % 4
    if letter.kind == "newsletter":
        return "news" if tidy == 0 else "inbox"
    if letter.kind == "list":
        return "list" if tidy < 3 else "inbox"
    person = letter.author
    organization = person.at(letter.at).organization if person else None
    if organization is None or letter.kind != "human" or token % 100 >= 20 + tidy * 15:
        return "inbox"
    return (
        organization.kind
        if organization.kind in ("customer", "supplier")
        else "other"
        if organization.kind != "own"
        else "inbox"
    )
