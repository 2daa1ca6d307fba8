"""The rhythm of ties: how often a pair is in touch, and from when on their silence stands out."""

from typing import Any

from django.db import migrations, models


def fill(apps: Any, schema_editor: Any) -> None:
    """Counts it for the ties that a record from before this migration holds."""
    from rapport.kernel.timeline.services import derive_ties

    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT set_config('rapport.viewer', 'system', true)")
        cursor.execute(
            "CREATE TEMPORARY TABLE touched_party ON COMMIT DROP AS SELECT DISTINCT other_id AS party_id FROM timeline_tie"
        )
        derive_ties(cursor)
        cursor.execute("DROP TABLE touched_party")


class Migration(migrations.Migration):
    dependencies = [("timeline", "0002_row_security"), ("accounts", "0001_initial")]

    operations = [
        migrations.AddField(
            "tie",
            "usual_gap",
            models.IntegerField(null=True, help_text="days between contacts; null where they do not say"),
        ),
        migrations.AddField(
            "tie",
            "quiet_on",
            models.DateField(null=True, help_text="the first day on which silence stands out"),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            "tie",
            models.Index(
                fields=["own_id", "quiet_on"], name="tie_quiet", condition=models.Q(quiet_on__isnull=False)
            ),
        ),
    ]
