"""Pages speak somebody's language and show times in their zone; and their session notes that it was used."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from rapport.ui.middleware import zone_named

from ..services.sessions import see


class ViewerPreferences:
    """What somebody chose goes before what their browser says. Runs after the middleware that asks the browser."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if not user.is_authenticated:
            return self.get_response(request)
        see(request.session, request.headers.get("User-Agent", ""))
        if user.language in dict(settings.LANGUAGES):
            # Not put back afterwards: the next request activates its own, and the header with the language is made after this.
            translation.activate(user.language)
            request.LANGUAGE_CODE = user.language
        zone = zone_named(user.time_zone) if user.time_zone else None
        with timezone.override(zone) if zone else nullcontext():
            return self.get_response(request)
