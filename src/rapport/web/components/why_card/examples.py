"""A value with its claims and a rival."""

from rapport.web.examples import CARD

EXAMPLES = {"shown": CARD}
