"""Each kind of question once, one with names too long, and with nothing to decide."""

from rapport.web.examples import QUESTIONS

EXAMPLES = {"shown": QUESTIONS}
