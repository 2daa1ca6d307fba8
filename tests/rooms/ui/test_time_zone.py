"""The cookie with the viewer's time zone."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from rapport.ui.middleware import ViewerTimeZone, zone_named


def zone_during(cookie: str) -> str:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(timezone.get_current_timezone_name())

    request = RequestFactory().get("/")
    request.COOKIES["tz"] = cookie
    return ViewerTimeZone(view)(request).content.decode()


def test_the_viewers_zone_holds_for_the_request_only() -> None:
    before = timezone.get_current_timezone_name()
    assert zone_during("Europe/Lisbon") == "Europe/Lisbon"
    assert timezone.get_current_timezone_name() == before


@pytest.mark.parametrize(
    "hostile",
    [
        "",
        "Nowhere/City",
        "../../etc/passwd",
        "/etc/localtime",
        "Europe",
        "a" * 5000,
        "Europe/Lisbon\x00",
        "..",
        "Europe/",
    ],
)
def test_anything_else_is_passed_over(hostile: str) -> None:
    assert zone_during(hostile) == timezone.get_current_timezone_name()
    assert zone_named(hostile) is None
