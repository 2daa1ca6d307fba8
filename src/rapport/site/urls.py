"""The root of all addresses. Every view asks for a sign-in unless it is marked as open."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("rapport.ui.urls")),
    path("", include("rapport.accounts.urls")),
]
