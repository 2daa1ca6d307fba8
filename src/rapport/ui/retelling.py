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
    """Tells sentences of known templates: ``"{sent} out, to {name}"``. A translation may leave fields out, never add any.

    A field that holds one of ``words`` has that translated too.
    """

    def __init__(self, templates: Iterable[str], words: Iterable[str] = ()) -> None:
        self._words = frozenset(words)
        # The longer first: "{n} in" would fit "{n} in, 2 out" with a field that holds too much.
        ordered = sorted(set(templates), key=lambda template: (-len(FIELD.sub("", template)), template))
        self._known = [(template, _pattern(template)) for template in ordered]

    def __call__(self, text: str) -> str:
        for template, pattern in self._known:
            match = pattern.fullmatch(text)
            if match is not None:
                return self._filled(gettext(template), match.groupdict())
        return text

    def _filled(self, template: str, values: dict[str, str]) -> str:
        said = {
            name: gettext(value) if value in self._words else _said(value) for name, value in values.items()
        }
        return FIELD.sub(lambda field: said[field[1]], template)


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
