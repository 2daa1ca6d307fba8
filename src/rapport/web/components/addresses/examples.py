"""Two addresses with their verdicts."""

from rapport.web.examples import PERSON

EXAMPLES = {"shown": PERSON}
