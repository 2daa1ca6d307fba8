"""The order of the ledger: newest correspondence first, what has no date last."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("identity", "0003_judgements_of_the_operator")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX verdict_newest ON identity_verdict"
            " ((CASE WHEN last_at IS NULL THEN '-infinity'::timestamptz ELSE last_at END) DESC, identity_id DESC)",
            "DROP INDEX verdict_newest",
        )
    ]
