"""Addresses of the pages: people and organizations, and why a value is believed."""

from django.urls import path, register_converter

from rapport.web import views


class PartyId:
    """A 63-bit id in decimal."""

    regex = "[0-9]{1,19}"

    def to_python(self, value: str) -> int:
        number = int(value)
        if number >= 2**63:
            raise ValueError(value)
        return number

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(PartyId, "id63")

app_name = "web"
urlpatterns = [
    path("", views.home, name="home"),
    path("people", views.people, name="people"),
    path("people/<id63:party_id>", views.person, name="person"),
    path("organizations", views.organizations, name="organizations"),
    path("organizations/<id63:party_id>", views.organization, name="organization"),
    path("organizations/<id63:party_id>/people", views.organization_people, name="organization_people"),
    path("timeline/<id63:party_id>", views.timeline, name="timeline"),
    path("why/<id63:candidate_id>", views.why, name="why"),
]
