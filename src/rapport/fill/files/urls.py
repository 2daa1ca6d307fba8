"""Addresses of the pages of sources: adding, runs, and what was set aside."""

from django.urls import path

from rapport.fill.files import settings_pages, views
from rapport.ui import converters  # noqa: F401  id63

app_name = "files"
urlpatterns = [
    path("sources", views.sources, name="sources"),
    path("sources/add", views.add, name="add"),
    path("sources/runs/<id63:run_id>", views.run, name="run"),
    path("sources/runs/<id63:run_id>/aside", views.aside, name="aside"),
    path("sources/runs/<id63:run_id>/undo", views.undo, name="undo"),
    path("sources/runs/<id63:run_id>/again", views.again, name="again"),
    path("settings/sources", settings_pages.own_sources, name="own_sources"),
    path("settings/sources/<id63:source_id>", settings_pages.own_source, name="own_source"),
    path("settings/privacy", settings_pages.privacy, name="privacy"),
]
