"""Whose side is us, said by hand: declaring a domain or an address, and taking that back. Either decides everything anew."""

from __future__ import annotations

from dataclasses import dataclass

from rapport.accounts.queries import everyone
from rapport.base.refusal import Refusal
from rapport.base.viewer import viewing_as
from rapport.engines.mail.addresses import normalize_address, normalize_domain
from rapport.fill.mail.flow.revise import VerdictChange, decide_anew
from rapport.fill.mail.flow.turns import one_at_a_time
from rapport.kernel.identity.queries import declared_own, inferred_own
from rapport.kernel.identity.services import declare_own, take_back_own


@dataclass(frozen=True, slots=True)
class SideChange:
    """What declaring, or taking back, came to.

    ``still_because``: it is ours all the same, since the mail itself says so, and why; "" when it is not.
    """

    kind: str  # domain or address
    value: str
    changes: tuple[VerdictChange, ...]
    still_because: str = ""


def side_of(written: str) -> tuple[str, str]:
    """A domain, or an address where there is an "@", as it is stored: (kind, value). Raises Refusal for neither."""
    word = written.strip().casefold().removeprefix("@")
    if "@" in word:
        address = normalize_address(word)
        if address:
            return "address", address
    else:
        domain = normalize_domain(word)
        if "." in domain:
            return "domain", domain
    raise Refusal(f"{written!r} is neither a domain nor an e-mail address.", code="usage")


def declare(written: str, *, author_id: int) -> SideChange:
    """Says that a domain or an address is us. Raises Refusal when that was said already."""
    kind, value = side_of(written)
    with one_at_a_time(), viewing_as(author_id):
        if not declare_own(kind=kind, values=[value], audience_id=everyone().pk):
            raise Refusal(f"{value} was declared already.", code="already_declared")
        return SideChange(kind, value, _decided())


def take_back(written: str, *, author_id: int) -> SideChange:
    """Takes back that a domain or an address is us. Raises Refusal when nobody declared it."""
    kind, value = side_of(written)
    with one_at_a_time(), viewing_as(author_id):
        if not take_back_own(kind=kind, value=value):
            addresses, domains = declared_own()
            said = ", ".join(sorted(domains | addresses)) or "nothing"
            raise Refusal(f"{value} was not declared; declared is {said}.", code="not_declared")
        changes = _decided()
        return SideChange(kind, value, changes, inferred_own(kind=kind, value=value))


def _decided() -> tuple[VerdictChange, ...]:
    with viewing_as("system"):
        return tuple(decide_anew())
