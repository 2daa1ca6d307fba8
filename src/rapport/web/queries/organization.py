"""The page of one organization."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from rapport.kernel.directory import queries as directory
from rapport.kernel.directory.types import OrganizationPage
from rapport.kernel.identity.queries import party_of
from rapport.ui.templatetags.ui import initials

from .around import acquaintance_with
from .people import BELIEF_OF_A_NAME, people_of


def organization(any_id: int, *, as_of: datetime | None = None) -> OrganizationPage | None:
    """The page of the organization that an id leads to, whichever of its is asked; None if none is visible."""
    party_id = party_of(any_id)
    face = None if party_id is None else directory.organization_faces([party_id]).get(party_id)
    if party_id is None or face is None:
        return None
    moment = as_of or timezone.now()
    values = directory.values_of([party_id], as_of=moment, with_sources=True)[party_id]
    domains = [value for value in values if value.attribute == "domain"]
    names = tuple(value for value in values if value.attribute == "name")
    acquaintance = None
    if not face.is_own:
        identities = directory.mail_identities_of(party_id, only_kept=True)
        acquaintance = acquaintance_with(party_id, identities, as_of=moment, is_organization=True)
    return OrganizationPage(
        id=party_id,
        name=face.name,
        initials=initials(face.name),
        names=names,
        domains=tuple(value.text for value in domains),
        certainty=domains[0].certainty
        if domains
        else directory.believed(BELIEF_OF_A_NAME, face.last_at, moment),
        acquaintance=acquaintance,
        facts=tuple(value for value in values if value.attribute != "name"),
        people=people_of(party_id, as_of=moment),
    )
