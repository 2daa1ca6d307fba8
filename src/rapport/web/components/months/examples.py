"""A lively run of months."""

from rapport.web.examples import TIES

EXAMPLES = {"shown": TIES}
