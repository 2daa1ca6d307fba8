"""Both sides filled; one side only."""

from rapport.web.examples import PERSON, TIES

EXAMPLES = {"ties": TIES, "colleagues": PERSON.colleagues, "nobody": ()}
