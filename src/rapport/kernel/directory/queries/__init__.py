"""Every read of the directory: who there is, what they are called, and the values believed of them.

All of it is what the reader may see: where several audiences show the same party or value, the most believable wins.
"""

from .bulk import addresses_after, known_people, organizations_after, people_after
from .faces import mail_identities_of, organization_faces, people_counted, person_faces, reader_parties
from .ledger import found_addresses
from .lists import about_how_many, organizations_by_name, people_at, people_by_name
from .profiles import addresses_of, affiliations_of
from .search import found_organizations, found_people, search_organizations, search_people
from .values import DENIED, anchor_of, believed, candidate_by_id, lost_addresses, same_value, values_of

__all__ = [
    "DENIED",
    "about_how_many",
    "addresses_after",
    "addresses_of",
    "affiliations_of",
    "anchor_of",
    "believed",
    "candidate_by_id",
    "found_addresses",
    "found_organizations",
    "found_people",
    "known_people",
    "lost_addresses",
    "mail_identities_of",
    "organization_faces",
    "organizations_after",
    "organizations_by_name",
    "people_after",
    "people_at",
    "people_by_name",
    "people_counted",
    "person_faces",
    "reader_parties",
    "same_value",
    "search_organizations",
    "search_people",
    "values_of",
]
