"""Addresses of the look itself: its two bundles, and the style guide."""

from django.urls import path

from rapport.ui import views

app_name = "ui"
urlpatterns = [
    path("-/rapport.<str:digest>.<str:suffix>", views.bundle_file, name="bundle"),
    path("style", views.style_guide, name="style_guide"),
]
