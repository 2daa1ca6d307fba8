"""What was taken in: sources, runs, records, the claims they make, and what had to be set aside.

Evidence is stored; everything other rooms show is derived from it and can be rebuilt. Every row carries the audience
that may see it (see :mod:`rapport.accounts.models`); the database enforces it.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Source(models.Model):
    """Where records come from: a mailbox, a folder, an upload. ``key`` tells it apart from its owner's others."""

    kind = models.CharField(max_length=20)
    key = models.TextField()
    name = models.TextField()
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    audience_id = models.BigIntegerField(help_text="who may see the people and organizations in it")
    ties_audience_id = models.BigIntegerField(help_text="who may see its timeline and who-knows-whom")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "kind", "key"], name="source_once_per_owner")]

    def __str__(self) -> str:
        return self.name


class Run(models.Model):
    """One taking-in, from start to end, however often it was interrupted in between."""

    class State(models.TextChoices):
        RUNNING = "running", _("running")
        FINISHED = "finished", _("finished")
        FAILED = "failed", _("failed")
        UNDONE = "undone", _("undone")

    operator = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    audience_id = models.BigIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.RUNNING)
    paths = models.JSONField(default=list, help_text="what was given, so that the same order resumes the run")
    started_at = models.DateTimeField()
    heartbeat_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    seconds = models.FloatField(default=0)
    items = models.BigIntegerField(default=0, help_text="found and understood, seen before or not")
    new_items = models.BigIntegerField(default=0)
    set_aside = models.BigIntegerField(default=0)
    excluded = models.BigIntegerField(default=0, help_text="of set_aside: left out by an owner's exclusion")
    bytes_done = models.BigIntegerField(default=0)
    bytes_total = models.BigIntegerField(default=0)
    has_reread = models.BooleanField(
        default=False, help_text="known messages were read again by a newer engine"
    )
    is_settled = models.BooleanField(default=False, help_text="what follows from it has been derived")
    step = models.CharField(max_length=40, default="")
    message = models.TextField(default="")
    verdicts = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"run {self.pk}"


class Record(models.Model):
    """One raw item of a source, known by the hash of its bytes. ``id`` is a keyed hash of (source, content)."""

    id = models.BigIntegerField(primary_key=True)
    source_id = models.BigIntegerField()
    run_id = models.BigIntegerField()
    content_hash = models.BinaryField(max_length=16)
    extractor = models.SmallIntegerField(help_text="version of the engine that read it")
    observed_at = models.DateTimeField(null=True)
    folder = models.TextField(default="")
    locator = models.TextField(help_text="where in the source it can be found again")
    audience_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source_id", "content_hash"], name="record_once_per_source")
        ]
        indexes = [models.Index(fields=["run_id"], name="record_run")]


class SetAside(models.Model):
    """An item that could not be taken in, with its reason and what to do, in words."""

    source_id = models.BigIntegerField()
    run_id = models.BigIntegerField()
    locator = models.TextField()
    reason = models.TextField()
    size = models.BigIntegerField()
    audience_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run_id", "source_id", "locator"], name="set_aside_once_a_run")
        ]
        indexes = [models.Index(fields=["run_id", "id"], name="set_aside_run")]


class Name(models.Model):
    """A display name as written in headers, kept once. ``id`` is a keyed hash of ``written``."""

    id = models.BigIntegerField(primary_key=True)
    written = models.TextField()
    display = models.TextField(help_text="cleaned: first last, without titles, quotes and shouting")
    folded = models.TextField(help_text="the form names are compared in")
    is_person = models.BooleanField()


class Claim(models.Model):
    """Something one record says about one identity, beyond what headers say."""

    id = models.BigAutoField(primary_key=True)
    record_id = models.BigIntegerField()
    source_id = models.BigIntegerField()
    identity_id = models.BigIntegerField()
    attribute = models.CharField(max_length=20)
    value = models.TextField()
    normalized = models.TextField()
    observed_at = models.DateTimeField(null=True)
    confidence = models.FloatField()
    origin = models.CharField(max_length=10)
    audience_id = models.BigIntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["identity_id"], name="claim_identity"),
            models.Index(fields=["record_id"], name="claim_record"),
        ]


class Fold(models.Model):
    """The same claim made by many records of one source, folded into one row. Derived; ``id`` is a keyed hash."""

    id = models.BigIntegerField(primary_key=True)
    source_id = models.BigIntegerField()
    identity_id = models.BigIntegerField()
    attribute = models.CharField(max_length=20)
    value = models.TextField()
    normalized = models.TextField()
    origin = models.CharField(max_length=10)
    confidence = models.FloatField(help_text="of the best single claim in it, 0..1")
    first_at = models.DateTimeField(null=True)
    last_at = models.DateTimeField(null=True)
    count = models.IntegerField()
    audience_id = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["identity_id", "attribute"], name="fold_identity")]


class Exclusion(models.Model):
    """What an owner wants never to be kept. Only a keyed hash and a masked hint are stored, not the thing itself."""

    class Kind(models.TextChoices):
        ADDRESS = "address", _("address")
        DOMAIN = "domain", _("domain")
        THREAD = "thread", _("thread")
        FOLDER = "folder", _("folder")

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    audience_id = models.BigIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    key_id = models.BigIntegerField(help_text="keyed hash of the excluded address, domain, folder or message")
    named_id = models.BigIntegerField(help_text="key of what its owner named: a thread has many keys")
    hint = models.CharField(max_length=120, help_text="enough for its owner to recognise it: j…@e….com")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "kind", "named_id", "key_id"], name="exclusion_once")
        ]
