"""A room is entered through its services, queries and types; nobody reaches past them."""

from __future__ import annotations

from functools import cache

import grimp

DOORS = {"services", "queries", "types"}
# Floors below the rooms are tools for all: any module of theirs may be used.
TOOLS = ("rapport.engines", "rapport.connect", "rapport.base", "rapport.ui")
ROOMS = (
    "rapport.accounts",
    "rapport.kernel.evidence",
    "rapport.kernel.identity",
    "rapport.kernel.directory",
    "rapport.kernel.timeline",
    "rapport.fill",
    "rapport.web",
    "rapport.demo",
    "rapport.site",
)
# A story may span the folders of one room; its flow is called from above. Opening files needs no Django and no database:
# `rapport read` does it too. The demo's truth is a plain value, named for what it is.
ALSO = {"rapport.fill": {"flow", "containers"}, "rapport.demo": {"truth"}}


@cache
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("rapport")


def room_of(module: str) -> str | None:
    return next((room for room in ROOMS if module == room or module.startswith(room + ".")), None)


def trespasses() -> list[str]:
    """Imports from one room into the inside of another."""
    found = []
    for importer in graph().modules:
        for imported in graph().find_modules_directly_imported_by(importer):
            here, there = room_of(importer), room_of(imported)
            if there is None or here == there or imported.startswith(TOOLS):
                continue
            inside = imported.removeprefix(there).lstrip(".").split(".")
            doors = DOORS | ALSO.get(there, set())
            if not doors & set(inside) and inside != [""]:
                found.append(f"{importer} reaches into {imported}")
    return sorted(found)


def test_the_rooms_are_known() -> None:
    packages = {
        module for module in graph().modules if module.count(".") == 1 and not module.startswith(TOOLS)
    }
    known = {".".join(room.split(".")[:2]) for room in ROOMS}
    assert packages == known


def test_rooms_are_entered_through_their_doors() -> None:
    assert trespasses() == []
