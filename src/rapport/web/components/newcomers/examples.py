"""People met lately."""

from rapport.web.examples import NEWCOMERS

EXAMPLES = {"shown": NEWCOMERS}
