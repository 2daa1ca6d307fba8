"""Every read of users, audiences and invitations."""

from __future__ import annotations

from django.db import connection
from django.utils import timezone

from .models import Audience as Audience
from .models import Invitation, User
from .types import Right, Role


def everyone() -> Audience:
    """The audience that all users belong to."""
    return Audience.objects.get(kind=Audience.Kind.EVERYONE)


def owner_audience(user_id: int) -> Audience:
    """The audience of one user alone."""
    return Audience.objects.get(owner_id=user_id)


def operator_audience() -> Audience:
    """The audience of whoever is the operator: for what derivation says of everybody's sources at once."""
    return Audience.objects.get(kind=Audience.Kind.OPERATOR)


def audiences_of_viewer() -> frozenset[int]:
    """The audiences that whoever looks in this transaction belongs to, as row security itself sees it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rapport_audiences()")
        (found,) = cursor.fetchone()
    return frozenset(found)


def groups_of_viewer() -> list[Audience]:
    """The audiences of the teams and units that whoever looks belongs to, teams first, by name: whom they can share with."""
    found = Audience.objects.filter(
        pk__in=audiences_of_viewer(), kind__in=(Audience.Kind.TEAM, Audience.Kind.UNIT)
    ).select_related("team", "unit")
    return sorted(found, key=lambda audience: (audience.kind, str(audience).casefold(), audience.pk))


def audience_by_id(audience_id: int) -> Audience | None:
    """An audience with what it is of."""
    return Audience.objects.select_related("owner", "team", "unit").filter(pk=audience_id).first()


def operator() -> User:
    """The first active administrator: whose view the command line takes."""
    return User.objects.filter(role=Role.ADMINISTRATOR, is_active=True).order_by("pk")[:1].get()


def user_by_email(email: str) -> User | None:
    return User.objects.filter(email__iexact=email).first()


def name_of(user_id: int) -> str:
    """What a user is called: the name, else the address."""
    user = User.objects.get(pk=user_id)
    return user.name or user.email


def may(user_id: int, right: Right) -> bool:
    """Whether somebody active has a right."""
    user = User.objects.filter(pk=user_id).first()
    return user is not None and user.has_perm(right)


def open_invitation(token: str) -> Invitation | None:
    """The invitation behind a one-time link, while it may still be used."""
    return (
        Invitation.objects.select_related("user")
        .filter(
            token_hash=Invitation.hash_of(token),
            used_at=None,
            expires_at__gt=timezone.now(),
            user__is_active=True,
        )
        .first()
    )


def awaits_first_sign_in() -> bool:
    """Whether nobody who administers has chosen a password yet."""
    administrators = User.objects.filter(role=Role.ADMINISTRATOR, is_active=True)
    return not any(user.has_usable_password() for user in administrators)
