"""Somebody who wrote weekly, somebody who wrote daily and got the last word, and a long name."""

from rapport.web.examples import QUIET

EXAMPLES = {"shown": QUIET}
