"""Who knows whom, as pages say it: names, the reader as "you", the ties of one party."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from rapport.base.paging import Page
from rapport.engines.ties.strength import level_of
from rapport.fill.mail.queries import settlement
from rapport.kernel.directory.queries import person_faces, reader_parties
from rapport.kernel.directory.types import Acquaintance, Level
from rapport.kernel.identity.queries import party_of
from rapport.kernel.timeline import queries as timeline
from rapport.kernel.timeline.types import Known, TieRow, TimelineDay


def timeline_of(any_id: int, *, before: str | None = None) -> Page[TimelineDay]:
    """The days on which something passed with the party an id leads to, latest first, from a cursor on."""
    party_id = party_of(any_id)
    return Page(()) if party_id is None else timeline.timeline_of(party_id, before=before)


def ties_of(any_id: int, *, as_of: datetime | None = None) -> tuple[TieRow, ...]:
    """The ties between our people and the person or organization an id leads to, strongest first.

    Their months end with the mailboxes' own present, so that an old mailbox does not look empty.
    """
    party_id = party_of(any_id)
    if party_id is None:
        return ()
    moment = as_of or timezone.now()
    settled = settlement()
    return timeline.ties_of(
        party_id, as_of=moment, months_until=settled.as_of if settled is not None else moment
    )


def names_of_known(known: Iterable[Known]) -> dict[int, str]:
    """What each of our people is called in a list of who knows somebody; the reader is "you"."""
    faces = person_faces(own for one in known for own in one.own_ids)
    reader = reader_parties()
    you = pgettext("who knows them", "you")
    return {own_id: you if own_id in reader else face.name for own_id, face in faces.items()}


def acquaintance_with(
    party_id: int, identities: Iterable[int], *, as_of: datetime, is_organization: bool = False
) -> Acquaintance | None:
    """All exchange with a party taken together; None if there was none that the reader may see."""
    exchange = timeline.exchange_with(identities)
    if exchange is None:
        return None
    known = timeline.known_by([party_id], as_of=as_of, of_organizations=is_organization, most=1).get(party_id)
    best = person_faces(known.own_ids[:1] if known else ())
    best_id, best_name = next(((one.id, one.name) for one in best.values()), (None, _("Our side")))
    return Acquaintance(
        sent=exchange.sent,
        received=exchange.received,
        threads=exchange.threads,
        first_at=exchange.first_at,
        last_at=exchange.last_at,
        known_by=known.count if known else 0,
        best_name=best_name,
        is_best_you=best_id in reader_parties(),
        level=Level(level_of(known.left if known else 0.0, exchange.sent, exchange.received)),
    )
