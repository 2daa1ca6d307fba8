"""Exported documents as JSON lines, tables and vCards."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

Document = dict[str, Any]

COLUMNS = {
    "people": (
        "id", "name", "organization", "title", "emails", "phones", "known_by", "certainty", "first_seen", "last_seen",
        "is_own",
    ),
    "organizations": (
        "id", "name", "domains", "people", "known_by", "certainty", "first_seen", "last_seen", "is_own",
    ),
    "interactions": ("id", "at", "kind", "subject", "from", "to", "cc", "bcc", "marks", "thread", "people"),
    "addresses": (
        "address", "name", "verdict", "reason", "sent", "received", "first_seen", "last_seen", "person",
    ),
}  # fmt: skip


def json_lines(_kind: str, documents: Iterable[Document]) -> Iterator[str]:
    """One JSON document a line, each ending with a line feed."""
    for document in documents:
        yield json.dumps(document, ensure_ascii=False) + "\n"


def table(kind: str, documents: Iterable[Document]) -> Iterator[str]:
    """A table with a head (RFC 4180); lists are joined, and no cell is run as a formula."""
    line = io.StringIO(newline="")
    writer = csv.writer(line)

    def written(cells: Iterable[str]) -> str:
        writer.writerow(cells)
        whole = line.getvalue()
        line.seek(0)
        line.truncate()
        return whole

    yield written(COLUMNS[kind])
    for document in documents:
        yield written(_cell(document, column) for column in COLUMNS[kind])


def _cell(document: Document, column: str) -> str:
    from rapport.engines.contacts.cells import harmless, joined

    if column == "known_by":
        return harmless(joined(tie["own"] for tie in document["ties"]))
    value = document[column]
    if value is None:
        return ""
    if isinstance(value, list):
        return harmless(joined(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return harmless(str(value))


def cards(kind: str, documents: Iterable[Document]) -> Iterator[str]:
    """One vCard 4.0 for each person or organization, with the certainty of each value."""
    from rapport.engines.contacts.vcard import Line, card, text

    lines_of: Callable[[Document], Iterator[Line]] = (
        _person_lines if kind == "people" else _organization_lines
    )
    for document in documents:
        uid = Line("UID", text(f"rapport-{document['id']}"), (("VALUE", "text"),))
        yield card([uid, *lines_of(document)])


def _person_lines(document: Document) -> Iterator[Any]:
    from rapport.engines.contacts.vcard import Line, structured, text
    from rapport.engines.names import given_family

    given, family = given_family(document["name"])
    yield Line("KIND", "individual")
    yield Line("FN", text(document["name"]))
    yield Line("N", structured((family, given, "", "", "")))
    if document["organization"]:
        yield Line("ORG", text(document["organization"]))
    for attribute in ("title", "email", "mobile", "phone", "fax", "url", "address"):
        values = [value for value in document["values"] if value["attribute"] == attribute]
        for place, value in enumerate(values[:1] if attribute == "title" else values, start=1):
            yield _value_line(value, place)


def _value_line(value: Document, place: int) -> Any:
    """A value as a property: PREF says its place among its kind, X-CERTAINTY how sure it is."""
    from rapport.engines.contacts.vcard import Line, structured, text, uri

    sure = (("PREF", str(min(place, 100))), ("X-CERTAINTY", f"{value['certainty']:.4f}"))
    written, attribute = value["value"], value["attribute"]
    if attribute == "title":
        return Line("TITLE", text(written), sure[1:])
    if attribute == "email":
        return Line("EMAIL", text(written), sure)
    if attribute == "url":
        return Line("URL", uri(written if "://" in written else f"https://{written}"), sure)
    if attribute == "address":
        return Line("ADR", structured(("", "", written, "", "", "", "")), sure)
    kind = (("TYPE", {"mobile": "cell", "phone": "voice", "fax": "fax"}[attribute]),)
    number = value["normalized"]
    if number[:1] == "+" and number[1:].isdecimal():
        return Line("TEL", uri(f"tel:{number}"), (("VALUE", "uri"), *kind, *sure))
    return Line("TEL", text(written), (("VALUE", "text"), *kind, *sure))


def _organization_lines(document: Document) -> Iterator[Any]:
    from rapport.engines.contacts.vcard import Line, text

    yield Line("KIND", "org")
    yield Line("FN", text(document["name"]))
    yield Line("ORG", text(document["name"]))
    for value in document["values"]:
        if value["attribute"] == "domain":
            sure = (("X-CERTAINTY", f"{value['certainty']:.4f}"),)
            yield Line("X-DOMAIN", text(value["value"]), sure)


WRITERS: dict[str, Callable[[str, Iterable[Document]], Iterator[str]]] = {
    "jsonl": json_lines,
    "csv": table,
    "vcard": cards,
}
HAVE_CARDS = ("people", "organizations")
