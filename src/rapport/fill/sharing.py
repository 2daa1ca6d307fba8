"""Who gets what of a source: when it is first taken in, and later."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from rapport.accounts.queries import audiences_of_viewer, everyone, owner_audience
from rapport.base.refusal import Refusal
from rapport.base.viewer import viewing_as
from rapport.fill.mail.flow.settle import keep_touched, settle, touch_messages
from rapport.fill.mail.flow.turns import one_at_a_time
from rapport.fill.mail.queries import settlement
from rapport.fill.types import Share, Terms
from rapport.kernel.evidence import services as evidence
from rapport.kernel.evidence.queries import Source, source_of


def audiences_for(terms: Terms, owner_id: int) -> tuple[int, int]:
    """The audiences of people and of ties under these terms. Raises Refusal for a group that whoever looks is not in."""
    own = owner_audience(owner_id).pk
    shared = everyone().pk if terms.audience_id is None else terms.audience_id
    if shared not in audiences_of_viewer():
        raise Refusal(
            _("You can share with teams and units that you belong to. Nothing was done."), code="not_yours"
        )
    return {
        Share.ALL: (shared, shared),
        Share.PEOPLE: (shared, own),
        Share.NOTHING: (own, own),
    }[terms.share]


def terms_of(source: Source) -> Terms:
    """What is shared of a source, and with whom."""
    own = owner_audience(source.owner_id).pk
    if source.audience_id == own:
        return Terms(Share.NOTHING)
    shared = None if source.audience_id == everyone().pk else source.audience_id
    return Terms(Share.PEOPLE if source.ties_audience_id == own else Share.ALL, shared)


def refuse_outsiders(source: Source) -> None:
    """Raises Refusal when whoever looks does not belong to whom their source is shared with: they could not add to it."""
    if not {source.audience_id, source.ties_audience_id} <= audiences_of_viewer():
        raise Refusal(
            _(
                "%(source)s is shared with a team or unit that you are not in any more. Change who gets it first."
            )
            % {"source": source.name},
            code="not_yours",
        )


def share_anew(source_id: int, terms: Terms, *, owner_id: int) -> None:
    """Changes who gets what of a source, at once and with all that follows from it. Only its owner can.

    For those who got it before it is as if it had been taken back, for those who get it now as if it had been added.
    """
    with one_at_a_time(), viewing_as(owner_id):
        source = source_of(source_id, owner_id=owner_id)
        if source is None:
            raise Refusal(_("There is no such source of yours."), code="no_such_source")
        people, ties = audiences_for(terms, owner_id)
        if (people, ties) == (source.audience_id, source.ties_audience_id):
            return
        with viewing_as("system"):
            touch_messages("r.source_id = %s", [source_id])
            keep_touched()  # whom it touches for those who got it; settling adds whom it touches for those who get it
            evidence.set_audiences(source_id=source_id, audience_id=people, ties_audience_id=ties)
            settle(clock=_clock())


def _clock() -> datetime:
    last = settlement()
    return last.clock if last is not None else timezone.now()
