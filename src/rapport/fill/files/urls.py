"""Addresses of the pages of sources: adding, runs, and what was set aside."""

from django.urls import path

from rapport.fill.files import views
from rapport.ui import converters  # noqa: F401  id63

app_name = "files"
urlpatterns = [
    path("sources", views.sources, name="sources"),
    path("sources/add", views.add, name="add"),
    path("sources/runs/<id63:run_id>", views.run, name="run"),
    path("sources/runs/<id63:run_id>/aside", views.aside, name="aside"),
    path("sources/runs/<id63:run_id>/undo", views.undo, name="undo"),
    path("sources/runs/<id63:run_id>/again", views.again, name="again"),
]
