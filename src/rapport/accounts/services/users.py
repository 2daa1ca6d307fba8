"""Making users, giving them roles, ending and restoring their access."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext as _

from rapport.base.refusal import Refusal

from ..models import Audience, Invitation, User
from ..types import Role
from .sessions import end_sessions

OPERATOR_ADDRESS = "operator@localhost"


@transaction.atomic
def create_user(*, email: str, name: str = "", role: Role = Role.MEMBER) -> User:
    """A user without a password yet, with the audience that is theirs alone."""
    user = User(email=email, name=name, role=role)
    user.set_unusable_password()
    user.full_clean(exclude=["password"])
    user.save()
    Audience.objects.create(kind=Audience.Kind.OWNER, owner=user)
    return user


@transaction.atomic
def ensure_operator() -> User:
    """The administrator of the installation: whose view the command line takes. Made at the first start."""
    administrators = User.objects.filter(role=Role.ADMINISTRATOR, is_active=True)
    operator = administrators.order_by("pk").first()
    return operator or create_user(email=OPERATOR_ADDRESS, role=Role.ADMINISTRATOR)


@transaction.atomic
def set_credentials(*, user_id: int, email: str, name: str, password: str) -> User:
    """Give a user an address, a name and a password. The password is not judged here."""
    user = User.objects.select_for_update().get(pk=user_id)
    user.email, user.name = email, name
    user.set_password(password)
    user.save()
    return user


def set_preferences(*, user_id: int, name: str, language: str, time_zone: str) -> None:
    """What somebody wants to be called, which language pages speak to them, and in which zone times are."""
    User.objects.filter(pk=user_id).update(name=name, language=language, time_zone=time_zone)


@transaction.atomic
def change_role(*, user_id: int, role: Role) -> None:
    """Gives somebody another role. Raises Refusal when nobody would administer any more."""
    _keep_an_administrator(without=user_id, when=role != Role.ADMINISTRATOR)
    User.objects.filter(pk=user_id).update(role=role)


@transaction.atomic
def deactivate(*, user_id: int) -> None:
    """Ends somebody's access at once: sessions, links, and what their jobs may see. What they took in stays, and whoever saw it
    sees it still. Raises Refusal for the last administrator who can sign in."""
    _keep_an_administrator(without=user_id, when=True)
    User.objects.filter(pk=user_id).update(is_active=False)
    end_sessions(user_id=user_id)
    Invitation.objects.filter(user_id=user_id, used_at=None).delete()


def end_second_factors(*, user_id: int) -> None:
    """Takes away the second factors of somebody who has lost them; the password alone lets them in then."""
    Authenticator.objects.filter(user_id=user_id).delete()


def reactivate(*, user_id: int) -> None:
    """Lets somebody in again, with the password, role, teams and unit they had."""
    User.objects.filter(pk=user_id).update(is_active=True)


def _keep_an_administrator(*, without: int, when: bool) -> None:
    """Locks the administrators, so that two who remove each other at once do not both succeed."""
    found = User.objects.select_for_update().filter(role=Role.ADMINISTRATOR, is_active=True).order_by("pk")
    administrators = list(found)
    leaving = next((user for user in administrators if user.pk == without), None)
    if not when or leaving is None:
        return
    if not any(user.has_usable_password() for user in administrators if user is not leaving):
        raise Refusal(
            _("%(who)s is the only administrator who can sign in. Make somebody else one first.")
            % {"who": leaving},
            code="last_administrator",
        )
