"""Signature blocks: a dozen layouts in six languages, the same hand always in the same layout."""

from __future__ import annotations

from dataclasses import dataclass

from rapport.demo.people.phones import written
from rapport.demo.people.types import Organization, Person, Stint


@dataclass(frozen=True, slots=True)
class Signature:
    """A block as it stands under a letter, and what it truly says: (attribute, value as written, normalized)."""

    lines: tuple[str, ...]
    shows: tuple[tuple[str, str, str], ...]


# Whose keyboards, and old charsets, know no en dash.
PLAIN_DASH = ("ja", "zh")

NO_SIGNATURE = Signature((), ())

_LABELS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {"phone": ("T", "Tel", "Tel.", "Phone", "Direct", "Office"), "mobile": ("M", "Mob", "Mobile", "Cell", "Mobile"),
           "fax": ("F", "Fax"), "email": ("E", "Email", "e-mail"), "url": ("W", "Web", ""), "switch": ("Switchboard",)},
    "de": {"phone": ("Tel.", "Telefon", "Fon", "Durchwahl", "T"), "mobile": ("Mobil", "Handy", "M", "Mobil"),
           "fax": ("Fax", "Telefax"), "email": ("E-Mail", "Mail"), "url": ("Internet", "Web", ""), "switch": ("Zentrale",)},
    "es": {"phone": ("Tel.", "Tfno.", "Teléfono", "T"), "mobile": ("Móvil", "Mvl.", "M"), "fax": ("Fax",),
           "email": ("Correo", "E-mail"), "url": ("Web", ""), "switch": ("Centralita",)},
    "fr": {"phone": ("Tél.", "Tél", "Ligne directe", "T"), "mobile": ("Port.", "Mobile", "Portable"), "fax": ("Fax",),
           "email": ("Courriel", "Mél"), "url": ("Site", ""), "switch": ("Standard",)},
    "pt": {"phone": ("Tel.", "Telefone", "T"), "mobile": ("Tlm.", "Telemóvel", "M"), "fax": ("Fax",), "email": ("E-mail",),
           "url": ("Web", ""), "switch": ("Geral",)},
    "it": {"phone": ("Tel.", "Telefono", "T"), "mobile": ("Cell.", "Mob."), "fax": ("Fax",), "email": ("E-mail",),
           "url": ("Web", ""), "switch": ("Centralino",)},
}  # fmt: skip
_FORMERLY = {
    "en": "formerly {}",
    "de": "ehem. {}",
    "es": "antes {}",
    "fr": "née {}",
    "pt": "antes {}",
    "it": "già {}",
}
_DISCLAIMERS = {
    "en": "This message is meant for the person it is addressed to. If it reached you by mistake, please tell us and delete it.",
    "de": "Diese Nachricht ist nur für den genannten Empfänger bestimmt. Sollte sie Sie irrtümlich erreicht haben, löschen Sie sie "
    "bitte und geben uns Bescheid.",
    "es": "Este mensaje va dirigido solo a su destinatario. Si lo ha recibido por error, avísenos y bórrelo.",
    "fr": "Ce message est réservé à son destinataire. Si vous l'avez reçu par erreur, merci de nous prévenir et de le détruire.",
    "pt": "Esta mensagem destina-se apenas ao seu destinatário. Se a recebeu por engano, avise-nos e apague-a.",
    "it": "Questo messaggio è riservato al destinatario. Se lo avete ricevuto per errore, avvisateci e cancellatelo.",
}
_SLOGANS = ("Iron with a memory.", "Since 1911.", "We move what is heavy.", "Mit Feuer und Verstand.", "El hierro no miente.",
            "Precision, forged daily.", "La main et le métal.")  # fmt: skip


def spoken_domain(address: str) -> str:
    """A domain, or an address, with international labels in Unicode (RFC 3492)."""
    local, at, domain = address.rpartition("@")
    labels = [
        label[4:].encode("ascii").decode("punycode") if label.startswith("xn--") else label
        for label in domain.split(".")
    ]
    return local + at + ".".join(labels)


class _Block:
    """The values one signature can show, each shown only when a layout asks for it."""

    def __init__(self, person: Person, stint: Stint, language: str) -> None:
        self.person, self.stint, self.language = person, stint, language
        self.labels = _LABELS.get(language, _LABELS["en"])
        self.style = int(person.id[1:])
        self.shows: list[tuple[str, str, str]] = []

    @property
    def organization(self) -> Organization | None:
        return self.stint.organization

    def name(self, *, full: bool = True) -> str:
        person, stint = self.person, self.stint
        plain = person.full_name(stint)
        text = f"{person.prefix} {plain}".strip() if full else plain
        if person.native:
            text = f"{person.native} ({plain})" if self.style % 2 else f"{plain} / {person.native}"
        elif person.nick and person.short_name and self.style % 3 == 0:
            text = f"{stint.given} “{person.nick}” {stint.family}"
        if person.shout:
            text = text.upper()
        if stint.formerly:
            text += f" ({_FORMERLY.get(self.language, '{}').format(stint.formerly)})"
        self.shows.append(("name", text, plain))
        return text

    def title(self) -> str:
        if self.stint.title:
            self.shows.append(("title", self.stint.title, self.stint.title.casefold()))
        return self.stint.title

    def firm(self, *, legal: bool = True) -> str:
        if not self.organization:
            return ""
        text = self.organization.legal if legal else self.organization.name
        self.shows.append(("organization", text, self.organization.name.casefold()))
        return text

    def street(self) -> str:
        if not self.organization:
            return ""
        text = self.organization.street
        return text

    def town(self) -> str:
        o = self.organization
        if not o:
            return ""
        text = f"{o.city} {o.postcode}" if o.country in ("gb", "us") else f"{o.postcode} {o.city}"
        self.shows.append(("address", f"{o.street}, {text}", f"{o.street}, {text}".casefold()))
        return text

    def _label(self, kind: str) -> str:
        labels = self.labels[kind]
        return labels[self.style % len(labels)]

    def number(self, kind: str, joint: str = " ") -> str:
        """``label number``, "" when there is no such number."""
        number = {"phone": self.stint.phone, "mobile": self.stint.mobile, "fax": self.stint.fax}[kind]
        if number is None:
            return ""
        text = written(number, 0 if "employee" in self.person.tags else self.style)
        self.shows.append((kind, text, number.e164))
        label = (
            self._label("switch")
            if kind == "phone" and self.stint.shares_phone and self.style % 2
            else self._label(kind)
        )
        return f"{label}{':' if self.style % 3 and joint == ' ' else ''}{joint}{text}"

    def address(self) -> str:
        """The address as one reads it aloud."""
        text = spoken_domain(self.stint.address)
        self.shows.append(("email", text, text))
        return text

    def email(self, joint: str = " ") -> str:
        return f"{self._label('email')}:{joint}{self.address()}"

    def url(self, *, labelled: bool = False) -> str:
        if not self.organization:
            return ""
        domain = spoken_domain(self.organization.domain)
        site = f"www.{domain}"
        self.shows.append(("url", site, domain))
        label = self._label("url")
        return f"{label}: {site}" if labelled and label else site


def signature_of(person: Person, stint: Stint, language: str) -> Signature:
    """The block somebody ends with at that time."""
    block = _Block(person, stint, language)
    if "employee" in person.tags:
        lines = _house_style(block)
    elif stint.organization is None:
        lines = [block.name(full=False)]
    else:
        lines = _LAYOUTS[person.layout % len(_LAYOUTS)](block)
    if person.culture in PLAIN_DASH:
        lines = [line.replace("–", "-") for line in lines]
    return Signature(tuple(_tidy(lines)), tuple(block.shows))


def _tidy(lines: list[str]) -> list[str]:
    """No line twice empty, none empty at the ends."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    while kept and not kept[-1]:
        kept.pop()
    return kept


def _joined(separator: str, *parts: str) -> str:
    return separator.join(part for part in parts if part)


def _given(*parts: str) -> list[str]:
    return [part for part in parts if part]


def _stacked(b: _Block) -> list[str]:
    return _given(
        b.name(), b.title(), b.firm(), b.number("phone"), b.number("mobile"), b.number("fax"), b.url()
    )


def _piped(b: _Block) -> list[str]:
    return _given(
        _joined(" | ", b.name(), b.title()), _joined(", ", b.firm(), b.street(), b.town()),
        _joined(" | ", b.number("phone"), b.number("mobile"), b.url()),
    )  # fmt: skip


def _formal(b: _Block) -> list[str]:
    """The German business letter; elsewhere the same without its abbreviation."""
    name = b.name()
    organization = b.organization
    legal = list(organization.legal_lines) if organization else []
    chief = (
        next(
            (
                p
                for p in organization.staff
                if p.stints[0].title.startswith(("Geschäftsf", "Gérant", "Gerente"))
            ),
            None,
        )
        if organization
        else None
    )
    if chief and b.language == "de":
        legal.append(f"Geschäftsführung: {chief.full_name(chief.stints[0])}")
    return [
        f"i. A. {name}" if b.language == "de" and b.style % 3 == 0 else name, b.title(), "", b.firm(), b.street(), b.town(), "",
        *_given(b.number("phone"), b.number("mobile"), b.number("fax"), b.email(), b.url(labelled=True)), "", *legal,
    ]  # fmt: skip


def _one_line(b: _Block) -> list[str]:
    return [
        _joined(", ", b.name(full=False), b.title(), b.firm(legal=False))
        + _joined("", " – ", b.number("phone"))
    ]


def _firm_first(b: _Block) -> list[str]:
    firm = b.firm()
    return [firm.upper(), _joined(" – ", b.name(), b.title()), _joined(", ", b.street(), b.town()),
            _joined(" / ", b.number("phone"), b.number("mobile"))]  # fmt: skip


def _ruled(b: _Block) -> list[str]:
    rule = ("_" if b.style % 2 else "=") * 32
    return [
        rule,
        *_given(b.name(), b.title(), b.firm(), b.number("phone"), b.number("mobile"), b.email()),
        rule,
    ]


def _small_letters(b: _Block) -> list[str]:
    lines = [b.name(), b.title(), b.firm(legal=False), ""]
    for key, kind in (("t", "phone"), ("m", "mobile"), ("f", "fax")):
        number = b.number(kind)
        if number:
            lines.append(f"{key}: {b.shows[-1][1]}")
    return [*lines, f"e: {b.address()}", f"w: {b.url()}"]


def _wordy(b: _Block) -> list[str]:
    organization = b.organization
    legal = list(organization.legal_lines) if organization else []
    return [
        b.name(), b.title(), "", b.firm(), _joined(", ", b.street(), b.town()), _joined("  ", b.number("phone"), b.number("mobile")),
        b.url(), "", _SLOGANS[b.style % len(_SLOGANS)], "", *legal, _DISCLAIMERS[b.language],
    ]  # fmt: skip


def _dotted(b: _Block) -> list[str]:
    return _given(
        _joined(" · ", b.name(), b.title()),
        _joined(" · ", b.firm(), b.town()),
        b.number("phone"),
        b.number("mobile"),
    )


def _minimal(b: _Block) -> list[str]:
    return [b.name(full=False), b.firm(legal=False)]


def _name_and_number(b: _Block) -> list[str]:
    return _given(b.name(full=False), b.number("mobile") or b.number("phone"))


def _tabbed(b: _Block) -> list[str]:
    return _given(b.name(), _joined(", ", b.title(), b.firm()), b.number("phone", "\t"), b.number("mobile", "\t"),
                  b.number("fax", "\t"), b.email("\t"))  # fmt: skip


_LAYOUTS = (_stacked, _piped, _formal, _one_line, _firm_first, _ruled, _small_letters, _wordy, _dotted, _minimal,
            _name_and_number, _tabbed)  # fmt: skip


def _house_style(b: _Block) -> list[str]:
    if b.person.layout == 0:
        return [b.name(), b.title(), "", b.firm(), "1 Anvil Yard, Sheffield S3 8EN", _joined(" | ", b.number("phone"),
                b.number("mobile")), b.url(), "", "Forged to last since 1904"]  # fmt: skip
    if b.person.layout == 1:
        return [
            _joined(" | ", b.name(), b.title(), b.firm(legal=False)),
            _joined(" | ", b.number("phone"), b.number("mobile")),
        ]
    return _given(b.name(), b.title(), b.firm(), b.number("phone"), b.number("mobile"))
