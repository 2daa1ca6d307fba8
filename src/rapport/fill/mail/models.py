"""What the administrator decides about mail, what tells whose a mailbox is, and the moment everything was derived at."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Policy(models.Model):
    """The policy in force: the newest row. Earlier ones stay, so that everybody can see what changed when."""

    id = models.BigAutoField(primary_key=True)
    stores_text = models.BooleanField(
        default=False, help_text="keep the text of messages, not only who, when and subject"
    )
    rules = models.TextField(
        default="", help_text="rules of verdicts as JSON; empty: the rules Rapport comes with"
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    audience_id = models.BigIntegerField()


class OwnEvidence(models.Model):
    """What one source says about one address as an owner of it; the row without address holds the source's totals.

    See :class:`rapport.engines.ties.own.SourceEvidence`. Derived; only addresses that could matter are kept.
    """

    id = models.BigAutoField(primary_key=True)
    source_id = models.BigIntegerField()
    address = models.TextField(default="")
    sent_copies = models.IntegerField()
    enveloped = models.IntegerField()
    named_by = models.IntegerField()
    named_alone_by = models.IntegerField()
    audience_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source_id", "address"], name="own_evidence_once")]


class Settlement(models.Model):
    """The one row that says when and under which rules everything was last derived.

    ``clock`` is when it was done, ``as_of`` the mailboxes' own present; a rebuild takes the stored clock, so that it comes to
    the same result on any later day.
    """

    id = models.SmallIntegerField(primary_key=True, default=1)
    clock = models.DateTimeField()
    as_of = models.DateTimeField()
    interactions = models.BigIntegerField(default=0, help_text="messages that a relationship took part in")
    audience_id = models.BigIntegerField()
