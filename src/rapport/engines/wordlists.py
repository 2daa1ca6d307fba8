"""Reading the word lists that lie beside the engines: plain text, "#" starts a comment line, read once at import."""

from __future__ import annotations

from importlib.resources import files


def entries(package: str, name: str) -> tuple[str, ...]:
    """The lines of the list ``name`` (without ".txt") in ``package``, stripped, without comments and empty lines."""
    text = files(package).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


def words(package: str, name: str) -> frozenset[str]:
    """The comma- or line-separated entries of a list, casefolded, as a set."""
    return frozenset(
        part.strip().casefold() for line in entries(package, name) for part in line.split(",") if part.strip()
    )


def sections(package: str, name: str) -> dict[str, tuple[str, ...]]:
    """A list whose lines read ``key: entry, entry, …``: key → its entries, casefolded. Keys may repeat."""
    found: dict[str, list[str]] = {}
    for line in entries(package, name):
        key, _, rest = line.partition(":")
        found.setdefault(key.strip(), []).extend(p.strip().casefold() for p in rest.split(",") if p.strip())
    return {key: tuple(values) for key, values in found.items()}
