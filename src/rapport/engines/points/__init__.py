"""Points of contact: telephone numbers, addresses, web addresses, domains, and what they say about who is behind them.

Pure functions over strings; word lists lie beside them as text.
"""

from rapport.engines.points.domains import (
    domain_of,
    is_free_mail,
    is_hosting_domain,
    is_known_host,
    registrable_domain,
)
from rapport.engines.points.hosts import normalize_email, normalize_url
from rapport.engines.points.locals import is_robot_local_part, is_role_local_part
from rapport.engines.points.organizations import (
    belongs_to_domain,
    fold_organization,
    has_legal_form,
    organization_from_domain,
    without_legal_form,
)
from rapport.engines.points.phones import Candidate, Phone, candidates, normalize_phone
from rapport.engines.points.regions import (
    region_of_country,
    region_of_domain,
    regions_of_forms,
    regions_of_text,
)

__all__ = [
    "Candidate",
    "Phone",
    "belongs_to_domain",
    "candidates",
    "domain_of",
    "fold_organization",
    "has_legal_form",
    "is_free_mail",
    "is_hosting_domain",
    "is_known_host",
    "is_robot_local_part",
    "is_role_local_part",
    "normalize_email",
    "normalize_phone",
    "normalize_url",
    "organization_from_domain",
    "region_of_country",
    "region_of_domain",
    "regions_of_forms",
    "regions_of_text",
    "registrable_domain",
    "without_legal_form",
]
