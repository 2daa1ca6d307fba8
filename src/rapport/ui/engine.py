"""The template engine's settings. Plain values, so that the settings module may import this before Django is set up."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parent.parent

LOADERS = [
    "django_cotton.cotton_loader.Loader",
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]


def template_settings(rooms: Iterable[str], *, cached: bool = True) -> list[dict[str, Any]]:
    """``TEMPLATES`` for the given rooms (folders below the package, e.g. ``fill/files``).

    A room's components stand in ``<room>/components/<name>/index.html`` and are written ``<c-name>`` in markup.
    """
    loaders: list[Any] = [("django.template.loaders.cached.Loader", LOADERS)] if cached else list(LOADERS)
    return [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [str(PACKAGE / room) for room in rooms],
            "OPTIONS": {
                "loaders": loaders,
                "builtins": [
                    "django.templatetags.i18n",
                    "django.templatetags.static",
                    "django_cotton.templatetags.cotton",
                    "rapport.ui.templatetags.ui",
                    "rapport.ui.templatetags.when",
                ],
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                ],
            },
        }
    ]
