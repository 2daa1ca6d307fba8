"""Addresses of the pages of mail: the ledger of verdicts, and ruling on one."""

from django.urls import path

from rapport.fill.mail import views
from rapport.ui import converters  # noqa: F401  id63

app_name = "mail"
urlpatterns = [
    path("sources/addresses", views.ledger, name="ledger"),
    path("sources/addresses/<id63:identity_id>", views.address, name="address"),
    path("sources/addresses/<id63:identity_id>/verdict", views.rule, name="rule"),
    path("sources/addresses/<id63:identity_id>/apart", views.set_apart, name="set_apart"),
    path("sources/addresses/<id63:identity_id>/together", views.put_together, name="put_together"),
    path("sources/own-side", views.own_side, name="own_side"),
    path("sources/excluded", views.excluded, name="excluded"),
    path("sources/excluded/<id63:exclusion_id>/lift", views.lift, name="lift"),
    path("values/<id63:candidate_id>/say", views.say, name="say"),
    path("parties/<id63:party_id>/say", views.say_anew, name="say_anew"),
    path("said/<str:records>/take-back", views.unsay, name="unsay"),
]
