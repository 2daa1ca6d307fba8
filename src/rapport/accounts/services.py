"""Every write to users, audiences and invitations."""

from __future__ import annotations

import secrets
from datetime import timedelta

from allauth.account.adapter import DefaultAccountAdapter
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from .models import Audience, Invitation, User

OPERATOR_ADDRESS = "operator@localhost"
INVITATION_LIFETIME = timedelta(days=2)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by invitation, never by signing up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


@transaction.atomic
def create_user(*, email: str, name: str = "", is_administrator: bool = False) -> User:
    """A user without a password yet, with the audience that is theirs alone."""
    user = User(email=email, name=name, is_administrator=is_administrator)
    user.set_unusable_password()
    user.full_clean(exclude=["password"])
    user.save()
    Audience.objects.create(kind=Audience.Kind.OWNER, owner=user)
    return user


@transaction.atomic
def ensure_operator() -> User:
    """The administrator of the installation: whose view the command line takes. Made at the first start."""
    operator = User.objects.filter(is_administrator=True).order_by("pk").first()
    return operator or create_user(email=OPERATOR_ADDRESS, is_administrator=True)


@transaction.atomic
def invite(*, user: User) -> str:
    """A fresh token for a one-time link; earlier ones of the same user end. Only its hash is stored."""
    Invitation.objects.filter(user=user, used_at=None).delete()
    token = secrets.token_urlsafe(32)
    Invitation.objects.create(
        user=user, token_hash=Invitation.hash_of(token), expires_at=timezone.now() + INVITATION_LIFETIME
    )
    return token


@transaction.atomic
def set_credentials(*, user_id: int, email: str, name: str, password: str) -> User:
    """Give a user an address, a name and a password. The password is not judged here."""
    user = User.objects.select_for_update().get(pk=user_id)
    user.email, user.name = email, name
    user.set_password(password)
    user.save()
    return user


@transaction.atomic
def accept(*, invitation: Invitation, email: str, name: str, password: str) -> User | None:
    """Give the invited user what they chose. None when the link was used up meanwhile."""
    now = timezone.now()
    used = Invitation.objects.filter(pk=invitation.pk, used_at=None, expires_at__gt=now).update(used_at=now)
    if not used:
        return None
    return set_credentials(user_id=invitation.user_id, email=email, name=name, password=password)
