"""What is remembered of a reader: the pages they opened last, and what they answered on Today.

Ids alone; nothing here says who anybody is.
"""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models


class Visit(models.Model):
    """Somebody opened the page of a person or an organization; the newest visit to each is kept.

    ``identity_id`` is the party's id as it was then; what it leads to now is found through the cluster map.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    identity_id = models.BigIntegerField()
    at = models.DateTimeField()
    audience_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "identity_id"], name="visit_once")]

    def __str__(self) -> str:
        return f"{self.user_id} at {self.identity_id}"


class Answer(models.Model):
    """What somebody answered to a question on Today. It is not asked again before ``hidden_until``.

    ``relationship``: ``subject_id`` is an identity. ``same``: ``subject_id`` and ``other_id`` are two, the smaller first.
    ``value``: they are candidates, the first the more believable. A worker carries the answer out, and ``before`` (the
    ruling there was) or ``records`` (of what was said) then hold what it takes to take it back.
    """

    class State(models.TextChoices):
        GIVEN = "given"
        DONE = "done"
        TAKEN_BACK = "taken_back"  # what was done is still to be undone
        WITHDRAWN = "withdrawn"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, help_text="see web.types.Kind")
    subject_id = models.BigIntegerField()
    other_id = models.BigIntegerField(default=0)
    reply = models.CharField(max_length=10, help_text="see web.types.Reply")
    state = models.CharField(max_length=10, choices=State.choices, default=State.GIVEN)
    before = models.CharField(max_length=10, default="")
    records = ArrayField(models.BigIntegerField(), default=list)
    hidden_until = models.DateTimeField()
    audience_id = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["user", "kind", "subject_id", "other_id"], name="answer_to")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.reply}"
