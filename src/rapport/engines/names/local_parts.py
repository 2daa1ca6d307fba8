"""A person's name guessed from the local part of an address, where nothing better is known."""

from __future__ import annotations

import re

_SEPARATED = re.compile(r"([^\W\d_]{2,20})[._-](?:([^\W\d_])[._-])?([^\W\d_]{2,25})")


def name_from_local_part(local: str) -> str:
    """``marta.oliveira`` → "Marta Oliveira"; "" when the local part does not look like given and family name."""
    found = _SEPARATED.fullmatch(local)
    if found is None:
        return ""
    given, middle, family = found.groups()
    words = [given.capitalize(), f"{middle.upper()}." if middle else "", family.capitalize()]
    return " ".join(word for word in words if word)
