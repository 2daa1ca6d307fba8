"""What happened between people: interactions, who took part, and the ties that follow from them."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Interaction(models.Model):
    """One record's witness of something that happened: for mail, one message in one source.

    The same message in two mailboxes is one interaction with two witnesses: they share ``interaction_id`` (a keyed
    hash of Message-ID, date and author). Each witness has its source's audience.
    """

    record_id = models.BigIntegerField(primary_key=True)
    interaction_id = models.BigIntegerField()
    source_id = models.BigIntegerField()
    at = models.DateTimeField(null=True)
    is_dated = models.BooleanField(help_text="the date is believable")
    kind = models.CharField(max_length=10, default="mail")
    subject = models.TextField(default="")
    subject_id = models.BigIntegerField(
        null=True, help_text="keyed hash of the subject without Re: and the like"
    )
    is_reply = models.BooleanField(default=False)
    message_id = models.BigIntegerField(null=True, help_text="keyed hash of the Message-ID")
    parent_id = models.BigIntegerField(null=True, help_text="keyed hash of the message it answers")
    root_id = models.BigIntegerField(null=True, help_text="keyed hash of the first message referred to")
    thread_id = models.BigIntegerField(help_text="derived: the thread it belongs to")
    marks = models.IntegerField(default=0, help_text="bit set, see fill.mail.types.MARK_BITS")
    is_sent_copy = models.BooleanField(default=False, help_text="lay in a folder of sent mail")
    recipients = models.IntegerField(default=0)
    attachments = models.IntegerField(default=0)
    author_id = models.BigIntegerField(null=True, help_text="identity of the author")
    audience_id = models.BigIntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["interaction_id"], name="interaction_id"),
            models.Index(fields=["thread_id"], name="interaction_thread"),
            models.Index(fields=["message_id"], name="interaction_message"),
            models.Index(fields=["root_id"], name="interaction_root"),
            models.Index(fields=["parent_id"], name="interaction_parent"),
            models.Index(fields=["subject_id"], name="interaction_subject"),
        ]


class Participation(models.Model):
    """An identity took part in an interaction, in a role (see fill.mail.types.Role)."""

    pk = models.CompositePrimaryKey("record_id", "position")
    record_id = models.BigIntegerField()
    position = models.SmallIntegerField()
    interaction_id = models.BigIntegerField()
    source_id = models.BigIntegerField()
    identity_id = models.BigIntegerField()
    role = models.SmallIntegerField()
    name_id = models.BigIntegerField(null=True)
    at = models.DateTimeField(null=True)
    audience_id = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["identity_id", "-at", "record_id"], name="participation_identity")]


class MessageText(models.Model):
    """The text of a message, kept only where the administrator's policy says so."""

    record_id = models.BigIntegerField(primary_key=True)
    text = models.TextField()
    own_text = models.TextField()
    audience_id = models.BigIntegerField()


class Tie(models.Model):
    """How one of us and one outside person are connected. Derived, within one audience.

    ``months`` and ``weights`` are a histogram: months since 1970 and the integer weight of what passed in each; the
    strength at any moment follows from it (see :mod:`rapport.engines.ties.strength`). ``usual_gap`` and ``quiet_on`` are the
    pair's rhythm (see :mod:`rapport.engines.ties.rhythm`).
    """

    pk = models.CompositePrimaryKey("own_id", "other_id", "audience_id")
    own_id = models.BigIntegerField()
    other_id = models.BigIntegerField()
    audience_id = models.BigIntegerField()
    organization_id = models.BigIntegerField(null=True)
    sent = models.IntegerField()
    received = models.IntegerField()
    first_at = models.DateTimeField(null=True)
    last_at = models.DateTimeField(null=True)
    last_sent_at = models.DateTimeField(null=True)
    last_received_at = models.DateTimeField(null=True)
    months = ArrayField(models.IntegerField())
    weights = ArrayField(models.IntegerField())
    strength = models.FloatField(help_text="log2 of the decayed weight, brought to month 0")
    usual_gap = models.IntegerField(null=True, help_text="days between contacts; null where they do not say")
    quiet_on = models.DateField(null=True, help_text="the first day on which silence stands out")

    class Meta:
        indexes = [
            models.Index(fields=["other_id"], name="tie_other"),
            models.Index(fields=["organization_id"], name="tie_organization"),
            models.Index(
                fields=["own_id", "quiet_on"], name="tie_quiet", condition=models.Q(quiet_on__isnull=False)
            ),
        ]
