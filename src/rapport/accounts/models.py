"""People who sign in, the teams and units they belong to, and the audiences that say who sees a row."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .types import Role, may


class UserManager(BaseUserManager["User"]):
    """Users by e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class Unit(models.Model):
    """A part of the organization, such as a department. Units form a tree; what is shared with one reaches all below it."""

    name = models.CharField(_("name"), max_length=100)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="below")

    class Meta:
        constraints = [
            models.UniqueConstraint("parent", Lower("name"), name="accounts_unit_once", nulls_distinct=False),
            models.CheckConstraint(
                name="accounts_unit_not_below_itself", condition=~models.Q(parent=models.F("id"))
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> str:
        """The names of the units above it and its own."""
        return f"{self.parent.path} / {self.name}" if self.parent else self.name


class User(AbstractBaseUser):
    """Somebody who may sign in, by e-mail address. The first administrator is the operator of the installation."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    role = models.CharField(_("role"), max_length=16, choices=Role.choices, default=Role.MEMBER)
    unit = models.ForeignKey(
        Unit, verbose_name=_("unit"), null=True, blank=True, on_delete=models.PROTECT, related_name="people"
    )
    is_active = models.BooleanField(_("active"), default=True)
    joined_at = models.DateTimeField(auto_now_add=True)
    language = models.CharField(_("language"), max_length=12, blank=True, help_text="empty: the browser's")
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True, help_text="empty: the browser's")

    objects: ClassVar[UserManager] = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="accounts_user_email_any_case"),
            models.CheckConstraint(
                name="accounts_user_role_is_one", condition=models.Q(role__in=Role.values)
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def is_administrator(self) -> bool:
        return self.role == Role.ADMINISTRATOR

    @property
    def is_staff(self) -> bool:
        """Django's word for those who see what is for operators only."""
        return self.is_administrator

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Whether somebody active has a right (see :mod:`rapport.accounts.types`)."""
        return self.is_active and may(self.role, perm)

    def has_perms(self, perm_list: Iterable[str], obj: object = None) -> bool:
        return all(self.has_perm(perm, obj) for perm in perm_list)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = self.email.lower()
        super().save(*args, **kwargs)


class Team(models.Model):
    """People who work on something together, wherever they belong. Somebody may be in many teams."""

    name = models.CharField(_("name"), max_length=100)
    members: models.ManyToManyField[User, Membership] = models.ManyToManyField(
        User, through="Membership", related_name="teams"
    )

    class Meta:
        constraints = [models.UniqueConstraint(Lower("name"), name="accounts_team_once")]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """Somebody is in a team."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "team"], name="accounts_membership_once")]

    def __str__(self) -> str:
        return f"{self.user} in {self.team}"


class Audience(models.Model):
    """Who sees a row that carries this audience's id. Who belongs to it is asked anew by every query, so that joining and
    leaving change no row but their own (see ``sql/audiences_of_teams_and_units.sql``)."""

    class Kind(models.TextChoices):
        EVERYONE = "everyone", _("everyone")
        OWNER = "owner", _("owner")
        TEAM = "team", _("team")
        UNIT = "unit", _("unit")
        OPERATOR = "operator", _("operator")

    kind = models.CharField(max_length=16, choices=Kind.choices)
    owner = models.OneToOneField(User, null=True, on_delete=models.PROTECT, related_name="audience")
    team = models.OneToOneField(Team, null=True, on_delete=models.PROTECT, related_name="audience")
    unit = models.OneToOneField(Unit, null=True, on_delete=models.PROTECT, related_name="audience")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="accounts_audience_is_of_its_kind",
                condition=models.Q(
                    kind__in=("everyone", "operator"),
                    owner__isnull=True,
                    team__isnull=True,
                    unit__isnull=True,
                )
                | models.Q(kind="owner", owner__isnull=False, team__isnull=True, unit__isnull=True)
                | models.Q(kind="team", owner__isnull=True, team__isnull=False, unit__isnull=True)
                | models.Q(kind="unit", owner__isnull=True, team__isnull=True, unit__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["kind"],
                condition=models.Q(kind__in=("everyone", "operator")),
                name="accounts_audience_one_everyone",
            ),
        ]

    def __str__(self) -> str:
        return str(self.owner or self.team or (self.unit and self.unit.path) or self.get_kind_display())


class Invitation(models.Model):
    """A one-time link with which a user chooses a password. Only the link's hash is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="invitations")
    made_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    @staticmethod
    def hash_of(token: str) -> str:
        """What is stored of a token. It is long and random, so a plain hash keeps it secret."""
        return hashlib.sha256(token.encode()).hexdigest()

    def __str__(self) -> str:
        return f"{self.user} until {self.expires_at:%Y-%m-%d %H:%M}"


class SignIn(AbstractBaseSession):
    """A session, with whose it is and what device it was seen on, so that somebody can look through theirs and end one.

    The key in the cookie is not stored, only its hash: who reads the table cannot take anybody's place.
    """

    session_key = models.CharField(max_length=64, primary_key=True, help_text="hash of the key")
    user = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="sign_ins")
    device = models.CharField(max_length=300, blank=True, help_text="what the browser says of itself")
    began_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)
