"""One-time links with which somebody chooses a password."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rapport.base.refusal import Refusal

from ..models import Invitation, User
from ..types import Role
from .groups import set_teams, set_unit
from .users import create_user, deactivate, set_credentials

INVITATION_LIFETIME = timedelta(days=2)


@transaction.atomic
def invite(*, user: User, made_by_id: int | None = None) -> str:
    """A fresh token for a one-time link; earlier ones of the same user end. Only its hash is stored.

    Raises Refusal for somebody whose access was ended: a link must not open it again behind an administrator's back.
    """
    if not user.is_active:
        raise Refusal(
            _("The access of %(who)s was ended. Let them in again first.") % {"who": user.email}, code="ended"
        )
    Invitation.objects.filter(user=user, used_at=None).delete()
    token = secrets.token_urlsafe(32)
    Invitation.objects.create(
        user=user,
        made_by_id=made_by_id,
        token_hash=Invitation.hash_of(token),
        expires_at=timezone.now() + INVITATION_LIFETIME,
    )
    return token


@transaction.atomic
def invite_colleague(
    *,
    email: str,
    role: Role = Role.MEMBER,
    unit_id: int | None = None,
    team_ids: Collection[int] = (),
    made_by_id: int | None = None,
) -> tuple[User, str]:
    """Makes a user and a link for them. Raises Refusal for an address that is none, or that somebody has already."""
    if User.objects.filter(email__iexact=email).exists():
        raise Refusal(_("%(who)s is here already.") % {"who": email.lower()}, code="address")
    try:
        user = create_user(email=email, role=role)
    except ValidationError as error:
        raise Refusal(" ".join(error.messages), code="address") from error
    set_unit(user_id=user.pk, unit_id=unit_id)
    set_teams(user_id=user.pk, team_ids=team_ids)
    return user, invite(user=user, made_by_id=made_by_id)


@transaction.atomic
def revoke(*, user_id: int) -> None:
    """Ends the links of a user. Somebody who never signed in has no other way in, so their access ends with them."""
    user = User.objects.select_for_update().get(pk=user_id)
    Invitation.objects.filter(user=user, used_at=None).delete()
    if not user.has_usable_password():
        deactivate(user_id=user_id)


@transaction.atomic
def accept(*, invitation: Invitation, email: str, name: str, password: str) -> User | None:
    """Give the invited user what they chose. None when the link was used up or revoked meanwhile."""
    now = timezone.now()
    usable = Invitation.objects.filter(
        pk=invitation.pk, used_at=None, expires_at__gt=now, user__is_active=True
    )
    if not usable.update(used_at=now):
        return None
    return set_credentials(user_id=invitation.user_id, email=email, name=name, password=password)
