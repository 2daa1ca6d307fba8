"""A verdict of the rules, and one of a human's."""

from dataclasses import replace

from rapport.fill.mail.components.ledger_rows.examples import EXAMPLES as LEDGER
from rapport.kernel.identity.services import VERDICTS_A_HUMAN_GIVES

ONE = LEDGER["shown"][2]
EXAMPLES = {"one": ONE, "two": replace(ONE, is_ruled=True, verdict="kept"), "choices": VERDICTS_A_HUMAN_GIVES}
