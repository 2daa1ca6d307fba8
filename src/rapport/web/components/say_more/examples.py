"""The field in which somebody says a value that nobody claimed; it opens by its key."""

from rapport.web.queries.facts import SAID_OF_PEOPLE

EXAMPLES = {"attributes": SAID_OF_PEOPLE}
