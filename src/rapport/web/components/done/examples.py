"""A run that was read, one that stopped, one still being read."""

from rapport.web.examples import RUNS

EXAMPLES = {"shown": RUNS}
