"""What somebody says about a value by hand: that it is right, that it is wrong, that it is something else now.

A statement is evidence like all other: a record of its author's, with a claim, from this moment. It holds for whoever sees the
value it speaks of, takes effect at once, and can be taken back. Nothing that mail claimed is rewritten: a value said to be wrong
is believed no more until somebody says later that it is right, however often it is claimed again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import uuid4

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from rapport.accounts.queries import name_of
from rapport.base.refusal import Refusal
from rapport.base.viewer import viewing_as
from rapport.engines.ids import KeyedIds, content_hash
from rapport.engines.points.domains import domain_of
from rapport.engines.points.regions import region_of_domain
from rapport.engines.points.written import ATTRIBUTES, Written, written_value
from rapport.fill.mail.flow.revise import stored_clock
from rapport.fill.mail.flow.settle import settle, touch_identities
from rapport.fill.mail.flow.turns import is_my_turn, one_at_a_time
from rapport.kernel.directory import queries as directory
from rapport.kernel.directory.types import SameValue
from rapport.kernel.evidence import services as evidence
from rapport.kernel.evidence.services import Saying

BELIEVED = 0.995  # more than mail can ever be, so that what somebody says now beats all mail before it


class Answer(StrEnum):
    """What somebody says of a value."""

    RIGHT = "right"
    WRONG = "wrong"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Statement:
    """What was said of these identities, and the records it is kept in, by which it can be taken back.

    ``value`` is what is so now. ``is_derived``: it shows already; else :func:`derive_identities` is to be ordered.
    """

    records: tuple[int, ...]
    identities: tuple[int, ...]
    party_id: int
    attribute: str
    value: str
    is_derived: bool


def say(candidate_id: int, answer: Answer, *, author_id: int, value: str = "") -> Statement:
    """Says of a visible value that it is right, wrong, or (``value``) something else now. The author is the viewer.

    The old value of a change, too, is said to be so no longer.

    Raises Refusal when there is no such value, or when what was typed cannot be one.
    """
    same = directory.same_value(candidate_id)
    if not same:
        raise Refusal(_("This value is not there any more. Reload the page."), code="no_such_value")
    shown = same[0]
    new = None
    if answer is Answer.CHANGED:
        new = _understood(shown.attribute, value, shown.party_id)
        if new.normalized == shown.normalized and new.value == shown.value:
            raise Refusal(_("That is what it says already."), code="unchanged")
    records = [_keep(one, _sayings(one, answer, new), author_id) for one in same]
    identities = tuple(sorted({one.identity_id for one in same}))
    value = new.value if new else shown.value
    return Statement(tuple(records), identities, shown.party_id, shown.attribute, value, _derive(identities))


def say_anew(party_id: int, attribute: str, value: str, *, author_id: int) -> Statement:
    """Says a value nobody claimed, of a person or organization the viewer sees. Raises Refusal as :func:`say` does."""
    anchor = directory.anchor_of(party_id)
    if anchor is None:
        raise Refusal(_("Nobody by that name is there any more. Reload the page."), code="no_such_party")
    written = _understood(attribute, value, party_id)
    saying = Saying(anchor.identity_id, attribute, written.value, written.normalized)
    record = _keep(anchor, [saying], author_id)
    identities = (anchor.identity_id,)
    return Statement((record,), identities, party_id, attribute, written.value, _derive(identities))


def take_back(records: Sequence[int], *, author_id: int) -> tuple[tuple[int, ...], bool]:
    """Takes statements of the author's back; what was believed before is believed again.

    The identities they were about (none when they are not theirs), and whether it shows already.
    """
    identities: set[int] = set()
    for record in records:
        identities.update(evidence.withdraw_statement(record, author_id=author_id))
    found = tuple(sorted(identities))
    return found, not found or _derive(found)


def derive_identities(identities: Iterable[int]) -> None:
    """Derives what follows from statements about these identities that could not take effect at once."""
    with one_at_a_time(), viewing_as("system"):
        touch_identities(sorted(identities))
        settle(clock=stored_clock())


def _derive(identities: Sequence[int]) -> bool:
    """At once when nobody else derives just now. False: somebody does, and it must be ordered for after them."""
    if not is_my_turn():
        return False
    with viewing_as("system"):
        touch_identities(identities)
        settle(clock=stored_clock())
    return True


def _sayings(one: SameValue, answer: Answer, new: Written | None) -> list[Saying]:
    old = Saying(one.identity_id, one.attribute, one.value, one.normalized, answer is not Answer.RIGHT)
    if new is None:
        return [old]
    said = Saying(one.identity_id, one.attribute, new.value, new.normalized)
    # spelt otherwise only: it is the same value, and not wrong
    return [said] if new.normalized == one.normalized else [old, said]


def _keep(where: SameValue, sayings: Sequence[Saying], author_id: int) -> int:
    digest = content_hash(uuid4().bytes)
    record_id = KeyedIds(settings.IDENTITY_KEY).of_bytes("record", author_id.to_bytes(8, "big") + digest)
    evidence.keep_statement(
        sayings,
        record_id=record_id,
        content_hash=digest,
        author_id=author_id,
        author_name=name_of(author_id),
        audience_id=where.audience_id,
        said_at=timezone.now(),
        confidence=BELIEVED,
    )
    return record_id


def _understood(attribute: str, value: str, party_id: int) -> Written:
    if attribute not in ATTRIBUTES:
        raise Refusal(_("This cannot be changed by hand."), code="not_by_hand")
    written = written_value(attribute, value, _regions(party_id))
    if written is None:
        raise Refusal(_MISTAKES.get(attribute, _nothing)(), code="not_understood")
    return written


def _regions(party_id: int) -> tuple[str, ...]:
    """Where a number without a country code may be: the countries of the party's addresses."""
    hosts = directory.values_of([party_id], as_of=timezone.now(), attributes=["email", "domain"])[party_id]
    found = [region_of_domain(domain_of(one.normalized)) for one in hosts]
    return tuple(region for region in dict.fromkeys(found) if region)


def _phone() -> str:
    return _("That is no telephone number. Write it with its country code: +49 30 1234567.")


def _email() -> str:
    return _("That is no e-mail address. It needs a name, an @ and a domain: ana@acme.com.")


def _url() -> str:
    return _("That is no web address. It needs a domain: acme.com/ana.")


def _nothing() -> str:
    return _("Write the value as it is now; it may not be empty.")


_MISTAKES = {"phone": _phone, "mobile": _phone, "fax": _phone, "email": _email, "url": _url}
