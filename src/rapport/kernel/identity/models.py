"""Who is meant: identities, the judgements that join them into parties, verdicts on addresses, and our own side."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class Identity(models.Model):
    """A party as one kind of source names it: in mail the address, for an organization its domain.

    ``id`` is a keyed hash of (namespace, key), so it is the same whenever and wherever it is met. ``party_id`` is the
    smallest identity id of its cluster; every member's id leads to its party for ever.
    """

    id = models.BigIntegerField(primary_key=True)
    namespace = models.CharField(max_length=10, help_text="mail or domain")
    key = models.TextField(help_text="normalized address or registrable domain")
    label = models.TextField(
        default="", help_text="a name guessed from the key alone: marta.oliveira → Marta Oliveira"
    )
    domain = models.TextField(default="")
    domain_id = models.BigIntegerField(null=True, help_text="identity of the organization behind the address")
    is_role = models.BooleanField(default=False, help_text="info@, sales@: a place, not a person")
    party_id = models.BigIntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["party_id"], name="identity_party"),
            models.Index(fields=["domain_id"], name="identity_domain"),
            models.Index(fields=["key"], name="identity_key"),
        ]


class Judgement(models.Model):
    """Two identities are the same party, or are not, or nobody can tell: by whom, and why.

    A machine's judgements follow from the evidence and are made anew with it (``author`` null, ``rule`` set); a
    human's stay until overruled and win over any machine's.
    """

    class Decision(models.TextChoices):
        SAME = "same", _("same")
        DIFFERENT = "different", _("different")
        UNSURE = "unsure", _("unsure")

    id = models.BigAutoField(primary_key=True)
    left_id = models.BigIntegerField()
    right_id = models.BigIntegerField()
    decision = models.CharField(max_length=10, choices=Decision.choices)
    rule = models.CharField(max_length=30, default="")
    reason = models.TextField(default="")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(null=True)
    overruled_at = models.DateTimeField(null=True)
    audience_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(left_id__lt=models.F("right_id")), name="judgement_ordered"
            )
        ]
        indexes = [
            models.Index(fields=["left_id", "right_id"], name="judgement_left"),
            models.Index(fields=["right_id"], name="judgement_right"),
        ]


class Verdict(models.Model):
    """What was decided about an address from what one audience may see, with the figures it rests on. Derived."""

    pk = models.CompositePrimaryKey("identity_id", "audience_id")
    identity_id = models.BigIntegerField()
    audience_id = models.BigIntegerField()
    verdict = models.CharField(max_length=10)
    rule = models.CharField(max_length=40)
    reason = models.TextField()
    is_own = models.BooleanField(default=False, help_text="on our own side, whatever the verdict")
    is_ruled = models.BooleanField(default=False, help_text="a human decided")
    name = models.TextField(default="")
    received = models.IntegerField()
    sent = models.IntegerField()
    first_at = models.DateTimeField(null=True)
    last_at = models.DateTimeField(null=True)
    figures = ArrayField(models.IntegerField(), help_text="in the order of fill.mail.types.FIGURES")

    class Meta:
        indexes = [models.Index(fields=["verdict", "identity_id"], name="verdict_kind")]


class Ruling(models.Model):
    """A human's verdict on an address: outlives every re-run. The newest for an identity counts."""

    id = models.BigAutoField(primary_key=True)
    identity_id = models.BigIntegerField()
    verdict = models.CharField(max_length=10, blank=True, help_text="empty: leave it to the rules again")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    audience_id = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["identity_id", "-id"], name="ruling_newest")]


class OwnSide(models.Model):
    """An address or domain that is us: declared by the operator, or inferred from the mailbox with its reason."""

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=10, help_text="address or domain")
    value = models.TextField()
    is_declared = models.BooleanField()
    reason = models.TextField(default="")
    audience_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "value", "is_declared"], name="own_side_once")]
