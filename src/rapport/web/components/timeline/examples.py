"""Days with one and more threads, none with a subject, very long ones."""

from rapport.web.examples import DAYS

EXAMPLES = {"shown": DAYS}
