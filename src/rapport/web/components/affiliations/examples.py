"""Where somebody is and was."""

from rapport.web.examples import PERSON

EXAMPLES = {"shown": PERSON}
