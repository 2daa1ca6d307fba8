"""People who sign in, and the audiences that say who sees a row."""

from __future__ import annotations

import hashlib
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Users by e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """Somebody who may sign in, by e-mail address. The first one is the operator of the installation."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    is_administrator = models.BooleanField(_("administrator"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="accounts_user_email_any_case"),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def is_staff(self) -> bool:
        """Django's word for those who see what is for operators only."""
        return self.is_administrator

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Administrators may do everything; there are no finer permissions yet."""
        return self.is_active and self.is_administrator

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = self.email.lower()
        super().save(*args, **kwargs)


class Audience(models.Model):
    """Who sees a row that carries this audience's id: everyone, or one owner alone."""

    class Kind(models.TextChoices):
        EVERYONE = "everyone", _("everyone")
        OWNER = "owner", _("owner")

    kind = models.CharField(max_length=16, choices=Kind.choices)
    owner = models.OneToOneField(User, null=True, on_delete=models.PROTECT, related_name="audience")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="accounts_audience_owner_has_user",
                condition=models.Q(kind="owner", owner__isnull=False)
                | models.Q(kind="everyone", owner__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["kind"],
                condition=models.Q(kind="everyone"),
                name="accounts_audience_one_everyone",
            ),
        ]

    def __str__(self) -> str:
        return str(self.owner) if self.kind == self.Kind.OWNER else str(self.get_kind_display())


class Invitation(models.Model):
    """A one-time link with which a user chooses a password. Only the link's hash is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="invitations")
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
