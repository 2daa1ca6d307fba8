"""Addresses of the pages: people and organizations, and why a value is believed."""

from django.urls import path

from rapport.ui import converters  # noqa: F401  id63
from rapport.web import views

app_name = "web"
urlpatterns = [
    path("", views.home, name="home"),
    path("today", views.today, name="today"),
    path("today/new", views.today_new, name="today_new"),
    path("today/changes", views.today_changes, name="today_changes"),
    path("today/quiet", views.today_quiet, name="today_quiet"),
    path("today/answers", views.answer, name="answer"),
    path("today/answers/<id63:answer_id>/undo", views.take_back, name="take_back"),
    path("search", views.search, name="search"),
    path("people", views.people, name="people"),
    path("people/<id63:party_id>", views.person, name="person"),
    path("organizations", views.organizations, name="organizations"),
    path("organizations/<id63:party_id>", views.organization, name="organization"),
    path("organizations/<id63:party_id>/people", views.organization_people, name="organization_people"),
    path("timeline/<id63:party_id>", views.timeline, name="timeline"),
    path("why/<id63:candidate_id>", views.why, name="why"),
]
