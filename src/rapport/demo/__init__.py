"""The invented company Acme Anvils: a seeded generator of real mailboxes that knows the truth about them.

>>> truth = write_mailboxes(Path("demo"), Plan())  # doctest: +SKIP
"""

from rapport.demo.company import small_company, write_mailboxes
from rapport.demo.plan import Plan
from rapport.demo.truth import SCHEMA, Truth

__all__ = ["SCHEMA", "Plan", "Truth", "small_company", "write_mailboxes"]
