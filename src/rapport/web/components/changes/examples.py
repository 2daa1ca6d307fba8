"""A new title and a new number, and both too long."""

from rapport.web.examples import CHANGED

EXAMPLES = {"shown": CHANGED}
