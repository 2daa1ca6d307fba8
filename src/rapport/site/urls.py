"""The root of all addresses. Every view asks for a sign-in unless it is marked as open."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("rapport.web.urls")),
    path("", include("rapport.fill.files.urls")),
    path("", include("rapport.fill.mail.urls")),
    path("", include("rapport.accounts.urls")),
    path("", include("rapport.ui.urls")),
]
