"""Names of people: comparing, showing, telling them from names of organisations."""

from rapport.engines.names.compare import (
    NameMatch,
    are_nicknames,
    given_family,
    initials,
    same_person_name,
)
from rapport.engines.names.display import display_name, repair_case
from rapport.engines.names.fold import fold_name
from rapport.engines.names.honorifics import without_accents
from rapport.engines.names.looks import (
    is_given_name,
    is_role_name,
    looks_like_organization,
    looks_like_person,
)

__all__ = [
    "NameMatch",
    "are_nicknames",
    "display_name",
    "fold_name",
    "given_family",
    "initials",
    "is_given_name",
    "is_role_name",
    "looks_like_organization",
    "looks_like_person",
    "repair_case",
    "same_person_name",
    "without_accents",
]
