"""People with every look, without a title, with too long a name, right to left."""

from rapport.web.examples import PEOPLE

EXAMPLES = {"shown": PEOPLE}
