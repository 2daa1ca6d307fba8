"""What is remembered of a reader: the pages they opened last. Ids alone; nothing here says who anybody is."""

from __future__ import annotations

from django.conf import settings
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
