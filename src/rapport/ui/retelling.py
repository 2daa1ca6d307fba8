"""Sentences that were stored in English, told in the reader's language.

Reasons are stored as they were worded when something was judged, and whoever runs Rapport may word rules of their own. So a
stored sentence is recognised by its template, the template is translated, and its figures are put in again; what no template
fits is told as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.utils.translation import gettext

from rapport.ui.templatetags.ui import number

FIELD = re.compile(r"\{(\w+)\}")


class Retelling:
    """Tells sentences of known templates: ``"{sent} out, to {name}"``. A translation may leave fields out, never add any."""

    def __init__(self, templates: Iterable[str]) -> None:
        # The longer first: "{n} in" would fit "{n} in, 2 out" with a field that holds too much.
        ordered = sorted(set(templates), key=lambda template: (-len(FIELD.sub("", template)), template))
        self._known = [(template, _pattern(template)) for template in ordered]

    def __call__(self, text: str) -> str:
        for template, pattern in self._known:
            match = pattern.fullmatch(text)
            if match is not None:
                return _filled(gettext(template), match.groupdict())
        return text


def _filled(template: str, values: dict[str, str]) -> str:
    return FIELD.sub(lambda field: _said(values[field[1]]), template)


def _pattern(template: str) -> re.Pattern[str]:
    """What a sentence of this template looks like; a field stands for anything, and for the same wherever it stands."""
    parts, seen = [], set()
    for index, part in enumerate(FIELD.split(template)):
        if index % 2 == 0:
            parts.append(re.escape(part))
        elif part in seen:
            parts.append(f"(?P={part})")
        else:
            seen.add(part)
            parts.append(f"(?P<{part}>.+?)")
    return re.compile("".join(parts), re.DOTALL)


def _said(value: str) -> str:
    """A figure with the reader's separators; a name as it stands."""
    return number(int(value)) if value.isdecimal() and value.isascii() and len(value) < 16 else value
