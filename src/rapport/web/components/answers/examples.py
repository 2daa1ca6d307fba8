"""What can be said of a value, and the field in which a change is typed."""

from rapport.web.examples import CARD

EXAMPLES = {"title": CARD.value}
