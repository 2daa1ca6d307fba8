"""Answers to what Today asks, and the indexes it finds its questions and its news by."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

INDEXES = {
    "person_met": "directory_person (first_at DESC, party_id) WHERE NOT is_own",
    "candidate_news": (
        "directory_candidate (first_at DESC) WHERE attribute IN ('title', 'organization', 'mobile') AND base >= 0.5"
    ),
    "tie_known_best": "timeline_tie (own_id, strength DESC) WHERE sent > 0 AND received > 0",
    "verdict_undecided": (
        "identity_verdict (last_at DESC, identity_id) WHERE NOT is_ruled AND received > 0"
        " AND (verdict = 'waiting' OR verdict = 'one_way' AND figures[4] >= 3)"
    ),
    "judgement_unsure": (
        "identity_judgement (id DESC) WHERE decision = 'unsure' AND author_id IS NULL AND overruled_at IS NULL"
    ),
}


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0001_initial"),
        ("accounts", "0001_initial"),
        ("identity", "0002_row_security"),
        ("directory", "0002_row_security"),
        ("timeline", "0002_row_security"),
    ]

    operations = [
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(help_text="see web.types.Kind", max_length=12)),
                ("subject_id", models.BigIntegerField()),
                ("other_id", models.BigIntegerField(default=0)),
                ("reply", models.CharField(help_text="see web.types.Reply", max_length=10)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("given", "Given"),
                            ("done", "Done"),
                            ("taken_back", "Taken Back"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="given",
                        max_length=10,
                    ),
                ),
                ("before", models.CharField(default="", max_length=10)),
                (
                    "records",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                ("hidden_until", models.DateTimeField()),
                ("audience_id", models.BigIntegerField()),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["user", "kind", "subject_id", "other_id"], name="answer_to")]
            },
        ),
        migrations.RunSQL("SELECT rapport_protect('web_answer')"),
        *(migrations.RunSQL(f"CREATE INDEX {name} ON {what}") for name, what in INDEXES.items()),
    ]
