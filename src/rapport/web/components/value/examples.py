"""A value fresh, fading, stale."""

from rapport.web.examples import FACTS

EXAMPLES = {"fresh": FACTS[0], "fading": FACTS[3], "stale": FACTS[5]}
