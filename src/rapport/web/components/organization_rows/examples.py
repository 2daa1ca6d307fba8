"""Organizations small and large."""

from rapport.web.examples import ORGANIZATIONS

EXAMPLES = {"shown": ORGANIZATIONS}
