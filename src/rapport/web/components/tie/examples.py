"""Ties of three strengths."""

from rapport.web.examples import TIES

EXAMPLES = {"shown": TIES}
