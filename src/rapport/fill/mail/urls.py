"""Addresses of the pages of mail: the ledger of verdicts, and ruling on one."""

from django.urls import path

from rapport.fill.mail import views
from rapport.ui import converters  # noqa: F401  id63

app_name = "mail"
urlpatterns = [
    path("sources/addresses", views.ledger, name="ledger"),
    path("sources/addresses/<id63:identity_id>", views.address, name="address"),
    path("sources/addresses/<id63:identity_id>/verdict", views.rule, name="rule"),
]
