"""SQL that the ORM says badly lives in files: `<room>/sql/<name>.sql`, each with a header on its purpose."""

from __future__ import annotations

import functools
from importlib.resources import files
from typing import LiteralString


@functools.cache
def sql(room: str, name: str) -> LiteralString:
    """The text of `rapport/<room>/sql/<name>.sql`: `sql("kernel/identity", "cluster")`.

    Typed as a literal because it is one: it comes from the package, never from input.
    """
    folder = files("rapport").joinpath(*room.split("/"), "sql")
    text = folder.joinpath(f"{name}.sql").read_text(encoding="utf-8")
    if not text.startswith("--"):
        raise ValueError(f"{room}/sql/{name}.sql must begin with a comment that says what it is for")
    return text  # type: ignore[return-value, unused-ignore]
