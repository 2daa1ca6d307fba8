"""Facts in all looks, one attribute twice, rivals."""

from rapport.web.examples import FACTS

EXAMPLES = {"shown": FACTS}
