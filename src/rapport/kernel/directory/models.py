"""Profiles: people, organizations and what is believed of them. All derived; delete them and they rebuild."""

from __future__ import annotations

from django.db import models


class Candidate(models.Model):
    """One value somebody might have, ranked among its rivals within one audience. ``id`` is a keyed hash.

    A reader sees the best of the candidates visible to them. Certainty is computed when read: ``base`` at ``last_at``,
    fading from there (see :mod:`rapport.engines.belief`).
    """

    id = models.BigIntegerField(primary_key=True)
    party_id = models.BigIntegerField()
    attribute = models.CharField(max_length=20)
    value = models.TextField()
    normalized = models.TextField()
    origin = models.CharField(max_length=10)
    base = models.FloatField(help_text="belief at last_at, 0..1")
    weight = models.FloatField(help_text="what rivals are ranked by: log of the belief at a fixed moment")
    first_at = models.DateTimeField(null=True)
    last_at = models.DateTimeField(null=True)
    count = models.IntegerField()
    identity_id = models.BigIntegerField(help_text="the identity the best claim was made about")
    audience_id = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["party_id", "attribute"], name="candidate_party")]


class Person(models.Model):
    """A human we have a relationship with, as one audience's evidence shows them."""

    pk = models.CompositePrimaryKey("party_id", "audience_id")
    party_id = models.BigIntegerField()
    audience_id = models.BigIntegerField()
    name = models.TextField()
    sort_key = models.TextField(help_text="lower case without accents")
    is_own = models.BooleanField(default=False, help_text="one of our own side")
    organization_id = models.BigIntegerField(null=True)
    received = models.IntegerField(default=0)
    sent = models.IntegerField(default=0)
    first_at = models.DateTimeField(null=True)
    last_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["sort_key", "party_id"], name="person_sorted"),
            models.Index(fields=["organization_id"], name="person_organization"),
        ]


class Organization(models.Model):
    """An organization somebody we know belongs to, as one audience's evidence shows it."""

    pk = models.CompositePrimaryKey("party_id", "audience_id")
    party_id = models.BigIntegerField()
    audience_id = models.BigIntegerField()
    name = models.TextField()
    sort_key = models.TextField()
    domain = models.TextField()
    is_own = models.BooleanField(default=False)
    people = models.IntegerField(default=0)
    first_at = models.DateTimeField(null=True)
    last_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["sort_key", "party_id"], name="organization_sorted")]


class Affiliation(models.Model):
    """A person belongs, or belonged, to an organization: since the first and until the last time it was seen."""

    pk = models.CompositePrimaryKey("person_id", "organization_id", "audience_id")
    person_id = models.BigIntegerField()
    organization_id = models.BigIntegerField()
    audience_id = models.BigIntegerField()
    title = models.TextField(default="")
    first_at = models.DateTimeField(null=True)
    last_at = models.DateTimeField(null=True)
    is_current = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["organization_id"], name="affiliation_organization")]


class SearchKind(models.IntegerChoices):
    """Whom a word leads to. Our own side stands apart, as lists of contacts leave it out."""

    PERSON = 1
    ORGANIZATION = 2
    OTHER = 3  # an address that is nobody's we know: only the ledger shows it
    OWN_PERSON = 4
    OWN_ORGANIZATION = 5


class SearchPosting(models.Model):
    """A word leads to a party, in what one audience may see of it. Derived, as all that follows.

    ``words`` are all the party's words, so that a query of several is answered from the postings of one: those of its names, a
    bar, those of its addresses alone, with a space around each. ``weight`` orders answers: log of the messages, and the later
    the last one the more, so that the order is the same at every moment.
    """

    pk = models.CompositePrimaryKey("party_id", "audience_id", "kind", "word")
    party_id = models.BigIntegerField()
    audience_id = models.BigIntegerField()
    organization_id = models.BigIntegerField(null=True)
    weight = models.FloatField()
    kind = models.SmallIntegerField()
    is_named = models.BooleanField(help_text="the word stands in a name")
    word = models.TextField(db_collation="C")
    words = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["audience_id", "kind", "word", "-weight"], name="searchposting_best")]


class SearchWord(models.Model):
    """A word that somebody in an audience is found by: of how many parties, in how many names, and the best one's weight."""

    pk = models.CompositePrimaryKey("audience_id", "kind", "word")
    audience_id = models.BigIntegerField()
    kind = models.SmallIntegerField()
    word = models.TextField(db_collation="C")
    parties = models.IntegerField()
    named = models.IntegerField()
    best = models.FloatField()


class SearchNeighbor(models.Model):
    """A word of a name with one of its characters deleted: where it meets what was typed with a slip."""

    pk = models.CompositePrimaryKey("audience_id", "kind", "neighbor", "word")
    audience_id = models.BigIntegerField()
    kind = models.SmallIntegerField()
    neighbor = models.TextField(db_collation="C")
    word = models.TextField(db_collation="C")
