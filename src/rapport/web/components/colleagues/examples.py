"""Colleagues."""

from rapport.web.examples import PERSON

EXAMPLES = {"shown": PERSON}
