"""Every read of users, audiences and invitations."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.db import connection
from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from .models import Audience as Audience
from .models import Invitation, Membership, SignIn, Team, Unit, User
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


def people() -> list[User]:
    """Everybody of ours: those who may sign in first, by name, with teams, unit and open links."""
    links = Invitation.objects.filter(used_at=None, expires_at__gt=timezone.now())
    found = User.objects.select_related("unit").prefetch_related(
        "teams", Prefetch("invitations", queryset=links, to_attr="open_links")
    )
    return sorted(found, key=lambda user: (not user.is_active, str(user).casefold(), user.pk))


def person(user_id: int) -> User | None:
    """Somebody of ours."""
    return User.objects.select_related("unit").prefetch_related("teams").filter(pk=user_id).first()


def teams() -> list[Team]:
    """All teams by name, with who is in them."""
    members = Membership.objects.select_related("user").order_by("user__name", "user__email")
    found = Team.objects.prefetch_related(Prefetch("memberships", queryset=members))
    return sorted(found, key=lambda team: team.name.casefold())


def team(team_id: int) -> Team | None:
    return Team.objects.prefetch_related("members").filter(pk=team_id).first()


def unit(unit_id: int) -> Unit | None:
    return Unit.objects.filter(pk=unit_id).first()


def units() -> list[tuple[int, Unit]]:
    """All units as a tree read from top to bottom, each with its depth. The people of each are in ``people``."""
    found = list(Unit.objects.prefetch_related("people").order_by("name", "pk"))
    below: dict[int | None, list[Unit]] = {}
    for one in found:
        below.setdefault(one.parent_id, []).append(one)
    tree: list[tuple[int, Unit]] = []

    def walk(parent_id: int | None, depth: int) -> None:
        for one in below.get(parent_id, ()):
            tree.append((depth, one))
            walk(one.pk, depth + 1)

    walk(None, 0)
    return tree


def sign_ins_of(user_id: int) -> QuerySet[SignIn]:
    """Somebody's sessions that have not ended, the one seen last first."""
    return SignIn.objects.filter(user_id=user_id, expire_date__gt=timezone.now()).order_by("-seen_at")


def has_second_factor(user_id: int) -> bool:
    """Whether somebody needs more than a password to sign in."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return bool(Authenticator.objects.filter(user_id=user_id, type__in=kinds).exists())


def second_factors_of(user_id: int) -> list[Authenticator]:
    """Somebody's second factors, the oldest first."""
    return list(Authenticator.objects.filter(user_id=user_id).order_by("pk"))
